"""`pandu pegawai impor`: the personnel list goes into the roster, one link a person comes out."""

import argparse
import asyncio
import json
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.cli.bot_name import ask_telegram
from bot.cli.opening import definitions_of, opened, usable_folder
from bot.cli.parser import Parser
from bot.cli.pegawai_hasil import as_json, as_text
from bot.cli.trouble import of_file
from bot.control import Request, ask
from bot.failures import FOUND, Failure, Refusal
from bot.people.doubles import Mistake
from bot.people.enrolling import Import, Imported, import_people
from bot.people.inviting import DAYS
from bot.people.personnel import Checked, clash_mistake, peran_of
from bot.people.reading import read_list
from bot.settings import Settings, load_settings

LONGEST = 365
YES, NO = {"y", "ya"}, {"t", "tidak", "n"}


def add_parser(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Add `pegawai impor`."""
    impor = actions.add_parser(
        "impor",
        help="masukkan daftar pegawai dari CSV atau XLSX",
        description=(
            "Masukkan daftar pegawai: perbedaannya ditampilkan lebih dahulu, lalu ditanyakan. "
            "Baris pertama berisi judul kolom: nama, sapaan, jabatan, unit, peran, kepala, "
            "ringkasan; boleh ditambah nomor, admin, bahasa, dan kode. Setiap pegawai baru "
            "mendapat satu tautan untuk satu kali pemakaian; kode yang sudah dibagikan tetap "
            "berlaku, kecuali dengan --kode-baru."
        ),
    )
    impor.add_argument("file", metavar="FILE", type=Path, help="daftar pegawai (CSV atau XLSX)")
    impor.add_argument("--json", action="store_true", help="tulis hasil sebagai JSON")
    impor.set_defaults(action=_import)
    how = impor.add_mutually_exclusive_group()
    how.add_argument("--coba", action="store_true", help="tampilkan saja, tanpa menyimpan")
    how.add_argument("--ya", action="store_true", help="terapkan tanpa bertanya, untuk skrip")
    impor.add_argument(
        "--kode-baru",
        action="store_true",
        help="beri kode baru juga kepada yang sudah tercatat dan belum terhubung",
    )
    impor.add_argument(
        "--berlaku-hari",
        type=days,
        default=DAYS,
        metavar="N",
        help=f"masa berlaku kode dalam hari (bila tidak diisi: {DAYS})",
    )


def days(text: str) -> int:
    """For how many days a code is to hold. Raises ArgumentTypeError."""
    if not text.isdecimal() or not 1 <= int(text) <= LONGEST:
        raise argparse.ArgumentTypeError(f"tulis jumlah hari, 1 sampai {LONGEST}")
    return int(text)


def _import(args: argparse.Namespace) -> int:
    """Import the list; 1 when it has mistakes, and then nothing is written."""
    settings = load_settings()
    checked = _checked(args.file)
    if not (args.ya or args.coba) and (args.json or not sys.stdin.isatty()):
        raise Failure("Tidak ada yang dapat ditanya; tambahkan --ya untuk menerapkan, atau --coba.")
    for name in checked.unused:
        print(f"Catatan: kolom {name} tidak dipakai.", file=sys.stderr)
    trial = not args.ya or bool(checked.mistakes)
    look = Import(checked.people, args.berlaku_hari, trial, renew=args.kode_baru)
    imported = asyncio.run(_carry_out(settings, look))
    if mistakes := _mistakes(checked, imported):
        _tell_mistakes(mistakes, as_json=args.json)
        return FOUND
    if args.coba or args.ya:
        _tell(settings, imported, args)
        return 0
    return _after_asking(settings, look, imported, args)


def _after_asking(
    settings: Settings, look: Import, seen: Imported, args: argparse.Namespace
) -> int:
    """Apply exactly what was shown and agreed to; what has changed meanwhile is shown anew."""
    while True:
        print(as_text(seen, None, trial=True, renew=args.kode_baru))
        if not _agreed():
            print("Tidak ada yang diterapkan.")
            return 0
        order = replace(look, trial=False, shown=seen.meaning)
        seen = asyncio.run(_carry_out(settings, order))
        if mistakes := _mistakes(None, seen):
            _tell_mistakes(mistakes, as_json=False)
            return FOUND
        if not seen.moved:
            _tell(settings, seen, args)
            return 0
        print("\nData kantor berubah sejak perbedaannya ditampilkan. Keadaan terbaru:\n")


def _agreed() -> bool:
    """Whether the question is answered with yes; nothing at all means no."""
    while True:
        try:
            answer = input("Terapkan? [y/t] ").strip().casefold()
        except EOFError:
            return False
        if answer in YES | NO:
            return answer in YES


def _tell(settings: Settings, imported: Imported, args: argparse.Namespace) -> None:
    username = imported.bot_username
    if username is None and any(entry.kode for entry in imported.entries):
        username = asyncio.run(ask_telegram(settings))
    if args.json:
        print(as_json(imported, username))
    else:
        print(as_text(imported, username, trial=args.coba, renew=args.kode_baru))


def _checked(file: Path) -> Checked:
    try:
        content = file.read_bytes()
        units = definitions_of(load_settings()).units
    except OSError as error:
        raise Failure(f"{file}: {of_file(error)}.") from None
    _progress(f"Membaca {file.name} …")
    return read_list(content, peran_of(units))


def _progress(text: str) -> None:
    """What is being done, for whoever looks at the terminal while a long list takes its time."""
    if sys.stderr.isatty():
        print(text, file=sys.stderr, flush=True)


async def _carry_out(settings: Settings, asked: Import) -> Imported:
    """Hand the import to the bot that runs on the data folder, or do it here when none does."""
    doing = "Membandingkan" if asked.trial else "Menerapkan"
    _progress(f"{doing} {len(asked.rows)} baris …")
    folder = usable_folder(settings.data)
    zones = {unit.id: unit.zona for unit in definitions_of(settings).units}
    try:
        reply = await ask(folder, Request("import", asked))
    except (ConnectionError, TimeoutError):
        raise Refusal("Bot sedang berjalan tetapi tidak menjawab; coba lagi sebentar.") from None
    if reply is not None and reply.imported is not None:
        return reply.imported
    if reply is not None:
        raise Refusal("Bot yang sedang berjalan memakai versi lain; jalankan ulang bot itu.")
    async with opened(folder) as db:
        return await import_people(db, asked, datetime.now(UTC), zones)


def _mistakes(checked: Checked | None, imported: Imported) -> list[Mistake]:
    found = [*(checked.mistakes if checked else ()), *map(clash_mistake, imported.clashes)]
    return sorted(found, key=lambda mistake: mistake.row)


def _tell_mistakes(mistakes: list[Mistake], *, as_json: bool) -> None:
    if as_json:
        found = [{"baris": mistake.row, "kesalahan": mistake.text} for mistake in mistakes]
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for mistake in mistakes:
        print(f"Baris {mistake.row}: {mistake.text}.", file=sys.stderr)
    print(f"{len(mistakes)} hal perlu diperbaiki; belum ada yang disimpan.", file=sys.stderr)
