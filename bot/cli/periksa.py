"""`pandu periksa`: is the data folder sound; it only looks, also while the bot runs."""

import argparse
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from bot.cli.opening import definitions_of, looking_at
from bot.cli.parser import Parser
from bot.failures import FOUND, Failure, Refusal
from bot.settings import Settings, load_settings
from flows.units import Unit
from storage import inbox, meetings, outbox
from storage.admissions import codes_amiss, groups_amiss
from storage.audit import Finding, audit
from storage.database import FILE
from storage.editions import Editions
from storage.kelengkapan import fetches
from storage.kelengkapan.retention import held
from storage.kelengkapan.shelf import FOLDER, Shelf
from storage.migrations import schema_files
from storage.people.warning import unheard
from storage.waktu import alarms

WORDS = {
    "schema": "skema basis data berbeda dari versi Pandu ini",
    "integrity": "basis data rusak",
    "reference": "baris menunjuk ke sesuatu yang tidak ada",
    "hash": "rantai jurnal terputus pada berkas",
    "berkas": "daftar berkas berbeda dari jurnal",
    "tasks": "daftar langkah berbeda dari jurnal",
    "open_for": "daftar tugas terbuka berbeda dari jurnal",
    "participants": "daftar peserta berkas berbeda dari jurnal",
    "shares": "daftar yang boleh membaca berkas berbeda dari jurnal",
    "members": "daftar anggota panitia dan pokja berbeda dari jurnal",
    "running": "daftar tugas berjalan berbeda dari jurnal",
    "closed_steps": "daftar langkah selesai berbeda dari jurnal",
    "linked_groups": "grup Telegram yang terhubung berbeda dari jurnal, berkas dan peran",
    "guest_codes": "kode undangan pihak luar berbeda dari jurnal, berkas dan nomornya",
    "alarm": "pengingat gagal dan ditunda satu jam, pada berkas",
    "meeting": "daftar rapat berbeda dari jurnalnya, rapat",
    "inbox": "pembaruan dari Telegram disisihkan",
    "outbox": "pesan keluar disisihkan",
    "fetch": "dokumen belum dapat diambil dari Telegram, pada berkas",
    "unheard": "berkas menunggu dan tidak seorang pun dapat diberi tahu melalui Telegram, unit",
    "missing": "dokumen tidak ada di penyimpanan, sidik",
    "damaged": "dokumen di penyimpanan rusak, sidik",
    "orphaned": "berkas di penyimpanan tidak tercatat pada berkas mana pun (lihat docs/dokumen.md)",
}


def add_parser(subparsers: "argparse._SubParsersAction[Parser]") -> None:
    """Add `periksa`."""
    parser = subparsers.add_parser(
        "periksa",
        description=(
            "Periksa folder data: skema, keutuhan basis data, rantai jurnal, daftar, dokumen, dan "
            "yang disisihkan. Tidak ada yang diubah; boleh dijalankan selagi bot berjalan."
        ),
    )
    parser.add_argument("--json", action="store_true", help="tulis hasil sebagai JSON")


def run(args: argparse.Namespace) -> int:
    """Print what is unsound; 1 when there is anything."""
    settings = load_settings()
    findings = inspect(settings.data / FILE, _units(settings))
    if args.json:
        rows = [{"pemeriksaan": found.check, "letak": found.where} for found in findings]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        print("\n".join(f"{WORDS[found.check]}: {found.where}" for found in findings) or "Baik.")
    return FOUND if findings else 0


def inspect(file: Path, units: tuple[Unit, ...] = ()) -> tuple[Finding, ...]:
    """Everything unsound about the database file, and where berkas of these units rest with nobody
    who could be told. Raises Failure when there is none."""
    if not file.is_file():
        raise Failure(f"Belum ada basis data di {file.parent}; periksa PANDU_DATA.")
    try:
        with looking_at(file) as conn:
            return tuple(_findings(conn, file.parent / FOLDER, units))
    except sqlite3.DatabaseError:
        return (Finding("integrity", f"{file.name} tidak terbaca; mohon pulihkan dari cadangan"),)


def _units(settings: Settings) -> tuple[Unit, ...]:
    """The units as they are defined; none where the definitions are not sound, which other commands
    say."""
    try:
        return definitions_of(settings).units
    except (Failure, Refusal):
        return ()


def _findings(conn: sqlite3.Connection, shelf: Path, units: tuple[Unit, ...]) -> Iterator[Finding]:
    for (said,) in conn.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield Finding("integrity", said)
    applied = {name for (name,) in conn.execute("SELECT name FROM schema_history")}
    differing = applied ^ {file.name for file in schema_files()}
    yield from (Finding("schema", name) for name in sorted(differing))
    if differing:
        return
    for table, row, *_ in conn.execute("PRAGMA foreign_key_check"):
        yield Finding("reference", f"{table} {row}")
    yield from audit(conn, Editions(()))
    yield from (Finding("linked_groups", where) for where in groups_amiss(conn))
    yield from (Finding("guest_codes", where) for where in codes_amiss(conn))
    for case_id, error in alarms.failed(conn):
        yield Finding("alarm", f"{case_id}: {error}")
    yield from (Finding("meeting", str(number)) for number in meetings.unsound(conn))
    for update in inbox.aside(conn):
        yield Finding("inbox", f"{update.update_id}: {update.error}")
    for message in outbox.aside(conn):
        yield Finding("outbox", f"{message.dispatch.id} ({message.dispatch.kind}): {message.error}")
    for case_id, tries, error in fetches.failing(conn):
        yield Finding("fetch", f"{case_id}: {tries}×, {error}")
    for unit in units:
        if steps := unheard(conn, unit):
            yield Finding("unheard", f"{unit.id}: {steps} langkah")
    yield from _on_the_shelf(conn, shelf)


def _on_the_shelf(conn: sqlite3.Connection, folder: Path) -> Iterator[Finding]:
    """Every document is read whole and compared with its hash."""
    known = held(conn)
    if folder.is_dir():
        yield from (Finding(one.fault.value, one.name) for one in Shelf(folder).verify(known))
    else:
        yield from (Finding("missing", sha256) for sha256 in sorted(known))
