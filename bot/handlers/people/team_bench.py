"""Whom somebody is choosing for a panitia: kept on their bench, and who can still be chosen."""

from bot.desk import Turn, milliseconds
from bot.handlers.people.teams import office_of
from bot.views.people.team import Team
from flows.people.choosing import TeamDraft, choosable
from flows.people.officials import Official
from storage.kelengkapan.drafts import Bench, draft, keep_draft

KIND = "panitia"


def bench_of(turn: Turn, team: Team) -> Bench:
    """Where the person puts together this peran of this berkas."""
    return Bench(turn.official.id, team.case.id, 0, team.peran, KIND)


async def draft_of(turn: Turn, team: Team) -> TeamDraft:
    """Whom the person has chosen so far."""
    made = await turn.read(lambda conn: draft(conn, bench_of(turn, team), TeamDraft))
    return TeamDraft() if made is None else made


async def keep(turn: Turn, team: Team, made: TeamDraft) -> None:
    """Lay the choice on the bench."""
    moment = milliseconds(turn.at)
    await turn.desk.db.write(lambda conn: keep_draft(conn, bench_of(turn, team), made, moment))


def found_in(turn: Turn, team: Team, search: str) -> list[Official]:
    """Who can still be chosen and fits the words looked for."""
    people = list(team.people.values())
    return choosable(people, office_of(turn, team).unit, team.case, team.peran, search)
