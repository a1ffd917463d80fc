"""The buttons that lead to the panitia of a berkas, and those under an assignment."""

from enum import StrEnum

from bot.callbacks import Do, Press, encode
from bot.views.keys import detail_key
from bot.views.labels import shortened
from bot.views.screen import Button, Style
from bot.words import Words, marked
from flows.case import Case
from flows.ids import Peran
from flows.people.membership import Seat
from flows.sop import Sop

SEATS = {
    Seat.KETUA: marked("chair"),
    Seat.SEKRETARIS: marked("secretary of the committee"),
    Seat.ANGGOTA: marked("member"),
}


class Step(StrEnum):
    """What a press is about; the letter travels in the button."""

    SHOW = "s"
    PICK = "p"
    TOGGLE = "t"
    SEARCH = "c"
    EVERYBODY = "e"
    SEATS = "k"
    SEAT = "K"
    SEND = "y"
    DROP = "x"
    ONE = "o"
    REPLACE = "g"
    REMOVE = "h"
    GIVE = "b"
    RECORD = "r"
    ACCEPT = "A"
    DECLINE = "D"
    CONTACT = "u"
    LINK = "L"
    UNLINK = "U"
    MEET = "m"


def press_of(sop: Sop, case: Case, peran: Peran, step: Step, arg: str = "") -> str:
    """The same, from the berkas and the peran."""
    column = [one.kode for one in sop.pelaksana].index(peran)
    return encode(Press(Do.TEAM, case.id, detail=f"{step.value}{column}/{arg}"))


def team_key(words: Words, sop: Sop, case: Case, peran: Peran) -> Button:
    """The button that opens a peran of the berkas: how many belong to it, or that nobody does."""
    count = sum(one.peran == peran and one.sits for one in case.members)
    nama = sop.heading(peran)
    label = f"👥 {nama} ({count})" if count else words("👥 Appoint: %(name)s", name=nama)
    return Button(shortened(label), press_of(sop, case, peran, Step.SHOW))


def answer_keys(words: Words, sop: Sop, case: Case, peran: Peran) -> tuple[tuple[Button, ...], ...]:
    """The buttons under an assignment."""
    yes = Button(
        words("I am willing"), press_of(sop, case, peran, Step.ACCEPT), style=Style.SUCCESS
    )
    no = Button(words("Not willing"), press_of(sop, case, peran, Step.DECLINE))
    return (yes, no), (detail_key(words, case),)
