"""What Telegram refuses, the simulator refuses, with the same code and words."""

import pytest

from simulator import Person, Phone, Upload

from .conftest import Bot, Clock

IDENTICAL = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def keys(**button: object) -> dict[str, object]:
    return {"inline_keyboard": [[{"text": "Setujui", **button}]]}


SEND = {
    "empty text": ({"text": ""}, "message text is empty"),
    "no text": ({}, "message text is empty"),
    "only spaces": ({"text": " \n "}, "message text is empty"),
    "only an empty tag": ({"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
    "4097 characters": ({"text": "a" * 4097}, "message is too long"),
    "4096 units in 2049 emoji": ({"text": "😀" * 2049}, "message is too long"),
    "unknown parse mode": ({"text": "a", "parse_mode": "BBCode"}, "unsupported parse_mode"),
    "data of 65 bytes": (
        {"text": "a", "reply_markup": keys(callback_data="x" * 65)},
        "BUTTON_DATA_INVALID",
    ),
    "empty data": ({"text": "a", "reply_markup": keys(callback_data="")}, "BUTTON_DATA_INVALID"),
    "data in bytes, not characters": (
        {"text": "a", "reply_markup": keys(callback_data="é" * 33)},
        "BUTTON_DATA_INVALID",
    ),
    "data is a number": (
        {"text": "a", "reply_markup": keys(callback_data=7)},
        'can\'t parse inline keyboard button: Field "callback_data" must be of type String',
    ),
    "a button without a deed": (
        {"text": "a", "reply_markup": keys()},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    "a button with a local address": (
        {"text": "a", "reply_markup": keys(url="http://localhost/x")},
        "inline keyboard button URL 'http://localhost/x' is invalid: Wrong HTTP URL",
    ),
    "101 buttons": (
        {
            "text": "a",
            "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "y"}]] * 101},
        },
        "REPLY_MARKUP_TOO_LONG",
    ),
    "markup that is no JSON": (
        {"text": "a", "reply_markup": "{"},
        "can't parse reply keyboard markup JSON object",
    ),
    "markup that is a list": ({"text": "a", "reply_markup": []}, "object expected as reply markup"),
    "rows that are no rows": (
        {"text": "a", "reply_markup": {"inline_keyboard": [{"text": "x"}]}},
        'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ),
    "a style nobody knows": (
        {"text": "a", "reply_markup": keys(callback_data="a", style="rainbow")},
        "can't parse inline keyboard button: Invalid button style specified",
    ),
    "a reply to nothing": (
        {"text": "a", "reply_parameters": {"message_id": 999}},
        "message to be replied not found",
    ),
}


@pytest.mark.parametrize("name", SEND)
async def test_sending_what_telegram_refuses_is_refused(
    name: str, bot: Bot, phone: Phone, surya: Person
) -> None:
    params, words = SEND[name]
    refusal = await bot.refusal("sendMessage", chat_id=surya.id, **params)
    assert refusal == (400, f"Bad Request: {words}")
    assert [one["text"] for one in phone.chat()] == ["/start"]


HTML = {
    "<b>a": 'Can\'t find end tag corresponding to start tag "b"',
    "é <br> a": 'Unsupported start tag "br" at byte offset 3',
    "a < b": 'Unsupported start tag "" at byte offset 2',
    "a <b": "Unclosed start tag at byte offset 2",
    "a</b>": "Unexpected end tag at byte offset 1",
    "<b>a</i>": 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
    "<b>a</b": "Unclosed end tag at byte offset 4",
    '<span class="x">a</span>': 'Tag "span" must have class "tg-spoiler" at byte offset 0',
}
MARKDOWN = {
    "a.": "Character '.' is reserved and must be escaped with the preceding '\\'",
    "é *a": "Can't find end of Bold entity at byte offset 3",
    "||a": "Can't find end of Spoiler entity at byte offset 0",
    "`a": "Can't find end of Code entity at byte offset 0",
    "```\na": "Can't find end of Pre entity at byte offset 0",
    "[a](b": "Can't find end of a URL at byte offset 3",
}
BROKEN = [("HTML", *one) for one in HTML.items()] + [
    ("MarkdownV2", *one) for one in MARKDOWN.items()
]


@pytest.mark.parametrize(("mode", "text", "words"), BROKEN)
async def test_broken_formatting_is_refused_with_its_place(
    mode: str, text: str, words: str, bot: Bot, phone: Phone, surya: Person
) -> None:
    refusal = await bot.refusal("sendMessage", chat_id=surya.id, text=text, parse_mode=mode)
    assert refusal == (400, f"Bad Request: can't parse entities: {words}")


async def test_an_edit_that_changes_nothing_is_refused(
    bot: Bot, phone: Phone, surya: Person
) -> None:
    card = {"chat_id": surya.id, "text": "<b>Kartu</b>", "parse_mode": "HTML"}
    sent = await bot.do("sendMessage", **card, reply_markup=keys(callback_data="a"))
    place = {**card, "message_id": sent["message_id"]}
    again = await bot.refusal("editMessageText", **place, reply_markup=keys(callback_data="a"))
    assert again == (400, IDENTICAL)
    changed = await bot.do("editMessageText", **place)
    assert "reply_markup" not in changed
    assert await bot.refusal("editMessageReplyMarkup", **place) == (400, IDENTICAL)


async def test_an_edit_of_4097_characters_is_refused(bot: Bot, phone: Phone, surya: Person) -> None:
    sent = await bot.do("sendMessage", chat_id=surya.id, text="a")
    place = {"chat_id": surya.id, "message_id": sent["message_id"]}
    refusal = await bot.refusal("editMessageText", **place, text="a" * 4097)
    assert refusal == (400, "Bad Request: MESSAGE_TOO_LONG")


async def test_only_own_messages_without_reply_keyboard_can_be_edited(
    bot: Bot, phone: Phone, surya: Person
) -> None:
    chat = {"chat_id": surya.id, "text": "b"}
    theirs = phone.chat()[0]["message_id"]
    asked = await bot.do("sendMessage", **chat, reply_markup={"force_reply": True})
    photo = {"photo": Upload("a.png", PNG)}
    picture = await bot.do("sendPhoto", photo, chat_id=surya.id)

    async def refused(number: object, method: str = "editMessageText") -> tuple[int, str]:
        return await bot.refusal(method, **chat, message_id=number, caption="c")

    assert await refused(theirs) == (400, "Bad Request: message can't be edited")
    assert await refused(asked["message_id"]) == (400, "Bad Request: message can't be edited")
    assert await refused(999) == (400, "Bad Request: message to edit not found")
    assert await refused("satu") == (400, "Bad Request: message identifier is not specified")
    words = "Bad Request: there is no text in the message to edit"
    assert await refused(picture["message_id"]) == (400, words)
    words = "Bad Request: there is no caption in the message to edit"
    text = await bot.do("sendMessage", **chat)
    assert await refused(text["message_id"], "editMessageCaption") == (400, words)


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x08\x00\x00\x00\x06\x08\x02\x00\x00\x00"
FILES = {
    "no document": ({}, {}, 400, "Bad Request: there is no document in the request"),
    "an empty file": (
        {},
        {"document": Upload("a.pdf", b"")},
        400,
        "Bad Request: file must be non-empty",
    ),
    "an unknown file_id": (
        {"document": "BQxx"},
        {},
        400,
        "Bad Request: wrong file identifier/HTTP URL specified",
    ),
    "a caption of 1025": (
        {"caption": "a" * 1025},
        {"document": Upload("a.pdf", b"a")},
        400,
        "Bad Request: message caption is too long",
    ),
    "over 50 MB": (
        {},
        {"document": Upload("a.pdf", b"a" * (50 * 1024 * 1024 + 1))},
        413,
        "Request Entity Too Large",
    ),
}


@pytest.mark.parametrize("name", FILES)
async def test_a_wrong_document_is_refused(
    name: str, bot: Bot, phone: Phone, surya: Person
) -> None:
    params, files, status, words = FILES[name]
    refusal = await bot.refusal("sendDocument", files, chat_id=surya.id, **params)
    assert refusal == (status, words)


async def test_a_document_is_no_photo(bot: Bot, phone: Phone, surya: Person) -> None:
    files = {"photo": Upload("a.png", b"%PDF-1.7")}
    refusal = await bot.refusal("sendPhoto", files, chat_id=surya.id)
    assert refusal == (400, "Bad Request: IMAGE_PROCESS_FAILED")


async def test_a_press_is_answered_once_and_in_time(
    bot: Bot, phone: Phone, surya: Person, clock: Clock
) -> None:
    card = await bot.do(
        "sendMessage", chat_id=surya.id, text="a", reply_markup=keys(callback_data="a")
    )
    first = await phone.press(card["message_id"], label="Setujui")
    await bot.do("answerCallbackQuery", callback_query_id=first, text="Baik.")
    assert phone.answers == [
        {
            "type": "answer", "query": first, "chat": surya.id, "message_id": card["message_id"],
            "text": "Baik.", "alert": False, "url": None,
        }
    ]  # fmt: skip
    again = await bot.refusal("answerCallbackQuery", callback_query_id=first)
    late = await phone.press(card["message_id"], data="a")
    clock.advance(61)
    assert again == (400, TOO_OLD)
    assert await bot.refusal("answerCallbackQuery", callback_query_id=late) == (400, TOO_OLD)
    assert await bot.refusal("answerCallbackQuery", callback_query_id="7") == (400, TOO_OLD)


async def test_a_person_who_never_pressed_start_cannot_be_written_to(
    bot: Bot, ratna: Person
) -> None:
    refusal = await bot.refusal("sendMessage", chat_id=ratna.id, text="a")
    assert refusal == (403, "Forbidden: bot can't initiate conversation with a user")


async def test_a_person_who_blocked_the_bot_cannot_be_written_to(
    bot: Bot, phone: Phone, surya: Person
) -> None:
    phone.block()
    refusal = await bot.refusal("sendMessage", chat_id=surya.id, text="a")
    assert refusal == (403, "Forbidden: bot was blocked by the user")
    phone.unblock()
    await bot.do("sendMessage", chat_id=surya.id, text="a")
    changes = [one["my_chat_member"]["new_chat_member"]["status"] for one in await bot.updates()]
    assert changes == ["kicked", "member"]


@pytest.mark.parametrize(
    ("chat_id", "words"),
    [("", "chat_id is empty"), (7, "chat not found"), ("@x", "chat not found")],
)
async def test_an_unknown_chat_is_not_found(chat_id: object, words: str, bot: Bot) -> None:
    refusal = await bot.refusal("sendMessage", chat_id=chat_id, text="a")
    assert refusal == (400, f"Bad Request: {words}")


@pytest.mark.parametrize(
    ("method", "words"),
    [
        ("deleteMessage", "message to delete not found"),
        ("forwardMessage", "message to forward not found"),
        ("copyMessage", "message to copy not found"),
        ("pinChatMessage", "message to pin not found"),
        ("setMessageReaction", "message to react not found"),
    ],
)
async def test_a_message_that_does_not_exist_is_named(
    method: str, words: str, bot: Bot, phone: Phone, surya: Person
) -> None:
    place = {"chat_id": surya.id, "from_chat_id": surya.id, "message_id": 999}
    assert await bot.refusal(method, **place) == (400, f"Bad Request: {words}")


async def test_a_wrong_token_is_unauthorized(bot: Bot) -> None:
    status, body = await bot.world.call("1:x", "getMe", {}, {})
    assert (status, body) == (401, {"ok": False, "error_code": 401, "description": "Unauthorized"})


async def test_a_method_nobody_knows_is_not_found_and_a_missing_one_is_named(bot: Bot) -> None:
    assert await bot.refusal("sendPigeon") == (404, "Not Found")
    words = "Not Implemented: the simulator has no sendPoll"
    assert await bot.refusal("sendpoll") == (501, words)


async def test_a_message_older_than_two_days_stays(
    bot: Bot, phone: Phone, surya: Person, clock: Clock
) -> None:
    sent = await bot.do("sendMessage", chat_id=surya.id, text="a")
    clock.advance(48 * 3600 + 1)
    place = {"chat_id": surya.id, "message_id": sent["message_id"]}
    words = "Bad Request: message can't be deleted for everyone"
    assert await bot.refusal("deleteMessage", **place) == (400, words)
