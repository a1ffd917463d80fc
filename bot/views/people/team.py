"""The panitia, pokja or tim of a berkas: who belongs to it, and what can be done about that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.views.keys import detail_key
from bot.views.labels import shortened
from bot.views.lists import window
from bot.views.people.team_keys import SEATS, Step, press_of
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.case import Case, CaseState
from flows.ids import Peran
from flows.people.choosing import TeamDraft, seats
from flows.people.members import Consent, Member
from flows.people.membership import Seat
from flows.people.naming import in_short
from flows.people.officials import Official, OfficialId
from flows.sop import Sop
from flows.units import Unit


@dataclass(frozen=True, slots=True)
class Team:
    """A peran of a berkas with its people; what the reader may do with it."""

    unit: Unit
    sop: Sop
    case: Case
    peran: Peran
    people: Mapping[OfficialId, Official]
    appoints: bool
    links: bool
    chairs: bool = False

    @property
    def nama(self) -> str:
        """What the form calls it."""
        return self.sop.heading(self.peran)

    @property
    def members(self) -> tuple[Member, ...]:
        """Everybody with a place in it, the ketua first."""
        order = list(Seat)
        own = [one for one in self.case.members if one.peran == self.peran]
        return tuple(sorted(own, key=lambda one: order.index(one.seat)))


def press(team: Team, step: Step, arg: str = "") -> str:
    """The callback data of a button of these screens."""
    return press_of(team.sop, team.case, team.peran, step, arg)


def shown(words: Words, team: Team, noted: str = "") -> Screen:
    """Who belongs to it and what each has answered."""
    lines = [(one, team.people[one.official], words(SEATS[one.seat])) for one in team.members]
    linked = team.peran in team.case.groups
    text = words.render("team", team=team, lines=lines, linked=linked, noted=noted)
    if team.case.state is not CaseState.RUNNING:
        return Screen(text, ((detail_key(words, team.case),),))
    rows: list[tuple[Button, ...]] = []
    if team.appoints:
        rows += [(_one_key(team, one),) for one in team.members]
        pick = Button(words("+ Choose people"), press(team, Step.PICK), style=Style.PRIMARY)
        rows.append((pick,))
    if team.chairs:
        rows.append((Button(words("🗓 Meeting: invite"), press(team, Step.MEET)),))
    if team.links and team.members:
        rows.append((_group_key(words, team, linked=linked),))
    return Screen(text, (*rows, (detail_key(words, team.case),)))


def picking(
    words: Words, team: Team, draft: TeamDraft, people: Sequence[Official], page: int
) -> Screen:
    """Asks whom to appoint: a tap chooses or takes back; of a replacement the tap decides."""
    start, end = window(len(people), page)
    wished = seats(draft, team.case, team.peran)
    lines = [(team.people[one], words(SEATS[seat])) for one, seat in wished.items()]
    was = team.people.get(draft.instead_of)
    text = words.render(
        "team_pick", team=team, draft=draft, lines=lines, was=was, found=len(people)
    )
    rows = [(_person_key(team, draft, one, page),) for one in people[start:end]]
    turns = [
        Button(label, press(team, Step.PICK, str(to)))
        for label, to, there in (("‹", page - 1, start > 0), ("›", page + 1, end < len(people)))
        if there
    ]
    search = [Button(words("🔎 Search a name"), press(team, Step.SEARCH))]
    if draft.search:
        search.append(Button(words("Everybody"), press(team, Step.EVERYBODY)))
    contact = (Button(words("From my Telegram contacts"), press(team, Step.CONTACT)),)
    more = (tuple(turns),) if turns else ()
    contacts = () if draft.instead_of else (contact,)
    around = (tuple(search), *contacts, *_sending(words, team, draft))
    return Screen(text, (*rows, *more, *around))


def which_seat(words: Words, team: Team, draft: TeamDraft) -> Screen:
    """Asks who is to be ketua and who sekretaris."""
    wished = seats(draft, team.case, team.peran)
    rows = []
    for who, seat in wished.items():
        nama = shortened(team.people[who].nama, 20)
        rows.append(
            tuple(
                Button(
                    f"{'● ' if seat is one else ''}{words(SEATS[one]).capitalize()}: {nama}",
                    press(team, Step.SEAT, f"{one.value[0]}.{who}"),
                )
                for one in (Seat.KETUA, Seat.SEKRETARIS)
            )
        )
    text = words.render("team_seats", team=team)
    back = Button(words("Back"), press(team, Step.PICK, "0"))
    return Screen(text, (*rows, (back,)))


def one(words: Words, team: Team, member: Member) -> Screen:
    """One member: replace, take out, make ketua or sekretaris, note an answer for them."""
    who = team.people[member.official]
    text = words.render("team_one", team=team, one=member, who=who, seat=words(SEATS[member.seat]))
    about = str(member.official)
    rows: list[tuple[Button, ...]] = [
        (Button(words("Choose a replacement"), press(team, Step.REPLACE, about)),)
    ]
    if member.sits:
        rows.append(
            tuple(
                Button(
                    words("Make %(seat)s", seat=words(SEATS[seat])),
                    press(team, Step.GIVE, f"{seat.value[0]}.{about}"),
                )
                for seat in Seat
                if seat is not member.seat
            )
        )
    if who.chat_id is None:
        rows.append(
            (
                Button(words("Note: willing"), press(team, Step.RECORD, f"1.{about}")),
                Button(words("Note: not willing"), press(team, Step.RECORD, f"0.{about}")),
            )
        )
    remove = Button(words("Take out"), press(team, Step.REMOVE, about), style=Style.DANGER)
    back = Button(words("Back"), press(team, Step.SHOW, "1"))
    return Screen(text, (*rows, (remove,), (back,)))


def accepted(words: Words, team: Team, place: Member | None) -> Screen:
    """The answer to somebody who is willing."""
    seat = words(SEATS[Seat.ANGGOTA if place is None else place.seat])
    text = words.render("team_accepted", team=team, seat=seat)
    return Screen(text, ((detail_key(words, team.case),),))


def ask_contacts(words: Words, team: Team) -> Screen:
    """Offers the key by which people are chosen from one's contacts."""
    text = words.render("prompt_team_contacts", team=team)
    return Screen(text, contacts=words("Choose from contacts"))


