"""Choosing members of a panitia from one's Telegram contacts, by Telegram's own picker."""

from collections.abc import Sequence
from dataclasses import replace
from sqlite3 import Connection

from bot.callbacks import Do, Press
from bot.desk import Turn, milliseconds, post
from bot.handlers.people import teams
from bot.handlers.people.team_bench import bench_of, draft_of, found_in
from bot.handlers.people.teams import about, team_of
from bot.telegram.outgoing import SendScreen
from bot.views import plain
from bot.views.people import team as view
from bot.views.people.team import Team
from bot.views.people.team_keys import Step
from flows.people.refusals import MayNotAppoint
from storage import screens
from storage.kelengkapan.drafts import keep_draft
from storage.people import roster
from storage.screens import Prompt


async def ask(turn: Turn, team: Team, arg: str) -> str:
    """Offer the key that opens the picker."""
    column = [one.kode for one in team.sop.pelaksana].index(team.peran)
    detail = f"{Step.CONTACT.value}{column}/"
    prompt = Prompt(turn.chat_id, 0, turn.official.id, Do.TEAM.value, team.case.id, 0, detail)
    await turn.say(view.ask_contacts(turn.words, team), prompt)
    return ""


async def shared(turn: Turn, users: Sequence[int]) -> None:
    """People were chosen in the picker: whoever Pandu knows is chosen for the panitia."""
    now = milliseconds(turn.at)
    prompt = await turn.read(lambda conn: screens.latest_prompt(conn, turn.chat_id, now))
    if prompt is None or Do(prompt.purpose) is not Do.TEAM:
        await turn.say(plain.lost(turn.words))
        return
    asked = prompt

    async def work() -> None:
        step, column, _ = about(Press(Do.TEAM, asked.case, detail=asked.detail))
        team = await team_of(turn, asked.case, column)
        if step is not Step.CONTACT or not team.appoints:
            raise MayNotAppoint
        await _chosen(turn, team, asked, users)

    await teams.guarded(turn, asked.case, work)


async def _chosen(turn: Turn, team: Team, prompt: Prompt, users: Sequence[int]) -> None:
    known = await turn.read(lambda conn: [roster.by_chat(conn, user) for user in users])
    free = {one.id for one in found_in(turn, team, "")}
    people = [one for one in known if one is not None and one.id in free]
    made = await draft_of(turn, team)
    noted = view.from_contacts(turn.words, len(people), len(users) - len(people))
    ids = tuple(one.id for one in people if one.id not in made.people)
    made = replace(made, people=(*made.people, *ids), search="")
    screen = view.picking(turn.words, team, made, found_in(turn, team, ""), 0)

    def work(conn: Connection) -> None:
        screens.close_prompt(conn, prompt, milliseconds(turn.at))
        keep_draft(conn, bench_of(turn, team), made, milliseconds(turn.at))
        post(conn, SendScreen(turn.chat_id, noted))
        post(conn, SendScreen(turn.chat_id, screen))

    await turn.write(work)
