"""Everything that argparse can say to whoever types a command, in Indonesian."""

import argparse
import inspect
import re

import pytest

from bot.__main__ import main
from bot.cli.parser import in_indonesian

OF_PROGRAMMERS = re.compile(
    r"conflict|merge|defined|callable|invalid option string|dest=|mutually|multiple subparser"
    r"|positional|^options|usage|show this|error: |^can|^argument [%\"]|^['\"]"
)
"""What only somebody who writes a command reads, and headings that are replaced elsewhere."""
ENGLISH = re.compile(r"\b(the|of|is|with|could|choose|expected|invalid|required|unknown)\b")
AFTER_ARGUMENT = re.compile(r"^(not allowed|ignored|expected|invalid|unknown)")


def messages() -> list[str]:
    """The messages in the source of argparse, with values in their places."""
    found = re.findall(r"""_\(\s*(['"])(.+?)\1""", inspect.getsource(argparse))
    said = [text for _, text in found if not OF_PROGRAMMERS.search(text)]
    filled = [re.sub(r"%(\(\w+\))?[sr]", "xx", text) for text in said]
    return [f"argument --a: {one}" if AFTER_ARGUMENT.match(one) else one for one in filled]


def test_argparse_has_messages() -> None:
    assert len(messages()) >= 12


@pytest.mark.parametrize("message", messages())
def test_every_message_of_argparse_is_said_in_indonesian(message: str) -> None:
    said = in_indonesian(message)
    assert said != message
    assert not ENGLISH.search(said)


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("pegawai", "keluar", "5"), "belum diisi; tulis salah satu dari: --pengganti --batal"),
        (
            ("pegawai", "impor", "x.csv", "--ya", "--coba"),
            "--coba tidak dipakai bersama --ya",
        ),
        (("periksa", "--json=ya"), "--json ditulis tanpa isi, bukan dengan 'ya'"),
    ],
)
def test_a_wrong_call_is_answered_in_indonesian(
    argv: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argv) == 2
    assert said in capsys.readouterr().err.splitlines()[-1]
