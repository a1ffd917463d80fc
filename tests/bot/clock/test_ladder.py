"""Every rule of [pengingat] is seen to fire, and seen to be silent when it is switched off."""

from pathlib import Path

import pytest

from flows.mutu_baku import WaktuRole
from flows.sop import Sop
from flows.waktu.ladder import Ladder
from tests.bot.clock.watched import EIGHT_HOURS, QUIET, minutes, timed, watched, wita
from tests.flows.forms import SURAT

FORTNIGHT = wita(7, 16, month=12)
SHORT = timed(SURAT, minutes(120), minutes(60), minutes(60))
WINDOW = timed(SURAT, minutes(480, WaktuRole.JENDELA), minutes(60), minutes(60))


async def said(
    folder: Path, ladder: Ladder, sop: Sop = EIGHT_HOURS, *, taken: bool = True
) -> list[str]:
    """What two weeks bring for one berkas of Monday 08.30, whose first step takes eight hours."""
    async with watched(folder, ladder, sop=sop) as office:
        await (office.open() if taken else office.released())
        return await office.until(FORTNIGHT)


async def test_the_ladder_of_the_house(tmp_path: Path) -> None:
    assert await said(tmp_path, Ladder()) == [
        "23-11 15.30 staf: hampir (diam)",
        "24-11 09.00 staf: batas",
        "25-11 07.30 staf: harian 1",
        "26-11 07.30 staf: harian 2",
        "26-11 07.30 kasi: harian 2 atasan",
        "27-11 07.30 staf: harian 3",
        "27-11 07.30 kasi: harian 3 atasan",
        "30-11 07.30 staf: harian 4",
        "30-11 07.30 kasi: harian 4 atasan",
        "01-12 07.30 staf: harian 5",
        "01-12 07.30 kasi: harian 5 atasan",
    ]


async def test_an_empty_ladder_reminds_of_nothing(tmp_path: Path) -> None:
    assert await said(tmp_path, QUIET, taken=False) == []


@pytest.mark.parametrize(
    ("percent", "heard"),
    [
        (25, ["23-11 10.30 staf: belum dibuka", "23-11 10.30 staf lain: belum dibuka"]),
        (50, ["23-11 13.30 staf: belum dibuka", "23-11 13.30 staf lain: belum dibuka"]),
        (0, []),
    ],
)
async def test_belum_dibuka_persen(tmp_path: Path, percent: int, heard: list[str]) -> None:
    ladder = Ladder(percent, 240, 0, at_limit=False, days=0, superior_from=0)
    assert await said(tmp_path, ladder, taken=False) == heard


async def test_whoever_has_opened_the_step_is_not_told_that_it_is_unopened(tmp_path: Path) -> None:
    ladder = Ladder(25, 240, 0, at_limit=False, days=0, superior_from=0)
    assert await said(tmp_path, ladder) == []


@pytest.mark.parametrize(("least", "times"), [(120, 2), (121, 0), (0, 2)])
async def test_belum_dibuka_mulai_menit(tmp_path: Path, least: int, times: int) -> None:
    ladder = Ladder(25, least, 0, at_limit=False, days=0, superior_from=0)
    assert len(await said(tmp_path, ladder, SHORT, taken=False)) == times


@pytest.mark.parametrize(
    ("percent", "heard"),
    [
        (75, ["23-11 15.30 staf: hampir (diam)"]),
        (90, ["24-11 08.12 staf: hampir (diam)"]),
        (0, []),
    ],
)
async def test_hampir_persen(tmp_path: Path, percent: int, heard: list[str]) -> None:
    ladder = Ladder(0, 240, percent, at_limit=False, days=0, superior_from=0)
    assert await said(tmp_path, ladder) == heard


@pytest.mark.parametrize(("on", "heard"), [(True, ["24-11 09.00 staf: batas"]), (False, [])])
async def test_pada_batas(tmp_path: Path, on: bool, heard: list[str]) -> None:
    ladder = Ladder(0, 240, 0, at_limit=on, days=0, superior_from=0)
    assert await said(tmp_path, ladder) == heard


@pytest.mark.parametrize(
    ("days", "heard"),
    [
        (1, ["25-11 07.30 staf: harian 1"]),
        (2, ["25-11 07.30 staf: harian 1", "26-11 07.30 staf: harian 2"]),
        (0, []),
    ],
)
async def test_hari(tmp_path: Path, days: int, heard: list[str]) -> None:
    ladder = Ladder(0, 240, 0, at_limit=False, days=days, superior_from=0)
    assert await said(tmp_path, ladder) == heard


@pytest.mark.parametrize(
    ("first", "heard"),
    [
        (1, ["25-11 07.30 kasi: harian 1 atasan", "26-11 07.30 kasi: harian 2 atasan"]),
        (2, ["26-11 07.30 kasi: harian 2 atasan"]),
        (0, []),
    ],
)
async def test_atasan_mulai_hari(tmp_path: Path, first: int, heard: list[str]) -> None:
    ladder = Ladder(0, 240, 0, at_limit=False, days=2, superior_from=first)
    upward = [line for line in await said(tmp_path, ladder) if "atasan" in line]
    assert upward == heard


async def test_a_window_is_spoken_of_once_when_it_has_elapsed(tmp_path: Path) -> None:
    assert await said(tmp_path, Ladder(), WINDOW) == ["24-11 09.00 staf: batas"]


async def test_a_step_without_a_limit_is_never_spoken_of(tmp_path: Path) -> None:
    assert await said(tmp_path, Ladder(), SURAT) == []
