"""The SOPs as plain values for other programs: what is printed, who performs it, and whereto."""

from collections.abc import Iterable

from flows.ids import Peran
from flows.kelengkapan.printed_items import printed_items
from flows.mutu_baku import Kelengkapan
from flows.sop import Baris, Branch, Kegiatan, Sop


def exported(sops: Iterable[Sop]) -> list[dict[str, object]]:
    """All SOPs in the form that `pandu sop ekspor --json` prints."""
    return [_sop(sop) for sop in sops]


def _sop(sop: Sop) -> dict[str, object]:
    printed = tuple(row for row in sop.kegiatan if row.baris is not Baris.SISIPAN)
    landing = _landings(sop)
    return {
        "id": sop.id,
        "unit": sop.unit,
        "nama": sop.nama,
        "pelaksana": [column.nama for column in sop.pelaksana],
        "kegiatan": [_kegiatan(sop, row, landing) for row in printed],
    }


def _kegiatan(sop: Sop, row: Kegiatan, landing: dict[str, str]) -> dict[str, object]:
    mutu = row.mutu_baku
    return {
        "nomor": row.nomor,
        "uraian": row.uraian,
        "pelaksana": _headings(sop, row.pelaksana + row.jointly),
        "keyakinan": row.confidence.value,
        "kelengkapan": _items(mutu.kelengkapan_text, mutu.kelengkapan),
        "waktu": mutu.waktu.text,
        "output": _items(mutu.output_text, mutu.output),
        "keterangan": row.keterangan,
        "lanjut": [_lanjut(row, branch, landing) for branch in row.branches],
    }


def _headings(sop: Sop, peran: Iterable[Peran]) -> list[str]:
    return [sop.heading(kode) for kode in dict.fromkeys(peran)]


def _items(text: str, read: tuple[Kelengkapan, ...]) -> list[str]:
    return list(printed_items(text, tuple(item.nama for item in read)))


def _lanjut(row: Kegiatan, branch: Branch, landing: dict[str, str]) -> dict[str, str]:
    ke = branch.to if row.baris is Baris.SELESAI else landing.get(branch.to, branch.to)
    return {"label": branch.label, "ke": ke, "dasar": branch.basis.value}


def _landings(sop: Sop) -> dict[str, str]:
    """Where the form leads: to the printed row Selesai of an ending, and past rows of ours."""
    ends = {row.branches[0].to: str(row.nomor) for row in sop.kegiatan if _is_end(row)}
    ours = {
        str(row.nomor): next(branch.to for branch in row.branches if not branch.returns)
        for row in sop.kegiatan
        if row.baris is Baris.SISIPAN
    }
    return ends | {nomor: _past(to, ours, ends) for nomor, to in ours.items()}


def _past(to: str, ours: dict[str, str], ends: dict[str, str]) -> str:
    while to in ours:
        to = ours[to]
    return ends.get(to, to)


def _is_end(row: Kegiatan) -> bool:
    return row.baris is Baris.SELESAI
