"""Two people from outside who go by one name in a row for many: each has a line of their own."""

from bot.views.labels import LABEL_LIMIT, names_apart
from flows.case import Case, Participant
from flows.commands import AddParticipant, MarkParticipant
from flows.outsiders.asked import part_done
from flows.outsiders.commands import HandOn, InviteGuest, JoinGuest, ReportPart
from tests.outsiders.form import CV, CV_LAIN, FORM, LATER, PESERTA, PETUGAS, after
from tests.outsiders.test_inviting import NAMA, THREE, for_many


def namesakes() -> Case:
    """The row for many with two guests of one name."""
    return after(
        for_many(), InviteGuest(PETUGAS, PESERTA, NAMA.upper(), LATER), JoinGuest(CV_LAIN, 2)
    )


def lines(case: Case) -> tuple[Participant, ...]:
    found = case.task(THREE)
    assert found is not None
    return found.participants


def done(case: Case) -> list[bool]:
    task = case.task(THREE)
    assert task is not None
    return [part_done(case, task, FORM.row(task.nomor), who) for who in (CV, CV_LAIN)]


def test_what_one_of_two_namesakes_has_done_is_not_done_by_the_other() -> None:
    case = after(namesakes(), ReportPart(CV, THREE))
    assert done(case) == [True, False]
    case = after(case, ReportPart(CV_LAIN, THREE), ReportPart(CV, THREE, done=False))
    assert done(case) == [False, True]
    assert lines(case) == (Participant(NAMA, False, 1), Participant(NAMA.upper(), True, 2))


def test_a_line_that_an_official_entered_is_that_of_the_one_guest_of_that_name() -> None:
    case = after(for_many(), AddParticipant(PETUGAS, THREE, NAMA.lower()), ReportPart(CV, THREE))
    assert lines(case) == (Participant(NAMA.lower(), True, 1),)
    later = after(case, InviteGuest(PETUGAS, PESERTA, NAMA, LATER), JoinGuest(CV_LAIN, 2))
    assert done(later) == [True, False]
    assert done(after(later, MarkParticipant(PETUGAS, THREE, 1, False))) == [False, False]


def test_with_two_of_a_name_nobody_takes_the_line_that_an_official_entered() -> None:
    case = after(namesakes(), AddParticipant(PETUGAS, THREE, NAMA), ReportPart(CV_LAIN, THREE))
    assert lines(case) == (Participant(NAMA), Participant(NAMA.upper(), True, 2))


def test_a_colleague_goes_on_with_the_line_of_whom_they_replace() -> None:
    case = after(
        for_many(), ReportPart(CV, THREE), HandOn(CV, "Ibu Rekan", LATER), JoinGuest(CV_LAIN, 2)
    )
    assert done(case) == [False, True]
    again = after(case, ReportPart(CV_LAIN, THREE, done=False))
    assert lines(again) == (Participant(NAMA, False, 2),)


def test_lines_that_read_alike_on_a_button_are_numbered() -> None:
    long = "Bapak Muhammad Ridwan Syahputra Wijaya, "
    assert names_apart(["Ani", "ani", "Budi", "Ani"]) == ["Ani", "ani (2)", "Budi", "Ani (3)"]
    one, other = names_apart([f"{long}PT Satu", f"{long}PT Dua"])
    assert one != other
    assert len(other) <= LABEL_LIMIT
