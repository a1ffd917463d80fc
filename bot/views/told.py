"""Messages about a berkas that are not its card: ended, cancelled, commented, with nobody."""

from bot.callbacks import Do, Press, encode
from bot.views.card import CardInput, handoff, overview
from bot.views.screen import Button, Screen
from bot.words import Words
from flows.notices import Told
from flows.officials import OfficialId


def told(words: Words, what: Told, given: CardInput, by: OfficialId | None, remark: str) -> Screen:
    """The message a notice becomes for its reader."""
    if what in (Told.ASSIGNED, Told.RETURNED):
        return handoff(words, given)
    values = {**overview(given), "who": given.people.get(by or OfficialId(0)), "remark": remark}
    text = words.render(f"told_{what.value}", **values)
    details = Button(words("Details"), encode(Press(Do.DETAIL, given.case.id)))
    return Screen(text, ((details,),))
