"""Somebody is given another peran by a new personnel list while berkas are under way."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.people.enrolling import Import, import_people
from flows.ids import Peran
from flows.people.officials import Sapaan
from storage.people.personnel import Person
from tests.bot.front import Front, front_office
from tests.flows.forms import UNIT

STAF_CHAT, STAF_LAIN_CHAT = 101, 102
SUCCESSOR = Person(
    2, "Pegawai 2", Sapaan.BAPAK, "Plt. Kepala Seksi", UNIT, (Peran("staf"), Peran("kasi"))
)


@pytest.fixture
async def front(tmp_path: Path) -> AsyncIterator[Front]:
    async with front_office(tmp_path) as opened:
        yield opened


async def enrolled(front: Front) -> None:
    await import_people(front.office.db, Import((SUCCESSOR,), 7, trial=False), front.office.at)


async def test_the_new_holder_of_a_peran_is_handed_what_waits_for_it_once(front: Front) -> None:
    await front.handed_on()
    await front.deliver()
    await enrolled(front)
    await enrolled(front)
    await front.deliver()
    (handed,) = front.words(STAF_LAIN_CHAT)
    assert "langkah 2" in handed
    assert front.words(STAF_CHAT) == []
