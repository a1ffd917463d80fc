"""What is asked before a step is closed that appoints a panitia and has appointed nobody."""

from dataclasses import dataclass

from bot.callbacks import Do, Press, encode
from bot.views.keys import Rows
from bot.views.people.team_keys import team_key
from bot.views.screen import Button, Screen
from bot.words import Words
from flows.case import Case
from flows.people.forming import Unformed
from flows.sop import Sop


@dataclass(frozen=True, slots=True)
class Lacking:
    """A panitia without people in this berkas, and how many hold its peran in the roster."""

    what: Unformed
    nama: str
    holders: int

    @property
    def stuck(self) -> bool:
        """Whether the berkas would rest with nobody without an appointment."""
        return bool(self.what.waiting) and not self.holders


def asked(
    words: Words, sop: Sop, case: Case, lacking: tuple[Lacking, ...], onward: str, back: str
) -> Screen:
    """Says that nobody is appointed, and what follows from that; `onward` is the button that goes
    on all the same, shown where the berkas can go on."""
    text = words.render("unformed", case=case, lacking=lacking)
    appoint: Rows = tuple((team_key(words, sop, case, one.what.peran),) for one in lacking)
    go_on = Button(words("Go on without appointing"), onward)
    stuck = any(one.stuck for one in lacking)
    rest = ((Button(words("Back"), back),),)
    return Screen(text, (*appoint, *(() if stuck else ((go_on,),)), *rest))


def card_press(case: str, task: int) -> str:
    """The way back to one's own card of the berkas."""
    return encode(Press(Do.CARD, case, task))
