"""What is kept about me: seen, taken away as a file, corrected."""

import json
from pathlib import Path

from storage.people.secretaries import Secretary, appoint
from tests.journeys.kelengkapan.letters import content_of
from tests.journeys.people.standing_in import found
from tests.journeys.scenes import CASE, opened
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
        assert kabid.documents == ["data-saya.json", "data-saya.txt"]
        text = content_of(kabid, "data-saya.txt").decode()
        assert "PEGAWAI\nnama: Norhayati Kumala\n" in text
        assert "pukul 08.3" in text
        assert "T00:3" not in text
        assert [m["caption"] for m in kabid.messages if "document" in m and not m["out"]] == [
            "Semua yang disimpan Pandu mengenai pemilik akun ini."
        ] * 2
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


async def test_the_file_says_what_one_set_up_and_what_was_set_up_about_one(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        staf, at = office["SIM-STAF"], office.clock.now
        people = {one.nama: one for one in await office.roster()}
        kabid, udin = people["Norhayati Kumala"], people["Udin Paranggi"]
        wished = Secretary(udin.id, kabid.id, decides=False)
        await office.app.db.write(lambda conn: appoint(conn, wished, kabid.id, at))
        await staf.say("/privasi")
        await staf.tap("Data saya sebagai file")
        sent = next(m for m in staf.messages if "document" in m and not m["out"])["document"]
        kept = json.loads(office.world.shelf.by_unique[sent["file_unique_id"]].data)
        assert kept["tindakan_administrasi"][-1] == {
            "pada": at.isoformat(),
            "oleh": kabid.id,
            "jenis": "secretary_appointed",
            "tentang": str(udin.id),
            "rincian": {
                "head": str(kabid.id),
                "decides": "0",
                f"jabatan_{kabid.id}": kabid.jabatan,
                f"jabatan_{udin.id}": udin.jabatan,
            },
        }
