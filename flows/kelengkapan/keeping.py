"""What may be done about documents: decided here, berkas in, events out."""

import re
from dataclasses import replace
from datetime import datetime

from flows.case import Case, Giving, Task
from flows.events import Event
from flows.kelengkapan.commands import (
    DropVersion,
    HandInPaper,
    JoinVersion,
    KeepFile,
    LeaveFile,
    PurgeFiles,
    RecordNumber,
    RefuseFile,
    RemoveGiven,
    RequestWaiver,
    ShelfCommand,
    WaiveItem,
)
from flows.kelengkapan.events import (
    FileKept,
    FileRefused,
    FilesPurged,
    FileUnfetched,
    GivenRemoved,
    ItemWaived,
    NumberRecorded,
    PaperHandedIn,
    WaiverRequested,
)
from flows.kelengkapan.putting import TextRecorded
from flows.kelengkapan.replacing import dropped, joined
from flows.kelengkapan.slots import (
    contents,
    is_there,
    known_as,
    number_suffices,
    takes_number,
    takes_paper,
)
from flows.mutu_baku import Bentuk, Kelengkapan
from flows.office import Office
from flows.refusals import (
    BadNumber,
    NoSuchItem,
    NotASuperior,
    NothingToRemove,
    ReasonRequired,
    TaskNotOpen,
)
from flows.rights import may_lead, performers
from flows.sop import Kegiatan, Sop
from flows.wording import TEXT_LIMIT, TITLE_LIMIT, words

HolderCommand = RemoveGiven | JoinVersion | DropVersion | HandInPaper | RecordNumber | RequestWaiver
"""What whoever has the task does about its documents."""
HERE = (Giving.GOOD, Giving.LEFT)
NUMBERS = {
    Bentuk.SURAT: re.compile(r"(?=.*\d)(?=.*[/.-])[\w./ ()&-]{3,60}", re.ASCII),
    Bentuk.RUP: re.compile(r"[0-9]{7,9}"),
    Bentuk.SPSE: re.compile(r"[0-9]{6,11}"),
}
"""The forms of the numbers that official systems give: letters, SiRUP, SPSE."""


def handled(
    case: Case, task: Task, row: Kegiatan, command: HolderCommand, at: datetime
) -> tuple[Event, ...]:
    """What the holder does about a document of the row; raises Refused."""
    item, who = item_of(row, command.kode), command.by.official
    match command:
        case RemoveGiven(unique_id=unique_id):
            _check_given(case, task, item, unique_id)
            return (GivenRemoved(at, who, task.id, item.kode, unique_id),)
        case JoinVersion():
            return joined(case, task, item, command, at)
        case DropVersion():
            return dropped(case, task, item, command, at)
        case HandInPaper(note=note):
            if not takes_paper(item):
                raise NoSuchItem
            return (PaperHandedIn(at, who, task.id, item.kode, words(note, TEXT_LIMIT)),)
        case RecordNumber(nomor=nomor):
            return _numbered(case, task, item, NumberRecorded(at, who, task.id, item.kode, nomor))
        case RequestWaiver(reason=reason):
            _check_needed(case, task, item)
            return (WaiverRequested(at, who, task.id, item.kode, _reason(reason)),)


def waived(
    sop: Sop, case: Case, command: WaiveItem, at: datetime, office: Office
) -> tuple[Event, ...]:
    """A superior does without a kelengkapan of a live task; raises Refused."""
    task = case.task(command.task)
    if task is None or not task.live:
        raise TaskNotOpen
    row = sop.row(task.nomor)
    if not may_lead(office, sop, case, task, command.by):
        raise NotASuperior(performers(case, row))
    item = item_of(row, command.kode)
    _check_needed(case, task, item)
    who, reason = command.by.official, _reason(command.reason)
    return (ItemWaived(at, who, task.id, item.kode, reason),)


def shelved(case: Case, command: ShelfCommand, at: datetime) -> tuple[Event, ...]:
    """What the shelf found out about a file; nothing where that is known or the file is gone. One
    that was taken out meanwhile is kept all the same."""
    if isinstance(command, PurgeFiles):
        return _purged(case, command, at)
    states = (Giving.GOOD, Giving.REMOVED) if isinstance(command, KeepFile) else (Giving.GOOD,)
    waiting = any(
        g.file is not None
        and (g.task, g.kode, g.file.unique_id) == (command.task, command.kode, command.unique_id)
        and g.shelved is None
        and g.state in states
        for g in case.given
    )
    if not waiting:
        return ()
    about = (at, command.task, command.kode, command.unique_id)
    match command:
        case KeepFile(shelved=found):
            return (FileKept(*about, found),)
        case RefuseFile(reason=reason):
            return (FileRefused(*about, reason),)
        case LeaveFile(reason=reason):
            return (FileUnfetched(*about, reason),)


def item_of(row: Kegiatan, kode: str) -> Kelengkapan:
    """The row's kelengkapan or output of that kode. Raises NoSuchItem."""
    for item in row.items:
        if item.kode == kode:
            return item
    raise NoSuchItem


def _purged(case: Case, command: PurgeFiles, at: datetime) -> tuple[Event, ...]:
    here = {
        g.file.unique_id for g in case.given if g.file is not None and g.state is not Giving.PURGED
    }
    gone = tuple(one for one in command.unique_ids if one in here)
    return (FilesPurged(at, gone, command.rule),) if gone else ()


def _check_given(case: Case, task: Task, item: Kelengkapan, unique_id: str) -> None:
    for given in case.given:
        where = (given.task, given.kode, known_as(given))
        if where == (task.id, item.kode, unique_id) and given.state in HERE:
            return
    raise NothingToRemove


def _check_needed(case: Case, task: Task, item: Kelengkapan) -> None:
    if is_there(case, task, item):
        raise NoSuchItem


def _numbered(case: Case, task: Task, item: Kelengkapan, told: NumberRecorded) -> tuple[Event, ...]:
    """The number, in its form; it fills an empty slot where it is all that is asked for."""
    if not takes_number(item):
        raise NoSuchItem
    nomor = words(told.nomor, TITLE_LIMIT)
    if not NUMBERS[item.bentuk].fullmatch(nomor):
        raise BadNumber(item)
    recorded = replace(told, nomor=nomor)
    filled = any(g.file is not None or g.fisik for g in contents(case, task, item))
    if filled or not number_suffices(item):
        return (recorded,)
    return recorded, TextRecorded(told.at, told.by, told.task, told.kode, nomor)


def _reason(text: str) -> str:
    if not text.strip():
        raise ReasonRequired
    return words(text, TEXT_LIMIT)
