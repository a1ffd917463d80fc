"""Fields, links and variants of an SOP from its file."""

from flows.ids import Peran
from flows.reading.boxes import Box
from flows.sop import Variant
from flows.steering import Condition, Isian, IsianJenis, Link, LinkKind, Tally


def read_isian(box: Box) -> tuple[Isian, ...]:
    """The fields of a berkas, in the order they are asked."""
    return tuple(_isian(entry) for entry in box.boxes("isian"))


def read_links(reading: Box) -> tuple[Link, ...]:
    """The links of one row."""
    return tuple(_link(entry) for entry in reading.boxes("tautan"))


def read_variants(reading: Box) -> tuple[Variant, ...]:
    """Who performs one row in which cases."""
    return tuple(_variant(entry) for entry in reading.boxes("pelaksana_lain"))


def read_tally(reading: Box) -> Tally | None:
    """What one row counts, or None."""
    box = reading.box("ambang")
    if "ambang" not in reading:
        return None
    tally = Tally(box.text("kode"), box.texts("dari"))
    box.close()
    return tally


def _isian(box: Box) -> Isian:
    isian = Isian(
        kode=box.text("kode"),
        nama=box.text("nama"),
        jenis=box.choice("jenis", IsianJenis, IsianJenis.TEKS),
        pilihan=box.texts("pilihan"),
    )
    if (isian.jenis is IsianJenis.PILIHAN) != bool(isian.pilihan):
        box.complain("isian-pilihan", "pilihan")
    box.close()
    return isian


def _link(box: Box) -> Link:
    endings = box.box("akhir")
    link = Link(
        sop=box.text("sop"),
        kind=box.choice("sifat", LinkKind, LinkKind.SEE),
        nomor=box.text("langkah", ""),
        endings=tuple((kode, endings.text(kode)) for kode in endings.keys),
        catatan=box.text("catatan", ""),
    )
    box.close()
    return link


def _variant(box: Box) -> Variant:
    pelaksana = tuple(Peran(kode) for kode in box.texts("pelaksana"))
    variant = Variant(pelaksana, tuple(_condition(entry) for entry in box.boxes("bila")))
    if not variant.when or not pelaksana:
        box.complain("varian-kosong")
    box.close()
    return variant


def _condition(box: Box) -> Condition:
    condition = Condition(box.text("isian"), box.texts("salah_satu"), box.whole("di_atas"))
    if bool(condition.one_of) == (condition.above is not None):
        box.complain("syarat-kosong")
    box.close()
    return condition
