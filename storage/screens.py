"""What stands in people's chats: live cards, prompts that wait, files without a slot."""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from flows.events import FileRef
from flows.people.officials import OfficialId
from storage.codec import dump, load

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


@dataclass(frozen=True, slots=True)
class Place:
    """A slot of a task of a berkas."""

    case: str
    task: int
    kode: str


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came without a prompt in a message, with the album it is of; `place` is where it
    went, None where it was not placed (yet)."""

    id: int
    official: OfficialId
    file: FileRef
    placed: bool
    message_id: int
    album: str = ""
    place: Place | None = None


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
        f" WHERE o.reachable AND c.case_id = ? AND c.task_id IN ({marks})",
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
    prompt = _youngest(conn, chat_id, at)
    return None if prompt is None or prompt.answered else prompt


def latest_for_files(
    conn: sqlite3.Connection, chat_id: int, purposes: Collection[str], at: int
) -> Prompt | None:
    """The youngest question in the chat if it asks for files; one answer may be many."""
    prompt = _youngest(conn, chat_id, at)
    return prompt if prompt is not None and prompt.purpose in purposes else None


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


def keep_upload(
    conn: sqlite3.Connection,
    official: OfficialId,
    chat_id: int,
    message_id: int,
    file: FileRef,
    at: int,
    album: str = "",
) -> int:
    """Keep a freely sent file until its slot is known; returns its id. Twice is once."""
    conn.execute(
        "INSERT OR IGNORE INTO uploads (official, chat_id, message_id, file, at, album)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (official, chat_id, message_id, dump(file), at, album),
    )
    row = conn.execute(
        "SELECT id FROM uploads WHERE chat_id = ? AND message_id = ?", (chat_id, message_id)
    ).fetchone()
    return int(row[0])


def upload(conn: sqlite3.Connection, upload_id: int) -> Upload | None:
    """The kept file of that id."""
    row = conn.execute(_UPLOAD + "WHERE id = ?", (upload_id,)).fetchone()
    return None if row is None else _upload(row)


def of_album(conn: sqlite3.Connection, official: OfficialId, album: str) -> list[Upload]:
    """The files of a person's album in the order they came; none where the name is empty."""
    if not album:
        return []
    rows = conn.execute(
        _UPLOAD + "WHERE official = ? AND album = ? AND album <> '' ORDER BY message_id",
        (official, album),
    )
    return [_upload(row) for row in rows]


def place_upload(
    conn: sqlite3.Connection, upload_id: int, at: int, place: Place | None = None
) -> None:
    """The kept file has found its slot, or was discarded."""
    where = (None, None, None) if place is None else (place.case, place.task, place.kode)
    conn.execute(
        "UPDATE uploads SET placed_at = ?, case_id = ?, task_id = ?, kode = ? WHERE id = ?",
        (at, *where, upload_id),
    )


_UPLOAD = (
    "SELECT id, official, file, placed_at, message_id, album, case_id, task_id, kode FROM uploads "
)
_PROMPT = (
    "SELECT chat_id, message_id, official, purpose, case_id, task_id, detail,"
    " answered_at IS NOT NULL FROM prompts "
)


def _upload(
    row: tuple[int, int, str, int | None, int, str, str | None, int | None, str | None],
) -> Upload:
    number, official, file, placed_at, message_id, album, case_id, task_id, kode = row
    place = None
    if case_id is not None and task_id is not None and kode is not None:
        place = Place(case_id, task_id, kode)
    placed = placed_at is not None
    return Upload(
        number, OfficialId(official), load(FileRef, file), placed, message_id, album, place
    )


def _youngest(conn: sqlite3.Connection, chat_id: int, at: int) -> Prompt | None:
    return _prompt(
        conn.execute(
            _PROMPT + "WHERE chat_id = ? AND asked_at >= ? ORDER BY message_id DESC LIMIT 1",
            (chat_id, at - PATIENCE),
        ).fetchone()
    )


def _prompt(row: tuple[int, int, int, str, str, int, str, int] | None) -> Prompt | None:
    if row is None:
        return None
    return Prompt(row[0], row[1], OfficialId(row[2]), *row[3:7], answered=bool(row[7]))
