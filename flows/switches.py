"""The choices of an office applied to an SOP: rows that are turned off are passed over."""

from dataclasses import replace

from flows.sop import Baris, Kegiatan, Sop
from flows.units import Unit


def switched(sop: Sop, unit: Unit) -> Sop:
    """The SOP as the unit walks it: nothing leads to a row turned off.

    A printed row stays on the form, not active; a SISIPAN is gone.
    """
    off = {switch.kode for switch in unit.switches if not switch.on}
    passed = {str(row.nomor): _way_past(row) for row in sop.kegiatan if row.switch in off}
    if not passed:
        return sop
    kept = (r for r in sop.kegiatan if r.baris is not Baris.SISIPAN or r.nomor not in passed)
    return replace(sop, kegiatan=tuple(_walked(row, passed) for row in kept))


def _way_past(row: Kegiatan) -> str:
    """Where a row leads when nobody has to do it: its first way on."""
    return next(branch.to for branch in row.branches if not branch.returns)


def _walked(row: Kegiatan, passed: dict[str, str]) -> Kegiatan:
    branches = tuple(replace(b, to=_landing(b.to, passed)) for b in row.branches)
    return replace(row, branches=branches, active=row.nomor not in passed)


def _landing(to: str, passed: dict[str, str]) -> str:
    seen: set[str] = set()
    while to in passed and to not in seen:
        seen.add(to)
        to = passed[to]
    return to
