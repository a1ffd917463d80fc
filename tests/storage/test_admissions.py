"""Codes and groups that differ from what the journal of the berkas says are found."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest

from flows.events import CaseOpened, Event
from flows.ids import CaseId, Peran, SopId
from flows.outsiders.events import GuestEnded, GuestInvited, GuestJoined, Over
from flows.people.membership import GroupLinked
from flows.people.officials import OfficialId
from storage import admissions
from storage.journal import START, append
from storage.migrations import migrate, schema_files
from storage.outsiders import codes
from storage.people import linked_groups
from storage.people.linked_groups import Offer

CASE, AT, BY, WHO = CaseId("RVP-2026-001"), datetime(2026, 11, 23, tzinfo=UTC), OfficialId(1), 71
POKJA = Peran("pokja")
OPENED = CaseOpened(AT, BY, CASE, SopId("registrasi"), "1", "Pendaftaran")


def invited(number: int) -> GuestInvited:
    return GuestInvited(AT, BY, number, Peran("penyedia"), "Rahmat", BY, AT)


@pytest.fixture
def conn() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        migrate(conn, schema_files())
        yield conn


def journal(conn: sqlite3.Connection, *happened: Event) -> None:
    append(conn, CASE, START, "uji", (OPENED, *happened))


def give(conn: sqlite3.Connection, number: int) -> None:
    codes.give(conn, f"KODE-{number}", CASE, number, AT, AT)


def amiss(conn: sqlite3.Connection) -> list[str]:
    return [*admissions.groups_amiss(conn), *admissions.codes_amiss(conn)]


def test_one_open_code_for_each_invitation_that_waits_is_good(conn: sqlite3.Connection) -> None:
    journal(conn, invited(1), invited(2), GuestJoined(AT, OfficialId(WHO), 2))
    give(conn, 1)
    give(conn, 2)
    codes.end(conn, CASE, 2, AT)
    assert amiss(conn) == []


def test_an_open_code_of_somebody_whose_access_has_ended_is_found(
    conn: sqlite3.Connection,
) -> None:
    journal(conn, invited(1), GuestEnded(AT, BY, 1, Over.REVOKED), invited(2))
    give(conn, 1)
    assert amiss(conn) == [f"{CASE} 1", f"{CASE} 2"]


def test_a_code_for_nobody_is_found(conn: sqlite3.Connection) -> None:
    journal(conn, invited(1))
    give(conn, 1)
    give(conn, 7)
    codes.give(conn, "KODE-RAPAT", codes.of_meeting(9), 1, AT, AT)
    assert amiss(conn) == [f"{CASE} 7", "rapat:9 1"]


def test_a_group_of_which_only_one_side_knows_is_found(conn: sqlite3.Connection) -> None:
    journal(conn, GroupLinked(AT, BY, POKJA))
    assert amiss(conn) == [f"{CASE} pokja"]
    conn.execute(
        "INSERT INTO officials (id, nama, nama_key, sapaan, jabatan, unit, kepala, ringkasan,"
        " bahasa) VALUES (1, 'a', 'a', 'Bapak', 'b', 'kantor', 0, 0, 'id')"
    )
    for peran in (POKJA, Peran("panitia")):
        linked_groups.link(conn, "KODE", Offer(BY, CASE, peran), -5, AT)
    assert amiss(conn) == [f"{CASE} panitia"]
