"""A berkas is shared with somebody who is not in it: they read, and do nothing else."""

from pathlib import Path

from tests.journeys.scenes import CASE, decided
from tests.journeys.standing_in import found
from tests.stage import on_stage


async def test_somebody_of_the_unit_is_let_in_to_read_and_out_again(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, staf = await decided(office), office["SIM-STAF"]
        await kadis.tap("Rincian berkas")
        await kadis.tap("Bagikan untuk dibaca")
        await found(kadis, "Udin")
        assert "Staf kini dapat membaca berkas ini." in kadis.last
        assert "Kepala Dinas (Bapak Masdari Lamiang) membagikan berkas PTA-2026-001" in staf.last
        await staf.tap("Rincian berkas")
        assert staf.labels[:2] == ["Kartu saya", "Dokumen (1)"]
        assert not {"Beri komentar", "Bagikan untuk dibaca"} & set(staf.labels)
        await staf.tap("Dokumen (1)")
        await staf.tap("1")
        assert staf.messages[-1]["document"]["file_name"] == "telaahan-staf.pdf"
        rows = await office.app.db.read(
            lambda conn: conn.execute(
                "SELECT o.jabatan FROM openings p JOIN officials o ON o.id = p.official"
            ).fetchall()
        )
        assert ("Staf",) in rows
        before = await office.case(CASE)
        message = staf.messages[-1]["message_id"]
        for data in (f"1ac:{CASE}:2", f"1co:{CASE}:2:0", f"1cm:{CASE}", f"1bg:{CASE}::s7"):
            await staf.forge(message, data)
        assert await office.case(CASE) == before
        await kadis.tap("Cabut: Udin")
        assert "tidak lagi dibagikan" in staf.last
        await staf.forge(message, f"1dt:{CASE}")
        await staf.forge(message, f"1do:{CASE}::0")
        assert "tidak lagi dibagikan" in staf.last
        assert await office.sound()


async def test_a_shared_berkas_stands_in_the_list_of_berkas(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, staf = await decided(office), office["SIM-STAF"]
        await staf.say("/berkas")
        assert CASE not in staf.last
        await kadis.tap("Rincian berkas")
        await kadis.tap("Bagikan untuk dibaca")
        await found(kadis, "Udin")
        await staf.say("/berkas")
        assert CASE in staf.last
