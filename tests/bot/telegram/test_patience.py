"""A digest goes evenly and leaves room, so that nobody who pressed a button waits for it."""

from pathlib import Path

from bot.telegram.pace import Pace, Rate, Rates
from storage.outbox import Priority
from tests.bot.telegram.mailroom import mailroom

RATES = Rates(private=Rate(1000, 1.0))
STEP = 0.01


def drained(pace: Pace, seconds: float, start: float = 0.0) -> list[float]:
    """When messages in no hurry go, with nothing else to send."""
    gone = []
    for n in range(round(seconds / STEP)):
        now = start + n * STEP
        for chat in range(pace.patience(now)):
            pace.note(chat + 1, now, patient=True)
            gone.append(now)
    return gone


def test_a_digest_drains_evenly_at_four_fifths_of_the_pace() -> None:
    gone = drained(Pace(RATES), 21.0)
    each = [sum(second <= at < second + 1 for at in gone) for second in range(1, 21)]
    assert 20 * 22 <= sum(each) <= 20 * 24
    assert max(each) - min(each) <= 6
    assert max(gone.count(at) for at in gone) == 3


def test_whoever_presses_finds_room_at_any_moment_of_it() -> None:
    pace = Pace(RATES)
    drained(pace, 3.0)
    for n in range(100):
        assert pace.room(3.0 + n * STEP) >= 6
        drained(pace, STEP, 3.0 + n * STEP)


def test_what_people_wait_for_may_use_the_whole_pace() -> None:
    pace = Pace(RATES)
    for chat in range(1, 31):
        assert pace.room(0.0) == 31 - chat
        pace.note(chat, 0.0)
    assert (pace.room(0.0), pace.patience(0.0)) == (0, 0)
    assert pace.opens_at(0.0) == 1.05


def test_a_pace_of_one_message_still_lets_a_digest_through() -> None:
    assert drained(Pace(Rates(overall=Rate(1, 1.0))), 3.0) == [0.0, 1.0, 2.0]


async def test_a_digest_in_the_outbox_goes_by_and_by_and_to_its_end(tmp_path: Path) -> None:
    async with mailroom(tmp_path, Rates()) as room:
        readers = [await room.joined(f"Pembaca {n}") for n in range(30)]
        for reader in readers:
            await room.post(reader.id, "ringkasan", Priority.DIGEST)
        await room.settled(3)
        await room.rests()
        assert sum(room.seen(reader.id) != [] for reader in readers) == 3
        await room.post(readers[-1].id, "jawaban", Priority.ANSWER)
        await room.settled(4)
        assert room.seen(readers[-1].id) == ["jawaban"]
        for _ in range(20):
            await room.rests()
            await room.passes(0.11)
        await room.settled(31)
        assert all(room.seen(reader.id)[-1] == "ringkasan" for reader in readers)
