"""Answers to presses and inline queries, and the bot's reactions."""

from typing import TYPE_CHECKING

from simulator.entities import units
from simulator.messages import tell
from simulator.methods.sending import open_chat
from simulator.wire import Ask, Json, bad_request

if TYPE_CHECKING:
    from simulator.world import World

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(world: "World", ask: Ask) -> bool:
    """Shows a toast or a dialog to whoever pressed; each press once and in time."""
    query = world.presses.get(ask.text("callback_query_id"))
    if query is None or world.ticks() - query.at > world.answer_seconds:
        raise bad_request(TOO_OLD)
    text, url = ask.text("text") or None, ask.text("url") or None
    if text and units(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and f"t.me/{world.bot['username']}?start=" not in url:
        raise bad_request("URL_INVALID")
    del world.presses[query.id]
    answer: Json = {
        "type": "answer",
        "query": query.id,
        "chat": query.chat,
        "message_id": query.message_id,
        "text": text,
        "alert": ask.flag("show_alert"),
        "url": url,
    }
    query.person.answers.append(answer)
    tell(query.person, answer)
    return True


def answer_inline_query(world: "World", ask: Ask) -> bool:
    """Offers results for what somebody typed after the bot's name."""
    query = world.typed.get(ask.text("inline_query_id"))
    if query is None:
        raise bad_request(TOO_OLD)
    results = ask.parsed("results", "can't parse inline query results JSON object")
    if not isinstance(results, list):
        raise bad_request("can't parse inline query results JSON object")
    if len(results) > 50:
        raise bad_request("RESULTS_TOO_MUCH")
    names = [one.get("id") for one in results if isinstance(one, dict)]
    if len(names) != len(results) or not all(isinstance(name, str) for name in names):
        raise bad_request("can't parse inline query result: Can't find field \"id\"")
    if len(set(names)) != len(names):
        raise bad_request("RESULT_ID_DUPLICATE")
    del world.typed[query.id]
    query.person.offered[query.id] = (query.text, results)
    button = ask.parsed("button", "can't parse inline query results button JSON object")
    shown: Json = {"type": "inline", "query": query.id, "results": results, "button": button}
    tell(query.person, shown)
    return True


def set_message_reaction(world: "World", ask: Ask) -> bool:
    """The bot's reaction to a message; an empty list takes it back."""
    chat = open_chat(world, ask)
    post = chat.messages.get(ask.integer("message_id"))
    if post is None:
        raise bad_request("message to react not found")
    reaction = ask.parsed("reaction", "can't parse reaction types JSON object") or []
    if not isinstance(reaction, list) or len(reaction) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    for one in reaction:
        if not isinstance(one, dict) or one.get("type") != "emoji" or one.get("emoji") not in EMOJI:
            raise bad_request("REACTION_INVALID")
    post.reactions[world.bot["id"]] = reaction
    shown = [one.get("emoji") for given in post.reactions.values() for one in given]
    event = {"type": "reaction", "chat": chat.id, "message_id": post.id, "emoji": shown}
    world.messages.tell(chat, event)
    return True


FACES = """
❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳
❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈
😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀
😡
"""
EMOJI = tuple(FACES.split())

METHODS = {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
    "setMessageReaction": set_message_reaction,
}
