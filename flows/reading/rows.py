"""The rows of a form: what is printed, and the reading of it."""

from dataclasses import dataclass

from flows.ids import Nomor, Peran
from flows.kelengkapan.slots import takes_file
from flows.mutu_baku import Bentuk, Jenis, Kelengkapan, MutuBaku, Satuan, Waktu, WaktuRole
from flows.office_time.reckoning import too_long
from flows.reading.boxes import Box
from flows.reading.steering import read_links, read_tally, read_variants
from flows.reading.waktu import read_waktu, unreadable
from flows.sop import AKHIR, WORK, Baris, Basis, Branch, Confidence, Kegiatan

SELESAI = "selesai"
"""The ending that a row Selesai stands for unless its reading names another."""


@dataclass(frozen=True, slots=True)
class _Order:
    """Where a row stands: its number, the target that follows it in print, and Selesai rows."""

    nomor: str
    after: str
    endings: dict[str, str]

    def next_in_print(self, ke: str) -> bool:
        """Whether that is simply the next row, or the end after the last one."""
        return ke == self.after if self.after else ke.startswith(AKHIR)

    def target(self, ke: str) -> str:
        """A branch to a row Selesai ends the berkas there."""
        return self.endings.get(ke, ke)


def read_rows(box: Box) -> tuple[Kegiatan, ...]:
    """All rows of the form, in printed order."""
    boxes = box.boxes("kegiatan")
    if not boxes:
        box.complain("tanpa-kegiatan")
    numbers = [_nomor(row, index) for index, row in enumerate(boxes)]
    endings = {n: e for n, row in zip(numbers, boxes, strict=True) if (e := _ending_at(row))}
    following = [*numbers, ""][1:]
    return tuple(
        _row(row, _Order(nomor, after, endings))
        for row, nomor, after in zip(boxes, numbers, following, strict=True)
    )


def _nomor(box: Box, index: int) -> str:
    """The key of a row: `nomor`, or the printed number without its dot."""
    box.kegiatan = f"ke-{index + 1}"
    nomor = box.text("nomor", box.text("no", "").strip(". "))
    if not nomor:
        box.complain("tanpa-nomor")
    box.kegiatan = nomor or box.kegiatan
    return nomor


def _ending_at(box: Box) -> str:
    reading = box.box("bacaan")
    if reading.text("baris", "") != Baris.SELESAI:
        return ""
    return AKHIR + reading.text("akhir", SELESAI)


def _row(box: Box, order: _Order) -> Kegiatan:
    reading = box.box("bacaan")
    baris = reading.choice("baris", Baris, Baris.LANGKAH)
    kegiatan = Kegiatan(
        nomor=Nomor(order.nomor),
        no_tercetak=box.text("no", ""),
        uraian=box.text("uraian"),
        pelaksana=_several(reading, "pelaksana"),
        mutu_baku=_mutu_baku(box, reading, baris),
        branches=_branches(reading, baris, order),
        keterangan=box.text("keterangan", ""),
        uraian_bersih=reading.text("uraian", ""),
        confidence=reading.choice("keyakinan", Confidence, Confidence.PASTI),
        alasan=reading.text("alasan", ""),
        alternatif=_several(reading, "alternatif"),
        catatan=reading.text("catatan", ""),
        baris=baris,
        misplaced=reading.text("mutu_baku_milik", ""),
        jointly=_several(reading, "bersama"),
        closed_by=_several(reading, "ditutup_oleh"),
        many=reading.flag("banyak", False),
        awaited=not reading.flag("tidak_ditunggu", False),
        shares=reading.text("mutu_baku_bersama", ""),
        variants=read_variants(reading),
        links=read_links(reading),
        switch=reading.text("sakelar", ""),
        tally=read_tally(reading),
        rapat=reading.flag("rapat", False),
        appoints=_several(reading, "menunjuk"),
    )
    if baris in WORK and "pelaksana" not in reading:
        reading.complain("kunci-belum-ada", "pelaksana")
    if kegiatan.confidence is not Confidence.PASTI and not kegiatan.alasan:
        reading.complain("alasan-kosong", "alasan")
    reading.close()
    box.close()
    return kegiatan


