"""Which handler an update is for. Strangers stop here."""

from dataclasses import replace

from telegram import Message, Update
from telegram.constants import ChatType

from bot.callbacks import Do, Outdated, Press, decode
from bot.desk import Desk, Turn
from bot.handlers import answers, commands, membership, presses, start
from bot.handlers.admin import first
from bot.handlers.kelengkapan import swapping, uploads
from bot.handlers.outsiders import door, guests, meeting_links
from bot.handlers.people import contacts, groups
from bot.handlers.sop import inline
from bot.handlers.strangers import reply
from bot.handlers.toasts import toast
from bot.kelengkapan.intake import file_of
from bot.telegram.unreachable import back_in_touch
from bot.words import marked
from storage.casebook import NoSuchCase
from storage.kelengkapan.names import clean_name
from storage.people import roster

SORRY = marked("Sorry, something went wrong on our side. Please try once more under /tugas.")
STRANGER = marked("Pandu serves officials who have been given a personal link by their office.")


async def handle(desk: Desk, update: Update) -> None:
    """Answer one update; raises only where there is a bug or the memory fails."""
    if update.my_chat_member is not None:
        await membership.changed(desk, update.my_chat_member)
    elif update.callback_query is not None:
        await _pressed(desk, update)
    elif update.inline_query is not None:
        await inline.offered(desk, update.inline_query)
    elif update.message is not None:
        await _message(desk, update, update.message)
    elif update.edited_message is not None:
        await _edited(desk, update, update.edited_message)


async def apologise(desk: Desk, update: Update) -> None:
    """Tell whoever sent an update that could not be handled; it has been set aside."""
    query, chat = update.callback_query, update.effective_chat
    if query is not None:
        await toast(query, desk.words_for_strangers()(SORRY), alert=True)
    elif chat is not None and chat.type == ChatType.PRIVATE:
        await reply(desk, update.update_id, chat.id, "sorry")


async def _pressed(desk: Desk, update: Update) -> None:
    query = update.callback_query
    assert query is not None
    if query.message is not None and query.message.chat.type != ChatType.PRIVATE:
        await toast(query, await groups.pressed(desk, update.update_id, query))
        return
    message_id = 0 if query.message is None else query.message.message_id
    try:
        meaning = decode(query.data or "")
    except Outdated:
        meaning = None
    turn = await _turn(desk, update.update_id, query.from_user.id, message_id)
    if turn is not None:
        await toast(query, await _press(turn, meaning))
    elif meaning is not None and meaning.do in FOR_STRANGERS:
        place = (update.update_id, query.from_user.id, message_id)
        await toast(query, await _pressed_by_stranger(desk, place, meaning))
    else:
        await toast(query, desk.words_for_strangers()(STRANGER), alert=True)


async def _pressed_by_stranger(desk: Desk, place: tuple[int, int, int], meaning: Press) -> str:
    """What somebody taps whom the roster does not know; what was forged is out of date."""
    answer = FOR_STRANGERS[meaning.do]
    try:
        return await answer(desk, *place, meaning)
    except (NoSuchCase, LookupError, ValueError, OverflowError):
        words = desk.words_for_strangers()
        return words("This invitation is not open any more. Please open the link again.")


FOR_STRANGERS = {Do.GUEST: door.answered, Do.FIRST: first.pressed}


async def _press(turn: Turn, meaning: Press | None) -> str:
    if meaning is None:
        return turn.words("This button is out of date. Please use /tugas for the latest state.")
    if turn.official.outsider:
        return await guests.pressed(turn, meaning)
    return await presses.pressed(turn, meaning)


async def _message(desk: Desk, update: Update, message: Message) -> None:
    if message.migrate_to_chat_id is not None:
        await groups.migrated(desk, update.update_id, message.chat.id, message.migrate_to_chat_id)
        return
    if message.from_user is None or message.from_user.is_bot:
        return
    if message.chat.type != ChatType.PRIVATE:
        await _in_group(desk, update.update_id, message)
        return
    turn = await _turn(desk, update.update_id, message.chat.id, message.message_id)
    text = message.text or ""
    if text.startswith("/start"):
        await start.started(desk, update.update_id, message, turn)
    elif turn is None:
        await _from_stranger(desk, update.update_id, message, text)
    elif turn.official.outsider:
        await _from_outside(turn, text, message)
    elif text.startswith("/"):
        await commands.commanded(turn, text)
    elif message.users_shared is not None:
        await contacts.shared(turn, [one.user_id for one in message.users_shared.users])
    elif (file := file_of(message)) is not None:
        await uploads.received(turn, replace(file, nama=clean_name(file.nama)), message)
    elif text:
        await answers.typed(turn, text, message.reply_to_message)
    elif _is_news(message):
        await answers.neither(turn, message.reply_to_message)


async def _edited(desk: Desk, update: Update, message: Message) -> None:
    """A message was changed afterwards: only another file in it is of interest."""
    if message.chat.type != ChatType.PRIVATE or (file := file_of(message)) is None:
        return
    turn = await _turn(desk, update.update_id, message.chat.id, message.message_id)
    if turn is not None:
        named = replace(file, nama=clean_name(file.nama))
        await swapping.edited(turn, named, message.caption or "")


async def _from_stranger(desk: Desk, update_id: int, message: Message, text: str) -> None:
    """What somebody types whom the roster does not know."""
    chat_id, quoted = message.chat.id, message.reply_to_message
    if await first.typed(desk, update_id, chat_id, text):
        return
    if not text or not await meeting_links.typed(desk, update_id, chat_id, text, quoted):
        await reply(desk, update_id, chat_id, "stranger")


async def _from_outside(turn: Turn, text: str, message: Message) -> None:
    """What somebody from outside sends: a document for their slots, an answer, a command."""
    if text.startswith("/"):
        await guests.commanded(turn, text)
    elif (file := file_of(message)) is not None:
        await uploads.received(turn, replace(file, nama=clean_name(file.nama)), message)
    else:
        await guests.typed(turn, text, message.reply_to_message)


def _is_news(message: Message) -> bool:
    """Whether a person sent something, rather than Telegram noting a pin or a title."""
    return message.effective_attachment is not None


async def _turn(desk: Desk, update_id: int, chat_id: int, message_id: int) -> Turn | None:
    official = await desk.db.read(lambda conn: roster.by_chat(conn, chat_id))
    if official is None:
        return None
    await back_in_touch(desk, official)
    words = desk.words_for(official)
    return Turn(desk, update_id, official, words, desk.clock(), chat_id, message_id)


async def _in_group(desk: Desk, update_id: int, message: Message) -> None:
    """In a group: a code links it, a document is asked for in private, nothing else is for us."""
    command, _, code = (message.text or "").partition(" ")
    if message.effective_attachment is not None:
        await groups.document_given(desk, update_id, message.chat.id)
    elif command.startswith("/start") and code:
        if not await groups.started(desk, update_id, message, code.strip()):
            await reply(desk, update_id, message.chat.id, "group_code")
    elif command.startswith("/"):
        await reply(desk, update_id, message.chat.id, "group")
