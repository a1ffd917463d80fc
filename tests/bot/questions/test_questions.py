"""To which question words and documents belong, also when several were asked or are over."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.telegram.outgoing import SendScreen
from flows.commands import AcceptTask
from flows.ids import TaskId
from tests.bot.front import Front, front_office
from tests.flows.forms import KASI

STAF_CHAT, KASI_CHAT = 101, 103


@pytest.fixture
async def front(tmp_path: Path) -> AsyncIterator[Front]:
    async with front_office(tmp_path) as opened:
        yield opened


async def test_words_after_an_answered_question_do_not_answer_an_older_one(front: Front) -> None:
    case_id = await front.handed_on()
    take = AcceptTask(KASI, TaskId(2))
    await front.office.casebook.execute(case_id, take, front.office.later(), "accept")
    await front.presses(KASI_CHAT, f"1rt:{case_id}:2:1")
    await front.deliver()
    await front.presses(KASI_CHAT, f"1cm:{case_id}")
    await front.deliver()
    await front.says(KASI_CHAT, "Sudah saya baca.")
    await front.deliver()
    await front.says(KASI_CHAT, "Baik, siap.")
    await front.deliver()
    _, case = await front.office.casebook.read(case_id)
    assert [c.text for c in case.comments] == ["Sudah saya baca."]
    assert [t.state.value for t in case.tasks] == ["done", "accepted"]
    assert "belum dapat dikaitkan dengan pertanyaan" in front.words(KASI_CHAT)[-1]


async def test_one_question_for_a_subject_opens_one_berkas(front: Front) -> None:
    await front.presses(STAF_CHAT, "1op:::surat-contoh")
    await front.deliver()
    question = len(front.sent)
    await front.says(STAF_CHAT, "Undangan rapat", quoting=question)
    await front.says(STAF_CHAT, "Terima kasih.", quoting=question)
    await front.deliver()
    numbers = await front.office.db.read(
        lambda conn: conn.execute("SELECT case_id, judul FROM berkas").fetchall()
    )
    assert numbers == [("SC-2026-001", "Undangan rapat")]


async def test_a_document_for_the_next_berkas_is_not_lost_to_a_closed_step(front: Front) -> None:
    case_id = await front.opened()
    await front.presses(STAF_CHAT, f"1at:{case_id}:1:2")
    await front.deliver()
    await front.sends(STAF_CHAT, "draf.pdf")
    await front.presses(STAF_CHAT, f"1tk:{case_id}:1:0")
    await front.presses(STAF_CHAT, f"1co:{case_id}:1:0")
    _, case = await front.office.casebook.read(case_id)
    assert [t.state.value for t in case.tasks] == ["done", "open"]
    await front.opened(cause="second")
    await front.sends(STAF_CHAT, "draf-kedua.pdf")
    await front.deliver()
    assert "Apakah ini Draf Surat?" in front.words(STAF_CHAT)[-1]


async def test_a_document_is_asked_about_however_much_is_in_hand(front: Front) -> None:
    for n in range(101):
        await front.opened(cause=str(n))
    await front.sends(STAF_CHAT, "draf.pdf")
    await front.deliver()
    _, question = front.sent[-1]
    assert isinstance(question, SendScreen)
    assert len(question.screen.buttons) == 61
    assert question.screen.buttons[-2][0].label.endswith("SC-2026-101")
