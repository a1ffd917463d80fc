"""A stranger plays one hand-off in the browser: the page, the simulator and the real bot."""

import os
from pathlib import Path

import pytest
from playwright.async_api import Locator, async_playwright, expect

from bot.app import App
from bot.cli.simulasi import populate, sample_settings
from simulator import World, serve
from storage.audit import audit
from storage.sops import load_definitions
from tests.actor import PDF

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"Chromium is not installed at {CHROMIUM}"),
]
TELAAHAN = {"name": "telaahan-staf.pdf", "mimeType": "application/pdf", "buffer": PDF}


async def test_a_head_uploads_hands_on_and_the_next_head_opens_the_paper(tmp_path: Path) -> None:
    world = World()
    server = await serve(world)
    app = App(sample_settings(tmp_path / "data", world.token, server.url), load_definitions())
    await app.start()
    try:
        await populate(app, world)
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=str(CHROMIUM), args=ARGUMENTS
            )
            page = await browser.new_page(viewport={"width": 1440, "height": 900})
            page.set_default_timeout(20_000)
            kadis, kabid = list(world.people.values())[:2]
            await page.goto(f"{server.url}/#{kabid.id},{kadis.id}")
            await play(
                page.locator(f'section[data-person="{kabid.id}"]'),
                page.locator(f'section[data-person="{kadis.id}"]'),
            )
            await browser.close()
        editions = app.desk.casebook.editions
        assert await app.db.read(lambda conn: audit(conn, editions)) == ()
    finally:
        await app.stop()
        await server.close()


async def play(kabid: Locator, kadis: Locator) -> None:
    await kabid.locator("[data-test=start]").click()
    await kadis.locator("[data-test=start]").click()
    await key(kabid, "Buka langkah 1").click()
    await key(kabid, "Unggah: Telaahan Staf").click()
    await expect(kabid.locator("[data-test=reply-banner]")).to_be_visible()
    await kabid.locator("[data-test=pick-document]").set_input_files(TELAAHAN)  # type: ignore[arg-type]
    await kabid.locator("[data-test=send]").click()
    await key(kabid, "Selesai, teruskan").click()
    await expect(kabid.locator("[data-test=thread]")).to_contain_text("Kini di langkah 2")
    await expect(kadis.locator("[data-test=thread]")).to_contain_text("Mohon izin, langkah 2")
    await key(kadis, "Buka langkah 2").click()
    await key(kadis, "Telaahan Staf").first.click()
    await expect(kadis.locator("[data-test=download]").last).to_be_visible()
    await expect(kadis.locator("[data-test=thread]")).to_contain_text("telaahan-staf.pdf")


def key(phone: Locator, label: str) -> Locator:
    return phone.locator(f'[data-button*="{label}"]')
