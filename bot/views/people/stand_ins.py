"""Pejabat & Plh under /kelola: who acts for whom, and how a stand-in is entered and ended."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from babel.dates import format_date

from bot.callbacks import Do, Press, encode
from bot.views.labels import shortened
from bot.views.lists import window
from bot.views.people.absences import Away, back_again
from bot.views.people.days import day_rows, days_of, days_off
from bot.views.people.standing import Duty
from bot.views.screen import Button, Screen, Style
from bot.words import Words, marked
from flows.office import Office
from flows.people.naming import in_short
from flows.people.officials import Official
from flows.people.posts import Fault
from flows.people.standing_in import LATER, Draft, packed
from flows.units import Post, Unit


class Step(StrEnum):
    """What a press is about; the letter travels in the button."""

    LIST = "l"
    AWAY = "a"
    VACANT = "v"
    WHO = "w"
    DAY = "d"
    TYPE_DAY = "t"
    SUMMARY = "s"
    ENTER = "e"
    BASIS = "b"
    END = "x"
    DROP = "z"
    DROP_ALL = "q"
    LETTER = "g"


FAULTS = {
    Fault.BACKWARDS: marked("The last day lies before the first. Please choose the days again."),
    Fault.NO_END: marked("The last day is missing. Please choose it."),
    Fault.TOO_LONG: marked(
        "A Plt holds a post for at most six months in all (three months, prolonged once). Please"
        " choose an earlier last day or another person."
    ),
    Fault.OWN_STAND_IN: marked("Nobody stands in for themselves. Please choose another person."),
    Fault.NOT_A_HOLDER: marked(
        "The person who is away holds no post in those days, so nobody need stand in."
    ),
    Fault.OVERLAP: marked(
        "Somebody stands in already on some of those days. Please end that assignment first, or"
        " choose other days."
    ),
    Fault.CIRCLE: marked(
        "The stand-in is represented in those days by the very person who is away. Please choose"
        " another person."
    ),
    Fault.AWAY: marked(
        "The chosen person is away on some of those days. Please choose another person or other"
        " days."
    ),
    Fault.NOT_VACANT: marked(
        "The post has a holder in those days. For a holder who is away a Plh is entered instead."
    ),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A running or coming assignment, and by whom it was entered when; whether it has `begun`."""

    duty: Duty
    entered: str
    begun: bool


def press(step: Step, detail: str = "") -> str:
    """The callback data of a button of these screens."""
    return encode(Press(Do.POSTS, detail=f"{step.value}{detail}"))


def overview(
    words: Words,
    lines: Sequence[Standing],
    page: int,
    heads: Sequence[Official],
    *,
    absent: Sequence[Away] = (),
    leads: bool,
    noted: str = "",
    unlinked: Sequence[Official] = (),
) -> Screen:
    """The running and coming Plh and Plt, a page of them, and what can be done; for whom of the
    `heads` the reader works as secretary; who is `absent` with nobody standing in; who was just
    entered and is `unlinked`."""
    start, end = window(len(lines), page)
    shown = lines[start:end]
    text = words.render("stand_ins", lines=shown, noted=noted, absent=absent, unlinked=unlinked)
    rows = [_invite(words, one) for one in unlinked] if leads else []
    rows.append((Button(words("Somebody is away"), press(Step.AWAY)),))
    if leads:
        rows.append((Button(words("A vacant post"), press(Step.VACANT)),))
    for n, line in enumerate(shown, start + 1):
        if line.duty.assignment.basis in ("", LATER):
            letter = shortened(words("Enter the letter: %(what)s", what=f"{n}. {line.duty.title}"))
            rows.append((Button(letter, press(Step.LETTER, str(line.duty.assignment.id))),))
        what = f"{n}. {line.duty.title}"
        label = words("End: %(what)s", what=what)
        label = shortened(label if line.begun else words("Withdraw: %(who)s", who=what))
        rows.append((Button(label, press(Step.END, str(line.duty.assignment.id))),))
    rows += _turns((Step.LIST, ""), page, start, end, len(lines))
    rows += [(back_again(words, one),) for one in absent]
    rows += [_of_head(words, head) for head in heads]
    if leads:
        rows.append((Button(words("Secretaries"), encode(Press(Do.ASSIST, detail="k"))),))
        rows.append((Button(words("Back"), encode(Press(Do.MANAGE))),))
    return Screen(text, tuple(rows))


