"""How a task stands to its time, in words; and office time in hours, never in days."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.views.waktu.course import hours
from bot.views.waktu.deadline import in_full, standing, until
from bot.words import words_of
from flows.case import Task, TaskState
from flows.ids import Nomor, Peran, TaskId
from flows.mutu_baku import Waktu
from flows.people.officials import Official, OfficialId, Sapaan
from flows.waktu.timing import TIMELESS, Asked, Obstacle, Request, Timing, Wait
from tests.flows.forms import SURAT

WORDS = words_of("id", ZoneInfo("Asia/Makassar"))
STAF, KASI = OfficialId(1), OfficialId(3)
PEOPLE = {
    KASI: Official(KASI, "Rusdiani", Sapaan.IBU, "Kepala Seksi", "dinas", (Peran("kasi"),)),
}


def wita(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


NOW = wita(23, 10)
"""A Monday."""
LIMIT, LATER = wita(23, 12), wita(25, 16)
RUNNING = Timing(LIMIT, wita(23, 8), LIMIT)
WAITS = (Wait(wita(23, 9), "Bank Kaltimtara.", KASI),)
TABLE: dict[str, tuple[Timing, str, tuple[str, ...]]] = {
    "without a limit": (TIMELESS, "", ()),
    "running": (RUNNING, "hingga Senin, 23 November 2026 pukul 12.00 WITA", ()),
    "over": (
        replace(RUNNING, due_at=wita(23, 9), baku_until=wita(23, 9)),
        "",
        ("Langkah ini telah melewati waktu baku sejak Senin, 23 November 2026 pukul 09.00 WITA.",),
    ),
    "extended": (
        replace(RUNNING, due_at=LATER, extended_by=KASI),
        "hingga Senin, 23 November 2026 pukul 12.00 WITA",
        ("Diperpanjang hingga Rabu, 25 November 2026 pukul 16.00 WITA oleh Kepala Seksi.",),
    ),
    "extended by somebody unknown, and over": (
        replace(RUNNING, baku_until=wita(23, 8), due_at=wita(23, 9), extended_by=STAF),
        "hingga Senin, 23 November 2026 pukul 08.00 WITA",
        (
            "Diperpanjang hingga Senin, 23 November 2026 pukul 09.00 WITA oleh pejabat lain.",
            "Waktu perpanjangan telah lewat sejak Senin, 23 November 2026 pukul 09.00 WITA.",
        ),
    ),
    "waiting, whatever the limit was": (
        replace(RUNNING, due_at=wita(23, 9, 30), waits=WAITS, extended_by=KASI),
        "",
        (
            "Waktu berhenti sejak Senin, 23 November 2026 pukul 09.00 WITA,"
            " menunggu Bank Kaltimtara.",
        ),
    ),
    "a window that runs": (
        replace(RUNNING, window=True),
        "",
        ("Jendela waktu berjalan hingga Senin, 23 November 2026 pukul 12.00 WITA.",),
    ),
    "a window that is over": (
        replace(RUNNING, due_at=wita(23, 9), window=True),
        "",
        (
            "Jendela waktu berakhir Senin, 23 November 2026 pukul 09.00 WITA;"
            " langkah ini dapat ditutup.",
        ),
    ),
    "held up, and more time asked for": (
        replace(
            RUNNING,
            obstacle=Obstacle(STAF, NOW, "Printer rusak"),
            request=Request(Asked.EXTENSION, STAF, NOW, "Menunggu printer", LATER),
        ),
        "hingga Senin, 23 November 2026 pukul 12.00 WITA",
        (
            "Kendala: Printer rusak",
            "Telah dimohon perpanjangan hingga Rabu, 25 November 2026 pukul 16.00 WITA:"
            " Menunggu printer",
        ),
    ),
    "asked to stand still": (
        replace(RUNNING, request=Request(Asked.WAIT, STAF, NOW, "Bank")),
        "hingga Senin, 23 November 2026 pukul 12.00 WITA",
        ("Telah dimohon agar waktu dihentikan, menunggu: Bank",),
    ),
}


def task_of(timing: Timing, state: TaskState = TaskState.ACCEPTED) -> Task:
    return Task(TaskId(1), Nomor("1"), 1, state, wita(23, 8), accepted_by=STAF, timing=timing)


@pytest.mark.parametrize("told", TABLE)
def test_a_task_says_how_it_stands_to_its_time(told: str) -> None:
    timing, ends, said = TABLE[told]
    task = task_of(timing)
    assert (until(WORDS, task, NOW), standing(WORDS, task, NOW, PEOPLE)) == (ends, said)


@pytest.mark.parametrize("told", TABLE)
def test_a_task_that_is_over_says_nothing_of_its_time(told: str) -> None:
    task = task_of(TABLE[told][0], TaskState.DONE)
    assert (until(WORDS, task, NOW), standing(WORDS, task, NOW, PEOPLE)) == ("", ())


def test_away_from_its_form_the_waktu_baku_is_named_with_its_end() -> None:
    row = SURAT.row("1")
    row = replace(row, mutu_baku=replace(row.mutu_baku, waktu=Waktu("240 Menit")))
    assert in_full(WORDS, task_of(RUNNING), row, NOW, PEOPLE) == (
        "Waktu baku 240 Menit, dihitung sejak Senin, 23 November 2026 pukul 08.00 WITA hingga "
        "Senin, 23 November 2026 pukul 12.00 WITA.",
    )


def test_a_long_reason_is_cut_where_it_stands_among_other_lines() -> None:
    stuck = replace(RUNNING, obstacle=Obstacle(STAF, NOW, "x" * 1000))
    (line,) = standing(WORDS, task_of(stuck), NOW, PEOPLE)
    assert line == f"Kendala: {'x' * 159}…"


@pytest.mark.parametrize(
    ("minutes", "written"),
    [
        (1, "1 menit"),
        (60, "1 jam"),
        (135, "2 jam 15 menit"),
        (200, "3 jam 20 menit"),
        (39 * 60 + 59, "39 jam 59 menit"),
        (40 * 60, "40 jam"),
        (40 * 60 + 59, "40 jam"),
        (201 * 60 + 5, "201 jam"),
    ],
)
def test_office_time_is_hours_and_minutes_and_of_many_hours_the_hours(
    minutes: int, written: str
) -> None:
    assert hours(WORDS, minutes) == written