def _several(box: Box, key: str) -> tuple[Peran, ...]:
    return tuple(Peran(kode) for kode in box.texts(key))


def _mutu_baku(box: Box, reading: Box, baris: Baris) -> MutuBaku:
    boxes = box.text("kelengkapan", ""), box.text("output", "")
    read = _items(reading, "kelengkapan"), _items(reading, "output")
    for key, printed in zip(("kelengkapan", "output"), boxes, strict=True):
        if printed and baris in WORK and key not in reading:
            reading.complain("bacaan-belum-ada", key, tercetak=printed)
    return MutuBaku(boxes[0], read[0], _waktu(box, reading), boxes[1], read[1])


def _items(box: Box, key: str) -> tuple[Kelengkapan, ...]:
    return tuple(_item(item) for item in box.boxes(key))


def _item(box: Box) -> Kelengkapan:
    item = Kelengkapan(
        kode=box.text("kode"),
        nama=box.text("nama"),
        jenis=box.choice("jenis", Jenis, Jenis.DOKUMEN),
        dari=tuple(Nomor(nomor) for nomor in box.texts("dari")),
        wajib=box.flag("wajib", True),
        teks=box.flag("teks", False),
        terbatas=box.flag("terbatas", False),
        catatan=box.text("catatan", ""),
        only_for=box.texts("untuk"),
        bentuk=box.choice("bentuk", Bentuk, Bentuk.BIASA),
        pribadi=box.flag("data_pribadi", False),
    )
    if item.pribadi and not takes_file(item):
        box.complain("data-pribadi-tanpa-dokumen", "data_pribadi")
    box.close()
    return item


def _waktu(box: Box, reading: Box) -> Waktu:
    """The time as its words say it, corrected by what the reading writes."""
    said = read_waktu(box.text("waktu", ""), box.text("keterangan", ""))
    table = reading.box("waktu")
    satuan = table.choice("satuan", Satuan, said.satuan or Satuan.HARI)
    amount = table.whole("jumlah")
    waktu = Waktu(
        text=said.text,
        amount=said.amount if amount is None else amount,
        satuan=said.satuan if amount is None and "satuan" not in table else satuan,
        span=table.whole("rentang") or said.span,
        role=table.choice("sifat", WaktuRole, WaktuRole.TUGAS),
    )
    declared = table.flag("tanpa_batas", False)
    table.close()
    if declared:
        return Waktu(waktu.text, role=waktu.role)
    if unreadable(waktu):
        box.complain("waktu-tak-terbaca", "waktu", tulisan=waktu.text)
    if too_long(waktu):
        box.complain("waktu-terlalu-lama", "waktu", tulisan=waktu.text)
    return waktu


def _branches(reading: Box, baris: Baris, order: _Order) -> tuple[Branch, ...]:
    if baris is Baris.SELESAI:
        return (Branch("", AKHIR + reading.text("akhir", SELESAI)),)
    if "lanjut" in reading:
        return tuple(_branch(box, order) for box in reading.boxes("lanjut"))
    if not order.after:
        reading.complain("lanjut-belum-ada", "lanjut")
    return (Branch("", order.target(order.after)),)


def _branch(box: Box, order: _Order) -> Branch:
    ke, when = box.text("ke"), box.text("jika", "")
    returns, enough = box.flag("kembali", False), box.flag("cukup", False)
    branch = Branch(
        label=box.text("label", ""),
        to=order.target(ke),
        returns=returns,
        basis=box.choice("dasar", Basis, _basis(when, order.next_in_print(ke) and not returns)),
        when=when,
        catatan=box.text("catatan", ""),
        copy=box.flag("tembusan", False),
        enough=enough if "cukup" in box else None,
    )
    box.close()
    return branch


def _basis(when: str, in_order: bool) -> Basis:
    """What a branch rests on unless it says: its printed condition, the order of rows, or us."""
    if when:
        return Basis.TERCETAK
    return Basis.URUTAN if in_order else Basis.DISIMPULKAN
