"""A registration with somebody from outside: opened by the Verifikator, who invites them."""

import re

from tests.actor import Actor
from tests.stage import Stage

CASE = "RVP-2026-001"
NAMA = "Rahmat, CV Meratus Karya"
AGREE, NOT_MINE, DONE = "Setuju, lanjutkan", "bukan untuk saya", "✓ Selesai, kirim"
USED = (
    "Undangan ini berlaku satu kali dan tidak terbuka lagi. Bila memang untuk Bapak/Ibu, undangan "
    "baru dapat diminta kepada pengirimnya."
)


async def opened(office: Stage) -> Actor:
    """The Verifikator has opened a berkas of registration."""
    verifikator = office["BLG-VERIFIKATOR"]
    await verifikator.say("/mulai")
    await verifikator.tap("Registrasi dan Verifikasi")
    await verifikator.answer("Pendaftaran CV Meratus Karya")
    return verifikator


async def invited(verifikator: Actor, nama: str = NAMA) -> str:
    """The Verifikator invites somebody; returns the code of the link."""
    if "Undang: Pelaku Usaha" not in verifikator.labels:
        await verifikator.tap("👤 Pihak luar")
    await verifikator.tap("Undang: Pelaku Usaha")
    await verifikator.answer(nama)
    return code_in(verifikator)


def code_in(reader: Actor) -> str:
    """The code of the latest link on this phone."""
    return re.findall(r"t\.me/\w+\?start=([\w-]+)", "\n".join(reader.heard))[-1]


async def joined(office: Stage, code: str, nama: str = "Rahmat") -> Actor:
    """Somebody from outside opens the link and agrees."""
    guest = office.visitor(nama)
    await guest.start(code)
    await guest.tap(AGREE)
    return guest
