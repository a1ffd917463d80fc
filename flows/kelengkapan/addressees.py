"""Whom a disposisi may name, and whom it names before anybody has chosen."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from flows.case import Case, Given
from flows.ids import Peran
from flows.kelengkapan.disposisi import Disposisi, Tujuan, text
from flows.moving import forward, opened_by
from flows.office import Office
from flows.people.members import Members, in_person, sitting
from flows.people.naming import post_in_short
from flows.people.officials import Actor, Official, personal
from flows.rights import may_hold, performers
from flows.sop import Kegiatan, Sop
from flows.units import Post


def addressees(
    office: Office, people: Iterable[Official], me: Actor, members: Members = ()
) -> tuple[Tujuan, ...]:
    """Everybody of the unit whom this person may name: those below first, else from the highest
    post down. A post that several hold can be named as a whole and one by one; of a peran that has
    members in this berkas it is those who hold it."""
    holders = _holders(office, [one for one in people if one.id != me.official], members)
    mine = [
        post for post in office.unit.posts if post.peran in me.peran and not holders[post.peran]
    ]
    posts = [post for post in office.unit.posts if not post.eksternal and post not in mine]
    below = [post for post in posts if _is_below(office, post, me)]
    ordered = (*below, *(post for post in posts if post not in below))
    return tuple(one for post in ordered for one in _of_post(post, holders[post.peran]))


def short_posts(posts: Iterable[Post], people: Iterable[Official]) -> dict[str, str]:
    """What stands behind a name on a button, by the kode of a Tujuan: the post in short."""
    known = tuple(posts)
    of_people = {str(personal(one.id)): post_in_short(one, known) for one in people}
    return {**of_people, **{str(post.peran): post.singkat for post in known}}


def first_leader(sop: Sop, case: Case, row: Kegiatan, known: tuple[Tujuan, ...]) -> Tujuan | None:
    """Whoever performs the row the berkas goes on to; None where that is none of those known."""
    by_kode = {one.kode: one for one in known}
    for _, branch in forward(row):
        for to in opened_by(sop, row, branch):
            for peran in performers(case, sop.row(to)):
                if peran in by_kode:
                    return by_kode[peran]
    return None


def reads_note(sop: Sop, case: Case, disposisi: Disposisi, actor: Actor) -> bool:
    """Whether the person is in the berkas, or named, so that a secret note is for them too."""
    if not disposisi.rahasia or actor.official in case.people():
        return True
    named = set(in_person(case.members, (Peran(one.kode) for one in disposisi.tujuan)))
    waiting = any(may_hold(sop, case, task, actor) for task in case.open_tasks)
    return actor.unit == sop.unit and (waiting or not named.isdisjoint(actor.roles))


def readable(sop: Sop, case: Case, given: Given, actor: Actor) -> str:
    """The words in a slot as this person may read them."""
    if given.disposisi is None:
        return given.text
    return text(given.disposisi, inside=reads_note(sop, case, given.disposisi, actor))


def _holders(
    office: Office, people: list[Official], members: Members
) -> dict[Peran, list[Official]]:
    holders: dict[Peran, list[Official]] = defaultdict(list)
    for person in people:
        for peran in person.peran:
            holders[peran].append(person)
    by_id = {one.id: one for one in people}
    for post in office.unit.posts:
        if seated := sitting(members, post.peran):
            holders[post.peran] = [by_id[m.official] for m in seated if m.official in by_id]
    return holders


def _is_below(office: Office, post: Post, me: Actor) -> bool:
    return not set(office.superiors((post.peran,))).isdisjoint(me.peran)


def _of_post(post: Post, holders: list[Official]) -> Iterator[Tujuan]:
    if len(holders) == 1:
        yield Tujuan(post.peran, post.nama, _name(holders[0]))
        return
    yield Tujuan(post.peran, post.nama)
    for person in holders:
        yield Tujuan(personal(person.id), person.jabatan, _name(person))


def _name(person: Official) -> str:
    return f"{person.sapaan} {person.nama}"
