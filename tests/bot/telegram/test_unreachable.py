"""People who cannot be reached for a while: nothing rests with them unnoticed."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.telegram.unreachable import lost_touch
from flows.commands import AcceptTask, ReturnTask
from flows.ids import TaskId
from storage.people import roster
from tests.bot.front import Front, front_office
from tests.flows.forms import KASI

STAF_CHAT, STAF_LAIN_CHAT, KASI_CHAT = 101, 102, 103


@pytest.fixture
async def front(tmp_path: Path) -> AsyncIterator[Front]:
    async with front_office(tmp_path) as opened:
        yield opened


async def lose(front: Front, chat_id: int) -> None:
    await front.office.db.write(lambda conn: lost_touch(conn, front.desk, chat_id))


async def test_a_returned_berkas_goes_to_the_others_when_its_author_is_gone(front: Front) -> None:
    case_id = await front.handed_on()
    for command in (AcceptTask(KASI, TaskId(2)), ReturnTask(KASI, TaskId(2), 1, "Salah tanggal.")):
        await front.office.casebook.execute(case_id, command, front.office.later(), str(command))
    await front.deliver()
    assert front.words(STAF_LAIN_CHAT) == []
    await lose(front, STAF_CHAT)
    await front.deliver()
    (returned,) = front.words(STAF_LAIN_CHAT)
    assert "Salah tanggal." in returned


async def test_whoever_presses_a_button_can_be_reached_again(front: Front) -> None:
    await lose(front, KASI_CHAT)
    await front.handed_on()
    await front.presses(KASI_CHAT, "1tg")
    await front.deliver()
    kasi = await front.office.db.read(lambda conn: roster.by_chat(conn, KASI_CHAT))
    assert kasi is not None
    assert kasi.reachable
    assert (
        sum("langkah 2" in text and "telah diteruskan" in text for text in front.words(KASI_CHAT))
        == 1
    )
