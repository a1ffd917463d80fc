"""What is put into a berkas: slots, fields, and the outsiders of a row for many."""

from datetime import date, datetime

from flows.case import Case, Task
from flows.commands import (
    AddParticipant,
    AttachKelengkapan,
    GiveDisposisi,
    MarkParticipant,
    RecordText,
    SetField,
    TickItem,
)
from flows.events import Event, FieldSet
from flows.kelengkapan.disposisi import checked
from flows.kelengkapan.disposisi import text as in_words
from flows.kelengkapan.keeping import item_of
from flows.kelengkapan.putting import ItemTicked, KelengkapanAttached, TextRecorded
from flows.kelengkapan.slots import (
    check_takes_file,
    counts,
    lies,
    takes_text,
    takes_tick,
    text_limit,
)
from flows.mutu_baku import Bentuk, Kelengkapan
from flows.outsiders.events import ParticipantAdded, ParticipantDone
from flows.refusals import BadFieldValue, NoSuchField, NoSuchItem, NotForMany
from flows.sop import Kegiatan, Sop
from flows.steering import Isian, IsianJenis
from flows.wording import TITLE_LIMIT, words

SlotCommand = AttachKelengkapan | TickItem | RecordText | GiveDisposisi
ParticipantCommand = AddParticipant | MarkParticipant


def filled(
    case: Case, task: Task, row: Kegiatan, command: SlotCommand, at: datetime
) -> tuple[Event, ...]:
    """The event of filling a slot; nothing where it is so already. Raises NoSuchItem."""
    item = item_of(row, command.kode)
    who = command.by.official
    match command:
        case AttachKelengkapan():
            check_takes_file(item)
            version = _version(case, task, item, command.batch)
            about = (at, who, task.id, item.kode, command.file, command.batch, version)
            return (KelengkapanAttached(*about, command.shelved),)
        case RecordText() if takes_text(item):
            said = words(command.text, text_limit(item))
            return _said(case, TextRecorded(at, who, task.id, item.kode, said))
        case GiveDisposisi() if takes_text(item) and item.bentuk is Bentuk.DISPOSISI:
            given = checked(command.disposisi)
            return _said(case, TextRecorded(at, who, task.id, item.kode, in_words(given), given))
        case TickItem() if takes_tick(item):
            if ((task.id, item.kode) in case.ticks) == command.ticked:
                return ()
            return (ItemTicked(at, who, task.id, item.kode, command.ticked),)
        case _:
            raise NoSuchItem


def _said(case: Case, told: TextRecorded) -> tuple[Event, ...]:
    """The words, unless the task has given the very same ones last."""
    here = [g for g in case.given if (g.task, g.kode) == (told.task, told.kode)]
    same = bool(here) and (here[-1].text, here[-1].disposisi) == (told.text, told.disposisi)
    return () if same else (told,)


def _version(case: Case, task: Task, item: Kelengkapan, batch: str) -> int:
    """Which version of the slot something given now belongs to, counted from 1; what was refused
    was none."""
    here = [g for g in case.given if (g.task, g.kode) == (task.id, item.kode) and counts(g)]
    last = here[-1] if here else None
    if last is None:
        return 1
    return last.version if last.batch == batch and lies(last) else last.version + 1


def field_set(sop: Sop, case: Case, command: SetField, at: datetime) -> tuple[Event, ...]:
    """The event of filling a field. Raises NoSuchField or BadFieldValue."""
    asked = next((field for field in sop.isian if field.kode == command.kode), None)
    if asked is None:
        raise NoSuchField
    value = _value(asked, words(command.value, TITLE_LIMIT))
    if case.fields.get(asked.kode) == value:
        return ()
    return (FieldSet(at, command.by.official, asked.kode, value),)


def participants(
    task: Task, row: Kegiatan, command: ParticipantCommand, at: datetime
) -> tuple[Event, ...]:
    """The event of naming an outsider, or of recording that their part is done."""
    if not row.many:
        raise NotForMany
    who = command.by.official
    match command:
        case AddParticipant():
            return (ParticipantAdded(at, who, task.id, words(command.nama, TITLE_LIMIT)),)
        case MarkParticipant(number=number):
            if not 0 < number <= len(task.participants):
                raise NotForMany
            if task.participants[number - 1].done is command.done:
                return ()
            return (ParticipantDone(at, who, task.id, number, command.done),)


def _value(field: Isian, text: str) -> str:
    """The value as it is kept: digits alone, a date as ISO 8601, a choice word for word."""
    match field.jenis:
        case IsianJenis.ANGKA:
            digits = text.lower().removeprefix("rp").strip().replace(".", "").replace(" ", "")
            if not digits.isdecimal():
                raise BadFieldValue(field)
            return str(int(digits))
        case IsianJenis.TANGGAL:
            return _date(field, text)
        case IsianJenis.PILIHAN:
            chosen = [choice for choice in field.pilihan if choice.lower() == text.lower()]
            if not chosen:
                raise BadFieldValue(field)
            return chosen[0]
        case _:
            return text


def _date(field: Isian, text: str) -> str:
    """ "23-11-2026", "23/11/2026" or "2026-11-23" as ISO 8601."""
    parts = text.replace("/", "-").split("-")
    if len(parts) == 3 and all(part.isdecimal() for part in parts):
        year, month, day = parts if len(parts[0]) == 4 else reversed(parts)
        try:
            return date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            pass
    raise BadFieldValue(field)
