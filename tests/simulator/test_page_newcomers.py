"""On the page in Chromium: a new person, a link that is passed on, a group that is made."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Page, async_playwright, expect

from simulator import Phone, Serving, World, serve

from .test_page import ARGUMENTS, CHROMIUM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"Chromium is not installed at {CHROMIUM}"),
]
LINK = "https://t.me/PanduSimBot?start=Undangan_1"


@pytest_asyncio.fixture
async def served() -> AsyncIterator[Serving]:
    world = World()
    for name in ("Bapak Surya", "Ibu Ratna"):
        await Phone(world, world.add_person(name)).start()
    served = await serve(world)
    yield served
    await served.close()


@pytest_asyncio.fixture
async def page(served: Serving) -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        page = await browser.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(5000)
        await page.goto(f"{served.url}/#700000001,700000002")
        yield page
        await browser.close()


async def says(world: World, chat: int, text: str, **params: object) -> None:
    await world.call(world.token, "sendMessage", {"chat_id": chat, "text": text, **params})


async def test_a_link_is_opened_on_the_phone_of_a_new_person(served: Serving, page: Page) -> None:
    await says(served.world, 700000001, f"Undangan: {LINK}")
    held = page.locator('section[data-person="700000001"]')
    await held.locator(".bubble.in").last.click(button="right")
    await held.locator("[data-test=menu-elsewhere]").click()
    await page.locator("[data-test=form-newcomer]").click()
    form = page.locator("[data-test=form]")
    await form.locator("[name=name]").fill("Bapak Jaka")
    await form.locator("[data-test=form-done]").click()
    fresh = page.locator('section[data-person="700000003"]')
    await expect(fresh.locator(".bubble.out").last).to_contain_text("/start Undangan_1")
    assert served.world.people[700000003].name == "Bapak Jaka"
    await page.reload()
    await expect(fresh.locator(".holder-name")).to_have_text("Bapak Jaka")


async def test_a_group_is_made_and_its_button_pressed_as_each_member(
    served: Serving, page: Page
) -> None:
    await page.locator("#grup-baru").click()
    await page.locator("[data-test=form] [name=title]").fill("Pokja Uji")
    await page.locator("[data-test=form-done]").click()
    held = page.locator('section[data-person="700000002"]')
    await expect(held.locator(".header-title")).to_have_text("Pokja Uji")
    (group,) = served.world.groups
    keys = {"inline_keyboard": [[{"text": "Ambil", "callback_data": "ambil"}]]}
    await says(served.world, group.id, "Langkah 11 menunggu.", reply_markup=keys)
    served.world.updates.clear()
    await held.locator("[data-button=Ambil]").click()
    await expect(held.locator("[aria-busy=true]")).to_be_visible()
    (update,) = served.world.updates.waiting
    assert update["callback_query"]["from"]["id"] == 700000002
    assert update["callback_query"]["message"]["chat"]["title"] == "Pokja Uji"
    await held.locator("[data-test=chat-menu]").click()
    await held.locator("[data-test=menu-bot]").click()
    await expect(held.locator(".note.service").last).to_contain_text("Pandu meninggalkan grup")


async def test_a_key_that_asks_for_people_is_answered_with_those_chosen(
    served: Serving, page: Page
) -> None:
    asked = {"request_id": 1, "max_quantity": 2}
    keys = {
        "keyboard": [[{"text": "Pilih rekan", "request_users": asked}]],
        "one_time_keyboard": True,
    }
    await says(served.world, 700000001, "Siapa?", reply_markup=keys)
    served.world.updates.clear()
    held = page.locator('section[data-person="700000001"]')
    await held.locator("[data-button='Pilih rekan']").click()
    form = page.locator("[data-test=form]")
    await form.locator("[data-test=form-done]").click()
    await expect(form).to_contain_text("Mohon pilih 1 sampai 2 orang.")
    await form.locator('[data-choice="700000002"]').click()
    await form.locator("[data-test=form-done]").click()
    await expect(held.locator("[data-button='Pilih rekan']")).to_have_count(0)
    (update,) = served.world.updates.waiting
    assert update["message"]["users_shared"]["users"] == [{"user_id": 700000002}]


async def test_a_link_for_groups_asks_which_group(served: Serving, page: Page) -> None:
    link = "https://t.me/PanduSimBot?startgroup=Kode_9"
    keys = {"inline_keyboard": [[{"text": "Pilih grup", "url": link}]]}
    await says(served.world, 700000001, "Hubungkan grup.", reply_markup=keys)
    held = page.locator('section[data-person="700000001"]')
    await held.locator("[data-button='Pilih grup']").click()
    await held.get_by_role("button", name="Grup baru …").click()
    await page.locator("[data-test=form-done]").click()
    await expect(held.locator(".bubble.out").last).to_contain_text("/start@PanduSimBot Kode_9")
    await expect(held.locator(".header-title")).to_have_text("Grup Panitia")
