"""The digest: one message that says what is late, where, and with a button beside each line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_datetime

from bot.callbacks import Do, Press, encode
from bot.views.people import unlinked
from bot.views.screen import Button, Screen, fits
from bot.words import Words, marked
from flows.ids import CaseId, TaskId
from flows.people.officials import Official
from flows.people.reaching import UNREACHED, Barrier
from flows.waktu.agenda import Agenda, Entry, Lasted, Part
from flows.waktu.timing import Obstacle, Request, Wait

DEPTHS = ((12, 70), (8, 60), (4, 60), (2, 40), (0, 40))
"""How many folded lines a list may have, and letters of a title, name or reason."""
TITLES = {
    Part.LATE: marked("Past the standard time"),
    Part.TODAY: marked("Standard time ends today"),
    Part.REQUESTS: marked("Requests that wait for consent"),
    Part.UNDECIDED: marked("Waiting for a decision by %(me)s"),
    Part.OBSTACLES: marked("Obstacles, and waiting for others"),
    Part.SILENT: marked("Nobody could be told yet"),
    Part.RETURNED: marked("Returned more than twice"),
    Part.OPEN: marked("Further tasks"),
    Part.BELOW: marked("Past the standard time in the section"),
}
IN_SHORT = {
    Part.LATE: marked("%(n)s past their time"),
    Part.TODAY: marked("%(n)s due today"),
    Part.REQUESTS: marked("%(n)s requests"),
    Part.UNDECIDED: marked("%(n)s wait for %(me)s"),
    Part.OBSTACLES: marked("%(n)s held up"),
    Part.SILENT: marked("%(n)s nobody knows of"),
    Part.RETURNED: marked("%(n)s returned again and again"),
    Part.OPEN: marked("%(n)s further ones"),
    Part.BELOW: marked("%(n)s past their time below"),
}
"""The lists in one line, which the first glance at a phone shows."""
GREETINGS = (
    (11, marked("Good morning, %(to)s.")),
    (15, marked("Good day, %(to)s.")),
    (18, marked("Good afternoon, %(to)s.")),
    (24, marked("Good evening, %(to)s.")),
)
"""Until which hour people greet each other so."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a full line says beyond its entry: waktu baku as printed, whether the reader may see
    the berkas, for how long the limit has been over, what stands in the way, why nobody can be
    reached, and when the next rapat of the step begins."""

    waktu: str
    visible: bool
    lasted: Lasted | None = None
    request: Request | None = None
    wait: Wait | None = None
    obstacle: Obstacle | None = None
    barrier: Barrier | None = None
    rapat: datetime | None = None


@dataclass(frozen=True, slots=True)
class Delay:
    """The digest goes out after its hour: the bot was `down` then, or Telegram out of reach."""

    planned: datetime
    down: bool


@dataclass(frozen=True, slots=True)
class Brief:
    """All a digest is made of, by berkas and task: the full lines with whom (or for whom) each
    is, and the same in short for those folded away; who is `missed`: away, or out of reach; and
    who answers for those `outside` who are waited for."""

    reader: Official
    agenda: Agenda
    lines: Mapping[tuple[CaseId, TaskId], Line]
    who: Mapping[tuple[CaseId, TaskId], str]
    short: Mapping[tuple[CaseId, TaskId], str]
    delay: Delay | None = None
    above: bool = False
    missed: Sequence[tuple[Official, Barrier]] = ()
    outside: Sequence[tuple[Entry, Official]] = ()


@dataclass(frozen=True, slots=True)
class Full:
    """A line in full with its number on the page, and with whom it is; `again` where another list
    of the page has said so already."""

    number: int
    entry: Entry
    line: Line
    who: str
    again: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A list as the message shows it: lines in full, small ones to be folded away, and how many
    lines there are from this page on."""

    part: Part
    title: str
    count: int
    full: Sequence[Full]
    small: Sequence[tuple[Entry, str]]
    onward: int


def digest(words: Words, brief: Brief) -> Screen:
    """A page of the digest, as much of its folded lines as one message holds."""
    text = ""
    for folded, letters in DEPTHS:
        text = words.render("digest", **_values(words, brief, folded, letters))
        if fits(text):
            break
    count = sum(why in UNREACHED for _, why in brief.missed)
    invite = ((unlinked.key(words, count),),) if count else ()
    return Screen(text, (*_keys(words, brief), *invite, *_pager(brief.agenda)))


def nothing(words: Words, brief: Brief) -> Screen:
    """One short line where there is nothing to report."""
    text = words("There is nothing to report today.")
    return Screen(f"{_greeting(words, brief)} {text}")


def _named(brief: Brief, words: Words) -> list[tuple[Official, Barrier]]:
    """Who is missed by name: who never joined only as a week begins, everybody else always."""
    begins = brief.agenda.at.astimezone(words.zone).weekday() == 0
    return [(one, why) for one, why in brief.missed if begins or why is not Barrier.UNLINKED]


def shown(agenda: Agenda) -> tuple[tuple[Part, Entry], ...]:
    """The lines in full on this page, in the order of their numbers."""
    return tuple((section.part, entry) for section in agenda.sections for entry in section.shown)


