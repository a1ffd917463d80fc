"""The command line in Indonesian: argparse with its own words replaced."""

import argparse
import re
import sys
from typing import NoReturn

from bot.failures import USAGE

WORDS = (
    (r"the following arguments are required: (.+)", r"belum diisi: \1"),
    (r"unrecognized arguments: (.+)", r"tidak dikenal: \1"),
    (r"one of the arguments (.+) is required", r"belum diisi; tulis salah satu dari: \1"),
    (r"ambiguous option: (.+) could match (.+)", r"\1 belum jelas; mungkin salah satu dari: \2"),
    (r"unexpected option string: (.+)", r"tidak dikenal: \1"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 tidak dipakai bersama \2"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1 ditulis tanpa isi, bukan dengan \2"),
    (
        r"argument (.+?): unknown parser (.+) \(choices: (.+)\)",
        r"\1: \2 tidak dikenal (\3)",
    ),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1: \2 tidak dikenal (\3)"),
    (r"argument (.+?): invalid \w+ value: (.+)", r"\1: \2 bukan nilai yang dapat dipakai"),
    (r"argument (.+?): expected .+", r"\1: isinya belum ditulis"),
    (r"argument (.+?): (.+)", r"\1: \2"),
)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Indonesian; its subparsers do too."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._positionals.title = "isian"
        self._optionals.title = "pilihan"
        self._actions[0].help = "tampilkan bantuan ini"

    def format_usage(self) -> str:
        """How the command is written, in one line."""
        return super().format_usage().replace("usage: ", "Pemakaian: ", 1)

    def format_help(self) -> str:
        """The whole help text."""
        return super().format_help().replace("usage: ", "Pemakaian: ", 1)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how the command is written, and stop with USAGE."""
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {in_indonesian(message)}\n")


def in_indonesian(message: str) -> str:
    """What argparse says, in Indonesian; as it is where these are already our own words."""
    for english, words in WORDS:
        if re.fullmatch(english, message):
            return re.sub(english, words, message)
    return message
