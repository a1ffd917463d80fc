"""What the bare bots say: as long as the real bot's card and hand-off, with as many buttons."""

CARD = """\
📁 <b>{case}</b> · Pengedaran Berkas Uji
Berkas uji nomor 1

Langkah <b>1</b> dari 12  ▰▱▱▱▱▱▱▱▱▱
Memeriksa kelengkapan berkas dan meneruskannya kepada kepala urusan berikutnya

Kelengkapan:
☐ Lampiran berkas yang diedarkan (bila ada)
Waktu baku: 2 Jam
Output:
☐ Lembar kendali (bila ada)

<i>Langkah ini telah selesai.</i>"""
NOTICE = """\
Ibu Kepala Urusan, langkah 2 SOP Pengedaran Berkas Uji ({case}) diteruskan oleh Kepala Urusan.

Berkas uji nomor 1
Langkah <b>2</b> dari 12  ▰▰▱▱▱▱▱▱▱▱
Memeriksa kelengkapan berkas dan meneruskannya kepada kepala urusan berikutnya

Kelengkapan:
☐ Lampiran berkas yang diedarkan (bila ada)
Waktu baku: 2 Jam
Output:
☐ Lembar kendali (bila ada)"""
TOAST = "Tercatat, terima kasih."


def case_in(data: str) -> str:
    """The berkas that a button's data names."""
    return data.split(":", 2)[1]


def buttons(case: str) -> list[tuple[str, str]]:
    """Label and data of the two buttons of a message."""
    return [("Buka langkah 2", f"1ac:{case}:2"), ("Rincian", f"1dt:{case}")]
