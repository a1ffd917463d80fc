"""Was everybody told? Journal and rules say who had to be; outbox and phones say who was."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from html import unescape
from re import sub

from flows.case import Case
from flows.events import CaseCancelled, TaskAccepted, TaskRecalled
from flows.notices import Notice, ToOfficials, ToPeran
from flows.telling import notices
from storage.announcing import HANDOFFS
from tests.kill.evidence import Act, Evidence, Row
from tests.kill.office import Colleague, presses, shown

AROUND = timedelta(seconds=0.5)
"""How far the moment noted for a message lies from the moment it was drawn, at most."""
Due = tuple[int, str, str, int, str]
"""A notice that somebody must get: official, what, berkas, task, remark."""


def untold(seen: Evidence, staff: Sequence[Colleague]) -> Iterator[str]:
    """Every notice that was not put into the outbox just once, or that no phone ever showed."""
    due = Counter(one for act in seen.acts for one in _due(seen, act))
    written = Counter(_as_due(row) for row in seen.outbox if row.kind == "told")
    for one in (due - written) + (written - due):
        yield f"{one}: due {due[one]} times, written {written[one]} times"
    phones = {colleague.id: colleague for colleague in staff}
    for row in seen.outbox:
        if not _arrived(seen, row, phones[row.chat]):
            yield f"{row} was never seen"


def unheld(seen: Evidence, staff: Sequence[Colleague]) -> Iterator[str]:
    """Every open task that nobody could act on with a button that their phone shows now."""
    phones = {colleague.id: colleague for colleague in staff}
    for case in seen.cases.values():
        for task in case.open_tasks:
            holders = {task.accepted_by} if task.accepted_by else _holders(seen, case, task.id)
            for holder in holders:
                phone = phones[seen.officials[holder].chat_id or 0].phone
                if not any(
                    (press.case, press.task) == (case.id, task.id)
                    for message in phone.chat()
                    for press in presses(message)
                ):
                    yield f"{phone.person.name} does not see task {task.id} of {case.id}"


def _holders(seen: Evidence, case: Case, task_id: int) -> set[int]:
    """Whoever had to be told that this task waits."""
    return {
        official
        for act in seen.acts
        for official, told, case_id, task, _ in _due(seen, act)
        if (case_id, task) == (case.id, task_id) and told in HANDOFFS
    }


def _due(seen: Evidence, act: Act) -> set[Due]:
    """Who had to be told what because of an act, once each; whoever acted knows."""
    by = next((e.by for e in act.events if hasattr(e, "by")), None)
    due: dict[tuple[int, str], Due] = {}
    for event in act.events:
        for notice in notices(seen.sop, act.after, event):
            for reader in _readers(seen, notice) - {by}:
                one = (reader, notice.told.value, act.case, notice.task or 0, notice.text)
                due.setdefault((reader, notice.told.value), one)
    return set(due.values())


def _readers(seen: Evidence, notice: Notice) -> set[int]:
    match notice.to:
        case ToOfficials(officials):
            return set(officials)
        case ToPeran(_, peran, first):
            holders = {o.id for o in seen.officials.values() if set(o.peran) & set(peran)}
            return {first} if first in holders else set(holders)


def _as_due(row: Row) -> Due:
    body = row.body
    return (body["official"], body["told"], body["case"], body["task"], body["text"])


def _arrived(seen: Evidence, row: Row, colleague: Colleague) -> bool:
    """Whether the phone has ever shown what this row of the outbox was to say."""
    match row.kind:
        case "told" if row.body["told"] in HANDOFFS:
            offered = (row.body["case"], row.body["task"]) in colleague.offers
            return offered or _gone(seen, row)
        case "told":
            case_id, remark = row.body["case"], shown(row.body["text"])
            return any(case_id in text and remark in text for text in colleague.texts)
        case "ready":
            text = _words(row)
            return not text or text in colleague.texts
        case _:
            return True


def _gone(seen: Evidence, row: Row) -> bool:
    """Whether the task that was to be handed over was no longer open when its turn came."""
    task, latest = row.body["task"], row.settled_at + AROUND
    for act in seen.acts:
        if act.case != row.body["case"] or act.events[0].at > latest:
            continue
        for event in act.events:
            match event:
                case TaskAccepted() if event.task == task:
                    return True
                case TaskRecalled() if task in event.withdrawn:
                    return True
                case CaseCancelled():
                    return True
    return False


def _words(row: Row) -> str:
    """The text that a ready message shows; empty where it is a reaction."""
    out = json.loads(row.body["out"])
    html = out["screen"]["text"] if "screen" in out else out.get("caption", "")
    return shown(unescape(sub(r"<[^>]+>", "", html)))
