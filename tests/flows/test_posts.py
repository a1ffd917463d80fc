"""Who holds which post: definitif, Plt for a vacant post, Plh for a holder who is away."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ids import Peran
from flows.people.officials import OfficialId
from flows.people.posts import (
    Assignment,
    Fault,
    Holding,
    ends_soon,
    fault,
    in_force,
    stand_ins,
    titled,
)

ALWAYS = date(2000, 1, 1)
MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
KABID, KASI, STAF = Peran("kabid"), Peran("kasi"), Peran("staf")
A, B, C, D = (OfficialId(n) for n in (1, 2, 3, 4))


def own(who: OfficialId, peran: Peran, number: int) -> Assignment:
    return Assignment(number, who, peran, Holding.DEFINITIF, ALWAYS)


def plh(
    who: OfficialId, away: OfficialId, since: date = MONDAY, until: date | None = FRIDAY
) -> Assignment:
    return Assignment(0, who, KABID, Holding.PLH, since, until, away)


def plt(who: OfficialId, since: date, until: date | None, peran: Peran = KASI) -> Assignment:
    return Assignment(0, who, peran, Holding.PLT, since, until)


OFFICE = (own(A, KABID, 1), own(B, STAF, 2), own(C, STAF, 3), own(D, Peran("ppk"), 4))
"""A is the Kabid, nobody is Kasi."""


def held(known: tuple[Assignment, ...], on: date) -> dict[Peran, list[OfficialId]]:
    found: dict[Peran, list[OfficialId]] = {}
    for one in in_force(known, on):
        found.setdefault(one.peran, []).append(one.official)
    return found


def test_a_plh_holds_the_post_from_the_first_day_to_the_last_and_nobody_else_does() -> None:
    known = (*OFFICE, replace(plh(B, A), id=5))
    before, after = MONDAY - timedelta(days=1), FRIDAY + timedelta(days=1)
    days = (before, MONDAY, FRIDAY, after)
    assert [held(known, day)[KABID] for day in days] == [[A], [B], [B], [A]]


def test_a_plh_who_is_away_too_is_stood_in_for_and_holds_the_post_again_afterwards() -> None:
    first = replace(plh(B, A), id=5)
    tuesday = MONDAY + timedelta(days=1)
    known = (*OFFICE, first)
    away = stand_ins(known, B, C, (tuesday, tuesday), "ND-2")
    assert [(one.peran, one.official, one.instead_of) for one in away] == [
        (STAF, C, B),
        (KABID, C, B),
    ]
    everything = (*known, *(replace(one, id=6 + n) for n, one in enumerate(away)))
    days = (MONDAY, tuesday, tuesday + timedelta(days=1))
    assert [held(everything, day)[KABID] for day in days] == [[B], [C], [B]]


def test_a_stand_in_of_a_stand_in_does_not_outlast_them() -> None:
    known = (*OFFICE, replace(plh(B, A), id=5))
    away = stand_ins(known, B, C, (FRIDAY, FRIDAY + timedelta(days=5)), "")
    assert [(one.peran, one.until) for one in away] == [
        (STAF, FRIDAY + timedelta(days=5)),
        (KABID, FRIDAY),
    ]


def test_whoever_is_away_is_stood_in_for_in_each_spell_as_a_plh() -> None:
    later = FRIDAY + timedelta(days=7)
    known = (
        *OFFICE,
        replace(plh(B, A, MONDAY, MONDAY), id=5),
        replace(plh(B, A, later, later), id=6),
    )
    away = stand_ins(known, B, C, (MONDAY, later), "")
    assert [(one.peran, one.since, one.until) for one in away] == [
        (STAF, MONDAY, later),
        (KABID, MONDAY, MONDAY),
        (KABID, later, later),
    ]


def test_a_plh_ends_with_the_post_of_the_one_they_stand_in_for() -> None:
    gone = replace(OFFICE[0], until=MONDAY)
    known = (gone, *OFFICE[1:], replace(plh(B, A), id=5))
    assert [held(known, day).get(KABID) for day in (MONDAY, FRIDAY)] == [[B], None]


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (plh(B, A), None),
        (plh(B, A, FRIDAY, MONDAY), Fault.BACKWARDS),
        (plh(B, A, MONDAY, None), Fault.NO_END),
        (plh(A, A), Fault.OWN_STAND_IN),
        (plh(C, B), Fault.NOT_A_HOLDER),
        (plt(B, MONDAY, None), Fault.NO_END),
        (plt(B, MONDAY, date(2027, 5, 22)), None),
        (plt(B, MONDAY, date(2027, 5, 23)), Fault.TOO_LONG),
        (plt(B, MONDAY, FRIDAY, KABID), Fault.NOT_VACANT),
        (own(A, KABID, 0), Fault.OVERLAP),
        (own(B, KABID, 0), None),
    ],
)
def test_what_does_not_go_together_is_refused(new: Assignment, why: Fault | None) -> None:
    assert fault(new, OFFICE) == why


def test_nobody_is_stood_in_for_twice_on_one_day() -> None:
    known = (*OFFICE, replace(plh(B, A), id=5))
    assert fault(plh(C, A, FRIDAY, FRIDAY), known) is Fault.OVERLAP
    after = FRIDAY + timedelta(days=1)
    assert fault(plh(C, A, after, after), known) is None


def test_somebody_who_is_away_stands_in_for_nobody() -> None:
    known = (*OFFICE, replace(plh(B, A), id=5))
    away = Assignment(0, A, STAF, Holding.PLH, FRIDAY, FRIDAY, C)
    assert fault(away, known) is Fault.AWAY
    assert fault(replace(away, official=D), known) is None


def test_stand_ins_never_form_a_circle() -> None:
    known = (
        *OFFICE,
        replace(plh(B, A), id=5),
        Assignment(6, C, STAF, Holding.PLH, MONDAY, FRIDAY, B),
    )
    back = Assignment(0, A, STAF, Holding.PLH, MONDAY, FRIDAY, C)
    assert fault(back, known) is Fault.CIRCLE


def test_what_was_withdrawn_before_it_began_is_in_nobodys_way() -> None:
    withdrawn = replace(plh(B, A), id=5, until=MONDAY - timedelta(days=3))
    assert fault(plh(C, A), (*OFFICE, withdrawn)) is None


def test_a_plt_is_prolonged_up_to_six_months_in_all() -> None:
    first = plt(B, date(2026, 11, 30), date(2027, 2, 27))
    known = (*OFFICE, replace(first, id=5))
    begins = date(2027, 2, 28)
    assert fault(plt(B, begins, date(2027, 5, 29)), known) is None
    assert fault(plt(B, begins, date(2027, 5, 30)), known) is Fault.TOO_LONG
    assert fault(plt(C, begins, date(2027, 5, 30)), known) is None


def test_the_end_of_a_plt_is_near_only_where_the_term_is_longer_than_the_notice() -> None:
    short, long = plt(C, MONDAY, FRIDAY), plt(D, MONDAY - timedelta(days=30), FRIDAY)
    assert ends_soon((short, long), MONDAY) == (long,)


def test_six_months_from_the_end_of_august_end_with_february() -> None:
    assert fault(plt(B, date(2026, 8, 31), date(2027, 2, 28)), OFFICE) is None
    assert fault(plt(B, date(2026, 8, 31), date(2027, 3, 1)), OFFICE) is Fault.TOO_LONG


def test_papers_print_in_which_capacity() -> None:
    assert [titled(holding, "Kepala Bidang") for holding in Holding] == [
        "Kepala Bidang",
        "Plt. Kepala Bidang",
        "Plh. Kepala Bidang",
    ]


days = st.dates(date(2026, 11, 1), date(2026, 12, 31))
absences = st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4), days, st.integers(0, 20)))


@given(absences, days)
def test_every_post_with_a_holder_has_one_who_is_present_on_any_day(
    wished: list[tuple[int, int, date, int]], on: date
) -> None:
    known: tuple[Assignment, ...] = OFFICE
    for who, stand_in, since, length in wished:
        period = (since, since + timedelta(days=length))
        asked = stand_ins(known, OfficialId(who), OfficialId(stand_in), period, "")
        checked = known
        for one in asked:
            if fault(one, checked) is not None:
                break
            checked = (*checked, replace(one, id=len(checked) + 1))
        else:
            known = checked
    force = in_force(known, on)
    assert {one.peran for one in force} == {one.peran for one in OFFICE}
    away = {one.instead_of for one in force if one.holding is Holding.PLH}
    assert not any(one.official in away for one in force)
