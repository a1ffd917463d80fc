"""The laws of the ladder by random limits: in order, not too early, nothing twice or left out."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.case import Case
from flows.commands import OpenCase, ReleaseTask
from flows.engine import decide
from flows.folding import evolve
from flows.ids import CaseId
from flows.mutu_baku import Satuan, Waktu
from flows.office import Office
from flows.sop import Sop
from flows.waktu.commands import Remind
from flows.waktu.events import Rung, TaskReminded
from flows.waktu.ladder import Ladder
from flows.waktu.reminding import ladder, next_alarm
from flows.waktu.timing import Timing
from tests.flows.calendars import WITA, WITH_DECREE, wita
from tests.flows.forms import STAF, SURAT
from tests.flows.ladders import ROW, office_of, task_of

MINUTE = timedelta(minutes=1)
STEADY = settings(max_examples=150, derandomize=True, deadline=None, database=None)
RULES = (
    Ladder(),
    Ladder(unopened=1, unopened_from=1, nearly=2),
    Ladder(unopened=99, unopened_from=0, nearly=100, days=10, superior_from=1),
    Ladder(unopened=0, nearly=50, at_limit=False, days=3),
    Ladder(unopened=50, nearly=0, days=0),
)
SATUAN = st.sampled_from((Satuan.MENIT, Satuan.JAM, Satuan.HARI, Satuan.HARI_KALENDER))
WAKTU = st.builds(lambda amount, satuan: Waktu("", amount, satuan), st.integers(1, 40), SATUAN)
STARTS = st.integers(0, 500 * 24 * 60).map(lambda n: wita("2026-01-01 00:00") + n * MINUTE)


@STEADY
@given(start=STARTS, waktu=WAKTU, rules=st.sampled_from(RULES))
def test_every_rung_lies_in_office_hours_in_order_and_none_comes_too_early(
    start: datetime, waktu: Waktu, rules: Ladder
) -> None:
    due_at = WITH_DECREE.deadline(start, waktu)
    assert due_at is not None
    rungs = list(ladder(office_of(WITH_DECREE, rules), task_of(Timing(due_at, start, due_at))))
    moments = [one.at for one in rungs]
    assert moments == sorted(moments)
    assert all(_open(one) for one in moments)
    total = WITH_DECREE.elapsed(start, due_at)
    share = {Rung.UNOPENED: rules.unopened, Rung.NEARLY: rules.nearly}
    for one in rungs:
        passed = WITH_DECREE.elapsed(start, one.at)
        assert one.at >= due_at or passed >= total * share[one.rung] // 100
    days = [one.at.date() for one in rungs if one.rung is Rung.DAILY]
    assert len({*days, due_at.astimezone(WITA).date()}) == rules.days + 1
    assert len(rungs) == rules.days + rules.at_limit + bool(rules.nearly) + (
        rules.unopened > 0 and total >= rules.unopened_from
    )


def _open(at: datetime) -> bool:
    local = at.astimezone(WITA)
    minute = local.hour * 60 + local.minute
    hours = WITH_DECREE.day(local.date()).hours
    return any(span.opens <= minute < span.closes for span in hours)


@STEADY
@given(
    start=STARTS,
    waktu=WAKTU,
    rules=st.sampled_from(RULES),
    steps=st.lists(st.integers(1, 4000), min_size=1, max_size=30),
)
def test_no_rung_is_given_twice_and_none_that_came_is_left_out(
    start: datetime, waktu: Waktu, rules: Ladder, steps: list[int]
) -> None:
    office, sop = office_of(WITH_DECREE, rules), _timed(waktu)
    case = _released(sop, start, office)
    rungs, at = list(ladder(office, case.tasks[0])), start
    told: list[tuple[Rung, int]] = []
    for step in steps:
        at += step * MINUTE
        before = case.tasks[0]
        happened = decide(sop, case, Remind(ROW), at, office)
        for event in happened:
            assert isinstance(event, TaskReminded)
            told.append((event.rung, event.day))
            assert event.superior == (0 < rules.superior_from <= event.day)
            case = evolve(case, event)
        alarm = next_alarm(office, before)
        assert bool(happened) == (alarm is not None and alarm <= at and _open(at))
        came = [(one.rung, one.day) for one in rungs if one.at <= at]
        if _open(at) and came:
            assert told[-1] == came[-1]
    order = [(one.rung, one.day) for one in rungs]
    assert told == [one for one in order if one in told]


def _timed(waktu: Waktu) -> Sop:
    first = SURAT.kegiatan[0]
    mutu = replace(first.mutu_baku, waktu=waktu)
    return replace(SURAT, kegiatan=(replace(first, mutu_baku=mutu), *SURAT.kegiatan[1:]))


def _released(sop: Sop, at: datetime, office: Office) -> Case:
    """A berkas whose first row waits for somebody since that moment."""
    case: Case | None = None
    opening = OpenCase(STAF, sop.id, "Surat", CaseId("SC-2026-001"))
    for command in (opening, ReleaseTask(STAF, ROW)):
        for event in decide(sop, case, command, at, office):
            case = evolve(case, event)
    assert case is not None
    return case
