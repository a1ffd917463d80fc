"""`pandu pegawai`: the personnel list goes into the roster, one link per person comes out."""

import argparse
import asyncio
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.cli import pegawai_catatan as catatan
from bot.cli import pegawai_kartu as kartu
from bot.cli.bot_name import ask_telegram
from bot.cli.opening import definitions_of, opened, usable_folder
from bot.cli.parser import Parser
from bot.cli.trouble import of_file
from bot.control import Request, ask
from bot.failures import FOUND, Failure, Refusal
from bot.people.enrolling import Import, Imported, import_people
from bot.people.inviting import link
from bot.people.personnel import Checked, Mistake, check_list, clash_mistake, peran_of
from bot.people.sheets import read_sheet
from bot.settings import Settings, load_settings
from storage.people.personnel import Entry, Keadaan

DAYS = 30
LONGEST = 365
UNLISTED = "tidak tercantum"
"""Of whom the list says nothing."""


def add_parser(subparsers: "argparse._SubParsersAction[Parser]") -> None:
    """Add `pegawai` with what it can do."""
    pegawai = subparsers.add_parser("pegawai", description="Daftar pegawai kantor.")
    actions = pegawai.add_subparsers(title="perintah", metavar="PERINTAH", required=True)
    impor = actions.add_parser(
        "impor",
        help="masukkan daftar pegawai dari CSV atau XLSX",
        description=(
            "Masukkan daftar pegawai. Baris pertama berisi judul kolom: nama, sapaan, jabatan, "
            "unit, peran, kepala, ringkasan; boleh ditambah admin, bahasa, dan kode. Setiap "
            "pegawai yang belum terhubung mendapat satu tautan yang berlaku untuk satu kali "
            "pemakaian."
        ),
    )
    impor.add_argument("file", metavar="FILE", type=Path, help="daftar pegawai (CSV atau XLSX)")
    impor.add_argument("--json", action="store_true", help="tulis hasil sebagai JSON")
    impor.set_defaults(action=_import)
    impor.add_argument("--coba", action="store_true", help="tampilkan saja, tanpa menyimpan")
    impor.add_argument(
        "--berlaku-hari",
        type=_days,
        default=DAYS,
        metavar="N",
        help=f"masa berlaku kode dalam hari (bila tidak diisi: {DAYS})",
    )
    kartu.add_parser(actions, _days)
    catatan.add_parser(actions)


def run(args: argparse.Namespace) -> int:
    """Do what is asked of the list; the exit code."""
    code: int = args.action(args)
    return code


def _import(args: argparse.Namespace) -> int:
    """Import the list; 1 when it has mistakes, and then nothing is written."""
    settings = load_settings()
    checked = _checked(args.file)
    for name in checked.unused:
        print(f"Catatan: kolom {name} tidak dipakai.", file=sys.stderr)
    asked = Import(checked.people, args.berlaku_hari, args.coba or bool(checked.mistakes))
    imported = asyncio.run(_carry_out(settings, asked))
    if mistakes := _mistakes(checked, imported):
        _tell_mistakes(mistakes, as_json=args.json)
        return FOUND
    username = imported.bot_username
    if username is None and any(entry.kode for entry in imported.entries):
        username = asyncio.run(ask_telegram(settings))
    print(_as_json(imported, username) if args.json else _as_text(imported, username, args.coba))
    return 0


def _days(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= LONGEST:
        raise argparse.ArgumentTypeError(f"tulis jumlah hari, 1 sampai {LONGEST}")
    return int(text)


def _checked(file: Path) -> Checked:
    try:
        content = file.read_bytes()
        units = definitions_of(load_settings()).units
    except OSError as error:
        raise Failure(f"{file}: {of_file(error)}.") from None
    return check_list(read_sheet(content), peran_of(units))


async def _carry_out(settings: Settings, asked: Import) -> Imported:
    """Hand the import to the bot that runs on the data folder, or do it here when none does."""
    folder = usable_folder(settings.data)
    try:
        reply = await ask(folder, Request("import", asked))
    except (ConnectionError, TimeoutError):
        raise Refusal("Bot sedang berjalan tetapi tidak menjawab; coba lagi sebentar.") from None
    if reply is not None and reply.imported is not None:
        return reply.imported
    if reply is not None:
        raise Refusal("Bot yang sedang berjalan memakai versi lain; jalankan ulang bot itu.")
    async with opened(folder) as db:
        return await import_people(db, asked, datetime.now(UTC))


def _mistakes(checked: Checked, imported: Imported) -> list[Mistake]:
    found = [*checked.mistakes, *map(clash_mistake, imported.clashes)]
    return sorted(found, key=lambda mistake: mistake.row)


def _tell_mistakes(mistakes: list[Mistake], *, as_json: bool) -> None:
    if as_json:
        found = [{"baris": mistake.row, "kesalahan": mistake.text} for mistake in mistakes]
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for mistake in mistakes:
        print(f"Baris {mistake.row}: {mistake.text}.", file=sys.stderr)
    print(f"{len(mistakes)} hal perlu diperbaiki; belum ada yang disimpan.", file=sys.stderr)


def _link(entry: Entry, username: str | None) -> str | None:
    if entry.kode is None or username is None:
        return None
    return link(username, entry.kode)


def _as_json(imported: Imported, username: str | None) -> str:
    expires_at = imported.expires_at.isoformat(timespec="seconds")
    rows = [
        {
            "nama": entry.person.nama,
            "jabatan": entry.person.jabatan,
            "unit": entry.person.unit,
            "peran": entry.person.peran,
            "kode": entry.kode,
            "tautan": _link(entry, username),
            "berlaku_hingga": expires_at if entry.kode else None,
            "keadaan": entry.keadaan.value,
        }
        for entry in imported.entries
    ]
    rows += [
        {
            "nama": one.nama,
            "jabatan": one.jabatan,
            "unit": one.unit,
            "peran": one.peran,
            "kode": None,
            "tautan": None,
            "berlaku_hingga": None,
            "keadaan": UNLISTED,
        }
        for one in imported.unlisted
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _as_text(imported: Imported, username: str | None, trial: bool) -> str:
    blocks = [_block(entry, username, trial) for entry in imported.entries]
    left = [f"  {one.jabatan} – {one.sapaan} {one.nama}" for one in imported.unlisted]
    if left:
        blocks += ["\nTidak tercantum dalam daftar, dan tetap seperti semula:", *left]
    return "\n".join((*blocks, _summary(imported, trial)))


def _block(entry: Entry, username: str | None, trial: bool) -> str:
    person = entry.person
    lines = [f"{person.jabatan} – {person.sapaan} {person.nama} ({entry.keadaan})"]
    lines += [f"  {c.field}: {c.old} → {c.new}" for c in entry.changes]
    if entry.linked:
        lines.append("  sudah terhubung dengan Telegram")
    elif trial:
        lines.append("  akan mendapat kode baru")
    elif address := _link(entry, username):
        lines += [f"  {address}", f"  kode: {entry.kode}"]
    else:
        lines.append(f"  /start {entry.kode}")
    return "\n".join(lines)


def _summary(imported: Imported, trial: bool) -> str:
    count = {state: sum(entry.keadaan is state for entry in imported.entries) for state in Keadaan}
    counted = ", ".join(f"{number} {state}" for state, number in count.items())
    if trial:
        return f"\nUji coba: {counted}. Belum ada yang disimpan."
    until = imported.expires_at.strftime("%d-%m-%Y")
    return f"\nTersimpan: {counted}. Kode berlaku satu kali, hingga {until}."
