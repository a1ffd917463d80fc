"""Scenes to begin from: a berkas of the sample office, brought to a certain step."""

from tests.actor import Actor
from tests.journeys.sops.walking import Plan, begun
from tests.stage import Stage

CASE = "PTA-2026-001"


async def opened(office: Stage, subject: str = "Bimtek BIM Angkatan I") -> Actor:
    """The Kabid has opened a training and has its first step in hand."""
    kabid = office["SIM-KABID"]
    await kabid.say("/mulai")
    await kabid.tap("Pelatihan Tenaga Ahli")
    await kabid.answer(subject)
    return kabid


async def decided(office: Stage) -> Actor:
    """The Kepala Dinas has the work plan in hand and may agree or send it back."""
    kabid, kadis = await opened(office), office["SIM-KADIS"]
    await kabid.hand_in("Unggah: Telaahan Staf", "telaahan-staf.pdf")
    await kabid.tap("Selesai, teruskan")
    await kadis.tap("Buka langkah 2")
    return kadis


async def assigned(office: Stage) -> tuple[Actor, Actor]:
    """Step 5 waits for both Pelaksana Teknis; nobody has taken it."""
    kadis, kabid, kasi = await decided(office), office["SIM-KABID"], office["SIM-KASI"]
    await kadis.tap("Tulis: Disposisi")
    await kadis.tap("Tulis bebas")
    await kadis.answer("Setuju. Laksanakan sesuai rencana.")
    await kadis.tap("Setuju")
    await kabid.tap("Buka langkah 3")
    await kabid.tap("Tulis: Disposisi")
    await kabid.tap("Tulis bebas")
    await kabid.answer("Kepala Seksi agar menyiapkan kegiatan.")
    await kabid.tap("Selesai, teruskan")
    await kasi.tap("Buka langkah 4")
    await kasi.tap("Selesai, teruskan")
    return office["SIM-TEKNIS-1"], office["SIM-TEKNIS-2"]


async def reached(office: Stage, nomor: str, code: str) -> Actor:
    """The person of that code has that step of a training in hand."""
    walk = await begun(office, Plan("pelatihan-tenaga-ahli", "SIM-KABID", "Bimtek BIM Angkatan I"))
    while (task := (await office.case(CASE)).open_tasks[0]).nomor != nomor:
        sop, case = await walk.read()
        await walk.perform(sop, case, task)
    holder = office[code]
    await holder.tap("Ambil" if "Ambil" in holder.labels else f"Buka langkah {nomor}")
    return holder
