"""Numbers on phones: noted as SRIKANDI, SiRUP and SPSE give them, never made here."""

from pathlib import Path

from tests.journeys.scenes import reached
from tests.journeys.sops import plans
from tests.journeys.sops.walking import begun
from tests.stage import BALANGAN, on_stage


async def test_the_number_of_a_signed_letter_is_noted_and_never_made(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await reached(office, "9", "SIM-KABID")
        await kabid.tap("№ Nomor: Surat Tugas")
        assert "Nomor itu diberikan oleh SRIKANDI; Pandu tidak menerbitkan nomor" in kabid.last
        await kabid.answer("menyusul")
        assert kabid.last == (
            "Mohon ketik nomor sebagaimana diberikan SRIKANDI, misalnya 600.1/215/BK/2026. Pandu "
            "hanya mencatatnya."
        )
        await kabid.answer("600.1/215/BK/2026")
        assert "sudah ditandatangani, nomor 600.1/215/BK/2026" in kabid.last
        await kabid.tap("Sudah ditandatangani")
        await kabid.tap("Rincian")
        assert "№ Surat Tugas Panitia (ditandatangani): 600.1/215/BK/2026" in kabid.last
        assert await office.sound()


async def test_a_rup_id_of_the_wrong_form_is_refused_with_an_example(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN, terse=True) as office:
        await begun(office, plans.READY)
        ppk = office["BLG-PPK"]
        await ppk.tap("№ Nomor: ID paket RUP")
        await ppk.answer("sudah diumumkan")
        assert ppk.last == (
            "ID RUP terdiri atas 7 sampai 9 angka, misalnya 48210377. Nomor itu berasal dari "
            "SiRUP; Pandu hanya mencatatnya."
        )
        await ppk.answer("48210377")
        assert "nomor RUP 48210377" in ppk.last
