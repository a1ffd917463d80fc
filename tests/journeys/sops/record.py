"""Transcripts: what everybody said and saw on a journey, kept as documents an official can read."""

import os
from pathlib import Path

HERE = Path(__file__).parent


def as_recorded(name: str, transcript: list[str]) -> bool:
    """Whether the journey reads as it is recorded in `<name>.txt`.

    With PANDU_REKAM=1 in the environment it is recorded anew instead.
    """
    text = "\n".join(transcript)
    file = HERE / f"{name}.txt"
    if os.environ.get("PANDU_REKAM"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8"), "PANDU_REKAM=1 records the journey anew"
    return True
