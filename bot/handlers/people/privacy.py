"""/privasi: what is kept about me, all of it as a file, and a correction."""

from sqlite3 import Connection

from bot.callbacks import Do, Press
from bot.desk import Turn, milliseconds, post
from bot.drawing import privacy as file
from bot.telegram.outgoing import SendScreen
from bot.views.people import privacy as view
from bot.views.screen import Screen
from flows.people.leaving import kept_until
from flows.people.officials import Official
from flows.wording import TEXT_LIMIT, words
from storage import screens
from storage.people import privacy, roster
from storage.people.leaving import leaving
from storage.readers import reachable
from storage.screens import Prompt


async def asked(turn: Turn) -> None:
    """Say what is kept, why, for how long, and whom to ask."""
    days = turn.desk.unit_of(turn.official).former_days

    def read(conn: Connection) -> Screen:
        found, leaves = privacy.counted(conn, turn.official), leaving(conn, turn.official.id)
        until = None if leaves is None else kept_until(leaves.leave, days)
        return view.overview(turn.words, turn.official, found, days, until)

    await turn.say(await turn.read(read))


async def export(turn: Turn, _: Press) -> str:
    """Send all of it as a file."""
    await turn.write(lambda conn: file.ask(conn, turn.official))
    return turn.words("The file is on its way.")


async def ask_correction(turn: Turn, _: Press) -> str:
    """Ask what is wrong."""
    prompt = Prompt(turn.chat_id, 0, turn.official.id, Do.CORRECT.value, "", 0, "")
    await turn.say(view.ask_correction(turn.words), prompt)
    return ""


async def corrected(turn: Turn, prompt: Prompt, text: str) -> None:
    """Pass the wish on to whoever sets the office up, or heads it. Raises Refused."""
    said = words(text, TEXT_LIMIT)

    def work(conn: Connection) -> None:
        privacy.ask_correction(conn, turn.official, said, turn.at)
        screens.close_prompt(conn, prompt, milliseconds(turn.at))
        for keeper in keepers(conn, turn):
            assert keeper.chat_id is not None
            told = view.wished(turn.desk.words_for(keeper), keeper, turn.official, said)
            post(conn, SendScreen(keeper.chat_id, told))
        post(conn, SendScreen(turn.chat_id, view.passed_on(turn.words)))

    await turn.write(work)


def keepers(conn: Connection, turn: Turn) -> list[Official]:
    """The admins of the unit who can be reached; its heads where there are none."""
    mine = [o for o in roster.all_officials(conn) if o.unit == turn.official.unit]
    others = reachable(o for o in mine if o.id != turn.official.id)
    return [o for o in others if o.admin] or [o for o in others if o.kepala]
