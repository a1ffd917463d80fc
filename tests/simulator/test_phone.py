"""What a thumb can do beyond writing: keys, contacts, inline mode, reactions, menus."""

import pytest

from simulator import Person, Phone, World

from .conftest import Bot

KEYBOARD = {
    "keyboard": [
        ["Tugas saya"],
        [{"text": "Nomor saya", "request_contact": True}],
        [{"text": "Pilih rekan", "request_users": {"request_id": 5, "max_quantity": 2}}],
    ]
}


async def test_keys_send_their_words_a_contact_or_users(
    bot: Bot, phone: Phone, surya: Person, ratna: Person
) -> None:
    asked = await bot.do("sendMessage", chat_id=surya.id, text="Pilih", reply_markup=KEYBOARD)
    assert "reply_markup" not in asked
    assert phone.chat()[-1]["reply_markup"]["keyboard"][0] == [{"text": "Tugas saya"}]
    await phone.tap("Tugas saya")
    await phone.tap("Nomor saya")
    await phone.tap("Pilih rekan", users=[ratna.id])
    words, contact, users = (one["message"] for one in await bot.updates())
    assert words["text"] == "Tugas saya"
    assert contact["contact"]["user_id"] == surya.id
    assert users["users_shared"] == {"request_id": 5, "users": [{"user_id": ratna.id}]}
    await bot.do(
        "sendMessage", chat_id=surya.id, text="Baik", reply_markup={"remove_keyboard": True}
    )
    with pytest.raises(LookupError):
        await phone.tap("Tugas saya")


async def test_an_inline_query_is_answered_chosen_and_edited(
    bot: Bot, world: World, phone: Phone
) -> None:
    query = await phone.type_inline("rapat")
    heard = (await bot.updates())[0]["inline_query"]
    assert (heard["id"], heard["query"]) == (query, "rapat")
    article = {
        "type": "article", "id": "a1", "title": "Rapat",
        "input_message_content": {"message_text": "<b>Rapat</b>", "parse_mode": "HTML"},
        "reply_markup": {"inline_keyboard": [[{"text": "Hadir", "callback_data": "hadir"}]]},
    }  # fmt: skip
    await bot.do("answerInlineQuery", inline_query_id=query, results=[article])
    sent = await phone.choose(query, "a1")
    assert (sent["text"], sent["via_bot"]["id"]) == ("Rapat", world.bot["id"])
    chosen = (await bot.updates())[-1]["chosen_inline_result"]
    await phone.press(sent["message_id"], label="Hadir")
    press = (await bot.updates())[0]["callback_query"]
    assert press["inline_message_id"] == chosen["inline_message_id"]
    place = {"inline_message_id": press["inline_message_id"]}
    assert await bot.do("editMessageText", **place, text="Hadir: 1") is True
    assert phone.chat()[-1]["text"] == "Hadir: 1"


async def test_a_reply_carries_the_message_it_answers(
    bot: Bot, phone: Phone, surya: Person
) -> None:
    prompt = {"force_reply": True, "input_field_placeholder": "Catatan perbaikan"}
    asked = await bot.do("sendMessage", chat_id=surya.id, text="Alasan", reply_markup=prompt)
    assert phone.chat()[-1]["reply_markup"] == prompt
    await phone.send("Tanggal keliru", reply_to=asked["message_id"])
    heard = (await bot.updates())[0]["message"]
    assert heard["reply_to_message"]["message_id"] == asked["message_id"]


async def test_menus_are_shown_by_scope_and_language(bot: Bot, world: World, surya: Person) -> None:
    def menu(name: str) -> list[dict[str, str]]:
        return [{"command": name, "description": "Uraian"}]

    await bot.do("setMyCommands", commands=menu("umum"))
    await bot.do("setMyCommands", commands=menu("tugas"), language_code="id")
    scope = {"type": "chat", "chat_id": surya.id}
    shown = world.profile.commands_for(surya.id, "private", surya.id, "id")
    await bot.do("setMyCommands", commands=menu("kepala"), scope=scope)
    own = world.profile.commands_for(surya.id, "private", surya.id, "id")
    assert [one[0]["command"] for one in (shown, own)] == ["tugas", "kepala"]
    await bot.do("deleteMyCommands", scope=scope)
    assert await bot.do("getMyCommands", scope=scope) == []
    refusal = await bot.refusal("setMyCommands", commands=menu("Tugas"))
    assert refusal == (400, "Bad Request: BOT_COMMAND_INVALID")


async def test_a_bot_says_who_it_is(bot: Bot) -> None:
    await bot.do("setMyDescription", description="Pemandu SOP", language_code="id")
    await bot.do("setMyShortDescription", short_description="Pemandu")
    found = await bot.do("getMyDescription", language_code="id")
    assert found == {"description": "Pemandu SOP"}
    assert await bot.do("getMyDescription") == {"description": ""}
    assert await bot.do("getMyShortDescription", language_code="id") == {
        "short_description": "Pemandu"
    }
    assert await bot.do("getMyName") == {"name": "Pandu"}


async def test_an_own_text_can_be_changed_afterwards(bot: Bot, phone: Phone) -> None:
    sent = await phone.send("Tanggal 1")
    await phone.change(sent["message_id"], "Tanggal 2")
    kinds = [(sorted(one)[0], one) for one in await bot.updates()]
    assert [kind for kind, _ in kinds] == ["message", "edited_message"]
    assert kinds[1][1]["edited_message"]["text"] == "Tanggal 2"
    assert kinds[0][1]["message"]["text"] == "Tanggal 1"


async def test_a_blocked_bot_is_not_written_to(phone: Phone) -> None:
    phone.block()
    with pytest.raises(PermissionError):
        await phone.send("halo")


async def test_every_request_is_logged_without_the_token(tmp_path, clock) -> None:
    world = World(log=tmp_path / "log.jsonl", clock=clock)
    await world.call(world.token, "sendMessage", {"chat_id": 7, "text": world.token}, {})
    world.close()
    line = (tmp_path / "log.jsonl").read_text()
    assert world.token not in line
    assert '"description": "Bad Request: chat not found"' in line
    assert [one["method"] for one in world.requests] == ["sendMessage"]
