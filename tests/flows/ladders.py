"""An office with a ladder of its own, and a step with a clock of its own."""

from dataclasses import replace

from flows.case import Task, TaskState
from flows.ids import Nomor, TaskId
from flows.office import Office
from flows.office_time.calendar import WorkCalendar
from flows.waktu.ladder import Ladder
from flows.waktu.timing import Timing
from tests.flows.calendars import OFFICE, wita
from tests.storage.office import OFFICE as SMALL

ROW = TaskId(1)


def office_of(calendar: WorkCalendar = OFFICE, rules: Ladder | None = None) -> Office:
    return Office(replace(SMALL.unit, ladder=rules or Ladder()), calendar)


def task_of(timing: Timing, state: TaskState = TaskState.OPEN) -> Task:
    return Task(ROW, Nomor("1"), 1, state, timing.since or wita("2026-11-23 09:00"), timing=timing)
