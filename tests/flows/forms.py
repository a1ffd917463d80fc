"""A small form for the tests of the rules: draft, review with a loop, signature."""

from flows.ids import Nomor, Peran, SopId
from flows.mutu_baku import Jenis, Kelengkapan, MutuBaku, Waktu
from flows.people.officials import Actor, OfficialId
from flows.sop import Branch, Ending, Identitas, Kegiatan, Pelaksana, Sop

UNIT = "dinas-contoh"


def row(
    nomor: str,
    peran: str,
    branches: tuple[Branch, ...],
    kelengkapan: tuple[Kelengkapan, ...] = (),
    output: tuple[Kelengkapan, ...] = (),
) -> Kegiatan:
    mutu = MutuBaku("", kelengkapan, Waktu("60 Menit"), "", output)
    return Kegiatan(Nomor(nomor), nomor, f"Kegiatan {nomor}", (Peran(peran),), mutu, branches)


DRAFT = Kelengkapan("draf", "Draf Surat")
LAPTOP = Kelengkapan("laptop", "Laptop", Jenis.PERANGKAT)
PASSWORD = Kelengkapan("akun", "Akun SPSE", Jenis.AKSES)
DRAFT_SEEN = Kelengkapan("draf", "Draf Surat", dari=(Nomor("1"),))
DISPOSISI = Kelengkapan("disposisi", "Disposisi", teks=True)

SURAT = Sop(
    id=SopId("surat-contoh"),
    unit=UNIT,
    edition="2026-01-01",
    nama="PENYUSUNAN SURAT CONTOH",
    judul="Surat Contoh",
    singkatan="SC",
    identitas=Identitas(),
    pelaksana=(
        Pelaksana(Peran("staf"), "Staf"),
        Pelaksana(Peran("kasi"), "Kepala Seksi"),
        Pelaksana(Peran("kabid"), "Kepala Bidang"),
    ),
    kegiatan=(
        row("1", "staf", (Branch("", "2"),), (LAPTOP, PASSWORD), (DRAFT,)),
        row(
            "2",
            "kasi",
            (Branch("Setuju", "3"), Branch("Perbaiki", "1", returns=True)),
            (DRAFT_SEEN,),
            (DRAFT_SEEN,),
        ),
        row("3", "kabid", (Branch("", "akhir:selesai"),), (DRAFT_SEEN,), (DISPOSISI,)),
    ),
    endings=(Ending("selesai", "Surat telah disetujui"),),
    mulai=Nomor("1"),
)

STAF = Actor(OfficialId(1), UNIT, (Peran("staf"),))
STAF_LAIN = Actor(OfficialId(2), UNIT, (Peran("staf"),))
KASI = Actor(OfficialId(3), UNIT, (Peran("kasi"),))
KABID = Actor(OfficialId(4), UNIT, (Peran("kabid"),), kepala=True)
ORANG_LUAR = Actor(OfficialId(5), "dinas-lain", (Peran("staf"),))
