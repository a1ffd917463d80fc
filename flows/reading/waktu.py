"""Waktu baku from its printed words: "60 Menit", "3 hari", "5 hari kerja (2 jam/ hari)"."""

import re

from flows.mutu_baku import Satuan, Waktu

NO_LIMIT = frozenset({"", "-", "n/a", "sesuai kontrak", "sesuai kebutuhan"})
"""Words that say that a row has no limit, or say nothing."""

_WORD = r"(menit|jam|hari kerja|hari kalender|hari|minggu|bulan|tahun)"
_AMOUNT = re.compile(rf"(\d+)\s*(?:\([a-z ]+\)\s*)?{_WORD}")
_SPAN = re.compile(r"(\d+)\s*hari(?:\s*kerja)?\s*(?:\(\s*\d+\s*jam\s*/\s*hari\s*\)|/\s*\d+\s*jam)?")
_MULTIPLES = {"minggu": (7, Satuan.HARI_KALENDER), "tahun": (12, Satuan.BULAN)}


def read_waktu(text: str, keterangan: str = "") -> Waktu:
    """The time of a row; without amount and satuan where the words name none.

    A number of days in the keterangan beside menit or jam is the span of the work.
    """
    found = _AMOUNT.fullmatch(_plain(text)) or _AMOUNT.fullmatch(_plain(text).split("/")[0].strip())
    if found is None:
        return Waktu(text)
    times, satuan = _MULTIPLES.get(found[2]) or (1, Satuan(found[2]))
    span = _SPAN.fullmatch(_plain(keterangan))
    if span is None or satuan not in (Satuan.MENIT, Satuan.JAM):
        return Waktu(text, int(found[1]) * times, satuan)
    return Waktu(text, int(found[1]) * times, satuan, int(span[1]))


def unreadable(waktu: Waktu) -> bool:
    """Whether something is printed that is neither a time nor one of the NO_LIMIT words."""
    return waktu.amount is None and waktu.span is None and _plain(waktu.text) not in NO_LIMIT


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).rstrip(". ")
