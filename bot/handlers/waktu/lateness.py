"""What is past its waktu baku among the berkas a person may see, for those who ask in words."""

from sqlite3 import Connection

from bot.desk import Turn
from bot.drawing.briefing import with_whom
from bot.questions.matching import matching
from bot.views.screen import Screen
from bot.views.waktu.lateness import LateLine, late
from flows.waktu.agenda import Entry, lasted
from storage.people import roster
from storage.waktu.agenda import late_seen

MOST = 200
"""Late steps, the longest overdue first, among which words are looked for."""


def asked(conn: Connection, turn: Turn, about: tuple[str, ...]) -> Screen:
    """The late steps in berkas of the person's unit that they may see, the longest overdue first:
    those whose subject or SOP holds the words; all, where none of them does."""
    desk, reader = turn.desk, turn.official
    office = desk.offices(desk.unit_of(reader).id)
    people = {one.id: one for one in roster.of_unit(conn, reader.unit)}
    total, entries = late_seen(conn, office, reader, tuple(people.values()), turn.at, MOST)
    meant = matching(about, [(one, _title(turn, one)) for one in entries]) if about else []
    chosen = meant or entries
    shown = [
        LateLine(
            one,
            with_whom(conn, office, people, one, turn.at),
            lasted(office.calendar, one.due_at, turn.at),
            mine=reader.id in (one.holder, one.handed),
        )
        for one in chosen
        if one.due_at is not None
    ]
    return late(turn.words, reader, shown, len(meant) or total)


def _title(turn: Turn, entry: Entry) -> str:
    sop = turn.desk.casebook.editions.current.get(entry.sop)
    return f"{entry.judul} {f'{sop.judul} {sop.singkatan}' if sop else ''}"
