"""The phones over HTTP and WebSocket, as the page uses them."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from simulator import Person, Serving, World, serve

from .conftest import Bot


@pytest.fixture
async def serving(world: World) -> AsyncIterator[Serving]:
    serving = await serve(world)
    yield serving
    await serving.close()


@pytest.fixture
async def browser(serving: Serving) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(serving.url) as session:
        yield session


async def test_the_people_and_groups_are_listed(
    browser: aiohttp.ClientSession, world: World, surya: Person
) -> None:
    group = world.add_group("Panitia", [surya])
    found = await (await browser.get("/_sim/people")).json()
    assert found == {
        "bot": {"id": 1000000001, "name": "Pandu", "username": "PanduSimBot"},
        "people": [{"id": surya.id, "name": "Surya", "about": "Kepala Bidang", "start": "KODE-A"}],
        "groups": [{"id": group.id, "title": "Panitia", "members": [surya.id]}],
        "zone": None,
    }


async def test_a_phone_is_told_of_everything(
    browser: aiohttp.ClientSession, bot: Bot, surya: Person
) -> None:
    async with browser.ws_connect(f"/_sim/phone/{surya.id}/ws") as line:
        snapshot = await line.receive_json()
        await line.send_json({"do": "start", "payload": "KODE-A"})
        own = await line.receive_json()
        keyboard = {"inline_keyboard": [[{"text": "Ya", "callback_data": "y"}]]}
        sent = await bot.do("sendMessage", chat_id=surya.id, text="a", reply_markup=keyboard)
        shown = await line.receive_json()
        press = {"do": "press", "chat": surya.id, "message_id": sent["message_id"], "data": "y"}
        await bot.updates()
        await line.send_json(press)
        query = (await bot.do("getUpdates", timeout=5))[0]["callback_query"]
        await bot.do("answerCallbackQuery", callback_query_id=query["id"], text="Baik")
        answer = await line.receive_json()
        await bot.do("deleteMessage", chat_id=surya.id, message_id=sent["message_id"])
        gone = await line.receive_json()
        await line.send_json({**press, "message_id": 99})
        mistake = await line.receive_json()
    assert snapshot["type"] == "snapshot"
    assert snapshot["chats"] == [
        {
            "id": surya.id, "title": "Pandu", "kind": "private", "unread": 0, "blocked": False,
            "started": False,
        }
    ]  # fmt: skip
    assert (own["message"]["text"], own["message"]["out"]) == ("/start KODE-A", True)
    assert shown["message"] == {**sent, "out": False, "html": "a"}
    assert (answer["type"], answer["text"], answer["alert"]) == ("answer", "Baik", False)
    assert gone == {"type": "delete", "chat": surya.id, "message_id": sent["message_id"]}
    assert mistake["type"] == "error"


async def test_files_go_up_as_an_album_and_come_down_again(
    browser: aiohttp.ClientSession, bot: Bot, phone, surya: Person
) -> None:
    form = aiohttp.FormData()
    form.add_field("file", b"satu", filename="a b.pdf", content_type="application/pdf")
    form.add_field("file", b"dua", filename="c.pdf", content_type="application/pdf")
    url = f"/_sim/phone/{surya.id}/upload?chat={surya.id}&caption=Surat"
    assert (await browser.post(url, data=form)).status == 200
    first, second = (one["message"] for one in await bot.updates())
    assert (first["caption"], second["document"]["file_name"]) == ("Surat", "c.pdf")
    address = phone.chat()[-2]["document"]["download"]
    assert await (await browser.get(address)).read() == b"satu"
    assert (await browser.get("/_sim/file/x/y")).status == 404


async def test_a_fault_is_set_and_the_log_read(
    browser: aiohttp.ClientSession, bot: Bot, phone, surya: Person
) -> None:
    fault = {"fault": "server_error", "status": 503, "method": "sendMessage", "count": 1}
    assert (await browser.post("/_sim/faults", json=fault)).status == 200
    assert (await browser.post("/_sim/faults", json={"fault": "gempa"})).status == 400
    refusal = await bot.refusal("sendMessage", chat_id=surya.id, text="a")
    await bot.do("sendMessage", chat_id=surya.id, text="a")
    assert refusal == (503, "Service Unavailable")
    log = await (await browser.get("/_sim/log?after=0")).json()
    assert [one["status"] for one in log["requests"]] == [503, 200]
    rest = await (await browser.get(f"/_sim/log?after={log['next']}")).json()
    assert rest == {"requests": [], "next": log["next"]}


async def test_a_load_generator_acts_for_many_people_and_watches_them(
    browser: aiohttp.ClientSession, bot: Bot, surya: Person, ratna: Person
) -> None:
    async with browser.ws_connect("/_sim/watch?types=message") as line:
        deeds = [{"person": one.id, "do": "start"} for one in (surya, ratna)]
        numbers = await (await browser.post("/_sim/act", json=deeds)).json()
        shown = [await line.receive_json() for _ in deeds]
    assert [
        one["message_id"] for one in (update["message"] for update in await bot.updates())
    ] == numbers
    assert [one["person"] for one in shown] == [surya.id, ratna.id]


@pytest.mark.parametrize("form", ["query", "json", "urlencoded", "multipart"])
async def test_parameters_come_in_any_of_four_ways(
    form: str, browser: aiohttp.ClientSession, world: World, phone, surya: Person
) -> None:
    params = {"chat_id": str(surya.id), "text": "halo"}
    multipart = aiohttp.FormData(params, default_to_multipart=True)
    ways = {
        "query": {"params": params},
        "json": {"json": params},
        "urlencoded": {"data": params},
        "multipart": {"data": multipart},
    }
    response = await browser.post(f"/bot{world.token}/sendMessage", **ways[form])
    assert (await response.json())["result"]["text"] == "halo"


async def test_a_wrong_token_a_wrong_method_and_a_broken_body_are_refused(
    browser: aiohttp.ClientSession, world: World
) -> None:
    wrong = await browser.get("/bot1:x/getMe")
    unknown = await browser.get(f"/bot{world.token}/getYou")
    headers = {"Content-Type": "application/json"}
    broken = await browser.post(f"/bot{world.token}/getMe", data="{", headers=headers)
    file = await browser.get(f"/file/bot{world.token}/documents/none.pdf")
    statuses = [one.status for one in (wrong, unknown, broken, file)]
    assert statuses == [401, 404, 400, 404]
