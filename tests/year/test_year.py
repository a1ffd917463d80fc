"""Two offices with 200 berkas from January to December 2026, and an oracle that reckons anew."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from csv import DictReader
from datetime import UTC, datetime
from importlib.resources import files

import pytest

from flows.case import Case, CaseState, Task
from flows.people.officials import Official, OfficialId, actor
from flows.rights import may_hold
from flows.sop import Sop
from flows.waktu.events import Rung, TaskReminded
from storage.waktu.reminders import PERSONAL
from tests.year.account import Account, Berkas, lived
from tests.year.hours import DAY, JANUARY, day_of, moment
from tests.year.office import NEXT_YEAR
from tests.year.oracle import reminded, seconds

BERKAS = 200
OUTAGES = (
    ("2026-01-12 07:00", "2026-01-12 07:50"),
    ("2026-02-10 09:00", "2026-02-10 14:20"),
    ("2026-03-16 20:00", "2026-03-26 09:10"),
    ("2026-05-29 10:00", "2026-06-02 06:30"),
    ("2026-06-05 10:00", "2026-06-07 21:00"),
    ("2026-09-01 07:00", "2026-09-03 07:40"),
    ("2026-10-20 15:50", "2026-10-21 16:10"),
    ("2026-12-23 11:59", "2026-12-29 10:00"),
)
"""From an hour to ten days: over a digest, an opening, a weekend, Idulfitri, Christmas."""
LATE = 30
"""Office minutes after which a reminder says that it comes late."""


@pytest.fixture(scope="module")
def account() -> Account:
    outages = [(_at(down), _at(up)) for down, up in OUTAGES]
    return lived(20261, BERKAS, outages)


def _at(text: str) -> datetime:
    return datetime.fromtimestamp(moment(text), UTC)


def test_the_year_had_everything_in_it(account: Account) -> None:
    assert len(account.berkas) == BERKAS
    events = Counter(type(event).__name__ for one in account.berkas for event in one.history)
    rungs = Counter(event.rung for one in account.berkas for event, _, _ in one.reminders())
    done = Counter(one.case.state for one in account.berkas)
    assert done[CaseState.ENDED] > BERKAS / 2
    assert all(rungs[rung] > 20 for rung in Rung)
    for asked in ("ReminderSnoozed", "ObstacleReported", "TaskNudged", "TaskHandedOver"):
        assert events[asked] > 20, asked
    for asked in ("TaskExtended", "RequestRefused", "WaitGranted", "WaitEnded"):
        assert events[asked] > 20, asked
    assert account.refused < 20


def test_every_reminder_that_was_due_was_given_and_no_other(account: Account) -> None:
    for one in account.berkas:
        assert reminded(one.history) == account.oracle(one.sop.unit).said(one.history), one.case.id


def test_no_reminder_goes_out_while_its_office_is_closed_or_the_bot_is_down(
    account: Account,
) -> None:
    for sent in account.reminders:
        unit = account.people[sent.official].unit
        assert account.heard(unit, sent.at) == sent.at


def test_what_the_clock_reminds_of_reaches_whoever_can_act(account: Account) -> None:
    told = told_by(account)
    for one in account.berkas:
        for event, case, task in one.reminders():
            for who in readers(account, one.sop, case, task, event):
                assert is_told(account, told[who.id, case.id, task.id], who, event), (who, event)


def told_by(account: Account) -> dict[tuple[OfficialId, str, int], list[int]]:
    """When each person was told of each task."""
    told: dict[tuple[OfficialId, str, int], list[int]] = defaultdict(list)
    for sent in account.reminders:
        for case, task, *_ in sent.lines:
            told[sent.official, case, task].append(sent.at)
    return told


def is_told(account: Account, moments: list[int], who: Official, event: TaskReminded) -> bool:
    """At once; a superior, who had one that day, the next morning at the latest."""
    first = last = seconds(event.at)
    if account.is_superior(who):
        last = account.heard(who.unit, account.hours[who.unit].next_morning(first))
    return any(first <= at <= last for at in moments) or last >= NEXT_YEAR.timestamp()


def readers(
    account: Account, sop: Sop, case: Case, task: Task, event: TaskReminded
) -> Iterator[Official]:
    """Who is to hear of it, but for those who asked to be left alone."""
    people = [one for one in account.people.values() if one.unit == sop.unit]
    if event.asked_by is not None:
        yield account.people[event.asked_by]
        return
    able = [one for one in people if may_hold(sop, case, task, actor(one))]
    chosen = [one for one in able if one.id == (task.accepted_by or task.to)]
    alone = {who for who, until in task.timing.snoozes if until > event.at}
    for one in chosen or able:
        silent = event.rung is Rung.NEARLY and account.is_superior(one)
        if one.id not in alone and not silent:
            yield one


def test_superiors_hear_of_it_from_the_second_day(account: Account) -> None:
    upward = {
        (line[0], line[1], line[3])
        for sent in account.reminders
        for line in sent.lines
        if line[4] and line[2] == Rung.DAILY
    }
    wanted = {(one.case.id, event.task, event.day) for one, event in _late(account)}
    assert {day for _, _, day in upward} == {2, 3, 4, 5}
    assert upward <= wanted
    assert len(wanted - upward) < len(wanted) / 20, "put off and overtaken by the next day's"


def _late(account: Account) -> Iterator[tuple[Berkas, TaskReminded]]:
    for one in account.berkas:
        for event, _, _ in one.reminders():
            if event.superior:
                yield one, event


def test_nobody_is_told_anything_twice(account: Account) -> None:
    lines = Counter((sent.official, *line) for sent in account.reminders for line in sent.lines)
    assert {line for line, times in lines.items() if times > 1} == set()
    at_once = Counter((sent.official, sent.at) for sent in account.reminders)
    assert set(at_once.values()) == {1}


def test_no_superior_is_reminded_twice_a_day(account: Account) -> None:
    """But for what a person said, or they asked for."""
    days = Counter(
        (sent.official, day_of(sent.at))
        for sent in account.reminders
        if account.is_superior(account.people[sent.official])
        and any(rung not in PERSONAL for _, _, rung, *_ in sent.lines)
    )
    assert set(days.values()) == {1}


def test_what_comes_late_says_so_and_nothing_else_does(account: Account) -> None:
    marked = 0
    for sent in account.reminders:
        hours = account.hours[account.people[sent.official].unit]
        late = [hours.ran(planned, sent.at) // 60 > LATE for *_, planned in sent.lines]
        if sent.held == len(sent.lines):
            assert sent.said_late == any(late), sent
        marked += sent.said_late
    assert marked > 10


def test_digests_go_out_on_exactly_the_working_days_to_exactly_the_marked_people(
    account: Account,
) -> None:
    wanted = Counter(
        (one.id, at)
        for one in account.people.values()
        if one.nama in marked_people()
        for at in mornings(account, one.unit)
    )
    assert Counter((sent.official, sent.at) for sent in account.digests) == wanted
    assert max(wanted.values()) == 1
    assert {len({at for who, at in wanted if who == one}) for one, _ in wanted} == {240 - 6}


def marked_people() -> set[str]:
    """Those with "ya" for the ringkasan in the personnel lists."""
    found = set()
    for sheet in files("bot").joinpath("simulasi").iterdir():
        if sheet.name.endswith(".csv"):
            rows = DictReader(sheet.read_text(encoding="utf-8").splitlines())
            found |= {row["nama"] for row in rows if row["ringkasan"] == "ya"}
    return found


def mornings(account: Account, unit: str) -> Iterator[int]:
    """When digests of the year go out: at 07.45, or when the bot is up again on that day."""
    hours = account.hours[unit]
    for n in range(365):
        day = JANUARY + n * DAY
        if hours.works(day):
            at = account.up(moment(f"{day} 07:45"))
            if at < hours.closing(day):
                yield at
