"""A clock that can be stopped and turned, by itself and under a world."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from simulator import Limits, TurnableClock, World

from .conftest import MONDAY, Bot


class Machine:
    """The machine's own seconds, which pass by hand."""

    def __init__(self) -> None:
        self.passed = 5000.0

    def __call__(self) -> float:
        return self.passed


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def clock(machine: Machine) -> TurnableClock:
    return TurnableClock(MONDAY, machine)


def test_it_runs_as_the_machine_does(clock: TurnableClock, machine: Machine) -> None:
    machine.passed += 90
    assert clock.now() == MONDAY + timedelta(seconds=90)


def test_it_stands_while_paused_and_runs_on_from_there(
    clock: TurnableClock, machine: Machine
) -> None:
    machine.passed += 10
    clock.pause()
    machine.passed += 3600
    stood = clock.now()
    clock.resume()
    machine.passed += 5
    assert (stood, clock.now()) == (
        MONDAY + timedelta(seconds=10),
        MONDAY + timedelta(seconds=15),
    )


@pytest.mark.parametrize("paused", [False, True])
def test_it_can_be_turned_paused_or_running(
    clock: TurnableClock, machine: Machine, paused: bool
) -> None:
    if paused:
        clock.pause()
    clock.advance(timedelta(days=14))
    turned = clock.now()
    wita = timezone(timedelta(hours=8))
    clock.set(datetime(2026, 12, 31, 8, 0, tzinfo=wita))
    machine.passed += 60
    ran = timedelta() if paused else timedelta(minutes=1)
    assert (turned, clock.now()) == (
        MONDAY + timedelta(days=14),
        datetime(2026, 12, 31, 0, 0, tzinfo=UTC) + ran,
    )


@pytest.mark.parametrize("far", [timedelta.max, timedelta.min, timedelta(days=36525)])
def test_a_turn_that_nobody_can_mean_is_refused_and_changes_nothing(
    clock: TurnableClock, far: timedelta
) -> None:
    told: list[datetime] = []
    clock.subscribe(lambda: told.append(clock.now()))
    with pytest.raises(ValueError, match="so far"):
        clock.advance(far)
    with pytest.raises(ValueError, match="zone"):
        clock.set(datetime(2026, 11, 23))  # noqa: DTZ001  that is the mistake
    assert (clock.now(), told) == (MONDAY, [])


def test_whoever_listens_is_told_of_every_change_until_they_leave(clock: TurnableClock) -> None:
    told: list[tuple[datetime, bool]] = []
    leave = clock.subscribe(lambda: told.append((clock.now(), clock.running)))
    clock.pause()
    clock.advance(timedelta(hours=1))
    clock.resume()
    leave()
    leave()
    clock.set(MONDAY)
    later = MONDAY + timedelta(hours=1)
    assert told == [(MONDAY, False), (later, False), (later, True)]


async def test_messages_bear_the_time_of_the_turnable_clock(clock: TurnableClock) -> None:
    world = World(turnable=clock)
    surya = world.add_person("Surya")
    surya.started = True
    clock.advance(timedelta(days=14))
    sent = await Bot(world).do("sendMessage", chat_id=surya.id, text="a")
    assert sent["date"] == int((MONDAY + timedelta(days=14)).timestamp())


async def test_a_stopped_clock_does_not_stop_what_a_bot_may_send(
    clock: TurnableClock, machine: Machine
) -> None:
    world = World(turnable=clock, limits=Limits(private_burst=1))
    surya = world.add_person("Surya")
    surya.started = True
    bot = Bot(world)
    clock.pause()
    await bot.do("sendMessage", chat_id=surya.id, text="satu")
    assert (await bot.refusal("sendMessage", chat_id=surya.id, text="dua"))[0] == 429
    machine.passed += 1
    await bot.do("sendMessage", chat_id=surya.id, text="dua")


def test_it_knows_over_which_moments_it_was_turned() -> None:
    clock = TurnableClock(MONDAY)
    clock.pause()
    clock.set(MONDAY)
    clock.advance(timedelta(hours=2))
    clock.advance(-timedelta(hours=3))
    hours = (timedelta(hours=n) for n in (-1, 0, 1, 2, 3))
    assert [clock.turned_over(MONDAY + one) for one in hours] == [False, False, True, False, False]
