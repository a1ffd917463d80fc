"""The page in Chromium: what a stranger sees and presses, against a real World and a small bot."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from simulator import ClockControl, TurnableClock, World, serve

TOKEN = "1000000001:SIMULATOR-TOKEN-xxxxxxxxxxxxxxxxxxxx"
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"Chromium is not installed at {CHROMIUM}"),
]

CARD_KEYS = {
    "inline_keyboard": [
        [
            {"text": "Setujui", "callback_data": "setujui", "style": "success"},
            {"text": "Kembalikan", "callback_data": "kembalikan", "style": "danger"},
        ],
        [{"text": "Kirim ke rekan", "callback_data": "rekan"}],
    ]
}
ASK_FOR_REASON = {"force_reply": True, "input_field_placeholder": "Catatan perbaikan"}


class SmallBot:
    """Shows a card, answers presses, asks for a reason, and says back what it heard."""

    def __init__(self, world: World, colleague: int) -> None:
        self.world = world
        self.colleague = colleague

    async def call(self, method: str, **params: object) -> object:
        _, body = await self.world.call(TOKEN, method, params, {})
        assert body["ok"], body
        return body["result"]

    async def run(self) -> None:
        commands = [{"command": "tugas", "description": "Tugas yang menunggu"}]
        await self.call("setMyCommands", commands=commands)
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=20):
                offset = update["update_id"] + 1
                await self.hear(update)

    async def hear(self, update: dict) -> None:
        if press := update.get("callback_query"):
            await self.pressed(press)
        elif message := update.get("message"):
            await self.heard(message)

    async def heard(self, message: dict) -> None:
        chat = message["chat"]["id"]
        if message.get("text", "").startswith(("/start", "/tugas")):
            text = "<b>Langkah 7</b> menunggu.\n/tugas"
            await self.call(
                "sendMessage", chat_id=chat, text=text, parse_mode="HTML", reply_markup=CARD_KEYS
            )
        elif "document" in message:
            name = message["document"]["file_name"]
            await self.call("sendMessage", chat_id=chat, text=f"Dokumen {name} diterima.")
        else:
            asked = message.get("reply_to_message", {}).get("text", "tanpa pertanyaan")
            await self.call("sendMessage", chat_id=chat, text=f"{asked}: {message['text']}")

    async def pressed(self, press: dict) -> None:
        chat, message = press["message"]["chat"]["id"], press["message"]["message_id"]
        match press["data"]:
            case "setujui":
                await self.answer(press, "Langkah 7 disetujui.")
                await self.call(
                    "editMessageText", chat_id=chat, message_id=message, text="Langkah 7 selesai."
                )
            case "kembalikan":
                await self.answer(press, "Mohon ditulis catatannya.", alert=True)
                await self.call(
                    "sendMessage", chat_id=chat, text="Catatan", reply_markup=ASK_FOR_REASON
                )
            case "rekan":
                await self.answer(press, "Telah disampaikan.")
                await self.call("sendMessage", chat_id=self.colleague, text="Mohon izin.")

    async def answer(self, press: dict, text: str, alert: bool = False) -> None:
        await self.call(
            "answerCallbackQuery", callback_query_id=press["id"], text=text, show_alert=alert
        )


@dataclass(frozen=True, slots=True)
class Office:
    """A served World, two people and their group in it, and a browser to look at them."""

    port: int
    bot: SmallBot
    kabid: int
    kadis: int
    group: int
    browser: Browser

    async def open(self, width: int = 1280, height: int = 800) -> Page:
        viewport = {"width": width, "height": height}
        page = await self.browser.new_page(viewport=viewport, reduced_motion="reduce")
        page.set_default_timeout(5000)
        await page.goto(f"http://127.0.0.1:{self.port}/#{self.kabid},{self.kadis}")
        return page


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def office(browser: Browser) -> AsyncIterator[Office]:
    world = World(username="PanduSimBot", name="Pandu", token=TOKEN)
    kabid = world.add_person(name="Bapak Surya", about="Kepala Bidang", start="KODE-A")
    kadis = world.add_person(name="Ibu Ratna", about="Kepala Dinas", start="KODE-B")
    group = world.add_group("Panitia Pelatihan", members=[kabid, kadis])
    runner = await serve(world, host="127.0.0.1", port=0)
    bot = SmallBot(world, kadis.id)
    work = asyncio.create_task(bot.run())
    yield Office(runner.port, bot, kabid.id, kadis.id, group.id, browser)
    for context in browser.contexts:
        await context.close()
    work.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await work
    await runner.close()


def phone(page: Page, person: int) -> Locator:
    return page.locator(f'section[data-person="{person}"]')


async def started(page: Page, person: int) -> Locator:
    held = phone(page, person)
    await held.locator("[data-test=start]").click()
    await expect(held.locator("[data-button=Setujui]")).to_be_visible()
    return held


async def test_start_sends_the_link_code_and_the_card_arrives(office: Office) -> None:
    page = await office.open()
    held = await started(page, office.kabid)
    await expect(held.locator(".bubble.out")).to_contain_text("/start")
    await expect(held.locator(".bubble.in b")).to_have_text("Langkah 7")
    await expect(held.locator("[data-test=start]")).to_have_count(0)


async def test_a_typed_text_is_sent_and_answered(office: Office) -> None:
    page = await office.open()
    held = await started(page, office.kabid)
    await held.locator("[data-test=text]").fill("Sudah saya baca <b>semua</b>")
    await held.locator("[data-test=send]").click()
    answer = held.locator(".bubble.in").last
    await expect(answer).to_contain_text("tanpa pertanyaan: Sudah saya baca <b>semua</b>")


async def test_a_pressed_button_shows_the_answer_and_the_card_is_redrawn(office: Office) -> None:
    page = await office.open()
    held = await started(page, office.kabid)
    await held.locator("[data-button=Setujui]").click()
    await expect(held.locator("[data-test=toast]")).to_have_text("Langkah 7 disetujui.")
    await expect(held.locator(".bubble.in")).to_contain_text("Langkah 7 selesai.")
    await expect(held.locator("[data-test=edited]")).to_be_visible()
    await expect(held.locator("[data-button]")).to_have_count(0)


async def test_a_file_chosen_by_the_picker_can_be_downloaded_again(office: Office) -> None:
    page = await office.open()
    held = await started(page, office.kabid)
    chosen = {"name": "Jadwal.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 jadwal"}
    await held.locator("[data-test=pick-document]").set_input_files(chosen)
    await expect(held.locator("[data-test=tray]")).to_contain_text("Jadwal.pdf")
    await held.locator("[data-test=send]").click()
    await expect(held.locator(".bubble.in").last).to_contain_text("Dokumen Jadwal.pdf diterima.")
    async with page.expect_download() as waiting:
        await held.locator("[data-test=download]").click()
    download = await waiting.value
    content = await asyncio.to_thread(Path(await download.path()).read_bytes)
    assert (download.suggested_filename, content) == ("Jadwal.pdf", b"%PDF-1.7 jadwal")


async def test_a_forced_reply_stands_ready_and_is_answered_as_a_reply(office: Office) -> None:
    page = await office.open()
    held = await started(page, office.kabid)
    await held.locator("[data-button=Kembalikan]").click()
    dialog = held.locator("[data-test=dialog]")
    await expect(dialog).to_contain_text("Mohon ditulis catatannya.")
    await dialog.get_by_role("button", name="OK").click()
    await expect(held.locator("[data-test=reply-banner]")).to_contain_text("Catatan")
    text = held.locator("[data-test=text]")
    await expect(text).to_have_attribute("placeholder", "Catatan perbaikan")
    await text.fill("Jadwal belum lengkap")
    await text.press("Enter")
    await expect(held.locator(".bubble.in").last).to_contain_text("Catatan: Jadwal belum lengkap")
    await expect(held.locator(".bubble.out [data-test=quote]")).to_contain_text("Catatan")
    await expect(held.locator("[data-test=reply-banner]")).to_be_hidden()


async def test_a_blocked_bot_cannot_be_written_to_until_it_is_unblocked(office: Office) -> None:
    page = await office.open()
    held = await started(page, office.kabid)
    await held.locator("[data-test=chat-menu]").click()
    await held.locator("[data-test=block]").click()
    await expect(held.locator("[data-test=header-line]")).to_have_text("diblokir")
    await expect(held.locator("[data-test=text]")).to_have_count(0)
    await held.locator("[data-test=unblock]").click()
    await expect(held.locator("[data-test=text]")).to_be_visible()


async def test_the_keyboard_alone_starts_chooses_a_command_and_writes(office: Office) -> None:
    page = await office.open()
    await expect(phone(page, office.kadis).locator("[data-test=start]")).to_be_visible()
    await page.keyboard.press("Alt+Digit2")
    await page.keyboard.press("Enter")
    held = phone(page, office.kadis)
    await expect(held.locator("[data-button=Setujui]")).to_be_visible()
    await page.keyboard.type("/tu")
    await expect(held.locator("[data-command=tugas]")).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(held.locator("[data-button=Setujui]")).to_have_count(2)
    await page.keyboard.type("baris satu")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("baris dua")
    await page.keyboard.press("Enter")
    await expect(held.locator(".bubble.in").last).to_contain_text("baris satu\nbaris dua")


async def test_a_new_message_rings_the_other_phone_and_an_edit_does_not(office: Office) -> None:
    page = await office.open()
    kadis = await started(page, office.kadis)
    kabid = await started(page, office.kabid)
    await expect(kadis.locator("[data-test=bell]")).to_be_hidden()
    await kabid.locator("[data-button='Kirim ke rekan']").click()
    await expect(kadis.locator("[data-test=unread]").first).to_have_text("1")
    await expect(kadis.locator(".note.unread")).to_be_visible()
    await kabid.locator("[data-button=Setujui]").click()
    await expect(kabid.locator("[data-test=edited]")).to_be_visible()
    await expect(kabid.locator("[data-test=bell]")).to_be_hidden()
    await kadis.locator("[data-test=text]").click()
    await expect(kadis.locator("[data-test=bell]")).to_be_hidden()


async def test_a_narrow_screen_shows_one_phone_and_a_tab_for_each(office: Office) -> None:
    page = await office.open(width=390, height=844)
    await started(page, office.kabid)
    await expect(phone(page, office.kadis)).to_be_hidden()
    await page.locator(f'[data-tab="{office.kadis}"]').click()
    await expect(phone(page, office.kabid)).to_be_hidden()
    await expect(phone(page, office.kadis).locator("[data-test=start]")).to_be_visible()
    wide = await page.evaluate("document.documentElement.scrollWidth")
    assert wide == 390


async def test_phones_are_added_closed_and_kept_in_the_address(office: Office) -> None:
    page = await office.open()
    await phone(page, office.kadis).locator("[data-test=close-phone]").click()
    await expect(phone(page, office.kadis)).to_have_count(0)
    assert page.url.endswith(f"#{office.kabid}")
    await page.reload()
    await expect(phone(page, office.kabid)).to_be_visible()
    await expect(phone(page, office.kadis)).to_have_count(0)
    await page.locator("#tambah").click()
    await expect(phone(page, office.kadis)).to_be_visible()


async def test_a_group_waits_in_the_chat_list_with_its_unread_mark(office: Office) -> None:
    page = await office.open()
    held = await started(page, office.kabid)
    await office.bot.call("sendMessage", chat_id=office.group, text="Rapat pukul 09.00.")
    await held.locator("[data-test=back]").click()
    line = held.locator(f'[data-chat="{office.group}"]')
    await expect(line).to_contain_text("Panitia Pelatihan")
    await expect(line.locator(".count")).to_have_text("1")
    await line.click()
    await expect(held.locator(".bubble.in").last).to_contain_text("Rapat pukul 09.00.")
    await expect(held.locator("[data-test=bell]")).to_be_hidden()


async def test_a_block_set_among_the_faults_is_seen_on_the_phone_and_in_the_log(
    office: Office,
) -> None:
    page = await office.open()
    held = await started(page, office.kadis)
    await page.locator("#buka-gangguan").click()
    form = page.locator("form", has=page.locator("[data-fault=block]"))
    await form.locator("select").select_option(str(office.kadis))
    await form.locator("[data-fault=block]").click()
    await expect(held.locator("[data-test=header-line]")).to_have_text("diblokir")
    await phone(page, office.kabid).locator("[data-test=start]").click()
    await page.locator("#buka-catatan").click()
    await expect(page.locator("[data-test=log] li").filter(has_text="sendMessage")).to_have_count(2)


async def test_the_page_shows_a_lost_line_and_joins_again(browser: Browser) -> None:
    page = await browser.new_page()
    world = World(username="PanduSimBot", name="Pandu", token=TOKEN)
    person = world.add_person(name="Bapak Surya", about="Kepala Bidang")
    first = await serve(world, host="127.0.0.1", port=0)
    await page.goto(f"{first.url}/#{person.id}")
    line = phone(page, person.id).locator("[data-test=header-line]")
    await expect(line).to_have_text("bot")
    await first.close()
    await expect(line).to_have_text("menyambung kembali…")
    second = await serve(world, host="127.0.0.1", port=first.port)
    await expect(line).to_have_text("bot")
    await page.close()
    await second.close()


async def test_the_clock_is_turned_by_an_hour_and_stopped_and_messages_follow_it(
    browser: Browser,
) -> None:
    clock = TurnableClock(datetime(2026, 11, 23, 0, 30, tzinfo=UTC))
    world = World(token=TOKEN, zone="Asia/Makassar", turnable=clock)
    person = world.add_person(name="Bapak Surya", about="Kepala Bidang")

    async def next_day() -> str:
        clock.advance(timedelta(days=1))
        return "Hari kerja berikutnya telah dibuka."

    control = ClockControl("Hari kerja berikutnya", next_day)
    serving = await serve(world, controls=(control,))
    page = await browser.new_page(viewport={"width": 390, "height": 844})
    await page.goto(f"{serving.url}/#{person.id}")
    time, day = page.locator("[data-test=clock-time]"), page.locator("[data-test=clock-day]")
    await expect(day).to_have_text("Senin, 23 November 2026")
    await expect(time).to_have_text("08.30")
    await expect(page.locator("#tempat-jam")).to_contain_text("WITA")
    await page.get_by_role("button", name="+1 jam").click()
    await expect(time).to_have_text("09.30")
    pause = page.locator("[data-test=clock-pause]")
    await expect(pause).to_have_text("Jeda")
    await pause.click()
    await expect(pause).to_have_text("Lanjut")
    await expect(page.locator("#tempat-jam")).to_contain_text("WITA, dijeda")
    await page.get_by_role("button", name="+15 menit").click()
    await expect(time).to_have_text("09.45")
    await page.get_by_role("button", name="Hari kerja berikutnya").click()
    await expect(day).to_have_text("Selasa, 24 November 2026")
    said = page.locator("[data-test=clock-said]")
    await expect(said).to_have_text("Hari kerja berikutnya telah dibuka.")
    await phone(page, person.id).locator("[data-test=start]").click()
    await expect(phone(page, person.id).locator(".bubble.out time")).to_have_text("09.45")
    assert await page.evaluate("document.documentElement.scrollWidth") == 390
    await page.close()
    await serving.close()


async def test_a_world_without_a_turnable_clock_shows_none(office: Office) -> None:
    page = await office.open()
    await expect(phone(page, office.kabid)).to_be_visible()
    await expect(page.locator("#tempat-jam")).to_be_hidden()
