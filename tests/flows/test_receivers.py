"""Whom an office offers a step to that is to be handed over, and in which order."""

from dataclasses import replace

from flows.ids import Peran
from flows.people.officials import Official, OfficialId, Sapaan
from flows.units import Post
from flows.waktu.receivers import ranked
from tests.storage.office import OFFICE

STAF, KASI, KABID = Peran("staf"), Peran("kasi"), Peran("kabid")


def person(number: int, *peran: Peran) -> Official:
    who = OfficialId(number)
    return Official(who, f"Pegawai {number}", Sapaan.IBU, "Pegawai", OFFICE.unit.id, peran)


def order(wanted: Peran, by: Peran, *people: Official) -> list[int]:
    return [one.id for one in ranked(OFFICE, (wanted,), (by,), people)]


def test_nobody_is_offered_their_own_superior_first() -> None:
    people = person(1, KABID), person(2, KASI), person(3, STAF), person(4)
    assert order(STAF, STAF, *people) == [3, 4, 2, 1]
    assert order(KASI, STAF, *people) == [3, 4, 2, 1]


def test_a_head_is_offered_the_same_level_before_the_next_and_themself_last() -> None:
    people = person(1, KABID), person(2, STAF), person(3, KASI), person(4, STAF, KASI)
    assert order(KASI, KABID, *people) == [3, 4, 2, 1]


def test_for_a_head_who_is_away_the_superior_comes_last_and_those_below_first() -> None:
    people = person(1, KABID), person(2, STAF), person(3, KASI), person(4)
    assert order(KASI, KASI, *people) == [3, 2, 4, 1]


def test_the_head_of_another_branch_comes_after_everybody_but_the_superiors() -> None:
    (uptown,) = (Post(Peran("sekda"), "Sekretaris Daerah", "Sekda"),)
    office = replace(OFFICE, unit=replace(OFFICE.unit, posts=(*OFFICE.unit.posts, uptown)))
    people = replace(person(1, Peran("sekda")), kepala=True), person(2, STAF), person(3, KASI)
    assert [one.id for one in ranked(office, (KABID,), (KABID,), people)] == [3, 2, 1]
