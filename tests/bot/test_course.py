"""The course of a berkas in words: no line stands there that says nothing."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.views.waktu.course import Course, told
from bot.words import words_of
from flows.case import Case, Task, TaskState
from flows.events import TaskAccepted, TaskAssigned, TaskCompleted
from flows.ids import CaseId, Nomor, SopId, TaskId
from flows.office_time.calendar import WorkCalendar
from flows.outsiders.events import RecordedFor
from flows.people.officials import OfficialId
from tests.flows.calendars import USUAL, WITA

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
ONE, CLERK = TaskId(1), OfficialId(1)


def test_a_step_that_was_recorded_and_closed_within_a_minute_has_one_line() -> None:
    happened = (
        TaskAssigned(AT, ONE, Nomor("1"), 1),
        TaskAccepted(AT, CLERK, ONE),
        RecordedFor(AT, CLERK, ONE, "CV Meratus", "datang ke loket"),
        TaskCompleted(AT, CLERK, ONE, ""),
    )
    done = Task(ONE, Nomor("1"), 1, TaskState.DONE, AT, accepted_by=CLERK, closed_at=AT)
    case = Case(CaseId("X-1"), SopId("x"), "1", "Uji", CLERK, AT, tasks=(done,))
    course = Course(happened, WorkCalendar(WITA, (USUAL,)), {}, AT)
    assert told(words_of("id", ZoneInfo("Asia/Makassar")), case, course) == {
        ONE: (
            "23 Nov 09.00: dicatat oleh pejabat lain atas nama CV Meratus; bukti: datang ke loket",
        )
    }
