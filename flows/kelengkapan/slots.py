"""What is in the slots of a row: which kelengkapan is there, and which is still missing."""

from flows.case import Case, Given, Giving, Task, TaskState
from flows.ids import CaseId, TaskId
from flows.kelengkapan.events import PAPER
from flows.mutu_baku import Bentuk, Jenis, Kelengkapan
from flows.refusals import NoSuchItem, OnlySeen
from flows.sop import Kegiatan
from flows.wording import NOTULEN_LIMIT, TEXT_LIMIT

RECORDS = frozenset({Bentuk.RUP, Bentuk.SPSE})
"""What an official system keeps and is known by its number there."""
NUMBERED = RECORDS | {Bentuk.SURAT}


def takes_file(item: Kelengkapan) -> bool:
    """Whether a dokumen can be put into this slot; restricted papers are only seen and ticked."""
    return item.jenis is Jenis.DOKUMEN and not item.terbatas


def takes_text(item: Kelengkapan) -> bool:
    """Whether words will do: a disposisi, minutes, or a piece of information; of a record in an
    official system only its number, which has a form."""
    if item.bentuk in RECORDS:
        return False
    if item.jenis is Jenis.DOKUMEN:
        return item.teks or (item.bentuk is Bentuk.NOTULEN and not item.terbatas)
    return item.jenis is Jenis.INFORMASI


def text_limit(item: Kelengkapan) -> int:
    """How many characters of words the slot takes."""
    return NOTULEN_LIMIT if item.bentuk is Bentuk.NOTULEN else TEXT_LIMIT


def takes_tick(item: Kelengkapan) -> bool:
    """Whether a tick is the answer: equipment, a state of affairs, a restricted paper seen."""
    return item.jenis in (Jenis.PERANGKAT, Jenis.KONDISI) or is_seen_only(item)


def is_seen_only(item: Kelengkapan) -> bool:
    """Whether it is a paper with personal data, which is looked at and ticked, and never sent."""
    return item.jenis is Jenis.DOKUMEN and item.terbatas


def check_takes_file(item: Kelengkapan) -> None:
    """Raises OnlySeen for a restricted paper, NoSuchItem for what is no dokumen at all."""
    if is_seen_only(item):
        raise OnlySeen(item)
    if not takes_file(item):
        raise NoSuchItem


def contents(case: Case, task: Task, item: Kelengkapan) -> tuple[Given, ...]:
    """What lies in a slot for this task: the latest row and round that gave something to it.

    A slot without `dari` looks only at its own row; one with `dari` at the whole berkas. Words are
    given anew in each round, and those of a round that sent the berkas back are void.
    """
    given = [
        g for g in case.given if g.kode == item.kode and lies(g) and _reaches(case, task, item, g)
    ]
    if not given:
        return ()
    latest = giver(given[-1])
    return tuple(g for g in given if giver(g) == latest)


def lies(given: Given) -> bool:
    """Whether it lies in its slot: not taken out again, and its content not refused."""
    return given.state not in (Giving.REMOVED, Giving.REFUSED)


def known_as(given: Given) -> str:
    """The unique id of a file, PAPER of a paper; empty for words."""
    if given.file is not None:
        return given.file.unique_id
    return PAPER if given.fisik else ""


def counts(given: Given) -> bool:
    """Whether it is or once was a version of its slot; what was refused never came in."""
    return given.state is not Giving.REFUSED


def giver(given: Given) -> tuple[TaskId, CaseId | None, int]:
    """The row and round something is from, or the other berkas; and the version of it."""
    return given.task, given.source, given.version


def takes_paper(item: Kelengkapan) -> bool:
    """Whether a paper handed over in the office will do instead of a file."""
    return takes_file(item)


def takes_number(item: Kelengkapan) -> bool:
    """Whether an official system gives this dokumen a number."""
    return item.bentuk in NUMBERED


def number(case: Case, task: Task, item: Kelengkapan) -> str:
    """The number an official system gave to what lies in the slot, the latest; empty: none yet."""
    known = [
        nomor
        for (giver, kode), nomor in case.numbers.items()
        if kode == item.kode and _same_slot(case, task, item, giver)
    ]
    return known[-1] if known else ""


def number_suffices(item: Kelengkapan) -> bool:
    """Whether the number is enough, without the dokumen."""
    return takes_number(item) and (item.teks or item.jenis is Jenis.INFORMASI)


def is_there(case: Case, task: Task, item: Kelengkapan) -> bool:
    """Whether nothing more is needed in this slot: it is filled, or a superior has waived it."""
    if item.jenis is Jenis.AKSES:
        return True
    if (task.id, item.kode) in case.waivers:
        return True
    if takes_tick(item):
        return (task.id, item.kode) in case.ticks
    return bool(contents(case, task, item))


def missing(
    case: Case, task: Task, row: Kegiatan, branch: str | None = None
) -> tuple[Kelengkapan, ...]:
    """What the form demands of this row and is not there yet, in printed order.

    Of what is demanded for some branches alone, only that of `branch` counts (its label).
    """
    return tuple(
        item
        for item in row.items
        if item.wajib
        and (not item.only_for or branch in item.only_for)
        and not is_there(case, task, item)
    )


def is_asked(case: Case, task: Task, row: Kegiatan, item: Kelengkapan) -> bool:
    """Whether the holder of the row is to put something into this slot.

    What an earlier row has given is looked at, not given again, unless this row brings it forth
    anew; what comes from another row and is not demanded here is nobody's to give here.
    """
    if not item.dari:
        return True
    brought = any(output.kode == item.kode for output in row.mutu_baku.output)
    return item.wajib and (brought or not is_there(case, task, item))


def _same_slot(case: Case, task: Task, item: Kelengkapan, giver_id: TaskId) -> bool:
    giver = case.task(giver_id)
    return giver is None or bool(item.dari) or giver.nomor == task.nomor


def _reaches(case: Case, task: Task, item: Kelengkapan, given: Given) -> bool:
    giver = case.task(given.task)
    if giver is None:
        return True
    said = bool(given.text) and not given.fisik
    if said and giver.state is TaskState.RETURNED:
        return False
    if said and not item.dari:
        return giver.id == task.id
    return _same_slot(case, task, item, given.task)
