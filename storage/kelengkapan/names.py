"""The names of documents, fit to be shown and to be written on any disk."""

import re
import unicodedata
from pathlib import PurePosixPath

from flows.kelengkapan.checked import Jenis

NAME_LIMIT = 80
BYTES_LIMIT = 240
"""Bytes of UTF-8; file systems take 255."""
SUFFIX_LIMIT = 10
NAMELESS = "dokumen"
NOT_ON_WINDOWS = re.compile(r'[<>:"|?*]')
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)", re.IGNORECASE)
SPELLINGS = {Jenis.JPG: frozenset({"jpg", "jpeg", "jpe", "jfif"})}


def clean_name(nama: str) -> str:
    """The file name without path, hidden marks and what Windows forbids, at most NAME_LIMIT
    characters; "dokumen" where nothing is left."""
    last = nama.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    shown = "".join(_shown(c) for c in unicodedata.normalize("NFC", last))
    plain = NOT_ON_WINDOWS.sub("_", " ".join(shown.split())).strip(" .")
    if last.strip().startswith(".") and "." not in plain:
        plain = f"{NAMELESS}.{plain}" if plain else NAMELESS
    if RESERVED.fullmatch(plain.split(".", 1)[0].strip()):
        plain = f"_{plain}"
    return _cut(plain) or NAMELESS


def suffix_of(nama: str) -> str:
    """What stands after the last dot, in small letters; empty where there is no suffix."""
    return PurePosixPath(nama).suffix.lower().removeprefix(".")


def is_named(nama: str, jenis: Jenis) -> bool:
    """Whether the name bears a suffix of that kind."""
    return suffix_of(nama) in SPELLINGS.get(jenis, frozenset({jenis.value}))


def named(nama: str, jenis: Jenis) -> str:
    """The name with the suffix of that kind, in place of one that says otherwise."""
    if is_named(nama, jenis):
        return nama
    stem = nama.rsplit(".", 1)[0] if _is_suffix(suffix_of(nama)) else nama
    return stem if is_named(stem, jenis) else clean_name(f"{stem}.{jenis.value}")


def _is_suffix(text: str) -> bool:
    """Whether it looks like a suffix, and not like the end of a date or a title."""
    return text.isalnum() and not text.isdecimal() and len(text) < SUFFIX_LIMIT


def _shown(character: str) -> str:
    """Line and paragraph ends become blanks; control, direction and zero-width marks vanish."""
    if character.isspace():
        return " "
    return "" if unicodedata.category(character)[0] == "C" else character


def _cut(plain: str) -> str:
    if len(plain) <= NAME_LIMIT and len(plain.encode()) <= BYTES_LIMIT:
        return plain
    suffix = PurePosixPath(plain).suffix[:SUFFIX_LIMIT]
    kept = plain[: NAME_LIMIT - len(suffix) - 1]
    while len(f"{kept}…{suffix}".encode()) > BYTES_LIMIT:
        kept = kept[:-1]
    return f"{kept}…{suffix}"