def who_is_away(words: Words, unit: Unit, people: Sequence[Official], page: int) -> Screen:
    """Asks who is away."""
    text = words.render("stand_in_away")
    return _people(
        words, unit, text, people, page, (Step.AWAY, ""), lambda one: _who(Draft(away=one.id))
    )


def which_post(words: Words, vacant: Sequence[tuple[int, Post]]) -> Screen:
    """Asks which vacant post is to be filled for a time."""
    text = words.render("stand_in_vacant", vacant=vacant)
    rows = [(Button(shortened(post.nama), _who(Draft(vacant=n))),) for n, post in vacant]
    return Screen(text, (*rows, (back(words),)))


def who_acts(
    words: Words, unit: Unit, draft: Draft, what: str, people: Sequence[Official], page: int
) -> Screen:
    """Asks who is to act; `what` names who is away, or the post. Maybe nobody stands in."""
    alone = encode(Press(Do.ABSENCE, detail=f"k{draft.away}.0.0.0"))
    text = words.render("stand_in_who", draft=draft, what=what)
    return _people(
        words,
        unit,
        text,
        people,
        page,
        (Step.WHO, packed(draft)),
        lambda one: _chosen(replace(draft, who=one.id)),
        [(Button(words("Nobody stands in"), alone),)] if draft.away else [],
    )


def which_day(words: Words, office: Office, draft: Draft, first: date, page: int) -> Screen:
    """Asks for the first or the last day, from `first` on, and shows which days are off."""
    days = days_of(first, page)
    text = words.render("stand_in_day", draft=draft, off=days_off(office, days))
    rows = day_rows(words, office, days, lambda day: _chosen(draft.begun(day)))
    turns = [Button("›", press(Step.DAY, f"{packed(draft)}/{page + 1}"))]
    if page:
        turns.insert(0, Button("‹", press(Step.DAY, f"{packed(draft)}/{page - 1}")))
    typed = Button(words("Another date"), press(Step.TYPE_DAY, packed(draft)))
    return Screen(text, (*rows, (*turns, typed), (back(words),)))


def ask_day(words: Words, example: date) -> Screen:
    """Asks for a typed date."""
    shown = format_date(example, "d MMMM y", locale=words.language)
    text = words.render("prompt_stand_in_day", example=shown)
    return Screen(text, placeholder=words("Type the date"))


def summary(words: Words, draft: Draft, duties: Sequence[Duty], *, leads: bool) -> Screen:
    """What is about to be entered, and the question for its basis."""
    text = words.render("stand_in_summary", duties=duties, unlinked=unlinked(duties), asked=False)
    basis = Button(words("Type the letter, then enter"), press(Step.BASIS, packed(draft)))
    later = Button(words("Enter, the letter follows"), press(Step.ENTER, packed(draft)))
    invites = [_invite(words, one) for one in unlinked(duties)] if leads else []
    return Screen(text, (*invites, (later,), (basis,), (back(words),)))


def waits_for_letter(words: Words, duties: Sequence[Duty]) -> Screen:
    """What is about to be entered, while its letter is asked for below."""
    text = words.render("stand_in_summary", duties=duties, unlinked=unlinked(duties), asked=True)
    return Screen(text, ((back(words),),))


def unlinked(duties: Sequence[Duty]) -> tuple[Official, ...]:
    """Who of those that are to act cannot be told by Telegram yet."""
    people = {duty.holder.id: duty.holder for duty in duties}
    return tuple(one for one in people.values() if one.chat_id is None)


