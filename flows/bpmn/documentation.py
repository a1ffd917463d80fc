"""What a task of the diagram says beside its name: the printed boxes, and how it is read."""

from collections.abc import Iterable, Iterator

from flows.ids import Peran
from flows.mutu_baku import WaktuRole
from flows.sop import Baris, Confidence, Kegiatan, Sop


def documentation(sop: Sop, row: Kegiatan) -> str:
    """The boxes of a row as printed and its reading, one a line."""
    return "\n".join(f"{title}: {text}" for title, text in _lines(sop, row) if text)


def _lines(sop: Sop, row: Kegiatan) -> Iterator[tuple[str, str]]:
    mutu = row.mutu_baku
    yield "Sisipan", "tidak tercetak pada SOP" if row.baris is Baris.SISIPAN else ""
    yield "Uraian tercetak", row.uraian if row.uraian_bersih else ""
    yield "Kelengkapan", mutu.kelengkapan_text
    yield "Waktu", mutu.waktu.text
    yield "Output", mutu.output_text
    yield "Keterangan", row.keterangan
    yield "Pelaksana", _headings(sop, row.pelaksana) if len(row.pelaksana) > 1 else ""
    yield "Bersama", _headings(sop, row.jointly)
    yield "Sifat waktu", mutu.waktu.role.value if mutu.waktu.role is not WaktuRole.TUGAS else ""
    yield "Mutu baku milik", row.misplaced
    yield "Mutu baku bersama langkah", row.shares
    if row.confidence is not Confidence.PASTI:
        yield "Keyakinan pelaksana", f"{row.confidence.value} ({row.alasan})"
    yield "SOP terkait", ", ".join(link.sop for link in row.links)
    yield "Catatan", row.catatan


def _headings(sop: Sop, peran: Iterable[Peran]) -> str:
    return ", ".join(sop.heading(kode) for kode in peran)
