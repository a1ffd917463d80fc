"""How something is done is asked in one's own words, and answered with the button that does it."""

from pathlib import Path

from tests.journeys.scenes import opened
from tests.stage import on_stage


async def test_the_way_is_told_with_the_button_that_goes_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("bagaimana membuka berkas?")
        assert kabid.last.startswith("Berkas dibuka dengan tombol di bawah")
        await kabid.tap("Buka berkas baru")
        assert "Pelatihan Tenaga Ahli" in kabid.labels
        await kabid.say("cara mengunggah dokumen")
        assert kabid.last.startswith("Dokumen cukup dikirim ke chat ini")
        await kabid.say("cara mencatat cuti")
        await kabid.tap("Catat saya berhalangan")
        assert kabid.last == "Apa alasan Ibu berhalangan?"


async def test_an_english_question_is_answered_in_english(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.say("How do I send a file back?")
        assert kabid.last.startswith("On the card of the step the button ↩ asks for the reason")
        await kabid.say("how do I open a file")
        assert kabid.last.startswith("A file is opened in three taps")
        await kabid.say("what should I do now?")
        assert "PTA-2026-001" in kabid.last


async def test_who_can_help_is_answered_by_name(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        staf, admin = office["SIM-STAF"], office["SIM-KASI"].phone.person.id
        await office.app.db.write(
            lambda conn: conn.execute("UPDATE officials SET admin = 1 WHERE chat_id = ?", (admin,))
        )
        await staf.say("siapa yang bisa membantu?")
        assert "Untuk akun, jabatan, dan undangan, yang dapat membantu:" in staf.last
        assert staf.last.count("(Bapak Rusdiani Sapta)") == 2
