"""What a superior is asked for, grants or refuses, and may give a reason for."""

from dataclasses import replace

from flows.ids import TaskId
from flows.people.officials import OfficialId
from flows.refusals import (
    LimitInThePast,
    NotASuperior,
    NothingAsked,
    OwnRequest,
    TextRequired,
)
from flows.waktu.commands import (
    Consent,
    ExplainRefusal,
    ExtendTask,
    ReportObstacle,
    RequestExtension,
    RequestWait,
)
from flows.waktu.consents import Outcome, outcome
from flows.waktu.events import (
    ExtensionRequested,
    RefusalExplained,
    RequestRefused,
    TaskExtended,
    WaitGranted,
)
from flows.waktu.timing import Asked, Request, Unexplained
from tests.flows.forms import KABID, KASI, ORANG_LUAR, STAF, STAF_LAIN
from tests.flows.timed_desk import (
    LATER,
    ROW,
    Desk,
    monday,
    second,
)


def test_an_extension_is_asked_for_granted_and_leaves_the_form_s_limit() -> None:
    desk = Desk()
    asked = desk.give(RequestExtension(STAF, ROW, LATER, "Menunggu data"), "09:00")
    assert asked == (
        ExtensionRequested(monday("09:00"), STAF.official, ROW, LATER, "Menunggu data"),
    )
    granted = desk.give(Consent(KASI, ROW, True, second(monday("09:00"))), "09:30")
    assert granted == (TaskExtended(monday("09:30"), KASI.official, ROW, LATER),)
    timing = desk.case.tasks[0].timing
    assert (timing.due_at, timing.baku_until, timing.extended_by, timing.request) == (
        *(LATER, monday("11:30")),
        *(KASI.official, None),
    )


def test_what_is_not_consented_to_leaves_everything_as_it_was() -> None:
    desk = Desk()
    before = desk.case.tasks[0].timing
    desk.give(RequestExtension(STAF, ROW, LATER, "Menunggu data"), "09:00")
    refused = desk.give(Consent(KASI, ROW, False, second(monday("09:00"))), "09:30")
    assert refused == (RequestRefused(monday("09:30"), KASI.official, ROW),)
    unexplained = Unexplained(KASI.official, second(monday("09:00")))
    assert desk.case.tasks[0].timing == replace(before, unexplained=unexplained)


def test_whoever_does_not_consent_may_say_why_once() -> None:
    desk = Desk()
    asked_at = second(monday("09:00"))
    why = ExplainRefusal(KASI, ROW, asked_at, " Data sudah ada. ")
    desk.give(RequestExtension(STAF, ROW, LATER, "Menunggu data"), "09:00")
    assert isinstance(desk.no(why, "09:10"), NothingAsked)
    desk.give(Consent(KASI, ROW, False, asked_at), "09:30")
    for other in (replace(why, by=KABID), replace(why, by=STAF), replace(why, asked_at=7)):
        assert isinstance(desk.no(other, "09:35"), NothingAsked)
    assert isinstance(desk.no(replace(why, reason=" "), "09:35"), TextRequired)
    told = RefusalExplained(monday("09:40"), KASI.official, ROW, "Data sudah ada.")
    assert desk.give(why, "09:40") == (told,)
    assert isinstance(desk.no(why, "09:45"), NothingAsked)


def test_consent_after_the_limit_that_was_asked_for_has_no_effect() -> None:
    desk = Desk()
    desk.give(RequestExtension(STAF, ROW, LATER, "Data"), "09:00")
    consent = Consent(KASI, ROW, True, second(monday("09:00")))
    assert isinstance(desk.no(consent, "2026-11-24 16:00"), LimitInThePast)


def test_consent_is_for_the_request_that_stands_and_for_a_superior() -> None:
    desk = Desk()
    right = second(monday("09:00"))
    assert isinstance(desk.no(Consent(KASI, ROW, True, right), "08:45"), NothingAsked)
    desk.give(RequestExtension(STAF, ROW, LATER, "Data"), "09:00")
    for who, at, why in (
        (KASI, right + 1, NothingAsked),
        (STAF, right, NotASuperior),
        (STAF_LAIN, right, NotASuperior),
        (ORANG_LUAR, right, NotASuperior),
    ):
        assert isinstance(desk.no(Consent(who, ROW, True, at), "09:30"), why)
    desk.give(Consent(KASI, ROW, False, right), "10:00")
    assert isinstance(desk.no(Consent(KASI, ROW, True, right), "10:30"), NothingAsked)


def test_nobody_consents_to_their_own_request() -> None:
    desk = Desk()
    head = replace(STAF, kepala=True)
    desk.give(RequestExtension(head, ROW, LATER, "Data"), "09:00")
    why = desk.no(Consent(head, ROW, True, second(monday("09:00"))), "09:30")
    assert isinstance(why, OwnRequest)


def test_what_came_of_a_request_is_read_from_what_happened() -> None:
    desk = Desk()
    first = Request(Asked.EXTENSION, STAF.official, monday("09:00"), "Data", LATER)
    second_one = Request(Asked.WAIT, STAF.official, monday("09:30"), "Bank")
    desk.give(RequestExtension(STAF, ROW, LATER, "Data"), "09:00")
    assert outcome(desk.events, ROW, second(first.at)) == Outcome(first)
    desk.give(RequestWait(STAF, ROW, "Bank"), "09:30")
    assert outcome(desk.events, ROW, second(first.at)) == Outcome(first, replaced=True)
    desk.give(Consent(KASI, ROW, True, second(second_one.at)), "10:00")
    granted = WaitGranted(monday("10:00"), KASI.official, ROW, monday("09:30"))
    assert outcome(desk.events, ROW, second(second_one.at)) == Outcome(second_one, granted)
    assert outcome(desk.events, ROW, second(monday("10:00"))) is None
    assert outcome(desk.events, TaskId(2), second(first.at)) is None


def test_everybody_whose_word_still_counts_is_known() -> None:
    desk = Desk()
    desk.give(ReportObstacle(STAF, ROW, "Printer rusak"), "08:40")
    desk.give(ExtendTask(KABID, ROW, LATER), "09:00")
    desk.give(RequestWait(STAF, ROW, "Bank"), "09:30")
    desk.give(Consent(KASI, ROW, True, second(monday("09:30"))), "10:00")
    people = {STAF.official, KABID.official, KASI.official}
    assert desk.case.tasks[0].timing.people() == frozenset(map(OfficialId, people))
