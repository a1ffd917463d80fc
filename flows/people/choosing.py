"""A panitia on its way to being appointed: whom somebody has chosen so far, and as what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.case import Case
from flows.ids import Peran
from flows.people.members import sitting
from flows.people.membership import Chosen, Seat
from flows.people.officials import Official, OfficialId, actor
from flows.units import Unit

NOBODY = OfficialId(0)


@dataclass(frozen=True, slots=True)
class TeamDraft:
    """Who has been chosen, in order, and who of them is to be ketua and sekretaris (0: whoever was
    chosen first); `search` narrows the list of people, `instead_of` is whose place is filled."""

    people: tuple[OfficialId, ...] = ()
    ketua: OfficialId = NOBODY
    sekretaris: OfficialId = NOBODY
    search: str = ""
    instead_of: OfficialId = NOBODY


def seats(draft: TeamDraft, case: Case, peran: Peran) -> dict[OfficialId, Seat]:
    """As what each would be appointed. One person alone is neither ketua nor sekretaris, of two
    one is ketua; a seat that somebody has already is not given again."""
    seated = sitting(case.members, peran)
    taken = {one.seat for one in seated}
    found = dict.fromkeys(draft.people, Seat.ANGGOTA)
    size = len(seated) + len(found)
    wished = ((Seat.KETUA, draft.ketua, 2), (Seat.SEKRETARIS, draft.sekretaris, 3))
    for seat, who, least in wished:
        reserved = {draft.ketua, draft.sekretaris} - {who}
        free = [one for one, has in found.items() if has is Seat.ANGGOTA and one not in reserved]
        if seat not in taken and size >= least and free:
            found[who if who in free else free[0]] = seat
    return found


def chosen(
    draft: TeamDraft, case: Case, peran: Peran, people: Iterable[Official]
) -> tuple[Chosen, ...]:
    """The chosen people as the command wants them."""
    known = {one.id: one for one in people}
    return tuple(
        Chosen(actor(known[who]), seat)
        for who, seat in seats(draft, case, peran).items()
        if who in known
    )


def choosable(
    people: Sequence[Official], unit: Unit, case: Case, peran: Peran, search: str = ""
) -> list[Official]:
    """Who can still be chosen, whoever holds that peran in the roster first: people of the office
    whose name or jabatan holds the words looked for."""
    outside = {post.peran for post in unit.posts if post.eksternal}
    seated = {one.official for one in sitting(case.members, peran)}
    wanted = search.casefold().split()
    found = [
        one
        for one in people
        if one.id not in seated
        and not (one.peran and outside.issuperset(one.peran))
        and all(word in f"{one.nama} {one.jabatan}".casefold() for word in wanted)
    ]
    return sorted(found, key=lambda one: peran not in one.peran)
