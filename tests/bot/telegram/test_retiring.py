"""A card that another has replaced loses its buttons, unless it came back to life meanwhile."""

from pathlib import Path

import pytest

from bot.desk import Desk
from bot.drawing.rendering import Renderer
from bot.telegram.outgoing import Outgoing, RetireButtons
from flows.people.officials import OfficialId
from storage import screens
from storage.kelengkapan.shelf import FOLDER, Shelf
from storage.outbox import Dispatch, Priority
from storage.screens import Card
from storage.waktu.offices import Offices
from tests.storage.office import open_office

READER, CHAT, CASE = OfficialId(1), 101, "SC-2026-001"
OLD, NEW = 40, 41


@pytest.mark.parametrize(("live", "drawn"), [(NEW, RetireButtons(CHAT, OLD)), (OLD, None)])
async def test_a_card_loses_its_buttons_unless_a_tap_has_made_it_the_live_one_again(
    tmp_path: Path, live: int, drawn: Outgoing | None
) -> None:
    office = await open_office(tmp_path)
    card = Card(task=1, chat_id=CHAT, message_id=live)
    await office.db.write(lambda conn: screens.keep_card(conn, READER, CASE, card))
    desk = Desk(
        *(office.db, office.casebook, {}, Offices(()), office.later, lambda: None, lambda: 0),
        *(Shelf(tmp_path / FOLDER), lambda: None),
    )
    body = {"official": READER, "case": CASE, "message": OLD}
    retire = Dispatch(1, CHAT, Priority.HANDOFF, "retire", body)
    assert await Renderer(desk).render(retire) == drawn
    await office.db.close()
