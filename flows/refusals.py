"""Why not: one exception type a reason. What they carry is what the person must be told."""

from datetime import datetime

from flows.ids import CaseId, Peran
from flows.mutu_baku import Kelengkapan
from flows.people.officials import OfficialId
from flows.steering import Isian


class Refused(Exception):  # noqa: N818  a refusal is an answer, not an error
    """The SOP, or the office, says no to a command."""


class MayNotOpen(Refused):
    """Only somebody who holds a pelaksana column of the SOP, in its unit, opens a berkas."""


class CaseClosed(Refused):
    """The berkas has ended or was cancelled."""


class TaskNotOpen(Refused):
    """The task is done already, was withdrawn, or never was."""

    def __init__(self, by: OfficialId | None = None, at: datetime | None = None) -> None:
        super().__init__()
        self.by = by
        self.at = at


class NotYourTask(Refused):
    """The row belongs to another peran."""

    def __init__(self, peran: tuple[Peran, ...]) -> None:
        super().__init__()
        self.peran = peran


class TakenByOther(Refused):
    """Another holder of the same peran has it."""

    def __init__(self, by: OfficialId, at: datetime) -> None:
        super().__init__()
        self.by = by
        self.at = at


class NoSuchItem(Refused):
    """The row has no such kelengkapan, or not of that kind (a tick for a dokumen)."""


class KelengkapanMissing(Refused):
    """What the form demands is not all there."""

    def __init__(self, items: tuple[Kelengkapan, ...]) -> None:
        super().__init__()
        self.items = items


class NoSuchBranch(Refused):
    """The row does not lead there."""


class ReasonRequired(Refused):
    """Returning and cancelling need a reason in words."""


class TextRequired(Refused):
    """Nothing was written."""


class TextTooLong(Refused):
    """More words than a card can carry; `limit` in characters."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit


class RecallTooLate(Refused):
    """The next person has opened it, or nothing follows that could be taken back."""

    def __init__(self, by: OfficialId | None = None) -> None:
        super().__init__()
        self.by = by


class MayNotCancel(Refused):
    """Only who opened the berkas, or a head of its unit, cancels it."""


class NotInCase(Refused):
    """Only people who take part in a berkas comment on it."""


class FieldsMissing(Refused):
    """Who performs the next row depends on fields that are still empty."""

    def __init__(self, fields: tuple[Isian, ...]) -> None:
        super().__init__()
        self.fields = fields


class NoSuchField(Refused):
    """The SOP has no such field."""


class BadFieldValue(Refused):
    """The value does not fit the field: a number, a date, or one of its choices is wanted."""

    def __init__(self, field: Isian) -> None:
        super().__init__()
        self.field = field


class WaitsForChild(Refused):
    """The row is done by the berkas that was opened for it."""

    def __init__(self, child: CaseId) -> None:
        super().__init__()
        self.child = child


class NotForMany(Refused):
    """The row has no participants of its own, or not that one."""


class EditionUnmovable(Refused):
    """The new edition changes a row that the berkas has already reached."""

    def __init__(self, nomor: str) -> None:
        super().__init__()
        self.nomor = nomor


class MayNotManage(Refused):
    """Only a head or an admin of the unit moves a berkas or decides a reading."""


class BadTime(Refused):
    """The words do not read as a time such as "60 menit" or "2 hari kerja"."""


class NothingToRemove(Refused):
    """The dokumen does not lie in a slot of this row, or came from another one."""


class BadNumber(Refused):
    """The number does not have the form of those that the official system gives."""

    def __init__(self, item: Kelengkapan) -> None:
        super().__init__()
        self.item = item


class OnlySeen(Refused):
    """The paper holds personal data: it is looked at and ticked, and never sent."""

    def __init__(self, item: Kelengkapan) -> None:
        super().__init__()
        self.item = item


class LeaderMissing(Refused):
    """A disposisi names one who leads."""


class InstructionMissing(Refused):
    """A disposisi says what is to be done: by an instruction, a note, or both."""


class TooManyNamed(Refused):
    """A disposisi names only so many beside its leader; `limit` is how many."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit


class NotASuperior(Refused):
    """Only a superior of those who perform the row, or whoever manages the unit, does that."""

    def __init__(self, peran: tuple[Peran, ...]) -> None:
        super().__init__()
        self.peran = peran


class LimitInThePast(Refused):
    """A limit is moved to a moment that has passed."""

    def __init__(self, until: datetime) -> None:
        super().__init__()
        self.until = until


class LimitNotLater(Refused):
    """An extension must end after the present limit; `due_at` is None where there is no limit."""

    def __init__(self, due_at: datetime | None) -> None:
        super().__init__()
        self.due_at = due_at


class NothingAsked(Refused):
    """What was asked has been answered, withdrawn, or asked anew in other words."""


class OwnRequest(Refused):
    """Nobody consents to what they have asked themselves."""


class OwnLimit(Refused):
    """Who has a task does not move its limit; they ask a superior for it."""


class AlreadyWaiting(Refused):
    """The clock of the task stands still already, for `whom`."""

    def __init__(self, whom: str) -> None:
        super().__init__()
        self.whom = whom


class NotWaiting(Refused):
    """The task does not wait for anybody."""


class AlreadyNudged(Refused):
    """A superior has reminded of the task today."""

    def __init__(self, at: datetime) -> None:
        super().__init__()
        self.at = at


class NotOfUnit(Refused):
    """A task is handed to somebody of the same unit only."""


class WindowRunning(Refused):
    """A window that must elapse still runs; closing it early needs a note that says why."""

    def __init__(self, until: datetime) -> None:
        super().__init__()
        self.until = until
