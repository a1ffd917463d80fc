"""A berkas of which everything is decided by the rules alone, on a Monday by the office's clock."""

from dataclasses import replace
from datetime import datetime

import pytest

from flows.case import Case
from flows.commands import (
    Command,
    OpenCase,
)
from flows.engine import decide
from flows.events import Event
from flows.folding import evolve, replay
from flows.ids import CaseId, TaskId
from flows.reading.waktu import read_waktu
from flows.refusals import (
    Refused,
)
from flows.sop import Kegiatan, Sop
from tests.flows.calendars import wita
from tests.flows.forms import STAF, SURAT
from tests.storage.office import OFFICE

ROW = TaskId(1)
BEGUN = wita("2026-11-23 08:30")
"""A Monday; the office is open until 16.00 with an hour of rest from 12.00."""


def timed(sop: Sop, text: str) -> Sop:
    """The form with this waktu baku in every row."""

    def row(one: Kegiatan) -> Kegiatan:
        return replace(one, mutu_baku=replace(one.mutu_baku, waktu=read_waktu(text)))

    return replace(sop, kegiatan=tuple(row(one) for one in sop.kegiatan))


FORM = timed(SURAT, "180 menit")


class Desk:
    """A berkas of which everything is decided by the rules alone."""

    def __init__(self, sop: Sop = FORM) -> None:
        self.sop = sop
        self.events: list[Event] = []
        self.give(OpenCase(STAF, sop.id, "Surat", CaseId("SC-2026-001")), "08:30")

    @property
    def case(self) -> Case:
        return replay(self.events)

    def give(self, command: Command, at: str) -> tuple[Event, ...]:
        """Carry out a command at that time of the Monday, or at that moment."""
        moment = wita(at if len(at) > 5 else f"2026-11-23 {at}")
        before = replay(self.events) if self.events else None
        happened = decide(self.sop, before, command, moment, OFFICE)
        self.events += happened
        for event in happened:
            before = evolve(before, event)
        return happened

    def no(self, command: Command, at: str) -> Refused:
        """Why the rules say no."""
        with pytest.raises(Refused) as refused:
            self.give(command, at)
        return refused.value


def second(at: datetime) -> int:
    return int(at.timestamp())


def monday(at: str) -> datetime:
    return wita(f"2026-11-23 {at}")


LATER = wita("2026-11-24 16:00")
BARE = replace(FORM.row("1").mutu_baku, kelengkapan=(), output=())
UNASKING = replace(FORM, kegiatan=(replace(FORM.row("1"), mutu_baku=BARE), *FORM.kegiatan[1:]))
"""The form with a first row that asks for nothing."""
NEXT = TaskId(2)
