"""What lies in the slots of a berkas after one more event: given, ticked, kept, taken out."""

from dataclasses import replace

from flows.case import CARRIED, Case, Given, Giving
from flows.ids import TaskId
from flows.kelengkapan.events import (
    FileKept,
    FileRefused,
    FilesPurged,
    FileUnfetched,
    GivenRemoved,
    NumberRecorded,
    PaperHandedIn,
    VersionJoined,
)
from flows.kelengkapan.putting import ItemTicked, KelengkapanAttached, PaperCarried, TextRecorded
from flows.kelengkapan.slots import counts, known_as

Gift = KelengkapanAttached | TextRecorded | PaperHandedIn | PaperCarried
"""Something more lies in a slot."""
Fate = GivenRemoved | FileKept | FileRefused | FileUnfetched | FilesPurged
"""Something becomes of what was given before."""
SlotEvent = Gift | Fate | ItemTicked | NumberRecorded | VersionJoined


def slots_after(case: Case, event: SlotEvent) -> Case:
    """The berkas with its slots after the event."""
    match event:
        case ItemTicked():
            mark = frozenset({(event.task, event.kode)})
            return replace(case, ticks=case.ticks | mark if event.ticked else case.ticks - mark)
        case NumberRecorded(nomor=nomor):
            return replace(case, numbers={**case.numbers, (event.task, event.kode): nomor})
        case VersionJoined():
            return replace(case, given=tuple(_joined(g, event) for g in case.given))
        case GivenRemoved() | FileKept() | FileRefused() | FileUnfetched() | FilesPurged():
            return replace(case, given=tuple(_given_after(g, event) for g in case.given))
        case PaperCarried(nomor=nomor) if nomor:
            numbers = {**case.numbers, (CARRIED, event.kode): nomor}
            return replace(case, given=(*case.given, _given(case, event)), numbers=numbers)
        case _:
            return replace(case, given=(*case.given, _given(case, event)))


def _given(case: Case, event: Gift) -> Given:
    match event:
        case KelengkapanAttached():
            return _attached(event)
        case TextRecorded():
            return _said(case, event)
        case PaperHandedIn():
            version = _version_now(case, event.task, event.kode)
            where = (event.kode, event.task, event.by, event.at)
            return Given(*where, text=event.note, fisik=True, version=version)
        case PaperCarried():
            return _carried(event)


def _said(case: Case, event: TextRecorded) -> Given:
    where = (event.kode, event.task, event.by, event.at)
    version = _version_now(case, event.task, event.kode)
    return Given(*where, text=event.text, disposisi=event.disposisi, version=version)


def _version_now(case: Case, task: TaskId, kode: str) -> int:
    """The version that words and papers join: the latest of the slot; the first where there is
    none."""
    here = [g.version for g in case.given if (g.task, g.kode) == (task, kode) and counts(g)]
    return here[-1] if here else 1


def _attached(event: KelengkapanAttached) -> Given:
    return Given(
        *(event.kode, event.task, event.by, event.at),
        file=event.file,
        batch=event.batch,
        version=event.version,
        shelved=event.shelved,
    )


def _given_after(given: Given, event: Fate) -> Given:
    """Something given, after one more event; a file is known by its unique id wherever it lies."""
    unique = known_as(given)
    if not unique:
        return given
    if isinstance(event, FilesPurged):
        known = unique in event.unique_ids and given.state is not Giving.REFUSED
        return replace(given, state=Giving.PURGED, why=event.rule) if known else given
    if (given.task, given.kode, unique) != (event.task, event.kode, event.unique_id):
        return given
    match event:
        case GivenRemoved(version=version):
            meant = version in (0, given.version)
            return replace(given, state=Giving.REMOVED) if meant else given
        case FileKept(shelved=shelved):
            return replace(_renamed(given, shelved.nama), shelved=shelved)
        case FileRefused(reason=reason):
            return replace(given, state=Giving.REFUSED, why=reason)
        case FileUnfetched(reason=reason):
            return replace(given, state=Giving.LEFT, why=reason)


def _joined(given: Given, event: VersionJoined) -> Given:
    """Something given, in the version it is joined with."""
    meant = (given.task, given.kode, given.version) == (event.task, event.kode, event.version)
    return replace(given, version=event.into) if meant and counts(given) else given


def _renamed(given: Given, nama: str) -> Given:
    """What was given, under the name that its content asks for where that is another."""
    if given.file is None or not nama:
        return given
    return replace(given, file=replace(given.file, nama=nama))


def _carried(event: PaperCarried) -> Given:
    return Given(
        event.kode,
        CARRIED,
        event.by,
        event.at,
        file=event.file,
        text=event.text,
        source=event.source,
        shelved=event.shelved,
        fisik=event.fisik,
        disposisi=event.disposisi,
        state=Giving.LEFT if event.left else Giving.GOOD,
        why=event.left,
    )
