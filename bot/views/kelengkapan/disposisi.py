"""The form of a disposisi: whom, what, how urgent, until when, by taps; and the pages behind it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from babel.dates import format_date

from bot.callbacks import Do, Press, encode
from bot.views.kelengkapan.slot import Slot
from bot.views.labels import shortened
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.kelengkapan.disposisi import Disposisi, Instruksi, Sifat, Tujuan
from flows.office_time.calendar import WorkCalendar
from flows.office_time.reckoning import OfficeDay

PAGE = 8
"""People on one page."""
SHARED_LIMIT = 14
"""Characters of a label that has room beside two others."""
DAYS = 12
"""Working days that are offered."""
FURTHEST = timedelta(days=60)
"""How far ahead working days are looked for."""
Row = tuple[Button, ...]


class Ask(StrEnum):
    """What a button of the form asks for; it stands before its detail."""

    FORM = "f"
    LEADERS = "k"
    LEADER = "K"
    OTHERS = "l"
    OTHER = "L"
    INSTRUCTION = "i"
    NATURES = "s"
    NATURE = "S"
    DAYS = "d"
    DAY = "D"
    TYPE_DAY = "t"
    NOTE = "n"
    NO_NOTE = "N"
    FREELY = "w"
    FINISH = "x"
    BACK = "b"


@dataclass(frozen=True, slots=True)
class Form:
    """A disposisi in the making: for which slot, and whom it may name; the posts in `short`."""

    slot: Slot
    made: Disposisi
    known: tuple[Tujuan, ...]
    short: Mapping[str, str]


def form(words: Words, shown: Form) -> Screen:
    """The form with all that has been chosen so far."""
    made = shown.made
    none = words("choose")
    leader = made.kepada.jabatan if made.kepada else none
    day = words("Date") if made.tanggal is None else _short(words, made.tanggal)
    long, short = _instructions(shown)
    return Screen(
        _text(words, shown),
        (
            (_key(shown, shortened(words("To: %(who)s", who=leader)), Ask.LEADERS, "0"),),
            (_key(shown, words("Also to (%(n)s)", n=len(made.lain)), Ask.OTHERS, "0"),),
            *_rows(long, 1),
            *_rows(short, 2),
            (
                _key(shown, words("Urgency: %(what)s", what=made.sifat.value), Ask.NATURES),
                _key(shown, f"📅 {day}", Ask.DAYS),
            ),
            (
                _key(shown, words("✎ Note"), Ask.NOTE),
                *((_key(shown, words("Without a note"), Ask.NO_NOTE),) if made.catatan else ()),
            ),
            (_key(shown, words("✓ Give the disposisi"), Ask.FINISH, style=Style.SUCCESS),),
            (_key(shown, words("Write freely"), Ask.FREELY), _back(words, shown, Ask.BACK)),
        ),
    )


def leaders(words: Words, shown: Form, page: int) -> Screen:
    """Whom the disposisi is for: one of those known."""
    chosen = None if shown.made.kepada is None else shown.made.kepada.kode
    rows = tuple(
        (_key(shown, _mark(shown, "◉" if one.kode == chosen else "○", one), Ask.LEADER, one.kode),)
        for one in _of_page(shown.known, page)
    )
    turning = _turning(shown, Ask.LEADERS, page, len(shown.known))
    return Screen(_text(words, shown), (*rows, *turning, (_back(words, shown, Ask.FORM),)))


def others(words: Words, shown: Form, page: int) -> Screen:
    """Whom else the disposisi is for; the leader is not among them."""
    leader = None if shown.made.kepada is None else shown.made.kepada.kode
    named = {one.kode for one in shown.made.lain}
    known = [one for one in shown.known if one.kode != leader]
    rows = tuple(
        (
            _key(
                shown,
                _mark(shown, "☑" if one.kode in named else "☐", one),
                Ask.OTHER,
                f"{page}.{'-' if one.kode in named else '+'}{one.kode}",
            ),
        )
        for one in _of_page(known, page)
    )
    turning = _turning(shown, Ask.OTHERS, page, len(known))
    return Screen(_text(words, shown), (*rows, *turning, (_back(words, shown, Ask.FORM),)))


def natures(words: Words, shown: Form) -> Screen:
    """How urgent or secret it is."""
    rows = tuple(
        (_key(shown, f"{'◉' if one is shown.made.sifat else '○'} {one.value}", Ask.NATURE, str(n)),)
        for n, one in enumerate(Sifat)
    )
    return Screen(_text(words, shown), (*rows, (_back(words, shown, Ask.FORM),)))


def days(words: Words, shown: Form, calendar: WorkCalendar, today: date) -> Screen:
    """Until when: the coming working days; days off between them are named."""
    coming = list(_coming(calendar, today))
    keys = [
        _key(shown, _short(words, one.date), Ask.DAY, one.date.isoformat())
        for one in coming
        if one.hours
    ]
    off = [(one.date, one.nama) for one in coming if one.nama and not one.hours]
    return Screen(
        _text(words, shown, off=off, days=True),
        (
            *_rows(keys, 3),
            (
                _key(shown, words("Type the date"), Ask.TYPE_DAY),
                _key(shown, words("Without a date"), Ask.DAY),
            ),
            (_back(words, shown, Ask.FORM),),
        ),
    )


def ask_note(words: Words, shown: Form) -> Screen:
    """Asks for the note."""
    text = words.render("prompt_disposisi_note", **_values(shown))
    return Screen(text, placeholder=words("Type the note"))


def ask_day(words: Words, shown: Form, example: date) -> Screen:
    """Asks for the day by which it is to be done."""
    text = words.render("prompt_disposisi_day", **_values(shown), example=_long(words, example))
    return Screen(text, placeholder=words("Type the date"))


def bad_day(words: Words, example: date) -> str:
    """Why the words are no day that can be set, and what to write."""
    return words(
        "Please write one coming date with its year, for example %(example)s.",
        example=_long(words, example),
    )


def _text(
    words: Words, shown: Form, *, off: Sequence[tuple[date, str]] = (), days: bool = False
) -> str:
    return words.render("disposisi", **_values(shown), off=off, days=days)


def _values(shown: Form) -> dict[str, object]:
    return {**shown.slot.values(), "made": shown.made}


def _instructions(shown: Form) -> tuple[list[Button], list[Button]]:
    """The ticks that need a row each, and those that share one; phones cut longer labels."""
    long = [one for one in Instruksi if len(one.value) > SHARED_LIMIT]
    short = [one for one in Instruksi if one not in long]
    return [_instruction(shown, one) for one in long], [_instruction(shown, one) for one in short]


def _instruction(shown: Form, one: Instruksi) -> Button:
    """A tick that says what it will be, so that pressing it twice is once."""
    ticked = one in shown.made.instruksi
    detail = f"{list(Instruksi).index(one)}{'-' if ticked else '+'}"
    return _key(shown, f"{'☑' if ticked else '☐'} {one.value}", Ask.INSTRUCTION, detail)


def _coming(calendar: WorkCalendar, today: date) -> Iterable[OfficeDay]:
    """The days from today on, until enough working days are among them."""
    found = 0
    for n in range(FURTHEST.days):
        day = calendar.day(today + timedelta(days=n))
        found += bool(day.hours)
        yield day
        if found == DAYS:
            return


def _of_page(known: Sequence[Tujuan], page: int) -> Sequence[Tujuan]:
    return known[page * PAGE : (page + 1) * PAGE]


def _turning(shown: Form, ask: Ask, page: int, total: int) -> tuple[Row, ...]:
    before = (_key(shown, "‹", ask, str(page - 1)),) if page > 0 else ()
    after = (_key(shown, "›", ask, str(page + 1)),) if (page + 1) * PAGE < total else ()
    return ((*before, *after),) if before or after else ()


def _mark(shown: Form, mark: str, one: Tujuan) -> str:
    """The name is what tells two of a post apart, so it is the post that is cut."""
    if not one.nama:
        return f"{mark} {shortened(shown.short.get(one.kode, one.jabatan))}"
    return shortened(f"{mark} {one.nama} · {shown.short.get(one.kode, one.jabatan)}")


def _back(words: Words, shown: Form, ask: Ask) -> Button:
    return _key(shown, words("Back"), ask)


def _key(shown: Form, label: str, ask: Ask, detail: str = "", style: Style = Style.PLAIN) -> Button:
    slot = shown.slot
    data = Press(Do.DISPOSISI, slot.case.id, slot.task.id, f"{slot.index}.{ask.value}{detail}")
    return Button(label, encode(data), style=style)


def _rows(keys: Sequence[Button], width: int) -> tuple[Row, ...]:
    return tuple(tuple(keys[n : n + width]) for n in range(0, len(keys), width))


def _short(words: Words, day: date) -> str:
    return format_date(day, "EEE d MMM", locale=words.language)


def _long(words: Words, day: date) -> str:
    return format_date(day, "d MMMM y", locale=words.language)
