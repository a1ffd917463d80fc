"""What an earlier version kept and this one does not, or keeps otherwise."""

import sqlite3
from datetime import UTC, datetime

from storage.migrations import migrate, schema_files
from storage.outsiders import codes

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
BEGUN, TO_COME, THEN = (int(NOW.timestamp()) + hours * 3600 for hours in (-9, 9, -3))


def test_chats_that_opened_a_link_to_a_rapat_go_though_it_began_before_this_version() -> None:
    conn = sqlite3.connect(":memory:")
    files = schema_files()
    before = next(n for n, file in enumerate(files) if file.name.endswith("links_to_meetings.sql"))
    migrate(conn, files[:before])
    for number, starts in ((1, BEGUN), (2, TO_COME)):
        conn.execute(
            "INSERT INTO meetings (id, unit, organiser, starts, state, place, code)"
            " VALUES (?, 'u', 1, ?, 'called', 'Ruang Rapat', '1234')",
            (number, starts),
        )
        conn.execute(
            "INSERT INTO guest_codes (code_hash, case_id, number, until, visitor, told_over)"
            " VALUES (?, ?, 1, ?, 77, 1)",
            (f"h{number}", codes.of_meeting(number), THEN),
        )
    migrate(conn, files)
    assert codes.run_out(conn, NOW) == [(codes.of_meeting(1), 1)]
    assert codes.chat_of(conn, codes.of_meeting(2), 1) == 77
    assert codes.next_to_run_out(conn) == datetime.fromtimestamp(TO_COME, UTC)
