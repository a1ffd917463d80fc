"""A stand-in on its way to being entered: for whom or for which post, who, from when until when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from flows.ids import Peran
from flows.office import Office
from flows.people.officials import Official, OfficialId
from flows.people.posts import Assignment, Holding, in_force, stand_ins
from flows.units import Post
from flows.waktu.receivers import ranked

LATER = "akan disusulkan"
"""The basis of an assignment whose letter has not been written yet."""
BASIS_LIMIT = 160
"""Letters of a basis."""
NOBODY = OfficialId(0)


@dataclass(frozen=True, slots=True)
class Draft:
    """Somebody is `away`, or the post `vacant` (its place in the unit's list) has no holder; `who`
    is to act for it between the two days."""

    away: OfficialId = NOBODY
    vacant: int = 0
    who: OfficialId = NOBODY
    since: date | None = None
    until: date | None = None

    @property
    def holding(self) -> Holding:
        """A Plh for somebody who is away, a Plt for a vacant post."""
        return Holding.PLH if self.away else Holding.PLT

    def begun(self, day: date) -> "Draft":
        """The draft with the day that was asked for next."""
        return replace(self, since=day) if self.since is None else replace(self, until=day)


def packed(draft: Draft) -> str:
    """The draft as a button carries it."""
    subject = f"a{draft.away}" if draft.away else f"p{draft.vacant}"
    days = (f"{day:%Y%m%d}" if day else "0" for day in (draft.since, draft.until))
    return ".".join((subject, str(draft.who), *days))


def unpacked(text: str) -> Draft:
    """The draft of a button. Raises ValueError where it is none."""
    subject, who, since, until = text.split(".")
    number = int(subject[1:])
    draft = Draft(OfficialId(number)) if subject[0] == "a" else Draft(vacant=number)
    days = (None if day == "0" else date.fromisoformat(day) for day in (since, until))
    return replace(draft, who=OfficialId(int(who)), since=next(days), until=next(days))


def assigned(
    draft: Draft, posts: Sequence[Post], known: Iterable[Assignment], basis: str
) -> tuple[Assignment, ...]:
    """What is to be entered; empty where whoever is away holds no post between the two days.

    Raises LookupError where the draft is not complete.
    """
    if not draft.who or draft.since is None or draft.until is None:
        raise LookupError(draft)
    if draft.away and draft.until < draft.since:
        span = (draft.since, draft.until)
        return (Assignment(0, draft.who, Peran(""), Holding.PLH, *span, draft.away, basis),)
    if draft.away:
        return stand_ins(known, draft.away, draft.who, (draft.since, draft.until), basis)
    peran = posts[draft.vacant].peran
    return (Assignment(0, draft.who, peran, Holding.PLT, draft.since, draft.until, None, basis),)


def candidates(
    office: Office, people: Sequence[Official], peran: Sequence[Peran], but: OfficialId
) -> tuple[Official, ...]:
    """Who may act for these posts, as `ranked` has it; nobody from outside the office."""
    outside = {post.peran for post in office.unit.posts if post.eksternal}
    inside = (one for one in people if one.id != but and not _is_outside(one, outside))
    return tuple(ranked(office, peran, peran, inside))


def vacant(
    posts: Sequence[Post], known: Iterable[Assignment], on: date
) -> tuple[tuple[int, Post], ...]:
    """The posts that nobody holds on that day, with their place in the list of the unit."""
    held = {one.peran for one in in_force(known, on)}
    return tuple(
        (n, post)
        for n, post in enumerate(posts)
        if post.peran not in held and not post.eksternal and not post.per_berkas
    )


def running(known: Iterable[Assignment], today: date) -> tuple[Assignment, ...]:
    """The Plh and Plt that run or are to come, the next to begin first."""
    found = (
        one
        for one in known
        if one.holding is not Holding.DEFINITIF
        and one.until is not None
        and max(one.since, today) <= one.until
    )
    return tuple(sorted(found, key=lambda one: (one.since, one.id)))


def _is_outside(one: Official, outside: set[Peran]) -> bool:
    return bool(one.peran) and outside.issuperset(one.peran)
