"""Methods, parameters and answers held against the published Bot API, where it is at hand."""

import json
import os
from pathlib import Path

import pytest

from simulator import Phone, Upload, World
from simulator.methods import NAMED
from simulator.methods.known import KNOWN
from simulator.updates import KNOWN as KINDS

from .conftest import Bot

BESIDE = Path(__file__).parents[3] / "shared" / "spec" / "bot-api-10.1.json"
SPEC = Path(os.environ.get("BOT_API_SPEC", BESIDE))
pytestmark = pytest.mark.skipif(not SPEC.exists(), reason="the Bot API as data is not at hand")


@pytest.fixture(scope="module")
def spec() -> dict:
    return json.loads(SPEC.read_text(encoding="utf-8"))


def test_every_method_exists_and_none_is_missing_from_the_table(spec: dict) -> None:
    assert set(KNOWN) == set(spec["methods"])
    assert set(NAMED) <= set(spec["methods"])


def test_every_kind_of_update_is_known(spec: dict) -> None:
    fields = {field["name"] for field in spec["types"]["Update"]["fields"]} - {"update_id"}
    assert set(KINDS) == fields


def check(spec: dict, kind: str, value: object) -> None:
    """Fails when a value has fields its type lacks, or lacks what the type requires."""
    if kind.startswith("Array of "):
        for one in value:
            check(spec, kind.removeprefix("Array of "), one)
        return
    fields = spec["types"].get(kind, {}).get("fields")
    if not fields or not isinstance(value, dict):
        return
    named = {field["name"]: field for field in fields}
    assert set(value) <= set(named), (kind, set(value) - set(named))
    required = {name for name, field in named.items() if field["required"]}
    assert required <= set(value), (kind, required - set(value))
    for name, inner in value.items():
        check(spec, named[name]["types"][0], inner)


async def test_updates_and_answers_have_exactly_the_fields_of_their_types(
    spec: dict, bot: Bot, world: World, phone: Phone, surya, ratna
) -> None:
    group = world.add_group("Panitia", [surya, ratna])
    await bot.do("getUpdates", allowed_updates=list(KINDS))
    await phone.send("/tugas @PanduSimBot")
    await phone.upload([("a.pdf", b"a", "application/pdf"), ("b.pdf", b"b", "application/pdf")])
    keyboard = {"inline_keyboard": [[{"text": "Ya", "callback_data": "y", "style": "success"}]]}
    card = await bot.do(
        "sendMessage", chat_id=surya.id, text="<b>a</b>", parse_mode="HTML", reply_markup=keyboard
    )
    await phone.press(card["message_id"], data="y")
    phone.react(card["message_id"], "👍")
    await phone.forward(card["message_id"], to=group.id)
    await phone.type_inline("a")
    phone.block()
    phone.unblock()
    world.migrate(group)
    made = phone.create_group("Pokja", [ratna])
    await phone.start_in(made.id, "KODE")
    for update in await bot.updates():
        check(spec, "Update", update)
    document = await bot.do(
        "sendDocument", {"document": Upload("a.pdf", b"a")}, chat_id=surya.id, caption="/a"
    )
    check(spec, "Message", card)
    check(spec, "Message", document)
    check(spec, "User", await bot.do("getMe"))
    check(spec, "ChatFullInfo", await bot.do("getChat", chat_id=surya.id))
    check(spec, "WebhookInfo", await bot.do("getWebhookInfo"))
    file_id = document["document"]["file_id"]
    check(spec, "File", await bot.do("getFile", file_id=file_id))