def numbered(agenda: Agenda) -> dict[tuple[CaseId, TaskId], int]:
    """The numbers of the tasks of a page; one that stands in several lists has one number."""
    keys = dict.fromkeys((entry.case, entry.task) for _, entry in shown(agenda))
    return {key: n for n, key in enumerate(keys, 1)}


def lasting(words: Words, lasted: Lasted) -> str:
    """Office time in words: hours and minutes, or working days once one has passed."""
    if lasted.days:
        return words("%(n)s working day(s)", n=lasted.days)
    hours, minutes = divmod(lasted.minutes, 60)
    if not hours:
        return words("%(m)s office minutes", m=minutes)
    return words("%(h)s office hours %(m)s minutes", h=hours, m=minutes)


def _values(words: Words, brief: Brief, folded: int, letters: int) -> dict[str, object]:
    agenda = brief.agenda
    kept = agenda.kept
    named = _named(brief, words)
    return {
        "greeting": _greeting(words, brief),
        "reader": brief.reader,
        "agenda": agenda,
        "delay": brief.delay,
        "missed": named,
        "outside": brief.outside,
        "unreached": len(brief.missed) - len(named),
        "late": sum(s.count for s in agenda.sections if s.part is Part.LATE),
        "overview": _overview(words, brief),
        "blocks": [block for block in _blocks(words, brief) if block.count],
        "folded": folded,
        "lasting": lambda lasted: lasting(words, lasted),
        "short": lambda at: format_datetime(at, "d MMM HH.mm", words.zone, words.language),
        "letters": letters,
        "percent": 100 * kept.within // kept.steps if kept and kept.steps else None,
    }


def _blocks(words: Words, brief: Brief) -> Iterator[Block]:
    numbers = numbered(brief.agenda)
    told: set[tuple[CaseId, TaskId]] = set()
    for section in brief.agenda.sections:
        title = words(TITLES[section.part], me=brief.reader.sapaan.value)
        full: list[Full] = []
        for entry in section.shown:
            key = (entry.case, entry.task)
            again = key in told
            told.add(key)
            full.append(Full(numbers[key], entry, brief.lines[key], brief.who[key], again))
        small = [(entry, brief.short[entry.case, entry.task]) for entry in section.folded]
        yield Block(section.part, title, section.count, full, small, section.count - section.first)


def _overview(words: Words, brief: Brief) -> str:
    me, sections = brief.reader.sapaan.value, brief.agenda.sections
    told = [words(IN_SHORT[s.part], n=s.count, me=me) for s in sections if s.count]
    if brief.agenda.outside.count:
        told.append(words("%(n)s with people from outside", n=brief.agenda.outside.count))
    return " · ".join(told) if len(told) > 1 else ""


def _greeting(words: Words, brief: Brief) -> str:
    hour = brief.agenda.at.astimezone(words.zone).hour
    greeting = next(msgid for until, msgid in GREETINGS if hour < until)
    return words(greeting, to=f"{brief.reader.sapaan} {brief.reader.jabatan}")


def _keys(words: Words, brief: Brief) -> tuple[tuple[Button, ...], ...]:
    """Two buttons a row, so that a narrow phone shows their words in full."""
    rows: dict[int, list[Button]] = {}
    numbers = numbered(brief.agenda)
    for part, entry in shown(brief.agenda):
        n = numbers[entry.case, entry.task]
        if n not in rows:
            offers = _offers(words, brief, part, entry)
            rows[n] = [Button(f"{n} {label}", encode(press)) for label, press in offers]
    return tuple(tuple(row[i : i + 2]) for row in rows.values() for i in range(0, len(row), 2))


def _offers(words: Words, brief: Brief, part: Part, entry: Entry) -> Iterator[tuple[str, Press]]:
    """What the reader may do about a line: lead it, or work on it."""
    case, task, page = entry.case, entry.task, str(brief.agenda.page)
    mine = part is Part.UNDECIDED or brief.reader.id in (entry.holder, entry.handed)
    leads = brief.reader.kepala or part in (Part.BELOW, Part.REQUESTS)
    request = brief.lines[case, task].request
    asked = leads and request is not None and request.by != brief.reader.id
    if asked and request is not None:
        second = int(request.at.timestamp())
        yield words("Consent"), Press(Do.CONSENT, case, task, f"1.{second}.{page}")
        yield words("Not yet consented"), Press(Do.CONSENT, case, task, f"0.{second}.{page}")
    if leads and not mine and not asked and part is not Part.SILENT:
        yield words("Remind"), Press(Do.NUDGE, case, task, page)
    if leads and entry.due_at is not None and not (mine and brief.above):
        yield words("Extend"), Press(Do.EXTEND, case, task, page)
    if leads and not asked:
        yield words("Reassign"), Press(Do.HAND_OVER, case, task, f"0.{page}")
    if brief.lines[case, task].visible:
        yield words("Open"), Press(Do.DETAIL if leads and not mine else Do.CARD, case, task)


def _pager(agenda: Agenda) -> tuple[tuple[Button, ...], ...]:
    if agenda.pages == 1:
        return ()
    here, last = agenda.page, agenda.pages - 1
    before = (_turn("‹", here - 1),) if here else ()
    after = (_turn("›", here + 1),) if here < last else ()
    return ((*before, _turn(f"{here + 1}/{last + 1}", here), *after),)


def _turn(label: str, page: int) -> Button:
    return Button(label, encode(Press(Do.DIGEST, detail=str(page))))
