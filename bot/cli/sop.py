"""`pandu sop periksa`: is an SOP file sound; every mistake with its line and what to write.

`pandu sop ekspor` is beside it, in a file of its own.
"""

import argparse
import json
import tomllib
from functools import cache
from pathlib import Path

from bot.cli import sop_ekspor
from bot.cli.parser import Parser
from bot.cli.trouble import of_file
from bot.failures import FOUND, Failure
from bot.words import LANGUAGES, LOCALES
from flows.faults import Fault
from storage.sops import check_file

GOOD = {"id": "{file}: baik", "en": "{file}: good"}
ROW = {"id": "kegiatan", "en": "row"}


def add_parser(subparsers: "argparse._SubParsersAction[Parser]") -> None:
    """Add `sop` with what it can do."""
    sop = subparsers.add_parser("sop", description="File SOP kantor.")
    actions = sop.add_subparsers(title="perintah", metavar="PERINTAH", required=True)
    periksa = actions.add_parser(
        "periksa",
        help="periksa file SOP atau unit.toml",
        description=(
            "Periksa file SOP atau unit.toml. Setiap kesalahan disebut dengan nama file, baris, "
            "kegiatan, dan apa yang sebaiknya ditulis."
        ),
    )
    periksa.add_argument("files", metavar="FILE", type=Path, nargs="+", help="file TOML")
    periksa.add_argument("--json", action="store_true", help="tulis hasil sebagai JSON")
    periksa.add_argument("--bahasa", choices=LANGUAGES, default="id", help="bahasa hasil")
    periksa.set_defaults(act=check)
    sop_ekspor.add_parser(actions)


def run(args: argparse.Namespace) -> int:
    """Do what was asked for; 1 when anything is wrong with an SOP."""
    code: int = args.act(args)
    return code


def check(args: argparse.Namespace) -> int:
    """Print what is wrong with the files; 1 when anything is."""
    found = [(file, _checked(file)) for file in args.files]
    if args.json:
        rows = [_row(fault, args.bahasa) for _, faults in found for fault in faults]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for file, faults in found:
            for fault in faults:
                print(line(fault, args.bahasa))
            if not faults:
                print(GOOD[args.bahasa].format(file=file))
    return FOUND if any(faults for _, faults in found) else 0


def line(fault: Fault, language: str) -> str:
    """The mistake as one line: file, line, row, sentence."""
    row = f" {ROW[language]} {fault.kegiatan}:" if fault.kegiatan else ""
    return f"{fault.source}:{fault.line}:{row} {sentence(fault, language)}"


def sentence(fault: Fault, language: str) -> str:
    """What is wrong and what to write instead."""
    return _sentences()[fault.code][language].format_map(dict(fault.params))


def _checked(file: Path) -> tuple[Fault, ...]:
    try:
        return check_file(file)
    except OSError as error:
        raise Failure(f"{file}: {of_file(error)}.") from None


def _row(fault: Fault, language: str) -> dict[str, object]:
    return {
        "file": fault.source,
        "baris": fault.line,
        "kegiatan": fault.kegiatan,
        "kode": fault.code,
        "pesan": sentence(fault, language),
    }


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return tomllib.loads(LOCALES.joinpath("faults.toml").read_text(encoding="utf-8"))
