"""What is kept about me: seen, taken away as a file, corrected."""

import json
from pathlib import Path

from tests.journeys.scenes import CASE, opened
from tests.journeys.standing_in import found
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


async def test_the_file_also_says_when_one_was_away_and_what_was_shared(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, staf = await opened(office), office["SIM-STAF"]
        await kabid.tap("Rincian berkas")
        await kabid.tap("Bagikan untuk dibaca")
        await found(kabid, "Udin")
        await staf.say("/profil")
        for label in ("Catat saya berhalangan", "Sakit", "Sel, 24 Nov", "Rab, 25 Nov", "Catat"):
            await staf.tap(label)
        await staf.say("/privasi")
        await staf.tap("Data saya sebagai file")
        sent = next(m for m in staf.messages if "document" in m and not m["out"])["document"]
        kept = json.loads(office.world.shelf.by_unique[sent["file_unique_id"]].data)
        assert kept["berhalangan"] == [["sakit", "2026-11-24", "2026-11-25"]]
        assert kept["berkas_yang_dibagikan"] == [[CASE]]
