"""The command `pandu`: finds the subcommand, loads only that one, and gives its exit code."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version

from bot.cli.parser import Parser
from bot.failures import USAGE, Failure

COMMANDS = {
    "jalan": "jalankan bot untuk satu kantor",
    "simulasi": "coba Pandu di peramban, tanpa token dan tanpa jaringan",
    "pegawai": "daftar pegawai: impor, kode dan kartu undangan",
    "pejabat": "Plh dan Plt: lihat, catat, akhiri",
    "jam": "jam kerja kantor: lihat, ubah sejak suatu tanggal",
    "hari": "hari khusus kantor: lihat, catat, hapus",
    "sop": "periksa file SOP, atau ekspor semua SOP",
    "dokumen": "periksa apakah dokumen dapat diterima bot",
    "tenggat": "hitung tenggat menurut jam kerja kantor",
    "periksa": "periksa keutuhan folder data",
}
INTERRUPTED = 130
PIPE_CLOSED = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; 0 done, 1 something was found, 2 wrong usage or settings."""
    try:
        code = _run(sys.argv[1:] if argv is None else list(argv))
        sys.stdout.flush()
    except Failure as failure:
        print(f"pandu: {failure}", file=sys.stderr)
        return failure.code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # What is still buffered must not fail a second time when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return code


def _run(argv: list[str]) -> int:
    chosen = next((word for word in argv if not word.startswith("-")), "")
    parser = _parser(chosen)
    try:
        args = parser.parse_args(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else USAGE
    if args.version:
        print(f"pandu {version('pandu')}")
        return 0
    if not args.command:
        parser.print_help(sys.stderr)
        return USAGE
    code: int = import_module(f"bot.cli.{args.command}").run(args)
    return code


def _parser(chosen: str) -> argparse.ArgumentParser:
    """The parser with the chosen subcommand loaded and the others by name alone."""
    parser = Parser(prog="pandu", description="Pandu menuntun pegawai melalui langkah-langkah SOP.")
    parser.add_argument("--version", action="store_true", help="tampilkan versi")
    commands = parser.add_subparsers(dest="command", title="perintah", metavar="PERINTAH")
    for name, summary in COMMANDS.items():
        if name == chosen:
            import_module(f"bot.cli.{name}").add_parser(commands)
        else:
            commands.add_parser(name, help=summary)
    return parser


if __name__ == "__main__":
    sys.exit(main())
