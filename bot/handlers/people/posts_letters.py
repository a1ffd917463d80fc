"""The letter of a stand-in that was entered before there was one."""

from sqlite3 import Connection

from bot.callbacks import Do
from bot.clock.standing import duty_of
from bot.desk import Turn, milliseconds
from bot.handlers.people.posts_rights import standing
from bot.views.people import stand_ins as view
from bot.views.people.stand_ins import Step
from bot.views.screen import Screen
from flows.people.standing_in import BASIS_LIMIT
from flows.wording import words as tidy
from storage import screens
from storage.people import posts
from storage.screens import Prompt


async def ask(turn: Turn, number: int) -> str:
    """Ask for the letter of a running or coming assignment."""

    def read(conn: Connection) -> Screen | None:
        found = standing(conn, turn, number)
        if found is None:
            return None
        return view.ask_letter(turn.words, duty_of(conn, turn.desk, found))

    screen = await turn.read(read)
    if screen is None:
        return turn.words("That assignment has ended already.")
    detail = f"{Step.LETTER.value}{number}"
    await turn.say(screen, Prompt(turn.chat_id, 0, turn.official.id, Do.POSTS.value, "", 0, detail))
    return ""


async def given(turn: Turn, prompt: Prompt, text: str) -> str:
    """Keep the typed letter; returns what is said of it. Raises Refused."""
    basis, number = tidy(text, BASIS_LIMIT), int(prompt.detail[1:])

    def work(conn: Connection) -> bool:
        found = standing(conn, turn, number)
        screens.close_prompt(conn, prompt, milliseconds(turn.at))
        return found is not None and posts.give_basis(
            conn, found.id, basis, turn.official.id, turn.at
        )

    kept = await turn.desk.db.write(work)
    if not kept:
        return turn.words("That assignment has ended already.")
    return turn.words("The letter has been noted.")
