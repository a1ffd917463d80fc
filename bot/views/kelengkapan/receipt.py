"""What became of documents that were sent: where they went, what they replaced, why not."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.callbacks import Do, Press, encode
from bot.views.kelengkapan.checked import why_refused
from bot.views.screen import Button, Screen
from bot.words import Words
from flows.case import Case, Given, Giving, Task
from flows.kelengkapan.checked import Reason
from flows.kelengkapan.naming import printed
from flows.kelengkapan.replacing import replaced
from flows.kelengkapan.shelving import version_number
from flows.kelengkapan.slots import contents
from flows.mutu_baku import Kelengkapan
from flows.sop import Sop

NAMED = 3
"""Documents named of a version; more are counted."""
JOIN, DROP = "j", "d"
"""End the detail of a button: put both together, or let the earlier version stand again."""


@dataclass(frozen=True, slots=True)
class Put:
    """What became of a document: the item and berkas it went to, both empty where it was let go.

    `why` says why its content was refused, `note` what else is to be said of it; `keys` are the
    buttons that undo what it replaced.
    """

    nama: str
    item: str = ""
    case: str = ""
    why: str = ""
    removed: bool = False
    note: str = ""
    keys: tuple[Button, ...] = ()


def put(words: Words, before: Sequence[Put]) -> Screen:
    """What became of documents that came together."""
    keys = dict.fromkeys(key for one in before for key in one.keys)
    return Screen(words.render("placed", lines=before), tuple((key,) for key in keys))


def put_of(words: Words, sop: Sop, case: Case, where: tuple[int, str], unique_id: str) -> Put:
    """What became of the document of that unique id in the slot (task and kode)."""
    task_id, kode = where
    item = printed(sop, case, task_id, kode)
    given = _latest(case, task_id, kode, unique_id)
    task = case.task(task_id)
    if given is None or given.file is None or task is None:
        return Put("", item, case.id)
    nama = given.file.nama
    if given.state is Giving.REFUSED:
        return Put(nama, item, case.id, why=why_refused(words, Reason(given.why)))
    index, slot = next((n, i) for n, i in enumerate(sop.row(task.nomor).items) if i.kode == kode)
    if given.state is Giving.REMOVED:
        stands = _standing(words, case, contents(case, task, slot))
        return Put(nama, item, case.id, removed=True, note=stands)
    note, keys = _beside(words, case, task, slot, given, index)
    return Put(nama, item, case.id, note=note, keys=keys if task.live else ())


def _latest(case: Case, task_id: int, kode: str, unique_id: str) -> Given | None:
    found = (
        g
        for g in reversed(case.given)
        if g.file is not None and (g.task, g.kode, g.file.unique_id) == (task_id, kode, unique_id)
    )
    return next(found, None)


def _standing(words: Words, case: Case, lying: Sequence[Given]) -> str:
    """Which version stands now, where there is one."""
    if not lying:
        return ""
    n = version_number(case, lying[0])
    return words("Version %(n)s (%(names)s) stands.", n=n, names=_names(words, lying))


def _beside(
    words: Words, case: Case, task: Task, item: Kelengkapan, given: Given, index: int
) -> tuple[str, tuple[Button, ...]]:
    """What the document has replaced, or stands together with; and the way back."""
    found = replaced(case, task, item)
    now = contents(case, task, item)
    if found is not None and any(one is given for one in found.now):
        note = words(
            "It is version %(n)s and replaces version %(before)s (%(names)s).",
            n=found.number,
            before=found.number_before,
            names=_names(words, found.before),
        )
        return note, _keys(words, case, task, index, found.now[0].version, found.number_before)
    others = [one for one in now if one is not given]
    if not any(one is given for one in now) or not others:
        return "", ()
    names = _names(words, others)
    return words("It stands together with %(names)s.", names=names), ()


def _keys(
    words: Words, case: Case, task: Task, index: int, version: int, before: int
) -> tuple[Button, ...]:
    about = f"{index}.{version}"
    join = encode(Press(Do.REPLACED, case.id, task.id, about + JOIN))
    drop = encode(Press(Do.REPLACED, case.id, task.id, about + DROP))
    return (
        Button(words("+ Add to the earlier version"), join),
        Button(words("↶ Bring back version %(n)s", n=before), drop),
    )


def _names(words: Words, given: Sequence[Given]) -> str:
    """What lies there, in a few words."""
    names = [
        one.file.nama if one.file else words("on paper") if one.fisik else words("in words")
        for one in given
    ]
    shown = ", ".join(names[:NAMED])
    more = len(names) - NAMED
    return f"{shown}, +{more}" if more > 0 else shown
