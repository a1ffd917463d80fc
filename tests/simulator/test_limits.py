"""Rate limits: 30 a second in all, 1 a second per person after a burst, 20 a minute per group."""

from simulator import Limits, Phone, World

from .conftest import Bot, Clock


async def sent(bot: Bot, chat: int, times: int) -> list[int]:
    return [(await bot.ask("sendMessage", chat_id=chat, text="a"))[0] for _ in range(times)]


async def test_a_person_gets_a_short_burst_and_then_one_message_a_second(clock: Clock) -> None:
    world = World(clock=clock, limits=Limits())
    surya, bot = world.add_person("Surya"), Bot(world)
    await Phone(world, surya).start()
    assert await sent(bot, surya.id, 6) == [200] * 5 + [429]
    status, body = await bot.ask("sendMessage", chat_id=surya.id, text="a")
    assert (status, body) == (
        429,
        {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 1",
            "parameters": {"retry_after": 1},
        },
    )
    clock.advance(1)
    assert await sent(bot, surya.id, 2) == [200, 429]


async def test_a_group_gets_twenty_messages_a_minute(clock: Clock) -> None:
    world = World(clock=clock, limits=Limits())
    bot = Bot(world)
    group = world.add_group("Panitia", [world.add_person("Surya")])
    assert await sent(bot, group.id, 21) == [200] * 20 + [429]
    clock.advance(3)
    assert await sent(bot, group.id, 2) == [200, 429]


async def test_all_chats_together_get_thirty_a_second(clock: Clock) -> None:
    world = World(clock=clock, limits=Limits())
    bot, people = Bot(world), [world.add_person(f"Orang {n}") for n in range(31)]
    for person in people:
        await Phone(world, person).start()
    statuses = [(await sent(bot, person.id, 1))[0] for person in people]
    assert statuses == [200] * 30 + [429]


async def test_edits_and_answers_to_presses_are_not_counted(clock: Clock) -> None:
    world = World(clock=clock, limits=Limits())
    surya, bot = world.add_person("Surya"), Bot(world)
    await Phone(world, surya).start()
    assert await sent(bot, surya.id, 6) == [200] * 5 + [429]
    place = {"chat_id": surya.id, "message_id": 2}
    for number in range(40):
        await bot.do("editMessageText", **place, text=f"Langkah {number}")


async def test_an_album_counts_each_of_its_pictures(clock: Clock) -> None:
    world = World(clock=clock, limits=Limits(private_burst=4))
    surya, bot = world.add_person("Surya"), Bot(world)
    phone = Phone(world, surya)
    await phone.start()
    sent_file = (await phone.upload([("a.pdf", b"a", "application/pdf")]))[0]["document"]
    media = [{"type": "document", "media": sent_file["file_id"]}] * 3
    await bot.do("sendMediaGroup", chat_id=surya.id, media=media)
    assert await sent(bot, surya.id, 2) == [200, 429]
