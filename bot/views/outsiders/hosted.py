"""What officials see of people from outside: who was invited, who has joined, and both ways on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.callbacks import Do, Press, encode
from bot.views.labels import shortened
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.case import Case, Task
from flows.ids import Peran
from flows.outsiders.events import Over
from flows.outsiders.guests import Guest
from flows.people.officials import Official, OfficialId
from flows.sop import Kegiatan, Sop


@dataclass(frozen=True, slots=True)
class Hosted:
    """The people from outside in a berkas, for an official who answers for some of them: `peran`
    is as what they may be invited, each with its place, `task` a row of theirs that is open."""

    sop: Sop
    case: Case
    peran: Sequence[tuple[int, Peran]]
    task: Task | None
    contacts: Mapping[OfficialId, Official]
    reader: Official
    at: datetime


def overview(words: Words, given: Hosted) -> Screen:
    """Everybody from outside who was invited, with both ways on."""
    shown = [one for one in given.case.guests if one.over is None]
    text = words.render(
        "guests", given=given, shown=[(one, standing(words, given, one)) for one in shown]
    )
    guests = tuple(
        (Button(shortened(f"{_mark(one)} {one.nama}"), _press(given, f"g{one.number}")),)
        for one in shown
    )
    invite = tuple(
        (
            Button(
                words("Invite: %(who)s", who=given.sop.heading(kode)),
                _press(given, f"i{index}"),
                style=Style.PRIMARY,
            ),
        )
        for index, kode in given.peran
    )
    return Screen(text, (*guests, *invite, *_recording(words, given), _back(words, given)))


def one_guest(words: Words, given: Hosted, guest: Guest) -> Screen:
    """One guest, with what can be done about them."""
    text = words.render("guest_one", given=given, guest=guest, line=standing(words, given, guest))
    number = guest.number
    mine = guest.contact == given.reader.id
    take = ((Button(words("I answer for them"), _press(given, f"k{number}")),),)
    end = Button(words("End the access"), _press(given, f"x{number}"), style=Style.DANGER)
    return Screen(
        text,
        (
            (Button(words("Send a new invitation"), _press(given, f"r{number}")),),
            *(() if mine else take),
            (end,),
            _guests(words, given),
        ),
    )


def confirm(words: Words, given: Hosted, guest: Guest) -> Screen:
    """Asks whether the access is to end."""
    text = words.render("guest_end", guest=guest)
    yes = Button(words("Yes, end it"), _press(given, f"z{guest.number}"), style=Style.DANGER)
    return Screen(text, ((yes,), _guests(words, given)))


def ask_name(words: Words, given: Hosted, peran: Peran) -> Screen:
    """Asks whom to invite."""
    text = words.render("prompt_guest_name", given=given, heading=given.sop.heading(peran))
    return Screen(text, placeholder=words("Name, company or office"))


def ask_proof(words: Words, given: Hosted) -> Screen:
    """Asks for the proof of what is recorded on behalf of somebody."""
    text = words.render("prompt_guest_proof", given=given)
    return Screen(text, placeholder=words("Who came, when, and how"))


def news(words: Words, what: str, given: Hosted, guest: Guest, more: str = "") -> Screen:
    """Tells whoever answers for a guest what has happened: joined, declined, stranger, expired,
    handed_on, replaced."""
    text = words.render("guest_news", what=what, given=given, guest=guest, more=more)
    return Screen(text, ((Button(words("Outsiders"), _press(given, "")),),))


def key(words: Words, case_id: str, task_id: int) -> Button:
    """The button of a card that leads to the people from outside."""
    press = Press(Do.OUTSIDERS, case_id, task_id)
    return Button(words("👤 Outsiders: invite or record"), encode(press))


def line(words: Words, case: Case, task: Task, row: Kegiatan, *, shown: bool) -> str:
    """What a card says of people from outside and a row that is theirs; `shown`: the card is about
    that row, which else is named by its number."""
    mine = [one for one in case.guests if one.peran in row.pelaksana and one.over is None]
    return words.render(
        "guest_line",
        task=task,
        row=row,
        shown=shown,
        joined=[one for one in mine if one.present],
        waiting=[one for one in mine if one.waiting],
    ).strip()


def standing(words: Words, given: Hosted, guest: Guest) -> str:
    """How a guest stands, in one line."""
    if guest.over is Over.REPLACED:
        return words("handed on to a colleague")
    if guest.over is Over.REVOKED:
        return words("access ended")
    if guest.present:
        return words("has joined")
    if guest.until <= given.at:
        return words("the invitation has run out unused")
    return words("invited, not joined yet; until %(when)s", when=words.moment(guest.until))


def _mark(guest: Guest) -> str:
    return "●" if guest.present else "○"


def _recording(words: Words, given: Hosted) -> tuple[tuple[Button, ...], ...]:
    if given.task is None or given.task.behalf is not None:
        return ()
    label = words("✎ Record step %(n)s on their behalf", n=given.task.nomor)
    press = Press(Do.OUTSIDERS, given.case.id, given.task.id, "c")
    return ((Button(label, encode(press)),),)


def _back(words: Words, given: Hosted) -> tuple[Button, ...]:
    return (Button(words("Back"), encode(Press(Do.CARD, given.case.id, 0, "1"))),)


def _guests(words: Words, given: Hosted) -> tuple[Button, ...]:
    return (Button(words("Back"), _press(given, "")),)


def _press(given: Hosted, detail: str) -> str:
    task = 0 if given.task is None else given.task.id
    return encode(Press(Do.OUTSIDERS, given.case.id, task, detail))
