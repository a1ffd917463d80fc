"""People and groups that come while it is played: over HTTP, and by hand on the page."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from simulator import Person, Phone, Serving, World, serve

from .conftest import Bot


@pytest.fixture
async def serving(world: World) -> AsyncIterator[Serving]:
    serving = await serve(world)
    yield serving
    await serving.close()


@pytest.fixture
async def browser(serving: Serving) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(serving.url) as session:
        yield session


async def test_a_new_person_has_a_phone_and_no_invitation(
    browser: aiohttp.ClientSession, bot: Bot, world: World, surya: Person
) -> None:
    wish = {"name": " Bapak  Jaka ", "about": "CV Contoh"}
    said = await (await browser.post("/_sim/people", json=wish)).json()
    number = surya.id + 1
    assert said == {"id": number, "name": "Bapak Jaka", "about": "CV Contoh", "start": None}
    async with browser.ws_connect(f"/_sim/phone/{number}/ws") as line:
        await line.receive_json()
        await line.send_json({"do": "start", "payload": "KODE"})
        await line.receive_json()
    (heard,) = await bot.updates()
    assert (heard["message"]["from"]["first_name"], heard["message"]["text"]) == (
        "Bapak Jaka",
        "/start KODE",
    )


async def test_a_new_group_is_on_the_phones_of_its_members_and_the_bot_is_told(
    browser: aiohttp.ClientSession, bot: Bot, surya: Person, ratna: Person
) -> None:
    async with browser.ws_connect(f"/_sim/phone/{ratna.id}/ws") as line:
        await line.receive_json()
        wish = {"title": "Grup Panitia", "members": [surya.id, ratna.id, surya.id]}
        said = await (await browser.post("/_sim/groups", json=wish)).json()
        shown = await line.receive_json()
        await line.send_json({"do": "start_group", "chat": said["id"], "payload": "KODE"})
        await line.receive_json()
    assert said["members"] == [surya.id, ratna.id]
    assert shown["message"]["chat"] == {
        "id": said["id"],
        "type": "group",
        "title": "Grup Panitia",
    }
    status, created, started = await bot.updates()
    assert status["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert created["message"]["group_chat_created"] is True
    assert started["message"]["text"] == "/start@PanduSimBot KODE"
    assert started["message"]["from"]["id"] == ratna.id


@pytest.mark.parametrize(
    ("where", "wish"),
    [
        ("people", {"name": "  "}),
        ("people", {"name": "a" * 65}),
        ("people", {"name": 7}),
        ("people", ["Jaka"]),
        ("groups", {"title": "Grup", "members": []}),
        ("groups", {"title": "Grup", "members": [1]}),
        ("groups", {"title": "Grup", "members": [[700_000_001]]}),
        ("groups", {"title": "", "members": [700_000_001]}),
    ],
)
async def test_a_wish_without_name_or_known_members_changes_nothing(
    browser: aiohttp.ClientSession, world: World, surya: Person, where: str, wish: object
) -> None:
    assert (await browser.post(f"/_sim/{where}", json=wish)).status == 400
    assert (list(world.people), world.groups) == ([surya.id], [])


async def test_a_link_for_groups_lets_the_bot_in_where_it_is_not(
    bot: Bot, world: World, phone: Phone, ratna: Person
) -> None:
    group = phone.create_group("Pokja", [ratna])
    phone.expel_bot(group.id)
    world.updates.clear()
    await phone.start_in(group.id, "KODE")
    status, joined, started = await bot.updates()
    assert status["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert joined["message"]["new_chat_members"] == [world.bot]
    assert started["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 18}]
