"""Somebody is away with nobody standing in: why, from when until when, and who is told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.callbacks import Do, Press, encode
from bot.views.labels import shortened
from bot.views.people.days import day_rows, days_of, days_off
from bot.views.screen import Button, Screen
from bot.words import Words, marked
from flows.office import Office
from flows.people.absences import Absence, Kind
from flows.people.officials import Official, OfficialId
from flows.people.standing_in import Draft
from flows.people.standing_in import packed as packed_stand_in

KINDS = {
    Kind.CUTI: marked("Leave"),
    Kind.DINAS_LUAR: marked("Official travel"),
    Kind.SAKIT: marked("Ill"),
    Kind.LAINNYA: marked("Another reason"),
}
ORDER = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Away:
    """An absence, and who is away; whether it has `begun`."""

    who: Official
    absence: Absence
    begun: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """An absence on its way to being entered."""

    official: OfficialId
    kind: Kind | None = None
    since: date | None = None
    until: date | None = None

    def begun(self, day: date) -> "Asked":
        """The absence with the day that was asked for next."""
        return replace(self, since=day) if self.since is None else replace(self, until=day)


def packed(asked: Asked) -> str:
    """The absence as a button carries it."""
    kind = 0 if asked.kind is None else 1 + ORDER.index(asked.kind)
    days = (f"{day:%Y%m%d}" if day else "0" for day in (asked.since, asked.until))
    return ".".join((str(asked.official), str(kind), *days))


def unpacked(text: str) -> Asked:
    """The absence of a button. Raises ValueError or LookupError where it is none."""
    official, kind, since, until = text.split(".")
    number = int(kind)
    days = [None if day == "0" else date.fromisoformat(day) for day in (since, until)]
    chosen = None if number == 0 else ORDER[number - 1]
    return Asked(OfficialId(int(official)), chosen, *days)


def why(words: Words, reader: Official, who: Official, asked: Asked) -> Screen:
    """Asks for the reason: the person themself, or somebody who enters it for them."""
    text = words.render("absence_why", reader=reader, who=who)
    rows = [
        (Button(words(label), _press("d", replace(asked, kind=kind))),)
        for kind, label in KINDS.items()
    ]
    return Screen(text, tuple(rows))


def which_day(words: Words, office: Office, asked: Asked, first: date, page: int) -> Screen:
    """Asks for the first or the last day, from `first` on."""
    days = days_of(first, page)
    text = words.render("stand_in_day", draft=asked, off=days_off(office, days))
    rows = day_rows(words, office, days, lambda day: _chosen(asked.begun(day)))
    turns = [Button("›", _press("d", asked, page + 1))]
    if page:
        turns.insert(0, Button("‹", _press("d", asked, page - 1)))
    return Screen(text, (*rows, tuple(turns)))


def summary(words: Words, who: Official, asked: Asked) -> Screen:
    """What is about to be entered."""
    text = words.render("absence_summary", who=who, asked=asked)
    key = Button(words("Enter"), _press("e", asked))
    return Screen(text, ((key,), (Button(words("Back"), _press("k", Asked(who.id))),)))


def entered(words: Words, one: Away, told: Sequence[Official], *, appoints: bool) -> Screen:
    """What was entered, and who was told; `appoints`: the reader may name who stands in."""
    text = words.render("absence_entered", one=one, told=told)
    stand_in = ((_stand_in(words, one),),) if appoints else ()
    return Screen(text, (*stand_in, (back_again(words, one),)))


def told(words: Words, reader: Official, one: Away, by: Official, waiting: int) -> Screen:
    """Whoever leads, or the person, learns of the absence; `waiting` counts the steps with them."""
    text = words.render("absence_told", reader=reader, one=one, by=by, waiting=waiting)
    if reader.id == one.who.id:
        return Screen(text, ((back_again(words, one),),))
    every = Button(words("All that rests with nobody"), encode(Press(Do.RESTING)))
    appoints = reader.kepala or reader.admin
    rows = ((_stand_in(words, one),), (every,)) if appoints else ((every,),)
    return Screen(text, rows)


def back_again(words: Words, one: Away) -> Button:
    """The absence ends; one that has not begun is withdrawn."""
    who = f"{one.who.sapaan} {one.who.nama}"
    back = words("Back again: %(who)s", who=who)
    label = back if one.begun else words("Withdraw: %(who)s", who=who)
    return Button(shortened(label), encode(Press(Do.ABSENCE, detail=f"x{one.absence.id}")))


def begin(words: Words, who: Official) -> Button:
    """Enter an absence of this person."""
    return Button(words("I am away"), _press("k", Asked(who.id)))


def _stand_in(words: Words, one: Away) -> Button:
    days = (one.absence.since, one.absence.until)
    draft = packed_stand_in(Draft(away=one.who.id, since=days[0], until=days[1]))
    return Button(words("Appoint a Plh"), encode(Press(Do.RESTING, detail=f"p{draft}")))


def _chosen(then: Asked) -> str:
    return _press("d" if then.until is None else "s", then)


def _press(step: str, asked: Asked, page: int = 0) -> str:
    return encode(Press(Do.ABSENCE, detail=f"{step}{packed(asked)}/{page}"))
