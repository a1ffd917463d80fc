"""`pandu dokumen periksa`: would the bot take these documents in, and why not."""

import argparse
import json
import os
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.cli.parser import Parser
from bot.failures import FOUND, USAGE, Failure
from bot.views.kelengkapan.checked import KINDS, why
from bot.words import Words
from flows.kelengkapan.checked import Verdict
from storage.kelengkapan.checking import judge

HERE = ZoneInfo("Asia/Makassar")
CLEAR = "\r\x1b[K"
"""Begins the line of a terminal anew."""


def add_parser(subparsers: "argparse._SubParsersAction[Parser]") -> None:
    """Add `dokumen` with what it can do."""
    dokumen = subparsers.add_parser("dokumen", description="Dokumen yang dikirim kepada bot.")
    actions = dokumen.add_subparsers(title="perintah", metavar="PERINTAH", required=True)
    periksa = actions.add_parser(
        "periksa",
        help="periksa apakah dokumen dapat diterima",
        description=(
            "Periksa apakah dokumen dapat diterima bot, dengan pemeriksaan yang sama: menurut "
            "isinya, kecuali yang dari namanya saja tidak pernah diterima (APK, program, arsip). "
            "Diterima: PDF, DOCX, XLSX, PPTX, ODT, JPG, PNG. Kode keluar: 0 semua diterima, 1 ada "
            "yang ditolak, 2 pemakaian keliru atau ada file yang tidak dapat diperiksa."
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
    """Print what was found of each document, the rest also where one cannot be examined; 1 when
    any would be refused, 2 when any could not be examined."""
    words = Words("id", HERE)
    found: list[tuple[str, Verdict]] = []
    unread = False
    for n, file in enumerate(args.files, 1):
        _progress(n, len(args.files))
        try:
            found.append((_shown(file), _examined(file)))
        except Failure as failure:
            unread = True
            print(f"{CLEAR}pandu: {failure}" if _seen() else f"pandu: {failure}", file=sys.stderr)
            continue
        if not args.json:
            print(_line(words, *found[-1]), flush=True)
    if args.json:
        rows = [_row(file, verdict) for file, verdict in found]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    if unread:
        return USAGE
    return 0 if all(verdict.accepted for _, verdict in found) else FOUND


def _seen() -> bool:
    """Whether somebody looks at what is said beside the verdicts."""
    return sys.stderr.isatty()


def _progress(n: int, of: int) -> None:
    """How far it is, on one line that is written over; for people alone, where there are many."""
    if of > 1 and _seen():
        end = "" if n < of else CLEAR
        print(f"{CLEAR}{n}/{of}{end}", end="", file=sys.stderr, flush=True)


def _examined(file: Path) -> Verdict:
    """The verdict of the bot. Raises Failure where there is nothing that could be examined."""
    shown = _shown(file)
    if shown == "-":
        raise Failure("-: masukan standar tidak dapat diperiksa; mohon sebutkan nama filenya.")
    if file.is_dir():
        raise Failure(
            f"{shown}: ini folder; mohon sebutkan dokumen di dalamnya, misalnya {shown}/*."
        )
    if not file.is_file():
        raise Failure(f"{shown}: file tidak ada atau bukan file biasa.")
    try:
        return judge(file, file.name)
    except OSError:
        raise Failure(
            f"{shown}: file tidak dapat dibaca; mohon diperiksa apakah akun ini boleh membacanya."
        ) from None


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