def _invite(words: Words, who: Official) -> tuple[Button, ...]:
    label = shortened(words("Invite: %(who)s", who=f"{who.sapaan} {who.nama}"))
    return (Button(label, encode(Press(Do.INVITE, detail=f"p{who.id}"))),)


def ask_basis(words: Words, duties: Sequence[Duty]) -> Screen:
    """Asks for the SK or letter; with the answer the assignment is entered."""
    text = words.render("prompt_basis", duties=duties)
    return Screen(text, placeholder=words("Type number and date of the letter"))


def ask_letter(words: Words, duty: Duty) -> Screen:
    """Asks for the SK or letter of what was entered without one."""
    text = words.render("prompt_letter", duty=duty)
    return Screen(text, placeholder=words("Type number and date of the letter"))


def entered(words: Words, duties: Sequence[Duty]) -> str:
    """Says what has been entered."""
    return words("Noted: %(what)s.", what="; ".join(_held(one) for one in duties))


def _held(one: Duty) -> str:
    return f"{one.title}, {one.holder.sapaan} {one.holder.nama}"


def ending(words: Words, duty: Duty, others: int, *, begun: bool) -> Screen:
    """Asks whether an assignment is really to be ended; so many `others` stand in for the same
    person."""
    text = words.render("stand_in_ending", duty=duty, begun=begun, others=others)
    number = str(duty.assignment.id)
    label = words("Yes, end it now") if begun else words("Yes, withdraw it")
    rows = [(Button(label, press(Step.DROP, number), style=Style.DANGER),)]
    if others:
        every = words("End all of them (%(n)s)", n=others + 1)
        rows.append((Button(every, press(Step.DROP_ALL, number), style=Style.DANGER),))
    return Screen(text, (*rows, (back(words),)))


def why_not(words: Words, fault: Fault) -> str:
    """Why an assignment cannot be entered, and what to do."""
    return words(FAULTS[fault])


def _of_head(words: Words, head: Official) -> tuple[Button, ...]:
    """The steps and the digest of a head, for their secretary."""
    tasks = shortened(words("Tasks: %(who)s", who=head.nama))
    digest = shortened(words("Digest: %(who)s", who=head.nama))
    return (
        Button(tasks, encode(Press(Do.ASSIST, detail=f"t{head.id}"))),
        Button(digest, encode(Press(Do.ASSIST, detail=f"r{head.id}"))),
    )


def _people(
    words: Words,
    unit: Unit,
    text: str,
    people: Sequence[Official],
    page: int,
    turning: tuple[Step, str],
    chosen: Callable[[Official], str],
    more: Sequence[tuple[Button, ...]] = (),
) -> Screen:
    """A page of people, each with a button, and `more` below them."""
    start, end = window(len(people), page)
    rows = [(Button(_named(unit, one), chosen(one)),) for one in people[start:end]]
    turns = _turns(turning, page, start, end, len(people))
    return Screen(text, (*rows, *turns, *more, (back(words),)))


def _named(unit: Unit, one: Official) -> str:
    return shortened(in_short(one, unit.posts))


def _turns(
    turning: tuple[Step, str], page: int, start: int, end: int, total: int
) -> tuple[tuple[Button, ...], ...]:
    step, about = turning
    before = (Button("‹", press(step, f"{about}/{page - 1}")),) if start else ()
    after = (Button("›", press(step, f"{about}/{page + 1}")),) if end < total else ()
    return ((*before, *after),) if before or after else ()


def _who(draft: Draft) -> str:
    return press(Step.WHO, f"{packed(draft)}/0")


def _chosen(then: Draft) -> str:
    return press(Step.DAY if then.until is None else Step.SUMMARY, f"{packed(then)}/0")


def back(words: Words) -> Button:
    """To the list of stand-ins."""
    return Button(words("Back"), press(Step.LIST))
