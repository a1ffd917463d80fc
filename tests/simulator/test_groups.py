"""Groups: what privacy mode lets through, coming and going, becoming a supergroup."""

import pytest

from simulator import Chat, Person, Phone, World

from .conftest import Bot


@pytest.fixture
def group(world: World, surya: Person, ratna: Person) -> Chat:
    group = world.add_group("Panitia", [surya, ratna])
    world.updates.clear()
    return group


async def test_a_bot_sees_only_what_is_meant_for_it(
    bot: Bot, world: World, group: Chat, phone: Phone
) -> None:
    asked = await bot.do("sendMessage", chat_id=group.id, text="Mohon izin.")
    for text in ("halo semua", "/tugas", "/tugas@OtherBot", "@PanduSimBot bagaimana"):
        await phone.send(text, chat=group.id)
    await phone.send("boleh", reply_to=asked["message_id"], chat=group.id)
    heard = [one["message"]["text"] for one in await bot.updates()]
    assert heard == ["/tugas", "@PanduSimBot bagaimana", "boleh"]
    world.privacy = False
    await phone.send("halo lagi", chat=group.id)
    assert [one["message"]["text"] for one in await bot.updates()] == ["halo lagi"]


async def test_a_bot_is_told_when_it_is_added(bot: Bot, world: World, surya: Person) -> None:
    world.add_group("Rapat", [surya])
    change = (await bot.updates())[0]["my_chat_member"]
    assert change["chat"]["title"] == "Rapat"
    assert change["old_chat_member"]["status"] == "left"
    assert change["new_chat_member"]["status"] == "member"


async def test_a_bot_that_is_expelled_and_invited_again_hears_of_both(
    bot: Bot, group: Chat, phone: Phone
) -> None:
    phone.expel_bot(group.id)
    refusal = await bot.refusal("sendMessage", chat_id=group.id, text="a")
    assert refusal == (403, "Forbidden: bot was kicked from the group chat")
    phone.invite_bot(group.id)
    await bot.do("sendMessage", chat_id=group.id, text="a")
    told = await bot.updates()
    changes = [one["my_chat_member"] for one in told if "my_chat_member" in one]
    assert [one["new_chat_member"]["status"] for one in changes] == ["kicked", "member"]
    assert "left_chat_member" in told[0]["message"]
    assert told[-1]["message"]["new_chat_members"] == [bot.world.bot]


async def test_a_group_that_becomes_a_supergroup_gets_a_new_id(
    bot: Bot, world: World, group: Chat
) -> None:
    larger = world.migrate(group)
    status, body = await bot.ask("sendMessage", chat_id=group.id, text="a")
    assert (status, body["parameters"]) == (400, {"migrate_to_chat_id": larger.id})
    told = [one["message"] for one in await bot.updates()]
    assert told[0]["migrate_to_chat_id"] == larger.id
    assert told[1]["migrate_from_chat_id"] == group.id
    sent = await bot.do("sendMessage", chat_id=larger.id, text="a")
    assert sent["chat"] == {"id": larger.id, "type": "supergroup", "title": "Panitia"}


async def test_a_bot_that_left_can_do_nothing_more(bot: Bot, group: Chat) -> None:
    assert await bot.do("getChatMemberCount", chat_id=group.id) == 3
    await bot.do("leaveChat", chat_id=group.id)
    refusal = await bot.refusal("sendMessage", chat_id=group.id, text="a")
    assert refusal == (403, "Forbidden: bot is not a member of the group chat")


async def test_members_and_administrators_are_known(
    bot: Bot, group: Chat, surya: Person, ratna: Person
) -> None:
    place = {"chat_id": group.id}
    assert (await bot.do("getChatMember", **place, user_id=ratna.id))["status"] == "member"
    owners = await bot.do("getChatAdministrators", **place)
    assert [one["user"]["id"] for one in owners] == [surya.id]
    pinned = await bot.do("sendMessage", **place, text="Agenda")
    await bot.do("pinChatMessage", **place, message_id=pinned["message_id"])
    assert (await bot.do("getChat", **place))["pinned_message"]["text"] == "Agenda"
    await bot.do("unpinChatMessage", **place)
    assert "pinned_message" not in await bot.do("getChat", **place)
