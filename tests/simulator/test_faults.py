"""Each fault strikes what it is aimed at, as often as asked, and no more."""

import asyncio

import aiohttp
import pytest

from simulator import LostRequest, Person, Phone, World, serve

from .conftest import Bot


async def send(bot: Bot, person: Person, text: str = "a") -> tuple[int, dict]:
    return await bot.ask("sendMessage", chat_id=person.id, text=text)


async def test_too_many_strikes_as_often_as_asked(bot: Bot, phone: Phone, surya: Person) -> None:
    bot.world.faults.too_many(7, method="sendMessage", count=2)
    await bot.do("getMe")
    answers = [await send(bot, surya) for _ in range(3)]
    assert [status for status, _ in answers] == [429, 429, 200]
    assert answers[0][1]["parameters"] == {"retry_after": 7}


async def test_a_fault_aimed_at_one_chat_spares_the_others(
    bot: Bot, phone: Phone, surya: Person, ratna: Person
) -> None:
    await Phone(bot.world, ratna).start()
    bot.world.faults.forbidden(chat=ratna.id)
    assert (await send(bot, surya))[0] == 200
    refused = await send(bot, ratna)
    assert refused[1]["description"] == "Forbidden: bot was blocked by the user"


async def test_a_server_error_carries_nothing_out(bot: Bot, phone: Phone, surya: Person) -> None:
    bot.world.faults.server_error(502)
    assert (await send(bot, surya))[1]["description"] == "Bad Gateway"
    assert len(phone.chat()) == 1


async def test_a_request_lost_before_delivery_did_not_arrive(
    bot: Bot, phone: Phone, surya: Person
) -> None:
    bot.world.faults.timeout_before()
    with pytest.raises(LostRequest):
        await send(bot, surya)
    assert len(phone.chat()) == 1


async def test_a_request_lost_after_delivery_did_arrive(
    bot: Bot, phone: Phone, surya: Person
) -> None:
    bot.world.faults.timeout_after()
    with pytest.raises(LostRequest):
        await send(bot, surya, "sampai")
    assert phone.chat()[-1]["text"] == "sampai"


async def test_over_http_a_lost_request_gets_no_answer(phone: Phone, surya: Person) -> None:
    serving = await serve(phone.world)
    phone.world.faults.timeout_after()
    url = f"{serving.url}/bot{phone.world.token}/sendMessage"
    wait = aiohttp.ClientTimeout(total=0.3)
    async with aiohttp.ClientSession(timeout=wait) as session:
        with pytest.raises(asyncio.TimeoutError):
            await session.post(url, json={"chat_id": surya.id, "text": "sampai"})
    await serving.close()
    assert phone.chat()[-1]["text"] == "sampai"


async def test_a_migrating_group_tells_its_new_id(bot: Bot, phone: Phone, surya: Person) -> None:
    bot.world.faults.migrate(-1001)
    status, body = await send(bot, surya)
    assert (status, body["parameters"]) == (400, {"migrate_to_chat_id": -1001})
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    assert body["description"] == words


async def test_a_duplicate_update_comes_once_more_after_it_was_confirmed(
    bot: Bot, world: World, phone: Phone
) -> None:
    await phone.send("satu")
    await phone.send("dua")
    world.faults.duplicate(1)
    first, second = await bot.do("getUpdates")
    again = await bot.do("getUpdates", offset=second["update_id"] + 1)
    rest = await bot.do("getUpdates", offset=second["update_id"] + 1)
    assert (again, rest) == ([first], [])


async def test_updates_out_of_order_come_backwards(bot: Bot, world: World, phone: Phone) -> None:
    await phone.send("satu")
    await phone.send("dua")
    world.faults.reorder()
    backwards, forwards = await bot.do("getUpdates"), await bot.do("getUpdates")
    assert backwards == forwards[::-1]
    assert [one["message"]["text"] for one in forwards] == ["satu", "dua"]


async def test_a_poisoned_update_stands_between_the_others(
    bot: Bot, world: World, phone: Phone
) -> None:
    from telegram import Update

    await phone.send("satu")
    world.faults.poison()
    await phone.send("dua")
    found = await bot.updates()
    assert [one["update_id"] - found[0]["update_id"] for one in found] == [0, 1, 2]
    Update.de_json(found[0], None)
    with pytest.raises((TypeError, AttributeError, ValueError)):
        Update.de_json(found[1], None)
