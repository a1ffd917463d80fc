"""Cards of berkas walked at random: each fits one message, and no button on them is dead."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from bot.callbacks import Do, Press, decode
from bot.views.card import CardInput, card
from bot.views.few import WHOLE
from bot.views.screen import Screen, fits
from bot.words import words_of
from flows.commands import (
    AcceptTask,
    AddParticipant,
    Command,
    CompleteTask,
    MarkParticipant,
    RecallTask,
    TickItem,
)
from flows.engine import decide
from flows.focus import focus
from flows.folding import evolve
from flows.ids import TaskId
from flows.moving import fields_missing, opened_by
from flows.people.capacity import People
from flows.people.officials import Actor, Official, Sapaan
from flows.rights import may_hold
from flows.sop import Sop
from tests.rules.walk import KNOWN, UNITS, Walk

PRESSES = 60


@pytest.mark.parametrize("sop", KNOWN.sops, ids=lambda sop: sop.id)
def test_every_card_fits_one_message_and_its_buttons_do_what_they_say(sop: Sop) -> None:
    for seed in range(4):
        walk = Walk(sop, seed)
        for n in range(PRESSES):
            walk.press(PRESSES * seed + n)
            for reader in readers(walk, Random(n)):
                for whole in (False, True):
                    seen = replace(seen_by(walk, reader), whole=whole)
                    screen = card(words_of("id", UNITS[sop.unit].zona), seen)
                    assert fits(screen.text), len(screen.text)
                    assert whole or len(screen.buttons) <= WHOLE + 5, screen.buttons
                    for press in offered(screen):
                        assert works(walk, reader, press), press


def readers(walk: Walk, die: Random) -> list[Actor]:
    """Who has something in hand or on offer, and somebody who only looks."""
    held = [
        one
        for task in walk.case.open_tasks
        for one in walk.people
        if may_hold(walk.sop, walk.case, task, one)
    ]
    return [*dict.fromkeys(held), die.choice(walk.people[:-1])]


def seen_by(walk: Walk, reader: Actor) -> CardInput:
    """What the reader's card is made of."""
    people = {
        one.official: Official(
            one.official, f"Pegawai {one.official}", Sapaan.IBU, "Jabatan", one.unit, one.peran
        )
        for one in walk.people
    }
    at = focus(walk.sop, walk.case, reader)
    return CardInput(
        walk.sop,
        walk.case,
        at,
        people[reader.official],
        People(walk.sop, walk.case, people),
        2,
        walk.at,
    )


def offered(screen: Screen) -> Iterator[Press]:
    """What the buttons of a screen ask for."""
    return (decode(button.data) for row in screen.buttons for button in row)


def works(walk: Walk, reader: Actor, press: Press) -> bool:
    """Whether what a button asks changes the berkas; a button that asks back always works."""
    command = commanded(walk, reader, press)
    if command is None or lacks_fields(walk, command):
        return True
    after = walk.case
    for event in decide(walk.sop, walk.case, command, walk.at):
        after = evolve(after, event)
    return after != walk.case


def commanded(walk: Walk, by: Actor, press: Press) -> Command | None:
    """The command behind a button, where it is one."""
    task = TaskId(press.task)
    row = None if not task else walk.sop.row(walk.case.tasks[task - 1].nomor)
    match press.do:
        case Do.ACCEPT:
            return AcceptTask(by, task)
        case Do.RECALL:
            return RecallTask(by, task)
        case Do.COMPLETE:
            return CompleteTask(by, task, int(press.detail))
        case Do.MARK:
            return MarkParticipant(by, task, int(press.detail))
        case Do.TICK | Do.UNTICK:
            assert row is not None
            kode = row.items[int(press.detail)].kode
            return TickItem(by, task, kode, press.do is Do.TICK)
        case _:
            return None


def lacks_fields(walk: Walk, command: Command) -> bool:
    """Whether the way leads to a row whose performer depends on an empty field."""
    if not isinstance(command, CompleteTask):
        return False
    row = walk.sop.row(walk.case.tasks[command.task - 1].nomor)
    targets = opened_by(walk.sop, row, row.branches[command.branch])
    return bool(fields_missing(walk.sop, walk.case, targets))


def test_a_tender_with_a_hundred_participants_still_fits_one_card() -> None:
    walk = Walk(next(sop for sop in KNOWN.sops if sop.id == "pemilihan-pascakualifikasi"), 0)
    task = next(task for task in walk.case.open_tasks if walk.sop.row(task.nomor).many)
    by = next(p for p in walk.people if may_hold(walk.sop, walk.case, task, p))
    for n in range(1, 101):
        assert walk.give(AddParticipant(by, task.id, f"PT Peserta {n} " * 7))
        assert n > 90 or walk.give(MarkParticipant(by, task.id, n))
    walk.give(CompleteTask(by, TaskId(1), 0))
    seen = replace(seen_by(walk, by), whole=True)
    screen = card(words_of("id", UNITS[walk.sop.unit].zona), seen)
    marks = [press.detail for press in offered(screen) if press.do is Do.MARK]
    assert marks == [str(n) for n in range(91, 101)]
    assert "(90 dari 100 selesai)" in screen.text
    assert fits(screen.text)
