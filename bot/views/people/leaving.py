"""Somebody leaves the office: who takes their place, what will happen, and who is told of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.callbacks import Do, Press, encode
from bot.views.labels import shortened
from bot.views.people.days import day_rows, days_of, days_off
from bot.views.screen import Button, Screen, Style
from bot.views.waktu.leading import UNLINKED
from bot.words import Words, marked
from flows.office import Office
from flows.people.leaving import Leave, LeaveFault
from flows.people.naming import in_full, in_short
from flows.people.officials import Official, OfficialId
from flows.units import Unit

PEOPLE = 8
"""How many people a page shows."""
FAULTS = {
    LeaveFault.UNKNOWN: marked("This person is not among the people of the unit."),
    LeaveFault.OWN_SUCCESSOR: marked("Nobody succeeds themselves. Please choose another person."),
    LeaveFault.NOT_A_COLLEAGUE: marked(
        "The successor has to be of the same unit. Please choose another person."
    ),
    LeaveFault.SUCCESSOR_LEAVES: marked(
        "The chosen person is about to leave too. Please choose another person."
    ),
    LeaveFault.LEAVES_ALREADY: marked("That this person leaves has been entered already."),
    LeaveFault.LAST_ADMIN: marked(
        "This is the last administrator who has joined. Please appoint another one first, and then"
        " enter this again."
    ),
    LeaveFault.PAST: marked("That day is over. Please choose today or a later day."),
    LeaveFault.FAR: marked("Please choose a day from today on, at most a year ahead."),
}


@dataclass(frozen=True, slots=True)
class Passed:
    """What was handed over because somebody left: steps to the successor in person, steps back to
    posts, seats, people from outside, meetings; by name the posts that are the successor's now,
    those that stand empty, and those of their own that they `kept`; whether the
    post of a head made them one."""

    handed: int = 0
    released: int = 0
    seats: int = 0
    guests: int = 0
    meetings: int = 0
    posts: tuple[str, ...] = ()
    vacant: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    heads: bool = False

    @property
    def anything(self) -> bool:
        """Whether there is something for the successor."""
        return bool(self.handed or self.seats or self.guests or self.meetings or self.posts)


def packed(leave: Leave) -> str:
    """The leaving as a button carries it."""
    marks = f"{int(leave.posts)}.{int(leave.at_once)}"
    return f"{leave.who}.{leave.successor}.{leave.since:%Y%m%d}.{marks}"


def unpacked(text: str) -> Leave:
    """The leaving of a button. Raises ValueError where it is none."""
    who, heir, since, posts, at_once = text.split(".")
    people = OfficialId(int(who)), OfficialId(int(heir))
    return Leave(*people, date.fromisoformat(since), posts == "1", at_once == "1")


def key(step: str, detail: str) -> str:
    """The callback data of a button of these screens."""
    return encode(Press(Do.LEAVE, detail=f"{step}{detail}"))


def of_person(words: Words, who: Official, *, leaves: bool) -> Button:
    """On the screen of a person: that they leave, or stay after all."""
    if leaves:
        return Button(words("Withdraw that they leave"), key("x", str(who.id)))
    return Button(words("Moves away or leaves"), key("w", str(who.id)))


def successors(
    words: Words, unit: Unit, who: Official, people: Sequence[Official], today: date, page: int
) -> Screen:
    """Asks who takes the person's place."""
    page = max(0, min(page, (len(people) - 1) // PEOPLE))
    some = people[page * PEOPLE : (page + 1) * PEOPLE]
    rows = [
        (Button(_named(unit, one), key("s", packed(Leave(who.id, one.id, today)))),) for one in some
    ]
    turns = [Button("‹", key("w", f"{who.id}/{page - 1}"))] if page else []
    if (page + 1) * PEOPLE < len(people):
        turns.append(Button("›", key("w", f"{who.id}/{page + 1}")))
    unlinked = any(not _linked(one) for one in some)
    text = words.render("leaving_who", who=who, nobody=not people, unlinked=unlinked, mark=UNLINKED)
    return Screen(text, (*rows, *((tuple(turns),) if turns else ()), (back(words, who.id),)))


def which_day(words: Words, office: Office, leave: Leave, first: date, page: int) -> Screen:
    """Asks for the first day without the person."""
    days = days_of(first, page)
    text = words.render("leaving_day", off=days_off(office, days))
    rows = day_rows(words, office, days, lambda day: key("s", packed(replace(leave, since=day))))
    turns = [Button("›", key("d", f"{packed(leave)}/{page + 1}"))]
    if page:
        turns.insert(0, Button("‹", key("d", f"{packed(leave)}/{page - 1}")))
    back = Button(words("Back"), key("s", packed(leave)))
    return Screen(text, (*rows, tuple(turns), (back,)))


def summary(
    words: Words,
    leave: Leave,
    people: tuple[Official, Official],
    has: object,
    posts: Sequence[str],
    days: int,
    *,
    today: bool,
) -> Screen:
    """What will happen, before it is entered; `has` counts what the person has, `posts` names
    theirs, `days` is how long their name is kept."""
    who, heir = people
    text = words.render(
        "leaving_summary",
        leave=leave,
        who=who,
        heir=heir,
        has=has,
        posts=posts,
        days=days,
        today=today,
    )
    yes = Button(words("Yes, enter"), key("y", packed(leave)), style=Style.DANGER)
    return Screen(
        text,
        (
            *(((_posts(words, leave),),) if posts else ()),
            (_at_once(words, leave),),
            (Button(words("Another day"), key("d", packed(leave))),),
            (yes, Button(words("No"), _open(leave.who))),
        ),
    )


def why_not(words: Words, fault: LeaveFault) -> str:
    """Why somebody cannot leave like that, and what to do."""
    return words(FAULTS[fault])


def entered(
    words: Words,
    leave: Leave,
    people: tuple[Official, Official],
    has: object,
    posts: Sequence[str],
    *,
    gone: bool,
) -> Screen:
    """What has been entered, as the summary had it, or has taken effect already."""
    who, heir = people
    text = words.render(
        "leaving_entered", leave=leave, who=who, heir=heir, has=has, posts=posts, gone=gone
    )
    every = Button(words("People of the unit"), encode(Press(Do.PEOPLE)))
    return Screen(text, ((every,),) if gone else ((back(words, leave.who),),))


def ask_stays(words: Words, who: Official, leave: Leave, heir: Official) -> Screen:
    """Asks whether the plan is really to be withdrawn."""
    text = words.render("leaving_withdrawing", who=who, leave=leave, heir=heir)
    yes = Button(words("Yes, withdraw it"), key("z", str(who.id)), style=Style.DANGER)
    return Screen(text, ((yes, Button(words("No"), _open(who.id))),))


def planned(
    words: Words,
    reader: Official,
    leave: Leave,
    people: tuple[Official, Official],
    posts: Sequence[str],
    *,
    stays: bool,
) -> Screen:
    """Whom it concerns learns that somebody is about to leave, or `stays` after all."""
    who, heir = people
    text = words.render(
        "leaving_planned",
        reader=reader,
        leave=leave,
        who=who,
        heir=heir,
        posts=posts,
        stays=stays,
    )
    return Screen(text)


def stays(words: Words, who: Official) -> Screen:
    """The person does not leave after all."""
    return Screen(words("%(who)s stays.", who=in_full(who)), ((back(words, who.id),),))


def farewell(words: Words, reader: Official, heir: Official, leave: Leave, until: date) -> Screen:
    """The last message to whoever leaves: thanks, who goes on, and until when what is kept."""
    text = words.render(
        "leaving_farewell", reader=reader, heir=heir, leave=leave, leave_until=until
    )
    return Screen(text)


def taken_over(words: Words, reader: Official, who: Official, passed: Passed) -> Screen:
    """The successor learns what is theirs from now on; the steps come as cards of their own."""
    text = words.render("leaving_taken_over", reader=reader, who=who, passed=passed)
    return Screen(text, ((Button(words("My tasks"), encode(Press(Do.TASKS))),),))


def told(words: Words, reader: Official, who: Official, heir: Official, passed: Passed) -> Screen:
    """Whoever leads learns who has left, who took over, and which posts stand empty."""
    text = words.render("leaving_told", reader=reader, who=who, heir=heir, passed=passed)
    resting = Button(words("All that rests with nobody"), encode(Press(Do.RESTING)))
    return Screen(text, ((resting,),) if passed.vacant else ())


def _posts(words: Words, leave: Leave) -> Button:
    label = words("The posts pass to the successor")
    return _tick(label, leave.posts, replace(leave, posts=not leave.posts))


def _at_once(words: Words, leave: Leave) -> Button:
    label = words("Name and account are not kept")
    return _tick(label, leave.at_once, replace(leave, at_once=not leave.at_once))


def _tick(label: str, ticked: bool, then: Leave) -> Button:
    """A choice that is ticked or not; `then` is what a tap makes of it."""
    return Button(f"{'☑' if ticked else '☐'} {label}", key("s", packed(then)))


def _named(unit: Unit, one: Official) -> str:
    mark = "" if _linked(one) else f"{UNLINKED} "
    return shortened(f"{mark}{in_short(one, unit.posts)}")


def _linked(one: Official) -> bool:
    return one.chat_id is not None and one.reachable


def _open(who: OfficialId) -> str:
    return encode(Press(Do.PERSON, detail=f"o{who}"))


def back(words: Words, who: OfficialId) -> Button:
    """To the screen of that person."""
    return Button(words("Back"), _open(who))
