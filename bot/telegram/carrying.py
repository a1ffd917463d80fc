"""One message to Telegram: each kind of Outgoing as the Bot API call that it is."""

import asyncio
from dataclasses import dataclass
from shutil import rmtree

from telegram import Bot, InputFile

from bot.drawing.fitting import fitted
from bot.telegram.api import Value, call, posted, uploaded
from bot.telegram.outgoing import (
    EditScreen,
    Menu,
    Outgoing,
    React,
    RetireButtons,
    SendFile,
    SendMade,
    SendPath,
    SendScreen,
    ShowMenus,
)
from bot.views.screen import Button, Screen

NO_PREVIEW: Value = {"is_disabled": True}
HTML = "HTML"
CAPTION_LIMIT = 1024
MOST_CONTACTS = 10
"""People whom Telegram lets one choose at once."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """The id of the message that now shows it, where one does; of a document that was uploaded,
    what Telegram calls it."""

    message_id: int | None = None
    file_id: str = ""


async def carry(bot: Bot, chat_id: int, out: Outgoing) -> Arrived:
    """Send it to the chat.

    `chat_id` is where the chat is now, whatever it was when the message was drawn.
    """
    match out:
        case SendScreen():
            return Arrived(await _send(bot, chat_id, out))
        case EditScreen():
            return Arrived(await _edit(bot, chat_id, out))
        case RetireButtons(message_id=message_id, screen=Screen() as screen):
            await _edit(bot, chat_id, EditScreen(chat_id, message_id, screen))
        case RetireButtons(message_id=message_id):
            await call(bot, "editMessageReplyMarkup", chat_id=chat_id, message_id=message_id)
        case SendFile():
            return Arrived(await _hand_on(bot, chat_id, out))
        case SendMade(nama=nama, content=content, caption=caption):
            return await _upload(bot, chat_id, InputFile(content, nama), caption)
        case SendPath():
            return await _send_path(bot, chat_id, out)
        case React(message_id=message_id, emoji=emoji):
            reaction: Value = [{"type": "emoji", "emoji": emoji}] if emoji else []
            await call(
                bot, "setMessageReaction", chat_id=chat_id, message_id=message_id, reaction=reaction
            )
        case ShowMenus(menus=menus):
            for menu in menus:
                await _show_menu(bot, chat_id, menu)
    return Arrived()


async def _show_menu(bot: Bot, chat_id: int, menu: Menu) -> None:
    scope: Value = {"type": "chat", "chat_id": chat_id}
    where: dict[str, Value] = {"scope": scope, "language_code": menu.language}
    if not menu.commands:
        await call(bot, "deleteMyCommands", **where)
        return
    commands: Value = [{"command": name, "description": what} for name, what in menu.commands]
    await call(bot, "setMyCommands", commands=commands, **where)


async def _edit(bot: Bot, chat_id: int, out: EditScreen) -> int:
    return await posted(
        bot,
        "editMessageText",
        chat_id=chat_id,
        message_id=out.message_id,
        text=fitted(out.screen.text),
        parse_mode=HTML,
        reply_markup=_keyboard(out.screen),
        link_preview_options=NO_PREVIEW,
    )


async def _send_path(bot: Bot, chat_id: int, out: SendPath) -> Arrived:
    """Upload it while it is read; whatever comes of it, what was made for this alone is gone."""
    try:
        with await asyncio.to_thread(out.path.open, "rb") as file:
            content = InputFile(file, out.nama, read_file_handle=False)
            return await _upload(bot, chat_id, content, out.caption)
    finally:
        if out.scratch is not None:
            await asyncio.to_thread(rmtree, out.scratch, ignore_errors=True)


async def _upload(bot: Bot, chat_id: int, content: InputFile, caption: str) -> Arrived:
    return Arrived(
        *await uploaded(
            bot,
            content,
            chat_id=chat_id,
            caption=fitted(caption, CAPTION_LIMIT) or None,
            parse_mode=HTML,
        )
    )


async def _send(bot: Bot, chat_id: int, out: SendScreen) -> int:
    return await posted(
        bot,
        "sendMessage",
        chat_id=chat_id,
        text=fitted(out.screen.text),
        parse_mode=HTML,
        reply_markup=_markup(out.screen),
        reply_parameters=None if out.reply_to is None else _quoting(out.reply_to),
        disable_notification=out.silent or None,
        link_preview_options=NO_PREVIEW,
    )


async def _hand_on(bot: Bot, chat_id: int, out: SendFile) -> int:
    caption = fitted(out.caption, CAPTION_LIMIT) or None
    if out.photo:
        return await posted(
            bot, "sendPhoto", chat_id=chat_id, photo=out.file_id, caption=caption, parse_mode=HTML
        )
    return await posted(
        bot,
        "sendDocument",
        chat_id=chat_id,
        document=out.file_id,
        caption=caption,
        parse_mode=HTML,
    )


def _quoting(message_id: int) -> Value:
    return {"message_id": message_id, "allow_sending_without_reply": True}


def _markup(screen: Screen) -> Value | None:
    if screen.contacts:
        return _contacts(screen.contacts)
    if screen.clears:
        return {"remove_keyboard": True}
    return _prompt(screen) if screen.placeholder else _keyboard(screen)


def _contacts(label: str) -> Value:
    asked: Value = {"request_id": 1, "user_is_bot": False, "max_quantity": MOST_CONTACTS}
    keys: Value = [[{"text": label, "request_users": asked}]]
    return {"keyboard": keys, "resize_keyboard": True, "one_time_keyboard": True}


def _prompt(screen: Screen) -> Value:
    return {"force_reply": True, "input_field_placeholder": screen.placeholder[:64]}


def _keyboard(screen: Screen) -> Value | None:
    if not screen.buttons:
        return None
    return {"inline_keyboard": [[_button(button) for button in row] for row in screen.buttons]}


def _button(button: Button) -> Value:
    fields = {"url": button.url, "callback_data": button.data, "style": button.style.value}
    return {"text": button.label, **{name: value for name, value in fields.items() if value}}
