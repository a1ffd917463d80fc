"""An invitation of somebody from outside: the message with its link, and what they read first."""

from dataclasses import dataclass
from urllib.parse import quote

from bot.callbacks import Do, Press, encode
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.case import Case
from flows.outsiders.guests import Guest
from flows.people.officials import Official
from flows.sop import Sop
from flows.units import Unit


@dataclass(frozen=True, slots=True)
class Letter:
    """An invitation: to which berkas of which unit, for whom, answered for by whom; `link` is
    empty where it is not shown."""

    unit: Unit
    sop: Sop
    case: Case
    guest: Guest
    contact: Official
    link: str = ""


def letter(words: Words, given: Letter, reader: Official) -> Screen:
    """For whoever passes the link on: the link, and a text ready for WhatsApp."""
    said = words.render("guest_whatsapp", given=given).strip()
    text = words.render("guest_letter", given=given, said=said, reader=reader)
    share = Button(words("Share on WhatsApp"), url=f"https://wa.me/?text={quote(said)}")
    return Screen(text, ((share,),))


def picture(words: Words, given: Letter) -> str:
    """What stands under the QR code."""
    return words.render("guest_qr", given=given)


def notice(words: Words, given: Letter) -> Screen:
    """What somebody from outside reads before they join: who invites, and what is kept of them."""
    number = given.guest.number
    yes = encode(Press(Do.GUEST, given.case.id, 0, f"y{number}"))
    no = encode(Press(Do.GUEST, given.case.id, 0, f"n{number}"))
    return Screen(
        words.render("guest_notice", given=given),
        (
            (Button(words("I agree, continue"), yes, style=Style.SUCCESS),),
            (Button(words("This invitation is not for me"), no),),
        ),
    )
