"""What is kept about me: seen, taken away as a file, corrected."""

import json
from pathlib import Path

from tests.journeys.scenes import opened
from tests.stage import on_stage


async def test_an_official_sees_takes_away_and_corrects_what_is_kept_about_them(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await opened(office), office["SIM-KADIS"]
        await kabid.hand_in("Unggah: Telaahan Staf", "telaahan.pdf")
        await kabid.say("/privasi")
        assert "dokumen yang Ibu serahkan: 1" in kabid.last.replace("Bapak/Ibu", "Ibu")
        await kabid.tap("Data saya sebagai file")
        assert kabid.documents == ["data-saya.json"]
        sent = next(m for m in kabid.messages if "document" in m and not m["out"])["document"]
        stored = office.world.shelf.by_unique[sent["file_unique_id"]]
        kept = json.loads(stored.data)
        assert kept["pegawai"]["jabatan"] == "Kepala Bidang Bina Konstruksi"
        assert "KelengkapanAttached" in {act["tindakan"] for act in kept["tindakan"]}
        assert "SIM-KABID" not in stored.data.decode()
        await kabid.tap("Mohon perbaikan data")
        await kabid.answer("Nama saya ditulis tanpa gelar.")
        assert "Nama saya ditulis tanpa gelar." in kadis.last
        assert await office.sound()
