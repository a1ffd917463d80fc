"""One message to Telegram: each kind of Outgoing as the Bot API call that it is."""

from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReactionTypeEmoji,
    ReplyParameters,
)
from telegram.constants import ParseMode

from bot.outgoing import EditScreen, Outgoing, React, RetireButtons, SendFile, SendScreen
from bot.views.screen import Button, Screen

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def carry(bot: Bot, chat_id: int, out: Outgoing) -> int | None:
    """Send it to the chat; returns the id of the message that shows it, where one does.

    `chat_id` is where the chat is now, whatever it was when the message was drawn.
    """
    match out:
        case SendScreen():
            return await _send(bot, chat_id, out)
        case EditScreen(message_id=message_id, screen=screen):
            await bot.edit_message_text(
                screen.text,
                chat_id,
                message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=_keyboard(screen),
                link_preview_options=NO_PREVIEW,
            )
            return message_id
        case RetireButtons(message_id=message_id):
            await bot.edit_message_reply_markup(chat_id, message_id, reply_markup=None)
        case SendFile():
            return await _hand_on(bot, chat_id, out)
        case React(message_id=message_id, emoji=emoji):
            await bot.set_message_reaction(chat_id, message_id, ReactionTypeEmoji(emoji))
    return None


async def _send(bot: Bot, chat_id: int, out: SendScreen) -> int:
    message = await bot.send_message(
        chat_id,
        out.screen.text,
        parse_mode=ParseMode.HTML,
        reply_markup=_prompt(out.screen) if out.screen.placeholder else _keyboard(out.screen),
        reply_parameters=None if out.reply_to is None else _quoting(out.reply_to),
        disable_notification=out.silent or None,
        link_preview_options=NO_PREVIEW,
    )
    return message.message_id


async def _hand_on(bot: Bot, chat_id: int, out: SendFile) -> int:
    caption = out.caption or None
    if out.photo:
        message = await bot.send_photo(
            chat_id, out.file_id, caption=caption, parse_mode=ParseMode.HTML
        )
    else:
        message = await bot.send_document(
            chat_id, out.file_id, caption=caption, parse_mode=ParseMode.HTML
        )
    return message.message_id


def _quoting(message_id: int) -> ReplyParameters:
    return ReplyParameters(message_id, allow_sending_without_reply=True)


def _prompt(screen: Screen) -> ForceReply:
    return ForceReply(input_field_placeholder=screen.placeholder[:64])


def _keyboard(screen: Screen) -> InlineKeyboardMarkup | None:
    if not screen.buttons:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in screen.buttons])


def _button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        button.label,
        url=button.url or None,
        callback_data=button.data or None,
        style=button.style.value or None,
    )
