"""`pandu dokumen periksa`: would the bot take these documents in, and why not."""

import argparse
import json
import os
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.cli.parser import Parser
from bot.failures import FOUND, Failure
from bot.views.kelengkapan.checked import KINDS, why
from bot.words import Words
from flows.kelengkapan.checked import Verdict
from storage.kelengkapan.checking import examine

HERE = ZoneInfo("Asia/Makassar")


def add_parser(subparsers: "argparse._SubParsersAction[Parser]") -> None:
    """Add `dokumen` with what it can do."""
    dokumen = subparsers.add_parser("dokumen", description="Dokumen yang dikirim kepada bot.")
    actions = dokumen.add_subparsers(title="perintah", metavar="PERINTAH", required=True)
    periksa = actions.add_parser(
        "periksa",
        help="periksa apakah dokumen dapat diterima",
        description=(
            "Periksa apakah dokumen dapat diterima bot, menurut isinya dan bukan namanya. "
            "Diterima: PDF, DOCX, XLSX, PPTX, ODT, JPG, PNG. Kode keluar: 0 semua diterima, 1 ada "
            "yang ditolak, 2 pemakaian keliru."
        ),
    )
    periksa.add_argument("files", metavar="FILE", type=Path, nargs="+", help="dokumen")
    periksa.add_argument(
        "--json",
        action="store_true",
        help=(
            "tulis daftar JSON berisi dokumen, diterima, jenis, alasan (kode penolakan, atau kode "
            "peringatan bila diterima)"
        ),
    )


def run(args: argparse.Namespace) -> int:
    """Print what was found of each document; 1 when any would be refused."""
    found = [(_shown(file), _examined(file)) for file in args.files]
    if args.json:
        rows = [_row(file, verdict) for file, verdict in found]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        words = Words("id", HERE)
        for file, verdict in found:
            print(_line(words, file, verdict))
    return 0 if all(verdict.accepted for _, verdict in found) else FOUND


def _examined(file: Path) -> Verdict:
    if not file.is_file():
        raise Failure(f"{_shown(file)}: file tidak ada atau bukan file biasa.")
    try:
        return examine(file, file.name)
    except OSError as error:
        raise Failure(f"{_shown(file)}: file tidak dapat dibaca ({error.strerror}).") from None


def _line(words: Words, file: str, verdict: Verdict) -> str:
    """The verdict in one line: the document, whether it is taken in, what it is, what to do."""
    said = why(words, verdict)
    if not verdict.accepted:
        return f"{file}: ditolak. {said}"
    what = [KINDS[verdict.jenis]] if verdict.jenis else []
    if verdict.pages is not None and verdict.pixels is None:
        what.append(f"{verdict.pages} halaman")
    if verdict.pixels is not None:
        what.append("{} × {} piksel".format(*verdict.pixels))
    return f"{file}: diterima ({', '.join(what)}). {said}".rstrip()


def _row(file: str, verdict: Verdict) -> dict[str, object]:
    return {
        "dokumen": file,
        "diterima": verdict.accepted,
        "jenis": verdict.jenis or "",
        "alasan": verdict.reason or ", ".join(verdict.flags),
    }


def _shown(file: Path) -> str:
    """The path as it was written, without marks that could steer a terminal."""
    text = os.fsencode(file).decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "�" for character in text)
