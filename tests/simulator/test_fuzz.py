"""Whatever a bot sends, it is answered: no request makes the simulator itself fail."""

import asyncio

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator import Phone, Upload, World
from simulator.methods import NAMED

CHAT = 700_000_001
WORDS = st.sampled_from(["", "a", "<b>", "*a", "0", "-1", "[]", "{}", "[{}]", "null", "{", "true"])
NAMES_TEXT = """
type text url offset length message_id callback_data media photo document id command
description emoji keyboard inline_keyboard force_reply input_field_placeholder chat_id
copy_text style request_users request_contact max_quantity request_id scope user_id
"""
NAMES = NAMES_TEXT.split()
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(-3, 200), WORDS, st.just("photo"))
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4)
    ),
    max_leaves=8,
)
PARAMETERS_TEXT = """
chat_id from_chat_id message_id message_ids text caption parse_mode entities
caption_entities reply_markup reply_parameters reply_to_message_id photo document media
callback_query_id url inline_query_id results reaction commands scope language_code
menu_button user_id offset limit allowed_updates action file_id inline_message_id
link_preview_options name secret_token
"""
PARAMETERS = PARAMETERS_TEXT.split()
SILENT = {"setWebhook", "leaveChat", "logOut", "close"}


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(sorted(set(NAMED) - SILENT)),
    st.dictionaries(st.sampled_from(PARAMETERS), VALUES, max_size=6),
    st.booleans(),
)
def test_any_parameters_get_an_answer(method: str, params: dict, known_chat: bool) -> None:
    async def ask() -> tuple[int, dict]:
        world = World(limits=None)
        phone = Phone(world, world.add_person("Surya"))
        await phone.start()
        aim = {"chat_id": CHAT, "from_chat_id": CHAT, "message_id": 1} if known_chat else {}
        files = {"document": Upload("a.pdf", b"a"), "photo": Upload("a.png", b"a")}
        return await world.call(world.token, method, {**params, **aim}, files)

    status, body = asyncio.run(ask())
    assert body["ok"] is (status == 200)
    assert status in {200, 400, 403}
