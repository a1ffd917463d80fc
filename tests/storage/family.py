"""Two forms for the tests: a head form with a row that stands for the small form."""

from dataclasses import replace

from flows.ids import Nomor, SopId
from flows.people.officials import Actor
from flows.sop import Branch, Ending, Sop
from flows.steering import Link, LinkKind
from tests.flows.forms import KABID, SURAT, row

INDUK = replace(
    SURAT,
    id=SopId("induk"),
    singkatan="IN",
    judul="Induk",
    kegiatan=(
        row("1", "kabid", (Branch("", "2"),)),
        replace(
            row("2", "kabid", (Branch("Selesai", "3"), Branch("Gagal", "akhir:gagal"))),
            links=(Link("surat-contoh", LinkKind.CHILD, endings=(("selesai", "Selesai"),)),),
        ),
        row("3", "kabid", (Branch("", "akhir:selesai"),)),
    ),
    endings=(Ending("selesai", "Selesai"), Ending("gagal", "Gagal", good=False)),
    mulai=Nomor("1"),
)
FORMS: tuple[Sop, ...] = (SURAT, INDUK)
BOSS: Actor = KABID
