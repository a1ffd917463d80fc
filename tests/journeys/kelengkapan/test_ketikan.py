"""Words typed while a step waits for words: they are offered to the step and never dropped."""

from pathlib import Path

from tests.journeys.scenes import CASE, decided, opened
from tests.stage import on_stage

NOTE = "Setuju, mohon dilaksanakan sesuai rencana"
OFFERED = "apakah tulisan ini untuk langkah"


async def test_a_typed_disposisi_becomes_the_note_of_the_form(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        await kadis.tap("Tulis: Disposisi")
        await kadis.say(NOTE)
        assert kadis.last.startswith("Yth. ")
        assert OFFERED in kadis.last
        await kadis.tap(f"Catatan disposisi, langkah 2 ({CASE})")
        assert NOTE in kadis.last
        assert await office.sound()


async def test_whoever_has_no_step_for_words_is_told_what_can_be_done(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.say("xyzzy plugh")
        assert OFFERED not in kabid.last
        assert "belum dapat dikaitkan" in kabid.last
        assert await office.sound()
