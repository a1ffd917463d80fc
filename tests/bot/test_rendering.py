"""What is remembered of a message when it has arrived, whatever happened on its way."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.telegram.outgoing import EditScreen
from flows.commands import AcceptTask, CompleteTask, RecallTask
from flows.ids import TaskId
from storage import screens
from storage.screens import Card
from tests.bot.front import Front, front_office
from tests.flows.forms import KASI, STAF

KASI_CHAT = 103


@pytest.fixture
async def front(tmp_path: Path) -> AsyncIterator[Front]:
    async with front_office(tmp_path) as opened:
        yield opened


async def test_a_mark_that_is_written_twice_keeps_the_card(front: Front) -> None:
    case_id = await front.handed_on()
    (dispatch,) = await front.waiting()
    out = await front.drawn(dispatch)

    def full_disk(conn: sqlite3.Connection) -> None:
        front.arrived(conn, dispatch, out, 77)
        raise MemoryError

    with pytest.raises(MemoryError):
        await front.office.db.write(full_disk)
    await front.office.db.write(lambda conn: front.arrived(conn, dispatch, out, 77))
    kept = await front.office.db.read(lambda conn: screens.card_of(conn, KASI.official, case_id))
    assert kept == Card(2, KASI_CHAT, 77)


async def test_a_handoff_that_is_taken_back_on_its_way_is_drawn_again(front: Front) -> None:
    case_id = await front.handed_on()
    (dispatch,) = await front.waiting()
    out = await front.drawn(dispatch)
    back = RecallTask(STAF, TaskId(1))
    await front.office.casebook.execute(case_id, back, front.office.later(), "recall")
    await front.office.db.write(lambda conn: front.arrived(conn, dispatch, out, 77))
    await front.deliver()
    chat_id, card = front.sent[-1]
    assert (chat_id, type(card), getattr(card, "message_id", 0)) == (KASI_CHAT, EditScreen, 77)
    assert isinstance(card, EditScreen)
    assert "Tarik" not in card.screen.text
    assert [b.data for row in card.screen.buttons for b in row] == [f"1dt:{case_id}"]


async def test_a_card_that_is_still_true_is_sent_once(front: Front) -> None:
    case_id = await front.handed_on()
    await front.deliver()
    take = AcceptTask(KASI, TaskId(2))
    await front.office.casebook.execute(case_id, take, front.office.later(), "accept")
    await front.deliver()
    done = CompleteTask(KASI, TaskId(2), 0)
    await front.office.casebook.execute(case_id, done, front.office.later(), "complete")
    await front.deliver()
    assert [chat_id for chat_id, _ in front.sent] == [KASI_CHAT, 104]
