"""Bots written with other people's libraries run on the simulator as they are."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiogram import Bot as AiogramBot
from aiogram import Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from aiogram.types import InlineKeyboardButton as AiogramButton
from aiogram.types import InlineKeyboardMarkup as AiogramKeyboard
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from simulator import Json, Phone, Serving, World, serve


@pytest.fixture
async def serving(world: World) -> AsyncIterator[Serving]:
    serving = await serve(world)
    yield serving
    await serving.close()


class Watcher:
    """Waits for what a phone is shown."""

    def __init__(self, phone: Phone) -> None:
        self.told: asyncio.Queue[Json] = asyncio.Queue()
        phone.person.listeners.append(self.told.put_nowait)

    async def until(self, wanted: Callable[[Json], bool]) -> Json:
        async with asyncio.timeout(10):
            while not wanted(event := await self.told.get()):
                pass
            return event


async def play(phone: Phone, start: Callable[[], Awaitable[object]]) -> list[str]:
    """Start, a word, a document, a press; what the bot answered each time."""
    watcher = Watcher(phone)

    async def answer(kind: str = "message") -> Json:
        event = await watcher.until(
            lambda one: one["type"] == kind and not one.get("message", {}).get("out")
        )
        return event.get("message", event)

    await start()
    card = await answer()
    await phone.send("halo")
    echo = await answer()
    await phone.upload([("surat.pdf", b"%PDF-1.7 isi", "application/pdf")])
    back = await answer()
    await phone.press(card["message_id"], label="Setuju")
    toast = await answer("answer")
    edited = await answer("edit")
    name = back["document"]["file_name"]
    return [card["html"], echo["text"], name, toast["text"], edited["text"]]


EXPECTED = ["<b>Selamat datang</b> KODE-A", "halo", "salinan.pdf", "Baik", "Sudah disetujui"]


async def test_an_unmodified_aiogram_echo_bot_runs_over_http(
    serving: Serving, world: World, surya
) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message, bot: AiogramBot) -> None:
        if message.document:
            data = await bot.download(message.document)
            await message.answer_document(BufferedInputFile(data.read(), "salinan.pdf"))
        elif message.text.startswith("/start"):
            button = AiogramButton(text="Setuju", callback_data="setuju")
            code = message.text.removeprefix("/start ")
            await message.answer(
                f"<b>Selamat datang</b> {code}",
                parse_mode="HTML",
                reply_markup=AiogramKeyboard(inline_keyboard=[[button]]),
            )
        else:
            await message.copy_to(message.chat.id)

    @dispatcher.callback_query()
    async def pressed(query: CallbackQuery) -> None:
        await query.answer("Baik")
        await query.message.edit_text("Sudah disetujui")

    session = AiohttpSession(api=TelegramAPIServer.from_base(serving.url))
    bot = AiogramBot(world.token, session=session)
    polling = asyncio.create_task(
        dispatcher.start_polling(bot, handle_signals=False, polling_timeout=5)
    )
    phone = Phone(world, surya)
    try:
        assert await play(phone, lambda: phone.start("KODE-A")) == EXPECTED
    finally:
        polling.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await polling


async def test_a_stock_python_telegram_bot_echo_bot_runs_over_http(
    serving: Serving, world: World, surya
) -> None:
    async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Setuju", callback_data="setuju")]])
        words = f"<b>Selamat datang</b> {context.args[0]}"
        await update.message.reply_html(words, reply_markup=keyboard)

    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await update.message.reply_text(update.message.text)

    async def document(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        file = await update.message.document.get_file()
        data = await file.download_as_bytearray()
        await update.message.reply_document(bytes(data), filename="salinan.pdf")

    async def pressed(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await update.callback_query.answer("Baik")
        await update.callback_query.edit_message_text("Sudah disetujui")

    builder = ApplicationBuilder().token(world.token).base_url(f"{serving.url}/bot")
    app = builder.base_file_url(f"{serving.url}/file/bot").build()
    app.add_handler(CommandHandler("start", start))
    app.add_handler(MessageHandler(filters.TEXT, echo))
    app.add_handler(MessageHandler(filters.Document.ALL, document))
    app.add_handler(CallbackQueryHandler(pressed))
    phone = Phone(world, surya)
    async with app:
        await app.start()
        await app.updater.start_polling(timeout=1)
        assert await play(phone, lambda: phone.start("KODE-A")) == EXPECTED
        await app.updater.stop()
        await app.stop()
