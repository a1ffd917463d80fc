"""Has every press counted exactly once? Each deed is held against the journal and the rules."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.callbacks import Do, Press
from flows.case import Case
from flows.commands import (
    AcceptTask,
    AddComment,
    AttachKelengkapan,
    CancelCase,
    Command,
    CompleteTask,
    OpenCase,
    RecallTask,
    RecordText,
    ReturnTask,
    TickItem,
)
from flows.engine import decide
from flows.ids import CaseId, SopId, TaskId
from flows.kelengkapan.putting import FileRef, KelengkapanAttached
from flows.kelengkapan.slots import takes_text
from flows.people.officials import Actor, actor
from flows.refusals import Refused
from storage.screens import Prompt
from tests.kill.evidence import Act, Evidence, by_cause
from tests.kill.office import Deed

AROUND = timedelta(seconds=0.5)
"""How far the moment noted for an update lies from the moment it was decided, at most."""

NOTING = timedelta(seconds=0.05)
"""How long it takes at most, after a question was sent, to remember it."""


def miscounted(seen: Evidence, deeds: list[Deed]) -> Iterator[str]:
    """Every deed that counted twice, or not as the rules say, or was lost without a reason."""
    acts = by_cause(seen.acts)
    for cause, found in acts.items():
        if len(found) > 1:
            yield f"{cause} counted {len(found)} times"
    for deed in deeds:
        if deed.update_id not in seen.finished:
            yield f"{deed} never arrived"
            continue
        if deed.press is not None and deed.press.do is Do.PLACE:
            yield from _misplaced(seen, deed, deed.press, acts)
            continue
        done = acts.pop(f"telegram:{deed.update_id}", [])
        command = _command(seen, deed, done[0].case if done else "")
        if done and (command is None or not _follows(seen, done[0], command)):
            yield f"{deed} brought about {done[0].events}"
        elif done or command is None or _explained(seen, deed, command):
            continue
        elif not _asked_first(seen, deed, deeds):
            yield f"{deed} was lost"
    yield from (f"{cause} was nobody's deed" for cause in acts if not cause.startswith(OWN))


def _misplaced(
    seen: Evidence, deed: Deed, press: Press, acts: dict[str, list[Act]]
) -> Iterator[str]:
    """A press that puts documents into slots brings about one act for each of them."""
    number, _, how = press.detail.partition(".")
    at, by = f"telegram:{deed.update_id}/", actor(seen.by_chat(deed.person))
    causes = [cause for cause in acts if cause.startswith(at)]
    for cause in causes:
        (done,) = acts.pop(cause)
        (attached,) = (e for e in done.events if isinstance(e, KelengkapanAttached))
        file = seen.uploads[int(cause.removeprefix(at))]
        command = AttachKelengkapan(by, attached.task, attached.kode, file, attached.batch)
        meant = how.startswith("y") or _index(how) == _slot(seen, done.case, attached)
        if not meant or not _follows(seen, done, command):
            yield f"{deed} brought about {done.events}"
    if not causes and not how.startswith("y"):
        kode = _kode(seen, press.case, press.task, _index(how))
        upload = seen.uploads[int(number)]
        command = AttachKelengkapan(by, TaskId(press.task), kode, upload, f"u{number}")
        if not _explained(seen, deed, command):
            yield f"{deed} was lost"


def _index(how: str) -> int:
    return int(how.partition(".")[0])


def _slot(seen: Evidence, case_id: str, attached: KelengkapanAttached) -> int:
    task = seen.cases[case_id].tasks[attached.task - 1]
    return [item.kode for item in seen.sop.row(task.nomor).items].index(attached.kode)


OWN = ("dokumen:", "clock:")
"""What the bot does of its own accord: shelving documents and reminding."""


def _follows(seen: Evidence, act: Act, command: Command) -> bool:
    """Whether the rules say that just this happens."""
    try:
        return decide(seen.sop, act.before, command, act.events[0].at, seen.office) == act.events
    except Refused:
        return False


def _explained(seen: Evidence, deed: Deed, command: Command) -> bool:
    """Whether the berkas stood, when the update was decided, so that the answer was no; or the
    bot did not know its own question yet."""
    at = seen.finished[deed.update_id]
    if deed.question and seen.asked_at[deed.person, deed.question] > at - NOTING:
        return True
    if isinstance(command, AttachKelengkapan) and deed.press and _placed(seen, command.file):
        return True
    if isinstance(command, OpenCase):
        return _says_no(seen, None, command, at)
    states = seen.states(_case(seen, deed))
    ends = [*(began for began, _ in states[1:]), at + AROUND]
    return any(
        _says_no(seen, case, command, at)
        for (began, case), ended in zip(states, ends, strict=True)
        if began <= at + AROUND and ended >= at - AROUND
    )


def _asked_first(seen: Evidence, deed: Deed, deeds: list[Deed]) -> bool:
    """Whether whoever finished a step was asked about a file that they had sent freely before and
    that had no slot at that moment."""
    if deed.press is None or deed.press.do is not Do.COMPLETE:
        return False
    at = seen.finished[deed.update_id]
    events = (event for act in seen.acts for event in act.events)
    given = {e.file: e.at for e in events if isinstance(e, KelengkapanAttached)}
    return any(
        one.file in seen.uploads.values() and given.get(one.file, at) > at - AROUND
        for one in deeds
        if one.file and one.person == deed.person and one.update_id < deed.update_id
    )


def _placed(seen: Evidence, file: FileRef) -> bool:
    """Whether a file that was sent freely has found its slot; it can have one only."""
    happened = (event for act in seen.acts for event in act.events)
    return any(isinstance(e, KelengkapanAttached) and e.file == file for e in happened)


def _says_no(seen: Evidence, case: Case | None, command: Command, at: datetime) -> bool:
    try:
        return decide(seen.sop, case, command, at) == ()
    except Refused:
        return True


def _case(seen: Evidence, deed: Deed) -> str:
    if deed.press is not None:
        return deed.press.case
    return seen.prompts[deed.person, deed.question].case


def _command(seen: Evidence, deed: Deed, case_id: str) -> Command | None:
    """What the deed asked of the casebook; None where it asked for nothing that is recorded."""
    by = actor(seen.by_chat(deed.person))
    if deed.press is not None:
        return _pressed(seen, deed, by)
    prompt = seen.prompts.get((deed.person, deed.question))
    if prompt is None:
        return None
    if Do(prompt.purpose) is not Do.ATTACH:
        return _answered(seen, deed, by, case_id) if deed.file is None else None
    return _put(seen, deed, by, prompt)


def _put(seen: Evidence, deed: Deed, by: Actor, prompt: Prompt) -> Command | None:
    """What answers the question for a document: a file, or words where the slot takes them."""
    task = seen.cases[prompt.case].tasks[prompt.task - 1]
    item = seen.sop.row(task.nomor).items[int(prompt.detail)]
    if deed.file is not None:
        batch = f"p{deed.person}.{deed.question}"
        return AttachKelengkapan(by, task.id, item.kode, deed.file, batch)
    return RecordText(by, task.id, item.kode, deed.text) if takes_text(item) else None


def _pressed(seen: Evidence, deed: Deed, by: Actor) -> Command | None:
    press = deed.press
    assert press is not None
    task = TaskId(press.task)
    match press.do:
        case Do.ACCEPT:
            return AcceptTask(by, task)
        case Do.TICK | Do.UNTICK:
            kode = _kode(seen, press.case, press.task, int(press.detail))
            return TickItem(by, task, kode, press.do is Do.TICK)
        case Do.COMPLETE:
            return CompleteTask(by, task, int(press.detail))
        case Do.RECALL:
            return RecallTask(by, task)
        case _:
            return None


def _answered(seen: Evidence, deed: Deed, by: Actor, case_id: str) -> Command:
    prompt = seen.prompts[deed.person, deed.question]
    task = TaskId(prompt.task)
    match Do(prompt.purpose):
        case Do.WRITE:
            kode = _kode(seen, prompt.case, prompt.task, int(prompt.detail))
            return RecordText(by, task, kode, deed.text)
        case Do.RETURN:
            return ReturnTask(by, task, int(prompt.detail), deed.text)
        case Do.COMPLETE_NOTE:
            return CompleteTask(by, task, int(prompt.detail), deed.text)
        case Do.COMMENT:
            return AddComment(by, deed.text)
        case Do.CANCEL:
            return CancelCase(by, deed.text)
        case Do.OPEN:
            return OpenCase(by, SopId(prompt.detail), deed.text, CaseId(case_id))
        case other:
            raise LookupError(other)


def _kode(seen: Evidence, case_id: str, task_id: int, index: int) -> str:
    task = seen.cases[case_id].tasks[task_id - 1]
    return seen.sop.row(task.nomor).items[index].kode
