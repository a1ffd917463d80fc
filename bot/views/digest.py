"""The digest: one message that says what is late, where, and with a button beside each line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from babel.dates import format_datetime

from bot.callbacks import Do, Press, encode
from bot.views.screen import Button, Screen, fits
from bot.words import Words, marked
from flows.agenda import Agenda, Entry, Lasted, Part
from flows.ids import CaseId, TaskId
from flows.officials import Official
from flows.timing import Obstacle, Request, Wait

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
GREETINGS = (
    (11, marked("Good morning, %(to)s.")),
    (15, marked("Good day, %(to)s.")),
    (18, marked("Good afternoon, %(to)s.")),
    (24, marked("Good evening, %(to)s.")),
)
"""Until which hour people greet each other so."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a full line says beyond its entry: SOP, waktu baku as printed, for how long late, and
    what stands in the way."""

    sop: str
    waktu: str
    lasted: Lasted | None
    because: Request | Obstacle | Wait | None


@dataclass(frozen=True, slots=True)
class Delay:
    """The digest goes out after its hour: the bot was `down` then, or Telegram out of reach."""

    planned: datetime
    down: bool


@dataclass(frozen=True, slots=True)
class Brief:
    """All a digest is made of, by berkas and task: the full lines with whom (or for whom) each
    is, and the same in short for those folded away."""

    reader: Official
    agenda: Agenda
    lines: Mapping[tuple[CaseId, TaskId], Line]
    who: Mapping[tuple[CaseId, TaskId], str]
    short: Mapping[tuple[CaseId, TaskId], str]
    delay: Delay | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A list as the message shows it: lines in full with their numbers, small ones folded away,
    and how many are `left` for other pages."""

    part: Part
    title: str
    count: int
    full: Sequence[tuple[int, Entry, Line, str]]
    small: Sequence[tuple[Entry, str]]
    left: int


def digest(words: Words, brief: Brief) -> Screen:
    """A page of the digest, as much of its folded lines as one message holds."""
    text = ""
    for folded, letters in DEPTHS:
        text = words.render("digest", **_values(words, brief, folded, letters))
        if fits(text):
            break
    return Screen(text, (*_keys(words, brief), *_pager(brief.agenda)))


def nothing(words: Words, brief: Brief) -> Screen:
    """One short line where there is nothing to report."""
    text = words("There is nothing to report today.")
    return Screen(f"{_greeting(words, brief)} {text}")


def shown(agenda: Agenda) -> tuple[tuple[Part, Entry], ...]:
    """The lines in full on this page, in the order of their numbers."""
    return tuple((section.part, entry) for section in agenda.sections for entry in section.shown)


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
    return {
        "greeting": _greeting(words, brief),
        "reader": brief.reader,
        "agenda": agenda,
        "delay": brief.delay,
        "blocks": _blocks(words, brief, folded),
        "lasting": lambda lasted: lasting(words, lasted),
        "short": lambda at: format_datetime(at, "d MMM HH.mm", words.zone, words.language),
        "letters": letters,
        "percent": 100 * kept.within // kept.steps if kept and kept.steps else None,
    }


def _blocks(words: Words, brief: Brief, folded: int) -> list[Block]:
    numbers = count(1)
    blocks = []
    for section in brief.agenda.sections:
        title = words(TITLES[section.part], me=brief.reader.sapaan.value)
        full = [
            (next(numbers), entry, brief.lines[key], brief.who[key])
            for entry in section.shown
            for key in [(entry.case, entry.task)]
        ]
        small = [(entry, brief.short[entry.case, entry.task]) for entry in section.folded[:folded]]
        left = section.count - section.first - len(full) - len(small)
        blocks.append(Block(section.part, title, section.count, full, small, left))
    return [block for block in blocks if block.count]


def _greeting(words: Words, brief: Brief) -> str:
    hour = brief.agenda.at.astimezone(words.zone).hour
    greeting = next(msgid for until, msgid in GREETINGS if hour < until)
    return words(greeting, to=f"{brief.reader.sapaan} {brief.reader.jabatan}")


def _keys(words: Words, brief: Brief) -> tuple[tuple[Button, ...], ...]:
    """Two buttons a row, so that a narrow phone shows their words in full."""
    rows: list[tuple[Button, ...]] = []
    for n, (part, entry) in enumerate(shown(brief.agenda), 1):
        offers = _offers(words, brief, part, entry)
        keys = [Button(f"{n} {label}", encode(press)) for label, press in offers]
        rows += [tuple(keys[i : i + 2]) for i in range(0, len(keys), 2)]
    return tuple(rows)


def _offers(words: Words, brief: Brief, part: Part, entry: Entry) -> Iterator[tuple[str, Press]]:
    """What the reader may do about a line: lead it, or work on it."""
    case, task, page = entry.case, entry.task, str(brief.agenda.page)
    leads = part is Part.BELOW or (brief.reader.kepala and part is not Part.UNDECIDED)
    if leads and entry.holder != brief.reader.id and part not in (Part.REQUESTS, Part.SILENT):
        yield words("Remind"), Press(Do.NUDGE, case, task, page)
    if leads and entry.due_at is not None:
        yield words("Extend"), Press(Do.EXTEND, case, task, page)
    if leads or part is Part.UNDECIDED:
        yield words("Reassign"), Press(Do.HAND_OVER, case, task, f"0.{page}")
    yield words("Open"), Press(Do.DETAIL if leads else Do.CARD, case, task)


def _pager(agenda: Agenda) -> tuple[tuple[Button, ...], ...]:
    if agenda.pages == 1:
        return ()
    here, last = agenda.page, agenda.pages - 1
    before = (_turn("‹", here - 1),) if here else ()
    after = (_turn("›", here + 1),) if here < last else ()
    return ((*before, _turn(f"{here + 1}/{last + 1}", here), *after),)


def _turn(label: str, page: int) -> Button:
    return Button(label, encode(Press(Do.DIGEST, detail=str(page))))
