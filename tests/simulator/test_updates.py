"""getUpdates: offsets, waiting, kinds, and what happens to two who poll at once."""

import asyncio

from simulator import Person, Phone, World

from .conftest import Bot


async def texts(bot: Bot, **params: object) -> list[str]:
    return [one["message"]["text"] for one in await bot.do("getUpdates", **params)]


async def test_updates_come_again_until_their_offset_is_passed(bot: Bot, phone: Phone) -> None:
    for text in ("satu", "dua", "tiga"):
        await phone.send(text)
    first = (await bot.do("getUpdates", limit=1))[0]["update_id"]
    assert await texts(bot) == ["satu", "dua", "tiga"]
    assert await texts(bot, offset=first) == ["satu", "dua", "tiga"]
    assert await texts(bot, offset=first + 2) == ["tiga"]
    assert await texts(bot) == ["tiga"]


async def test_a_negative_offset_forgets_all_but_the_last(bot: Bot, phone: Phone) -> None:
    for text in ("satu", "dua", "tiga"):
        await phone.send(text)
    assert await texts(bot, offset=-2) == ["dua", "tiga"]
    assert await texts(bot) == ["dua", "tiga"]


async def test_a_long_poll_returns_as_soon_as_something_is_written(bot: Bot, phone: Phone) -> None:
    poll = asyncio.create_task(texts(bot, timeout=30))
    await asyncio.sleep(0)
    await phone.send("halo")
    assert await poll == ["halo"]


async def test_a_poll_that_is_given_up_as_something_arrives_is_given_up(
    bot: Bot, phone: Phone
) -> None:
    poll = asyncio.create_task(texts(bot, timeout=30))
    await asyncio.sleep(0)
    await phone.send("halo")
    poll.cancel()
    (ended,) = await asyncio.gather(poll, return_exceptions=True)
    assert isinstance(ended, asyncio.CancelledError)
    assert await texts(bot) == ["halo"]


async def test_the_older_of_two_long_polls_ends_with_409(bot: Bot, phone: Phone) -> None:
    older = asyncio.create_task(bot.refusal("getUpdates", timeout=30))
    await asyncio.sleep(0)
    newer = asyncio.create_task(texts(bot, timeout=30))
    words = (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    assert await older == (409, words)
    await phone.send("halo")
    assert await newer == ["halo"]


async def test_reactions_come_only_to_a_bot_that_asked_for_them(bot: Bot, phone: Phone) -> None:
    first = phone.chat()[0]["message_id"]
    phone.react(first, "👍")
    assert await bot.updates() == []
    await bot.do("getUpdates", allowed_updates=["message_reaction"])
    phone.react(first, None)
    await phone.send("tidak diminta")
    found = await bot.updates()
    assert [sorted(one) for one in found] == [["message_reaction", "update_id"]]
    assert found[0]["message_reaction"]["old_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    await bot.do("getUpdates", allowed_updates=[])
    await phone.send("diminta")
    assert await texts(bot) == ["diminta"]


async def test_update_ids_begin_somewhere_and_count_by_one(surya: Person, world: World) -> None:
    other = World(seed=1, limits=None)
    assert world.updates.next_id == other.updates.next_id > 10**8
    phone = Phone(world, surya)
    begin = world.updates.next_id
    await phone.start("KODE")
    await phone.send("a")
    assert [one["update_id"] for one in world.updates.waiting] == [begin, begin + 1]


async def test_a_start_link_says_its_code(bot: Bot, world: World, surya: Person) -> None:
    await Phone(world, surya).start("KODE-A")
    message = (await bot.updates())[0]["message"]
    assert message["text"] == "/start KODE-A"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["from"]["id"] == message["chat"]["id"] == surya.id
