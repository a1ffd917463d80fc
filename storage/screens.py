"""What stands in people's chats: live cards and prompts that wait."""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from flows.people.officials import OfficialId

PATIENCE = 30 * 60 * 1000
"""Milliseconds for which an answer that quotes nothing is taken for the latest prompt's."""


@dataclass(frozen=True, slots=True)
class Card:
    """Where a person's live card of a berkas stands, and which task it shows."""

    task: int
    chat_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question and what it is for, in which berkas and task; `answered` when it has its answer
    or is asked no more."""

    chat_id: int
    message_id: int
    official: OfficialId
    purpose: str
    case: str
    task: int
    detail: str
    answered: bool = False


def card_of(conn: sqlite3.Connection, official: OfficialId, case_id: str) -> Card | None:
    """The person's live card of the berkas, or None."""
    row = conn.execute(
        "SELECT task_id, chat_id, message_id FROM cards WHERE official = ? AND case_id = ?",
        (official, case_id),
    ).fetchone()
    return None if row is None else Card(*row)


def keep_card(conn: sqlite3.Connection, official: OfficialId, case_id: str, card: Card) -> None:
    """From now on this message is the person's live card of the berkas."""
    conn.execute(
        "INSERT OR REPLACE INTO cards (official, case_id, task_id, chat_id, message_id)"
        " VALUES (?, ?, ?, ?, ?)",
        (official, case_id, card.task, card.chat_id, card.message_id),
    )


def card_readers(
    conn: sqlite3.Connection, case_id: str, tasks: Collection[int]
) -> list[tuple[OfficialId, int]]:
    """Officials who can be reached, and their chats, whose live card shows one of these tasks."""
    if not tasks:
        return []
    marks = ",".join("?" * len(tasks))
    rows = conn.execute(
        "SELECT c.official, c.chat_id FROM cards c JOIN officials o ON o.id = c.official"  # noqa: S608
        " WHERE o.reachable AND o.chat_id = c.chat_id AND c.case_id = ?"
        f" AND c.task_id IN ({marks})",
        (case_id, *tasks),
    )
    return [(OfficialId(official), chat_id) for official, chat_id in rows]


def keep_prompt(conn: sqlite3.Connection, prompt: Prompt, at: int) -> None:
    """Remember a question that now stands in the chat."""
    conn.execute(
        "INSERT OR REPLACE INTO prompts (chat_id, message_id, official, purpose, case_id, task_id,"
        " detail, asked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(prompt.chat_id, prompt.message_id, prompt.official, prompt.purpose),
            *(prompt.case, prompt.task, prompt.detail, at),
        ),
    )


def prompt_at(conn: sqlite3.Connection, chat_id: int, message_id: int) -> Prompt | None:
    """The question that this message asked, answered or not."""
    return _prompt(
        conn.execute(
            _PROMPT + "WHERE chat_id = ? AND message_id = ?", (chat_id, message_id)
        ).fetchone()
    )


def latest_prompt(conn: sqlite3.Connection, chat_id: int, at: int) -> Prompt | None:
    """The youngest question in the chat that is not older than PATIENCE, if it is unanswered.

    Older ones are left to answers that quote them: words meant for nobody must not return a berkas.
    """
    prompt = youngest_prompt(conn, chat_id, at)
    return None if prompt is None or prompt.answered else prompt


def youngest_prompt(conn: sqlite3.Connection, chat_id: int, at: int) -> Prompt | None:
    """The youngest question in the chat that is not older than PATIENCE, answered or not."""
    return _prompt(
        conn.execute(
            _PROMPT + "WHERE chat_id = ? AND asked_at >= ? ORDER BY message_id DESC LIMIT 1",
            (chat_id, at - PATIENCE),
        ).fetchone()
    )


def close_prompt(conn: sqlite3.Connection, prompt: Prompt, at: int) -> None:
    """The question has its answer."""
    conn.execute(
        "UPDATE prompts SET answered_at = ? WHERE chat_id = ? AND message_id = ?",
        (at, prompt.chat_id, prompt.message_id),
    )


def close_prompts_of_task(conn: sqlite3.Connection, case_id: str, task: int, at: int) -> None:
    """Questions about a task that is over are not answered any more."""
    conn.execute(
        "UPDATE prompts SET answered_at = ? WHERE case_id = ? AND task_id = ?"
        " AND answered_at IS NULL",
        (at, case_id, task),
    )


_PROMPT = (
    "SELECT chat_id, message_id, official, purpose, case_id, task_id, detail,"
    " answered_at IS NOT NULL FROM prompts "
)


def _prompt(row: tuple[int, int, int, str, str, int, str, int] | None) -> Prompt | None:
    if row is None:
        return None
    return Prompt(row[0], row[1], OfficialId(row[2]), *row[3:7], answered=bool(row[7]))
