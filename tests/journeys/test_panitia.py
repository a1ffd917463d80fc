"""A panitia of seven on phones: appointed, one declines and is replaced; its step goes round."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from flows.people.members import Consent
from flows.people.membership import Seat
from tests.actor import Actor, plain
from tests.journeys.meeting import UNLINKED
from tests.journeys.scenes import CASE, reached
from tests.stage import Stage, on_stage

CHOSEN = (
    ("Mulyana Intan", "SIM-PANITIA-1"),
    ("Tarung Lawai", "SIM-PANITIA-2"),
    ("Kasuma Rina", UNLINKED),
    ("Lilis Anjarwati", "SIM-TEKNIS-1"),
    ("Jumri Barkati", "SIM-TEKNIS-2"),
    ("Ledun Saputra", "SIM-ANALISIS-1"),
    ("Udin Paranggi", "SIM-STAF"),
)
"""The seven by name and code; one of them has no Telegram."""
SUBSTITUTE = ("Dayang Masitah", "SIM-ANALISIS-2")


@asynccontextmanager
async def step_ten(folder: Path) -> AsyncIterator[tuple[Stage, Actor]]:
    """The Kasi has step 10, which forms the panitia; one person has no Telegram."""
    async with on_stage(folder, start=False, terse=True) as office:
        for person in office.people.values():
            if person.code != UNLINKED:
                await person.phone.start(person.code)
        await office.settle()
        yield office, await reached(office, "10", "SIM-KASI")


async def choose(kasi: Actor, nama: str) -> None:
    """Tap the person on whatever page they stand."""
    while not any(f"☐ {nama}" in label for label in kasi.labels):
        await kasi.tap("›")
    await kasi.tap(f"☐ {nama}")


async def appointed(office: Stage, kasi: Actor) -> None:
    """All seven are chosen and asked."""
    await kasi.tap("Tunjuk: Panitia Pelaksana")
    await kasi.tap("Pilih orang")
    for nama, _ in CHOSEN:
        await choose(kasi, nama)
    await kasi.tap("Kirim penugasan (7)")


async def formed(office: Stage, kasi: Actor) -> None:
    """Seven are appointed, six say yes, one no and is replaced by one who says yes."""
    await appointed(office, kasi)
    for _, code in CHOSEN:
        if code not in (UNLINKED, "SIM-STAF"):
            await office[code].tap("Bersedia")
    await office["SIM-STAF"].tap("Tidak bersedia")
    await office["SIM-STAF"].answer("Dinas luar sampai akhir bulan.")
    await kasi.tap("Pilih pengganti")
    await kasi.tap(SUBSTITUTE[0])
    await office[SUBSTITUTE[1]].tap("Bersedia")


async def test_a_panitia_of_seven_with_a_decline_and_a_replacement(tmp_path: Path) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        await appointed(office, kasi)
        ketua = office["SIM-PANITIA-1"]
        assert "Ibu ditunjuk sebagai ketua Panitia Pelaksana" in ketua.last
        await ketua.tap("Bersedia")
        assert "bersedia sebagai ketua Panitia Pelaksana" in ketua.heard[-1]

        staf = office["SIM-STAF"]
        await staf.tap("Tidak bersedia")
        await staf.answer("Dinas luar sampai akhir bulan.")
        assert "Dinas luar sampai akhir bulan." in kasi.last
        assert "Staf (Bapak Udin Paranggi) tidak bersedia" in kasi.last
        await office.restart()
        await kasi.tap("Pilih pengganti")
        assert not any("Mulyana" in label for label in kasi.labels[-9:])
        await kasi.tap("Dayang Masitah")
        assert "sebagai anggota Panitia Pelaksana" in office["SIM-ANALISIS-2"].last

        await kasi.tap("Kasuma Rina")
        await kasi.tap("Catat: bersedia")
        members = (await office.case(CASE)).members
        people = {one.id: one.nama for one in await office.roster()}
        assert [(people[m.official], m.seat, m.consent) for m in members] == [
            ("Mulyana Intan", Seat.KETUA, Consent.ACCEPTED),
            ("Tarung Lawai", Seat.SEKRETARIS, Consent.ASKED),
            ("Kasuma Rina", Seat.ANGGOTA, Consent.ACCEPTED),
            ("Lilis Anjarwati", Seat.ANGGOTA, Consent.ASKED),
            ("Jumri Barkati", Seat.ANGGOTA, Consent.ASKED),
            ("Ledun Saputra", Seat.ANGGOTA, Consent.ASKED),
            ("Dayang Masitah", Seat.ANGGOTA, Consent.ASKED),
        ]
        await kasi.tap("Rincian berkas")
        assert "Udin Paranggi tidak bersedia, Dinas luar sampai akhir bulan." in kasi.last
        assert "Dayang Masitah ditunjuk sebagai anggota oleh" in kasi.last
        assert await office.sound()


async def test_the_step_is_for_the_members_and_goes_from_hand_to_hand_among_them(
    tmp_path: Path,
) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        await formed(office, kasi)
        await kasi.tap("Selesai, teruskan")
        ketua, teknis, staf = (office[c] for c in ("SIM-PANITIA-1", "SIM-TEKNIS-1", "SIM-STAF"))
        assert "Ambil" in teknis.labels
        assert "Ambil" not in staf.labels
        await teknis.tap("Ambil")
        await ketua.say("/tugas")
        assert "Ambil" not in ketua.labels
        await teknis.tap("Kembalikan ke kelompok")
        assert "Ambil" in ketua.labels
        await ketua.tap("Ambil")
        await ketua.tap("Serahkan ke rekan")
        offered = plain(ketua.button("Jumri Barkati")[0])
        assert "langkah 11" in offered
        assert not any("Sampurna" in label for label in ketua.labels)
        await ketua.tap("Jumri Barkati")
        (task,) = (await office.case(CASE)).open_tasks
        people = {one.id: one.nama for one in await office.roster()}
        assert task.handed is not None
        assert people[task.handed] == "Jumri Barkati"
        assert "Buka langkah 11" in office["SIM-TEKNIS-2"].labels
        assert await office.sound()


async def test_a_name_is_looked_for_and_the_seats_are_arranged_before_it_is_sent(
    tmp_path: Path,
) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        await kasi.tap("Tunjuk: Panitia Pelaksana")
        await kasi.tap("Pilih orang")
        for nama in ("anjarwati", "staf", "intan"):
            await kasi.tap("Cari nama")
            await kasi.answer(nama)
            await kasi.tap("☐ ")
        await kasi.tap("Atur ketua dan sekretaris")
        await kasi.tap("Ketua: Udin Paranggi")
        await kasi.tap("Sekretaris: Mulyana Intan")
        await kasi.tap("Kembali")
        await kasi.tap("Kirim penugasan (3)")
        people = {one.id: one.nama for one in await office.roster()}
        members = (await office.case(CASE)).members
        assert [(people[m.official], m.seat) for m in members] == [
            ("Lilis Anjarwati", Seat.ANGGOTA),
            ("Udin Paranggi", Seat.KETUA),
            ("Mulyana Intan", Seat.SEKRETARIS),
        ]
        assert await office.sound()
