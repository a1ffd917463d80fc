"""`pandu pegawai contoh`: the personnel list as a spreadsheet, empty or as it stands now."""

import argparse
import sqlite3
from pathlib import Path

from bot.cli.opening import looking_at, unit_named
from bot.cli.parser import Parser
from bot.cli.trouble import of_file
from bot.failures import Failure, Refusal
from bot.people.writing import blank_list, people_of, present_list
from bot.settings import load_settings
from flows.people.officials import Official
from storage.database import FILE


def add_parser(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Add `pegawai contoh`."""
    contoh = actions.add_parser(
        "contoh",
        help="buat daftar pegawai (XLSX) untuk diisi, atau menurut keadaan sekarang",
        description=(
            "Buat daftar pegawai dengan kolom yang tepat: kosong dengan satu baris contoh, atau "
            "dengan --sekarang berisi pegawai yang tercatat. Hasilnya dapat diubah, lalu "
            "dimasukkan kembali dengan pandu pegawai impor."
        ),
    )
    contoh.set_defaults(action=run)
    contoh.add_argument("--unit", required=True, metavar="ID", help="id kantor di unit.toml")
    contoh.add_argument(
        "--ke", required=True, type=Path, metavar="FILE", help="file XLSX yang dibuat"
    )
    contoh.add_argument(
        "--sekarang", action="store_true", help="isi dengan pegawai yang tercatat sekarang"
    )


def run(args: argparse.Namespace) -> int:
    """Write the list; a file that is there already is left alone."""
    unit = unit_named(args.unit)
    people = _people(unit.id) if args.sekarang else None
    content = blank_list(unit) if people is None else present_list(unit, people)
    try:
        with args.ke.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise Failure(f"--ke: {args.ke} sudah ada; mohon pilih nama lain.") from None
    except OSError as error:
        raise Failure(f"--ke: {args.ke} {of_file(error)}.") from None
    print(f"{args.ke}: contoh daftar." if people is None else f"{args.ke}: {len(people)} pegawai.")
    return 0


def _people(unit: str) -> tuple[Official, ...]:
    """Who is kept now. Raises Failure where nobody is, Refusal where that cannot be read."""
    folder = load_settings().data
    if not (folder / FILE).is_file():
        raise Failure(f"Belum ada basis data di {folder}; periksa PANDU_DATA.")
    try:
        with looking_at(folder / FILE) as conn:
            return people_of(conn, unit)
    except sqlite3.DatabaseError:
        raise Refusal(f"Basis data di {folder} tidak terbaca; jalankan pandu periksa.") from None
