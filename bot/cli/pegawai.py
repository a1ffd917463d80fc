"""`pandu pegawai`: the personnel list, and the links by which its people join."""

import argparse

from bot.cli import pegawai_catatan as catatan
from bot.cli import pegawai_contoh as contoh
from bot.cli import pegawai_impor as impor
from bot.cli import pegawai_kartu as kartu
from bot.cli import pegawai_keluar as keluar
from bot.cli import pegawai_orang as orang
from bot.cli.parser import Parser


def add_parser(subparsers: "argparse._SubParsersAction[Parser]") -> None:
    """Add `pegawai` with what it can do."""
    pegawai = subparsers.add_parser("pegawai", description="Daftar pegawai kantor.")
    actions = pegawai.add_subparsers(title="perintah", metavar="PERINTAH", required=True)
    impor.add_parser(actions)
    contoh.add_parser(actions)
    kartu.add_parser(actions, impor.days)
    orang.add_parser(actions, impor.days)
    keluar.add_parser(actions)
    catatan.add_parser(actions)


def run(args: argparse.Namespace) -> int:
    """Do what is asked of the list; the exit code."""
    code: int = args.action(args)
    return code
