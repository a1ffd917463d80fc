"""One message to Telegram: each kind of Outgoing as the Bot API call that it is."""

from telegram import Bot, InputFile

from bot.api import Value, call, posted, uploaded
from bot.fitting import fitted
from bot.outgoing import (
    EditScreen,
    Outgoing,
    React,
    RetireButtons,
    SendFile,
    SendMade,
    SendScreen,
)
from bot.views.screen import Button, Screen

NO_PREVIEW: Value = {"is_disabled": True}
HTML = "HTML"
CAPTION_LIMIT = 1024


async def carry(bot: Bot, chat_id: int, out: Outgoing) -> int | None:
    """Send it to the chat; returns the id of the message that shows it, where one does.

    `chat_id` is where the chat is now, whatever it was when the message was drawn.
    """
    match out:
        case SendScreen():
            return await _send(bot, chat_id, out)
        case EditScreen(message_id=message_id, screen=screen):
            return await posted(
                bot,
                "editMessageText",
                chat_id=chat_id,
                message_id=message_id,
                text=fitted(screen.text),
                parse_mode=HTML,
                reply_markup=_keyboard(screen),
                link_preview_options=NO_PREVIEW,
            )
        case RetireButtons(message_id=message_id):
            await call(bot, "editMessageReplyMarkup", chat_id=chat_id, message_id=message_id)
        case SendFile():
            return await _hand_on(bot, chat_id, out)
        case SendMade(nama=nama, content=content, caption=caption):
            return await uploaded(
                bot,
                "sendDocument",
                InputFile(content, nama),
                chat_id=chat_id,
                caption=fitted(caption, CAPTION_LIMIT) or None,
                parse_mode=HTML,
            )
        case React(message_id=message_id, emoji=emoji):
            reaction: Value = [{"type": "emoji", "emoji": emoji}]
            await call(
                bot, "setMessageReaction", chat_id=chat_id, message_id=message_id, reaction=reaction
            )
    return None


async def _send(bot: Bot, chat_id: int, out: SendScreen) -> int:
    return await posted(
        bot,
        "sendMessage",
        chat_id=chat_id,
        text=fitted(out.screen.text),
        parse_mode=HTML,
        reply_markup=_prompt(out.screen) if out.screen.placeholder else _keyboard(out.screen),
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


def _prompt(screen: Screen) -> Value:
    return {"force_reply": True, "input_field_placeholder": screen.placeholder[:64]}


def _keyboard(screen: Screen) -> Value | None:
    if not screen.buttons:
        return None
    return {"inline_keyboard": [[_button(button) for button in row] for row in screen.buttons]}


def _button(button: Button) -> Value:
    fields = {"url": button.url, "callback_data": button.data, "style": button.style.value}
    return {"text": button.label, **{name: value for name, value in fields.items() if value}}