def from_contacts(words: Words, known: int, unknown: int) -> Screen:
    """Says how many of the contacts Pandu knows, and takes the key away."""
    return Screen(words.render("team_contacts", known=known, unknown=unknown), clears=True)


def ask_search(words: Words, team: Team) -> Screen:
    """Asks for part of a name."""
    text = words.render("prompt_team_search", team=team)
    return Screen(text, placeholder=words("Type part of a name"))


def ask_reason(words: Words, team: Team, place: Member, who: Official | None) -> Screen:
    """Asks why somebody is not willing; `who` where it is noted for somebody else."""
    seat = words(SEATS[place.seat])
    text = words.render("prompt_team_reason", team=team, seat=seat, who=who)
    return Screen(text, placeholder=words("Type the reason"))


def declined(words: Words, team: Team, place: Member | None) -> Screen:
    """The answer to somebody who is not willing."""
    seat = words(SEATS[Seat.ANGGOTA if place is None else place.seat])
    return Screen(words.render("answer_team_declined", team=team, seat=seat))


def mark(one: Member, who: Official) -> str:
    """How the answer of a member looks in a list."""
    if one.consent is Consent.ASKED:
        return "⌛" if who.chat_id is not None else "✉"
    return "☑" if one.sits else "✕"


def _one_key(team: Team, one: Member) -> Button:
    who = team.people[one.official]
    label = shortened(f"{mark(one, who)} {in_short(who, team.unit.posts)}")
    return Button(label, press(team, Step.ONE, str(one.official)))


def _group_key(words: Words, team: Team, *, linked: bool) -> Button:
    if linked:
        return Button(words("Unlink the Telegram group"), press(team, Step.UNLINK))
    return Button(words("Link a Telegram group"), press(team, Step.LINK))


def _person_key(team: Team, draft: TeamDraft, one: Official, page: int) -> Button:
    label = in_short(one, team.unit.posts)
    if not draft.instead_of:
        label = f"{'☑' if one.id in draft.people else '☐'} {label}"
    return Button(shortened(label), press(team, Step.TOGGLE, f"{one.id}.{page}"))


def _sending(words: Words, team: Team, draft: TeamDraft) -> tuple[tuple[Button, ...], ...]:
    drop = (Button(words("Discard"), press(team, Step.DROP)),)
    if not draft.people:
        return (drop,)
    label = words("Send the assignment (%(n)s)", n=len(draft.people))
    send = (Button(label, press(team, Step.SEND), style=Style.SUCCESS),)
    if len(draft.people) < 2:
        return send, drop
    return send, (Button(words("Chair and secretary"), press(team, Step.SEATS)),), drop
