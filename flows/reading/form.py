"""An SOP from its file: the printed form, and beside it the reading ("bacaan")."""

from flows.ids import Nomor, Peran, SopId
from flows.reading.boxes import Box, open_file
from flows.reading.rows import read_rows
from flows.reading.steering import read_isian
from flows.sop import Baris, Ending, Identitas, Kegiatan, Pelaksana, Sop


def read_sop(text: str, source: str) -> Sop:
    """The SOP written in the text; raises BrokenDefinitions with every mistake."""
    notes, box = open_file(text, source)
    form = box.box("formulir")
    kegiatan = read_rows(box)
    sop = Sop(
        id=SopId(box.text("id")),
        unit=box.text("unit"),
        edition=box.day("edisi"),
        nama=form.text("nama"),
        judul=box.text("judul"),
        singkatan=box.text("singkatan"),
        identitas=_identitas(form),
        pelaksana=_columns(box.box("pelaksana")),
        kegiatan=kegiatan,
        endings=_endings(box),
        mulai=Nomor(box.text("mulai", _first(kegiatan))),
        catatan=box.texts("catatan"),
        catatan_hukum=box.texts("catatan_hukum"),
        isian=read_isian(box),
        opened_by=tuple(Peran(kode) for kode in box.texts("dibuka_oleh")),
    )
    box.close()
    notes.raise_any(text, source)
    return sop


def _first(kegiatan: tuple[Kegiatan, ...]) -> str:
    """The first row that is work for somebody."""
    return next((row.nomor for row in kegiatan if row.baris is Baris.LANGKAH), "")


def _columns(box: Box) -> tuple[Pelaksana, ...]:
    columns = tuple(Pelaksana(Peran(kode), box.text(kode)) for kode in box.keys)
    if not columns:
        box.complain("tanpa-kolom")
    return columns


def _endings(box: Box) -> tuple[Ending, ...]:
    table = box.box("akhir")
    return tuple(_ending(kode, table.box(kode)) for kode in table.keys)


def _ending(kode: str, box: Box) -> Ending:
    ending = Ending(
        kode=kode,
        uraian=box.text("uraian"),
        good=box.flag("baik", True),
        onward=box.text("lanjut_ke", ""),
        side=box.flag("samping", False),
    )
    box.close()
    return ending


def _identitas(box: Box) -> Identitas:
    identitas = Identitas(
        induk=box.text("induk", ""),
        lembaga=box.texts("lembaga"),
        nomor=box.text("nomor", ""),
        tanggal_pembuatan=box.text("tanggal_pembuatan", ""),
        tanggal_revisi=box.text("tanggal_revisi", ""),
        tanggal_efektif=box.text("tanggal_efektif", ""),
        disahkan_oleh=box.text("disahkan_oleh", ""),
        dasar_hukum=box.texts("dasar_hukum"),
        kualifikasi_pelaksana=box.texts("kualifikasi_pelaksana"),
        keterkaitan=box.texts("keterkaitan"),
        peralatan=box.texts("peralatan"),
        peringatan=box.texts("peringatan"),
        pencatatan=box.texts("pencatatan"),
    )
    box.close()
    return identitas
