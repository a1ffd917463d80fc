"""What people are told about the panitia of a berkas: appointed, seated, dismissed, declined."""

from bot.views.card import CardInput, overview
from bot.views.keys import detail_key
from bot.views.people.team_keys import SEATS, Step, answer_keys, press_of
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.ids import Peran
from flows.notices import Told
from flows.people.members import Consent, Member, member, sitting
from flows.people.membership import Seat
from flows.people.officials import OfficialId

ABOUT_MEMBERS = (Told.APPOINTED, Told.DECLINED, Told.DISMISSED, Told.SEATED)


def about_members(
    words: Words, what: Told, given: CardInput, by: OfficialId, remark: str
) -> Screen:
    """The message; `remark` is the peran, and behind that of a refusal the seat and the reason."""
    first, _, reason = remark.partition("\n")
    kode, _, declined = first.partition(" ")
    peran, reader = Peran(kode), given.reader.id
    place = member(given.case.members, peran, reader)
    text = words.render(
        f"told_{what.value}",
        **overview(given),
        who=given.people.acted(by, given.at),
        nama=given.sop.heading(peran),
        seat=words(SEATS[_seat(place, declined)]),
        count=len(sitting(given.case.members, peran)),
        reason=reason,
    )
    if what is Told.APPOINTED and place is not None and place.consent is Consent.ASKED:
        return Screen(text, answer_keys(words, given.sop, given.case, peran))
    if what is Told.DECLINED:
        press = press_of(given.sop, given.case, peran, Step.REPLACE, f"{by}.1")
        again = Button(words("Choose a replacement"), press, style=Style.PRIMARY)
        return Screen(text, ((again,), (detail_key(words, given.case),)))
    if what is Told.DISMISSED:
        return Screen(text)
    return Screen(text, ((detail_key(words, given.case),),))


def _seat(place: Member | None, declined: str) -> Seat:
    """The seat the message is about: the one that was declined, else the reader's own."""
    if declined:
        return Seat(declined)
    return Seat.ANGGOTA if place is None else place.seat
