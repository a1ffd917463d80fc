"""A bare python-telegram-bot bot that answers, edits and notifies; remembers nothing.

`python -m bench.bots.bare_ptb URL TOKEN PEOPLE stock|ours`
"""

import sys

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, ContextTypes

from bench.bots.words import CARD, NOTICE, TOAST, buttons, case_in
from bot.telegram.transport import AiohttpRequest
from simulator.world import FIRST_PERSON

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
AT_ONCE = 64


async def pressed(update: Update, context: ContextTypes.DEFAULT_TYPE, people: int) -> None:
    """Answer the press, redraw the card, tell the next person."""
    query = update.callback_query
    assert query is not None
    case = case_in(query.data or "")
    keys = InlineKeyboardMarkup(
        [[InlineKeyboardButton(t, callback_data=d)] for t, d in buttons(case)]
    )
    await query.answer(TOAST)
    await query.edit_message_text(
        CARD.format(case=case),
        parse_mode=ParseMode.HTML,
        reply_markup=keys,
        link_preview_options=NO_PREVIEW,
    )
    await context.bot.send_message(
        (query.from_user.id - FIRST_PERSON + 1) % people + FIRST_PERSON,
        NOTICE.format(case=case),
        parse_mode=ParseMode.HTML,
        reply_markup=keys,
        link_preview_options=NO_PREVIEW,
    )


def main(url: str, token: str, people: int, transport: str) -> None:
    """Run until the process is told to stop."""
    builder = ApplicationBuilder().token(token).base_url(f"{url}/bot")
    if transport == "ours":
        builder = builder.request(AiohttpRequest()).get_updates_request(AiohttpRequest())
    app: Application = builder.concurrent_updates(AT_ONCE).build()  # type: ignore[type-arg]

    async def handler(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await pressed(update, context, people)

    app.add_handler(CallbackQueryHandler(handler))
    app.run_polling(allowed_updates=[Update.CALLBACK_QUERY])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4])
