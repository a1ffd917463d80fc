"""Lists a person pages through: my tasks, my berkas, and one berkas in detail."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.callbacks import Do, Press, encode
from bot.views.card import CardInput, overview, shortened
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.case import TaskState

T = TypeVar("T")
PAGE = 6


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as a list shows it: which berkas, which row, since when, in hand or offered."""

    case: str
    judul: str
    sop: str
    nomor: str
    total: int
    since: str
    mine: bool


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A berkas as a list shows it; `where` says in words where it is now."""

    case: str
    judul: str
    sop: str
    where: str
    running: bool


def tasks(words: Words, lines: Sequence[TaskLine], page: int) -> Screen:
    """/tugas: what waits for me, in hand first."""
    shown, page = _cut(lines, page)
    text = words.render("tasks", lines=shown, total=len(lines))
    rows = tuple(
        (
            Button(
                shortened(f"{line.case} · {words('step %(n)s', n=line.nomor)}"),
                encode(Press(Do.CARD, line.case)),
                style=Style.PRIMARY if line.mine else Style.PLAIN,
            ),
        )
        for line in shown
    )
    return Screen(text, (*rows, *_pager(Do.TASKS, "", page, len(lines))))


def cases(words: Words, lines: Sequence[CaseLine], page: int) -> Screen:
    """/berkas: the berkas I take part in or may see, running ones first."""
    shown, page = _cut(lines, page)
    text = words.render("cases", lines=shown, total=len(lines))
    rows = tuple(
        (Button(shortened(f"{line.case} · {line.judul}"), encode(Press(Do.DETAIL, line.case))),)
        for line in shown
    )
    return Screen(text, (*rows, *_pager(Do.CASES, "", page, len(lines))))


def detail(words: Words, given: CardInput, *, may_cancel: bool, untold: Sequence[str]) -> Screen:
    """One berkas: where it is, what happened, its documents; `untold` names roles without
    anybody who could be told."""
    case = given.case
    text = words.render(
        "detail",
        **overview(given),
        done=[task for task in case.tasks if task.state is not TaskState.WITHDRAWN],
        documents=sum(g.file is not None for g in case.given),
        untold=untold,
    )
    rows = [(Button(words("My card"), encode(Press(Do.CARD, case.id)), style=Style.PRIMARY),)]
    if any(g.file for g in case.given):
        rows.append((Button(words("Open all documents"), encode(Press(Do.DOCUMENTS, case.id))),))
    if case.open_tasks:
        rows.append((Button(words("Comment"), encode(Press(Do.COMMENT, case.id))),))
    if may_cancel:
        cancel = encode(Press(Do.CANCEL, case.id))
        rows.append((Button(words("Cancel the file"), cancel, style=Style.DANGER),))
    return Screen(text, tuple(rows))


def pages(total: int) -> int:
    """How many pages a list of that length has; at least one."""
    return max(1, -(-total // PAGE))


def _cut(lines: Sequence[T], page: int) -> tuple[Sequence[T], int]:
    page = min(max(page, 0), pages(len(lines)) - 1)
    return lines[page * PAGE : (page + 1) * PAGE], page


def _pager(do: Do, case: str, page: int, total: int) -> tuple[tuple[Button, ...], ...]:
    if pages(total) == 1:
        return ()
    buttons = []
    if page > 0:
        buttons.append(Button("‹", encode(Press(do, case, detail=str(page - 1)))))
    buttons.append(
        Button(f"{page + 1}/{pages(total)}", encode(Press(do, case, detail=str(page))))
    )
    if page + 1 < pages(total):
        buttons.append(Button("›", encode(Press(do, case, detail=str(page + 1)))))
    return (tuple(buttons),)
