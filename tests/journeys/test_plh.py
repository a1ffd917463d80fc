"""A Kabid goes on leave mid-berkas and comes back; posts change hands, and nothing rests."""

from datetime import UTC, datetime
from pathlib import Path

from tests.actor import Actor
from tests.journeys.scenes import CASE, opened
from tests.stage import Stage, on_stage

TUESDAY = datetime(2026, 11, 24, 0, 0, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 26, 0, 0, tzinfo=UTC)


async def look(office: Stage, at: datetime) -> None:
    """The clock has come to that moment, and the posts are looked at."""
    office.clock.now = at
    await office.app.standing.look()
    await office.settle()


async def away(
    office: Stage,
    by: str = "SIM-KADIS",
    who: str = "Norhayati",
    stand_in: str = "Sampurna",
    days: tuple[str, str] = ("Sel, 24 Nov", "Rab, 25 Nov"),
) -> Actor:
    """Somebody enters under /kelola that a person is away and who stands in, up to the summary."""
    person = office[by]
    await person.say("/kelola")
    await person.tap("Pejabat, Plh dan Plt")
    await person.tap("Ada yang berhalangan")
    await found(person, who)
    await found(person, stand_in)
    for day in days:
        await person.tap(day)
    return person


async def found(person: Actor, name: str) -> None:
    """Turn the pages of a list until the name is there, and tap it."""
    while not any(name in label for label in person.labels[:8]):
        await person.tap("›")
    await person.tap(name)


async def holder(office: Stage) -> str | None:
    """Who has the open step of the berkas in hand."""
    (task,) = (await office.case(CASE)).open_tasks
    people = {one.id: one.nama for one in await office.roster()}
    return None if task.accepted_by is None else people[task.accepted_by]


async def test_a_kabid_goes_on_leave_mid_berkas_and_comes_back(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        kadis, kasi = await away(office), office["SIM-KASI-MUTU"]
        await kadis.tap("Tulis dasar surat")
        await kadis.answer("ND-12/BK/2026 tanggal 23 November 2026")
        assert "Dicatat: Plh. Kepala Bidang Bina Konstruksi, Sampurna Lewi." in kadis.last
        assert "Dasar: ND-12/BK/2026 tanggal 23 November 2026." in kadis.last
        assert await holder(office) == "Norhayati Kumala"

        await look(office, TUESDAY)
        assert await holder(office) is None
        assert [text for text in kabid.heard if "ditangani" in text] == [
            "Yth. Ibu Kepala Bidang Bina Konstruksi. Mohon izin menyampaikan, mulai hari ini:\n\n"
            "langkah untuk Kepala Bidang Bina Konstruksi ditangani Kepala Seksi Pengendalian Mutu "
            "(Bapak Sampurna Lewi) selaku Plh. Kepala Bidang Bina Konstruksi hingga Rabu, 25 "
            "November 2026.\nSesudah itu langkah-langkah kembali kepada Ibu dengan sendirinya.\n\n"
            "Terima kasih."
        ]
        assert "Buka langkah 1" not in kabid.labels
        assert any("1 langkah menunggu" in text for text in kasi.heard)
        await kasi.tap("Buka langkah 1")
        await kasi.hand_in("Unggah: Telaahan Staf", "telaahan.pdf")
        await kasi.tap("Selesai, teruskan")
        kadis_heard = kadis.last
        assert "dari Plh. Kepala Bidang Bina Konstruksi" in kadis_heard

        await kadis.tap("Buka langkah 2")
        await kadis.tap("Kembalikan")
        await kadis.answer("Mohon dilengkapi.")
        await kasi.tap("Buka langkah 1")
        await look(office, THURSDAY)
        assert await holder(office) is None
        assert "penugasan sebagai Plh. Kepala Bidang Bina Konstruksi telah berakhir" in kasi.last
        await kabid.tap("Buka langkah 1")
        assert await holder(office) == "Norhayati Kumala"
        await kabid.tap("Rincian berkas")
        assert "Langkah 1 · Plh. Kepala Bidang Bina Konstruksi" in kabid.last
        assert "Langkah 1 (putaran ke-2) · Kepala Bidang Bina Konstruksi" in kabid.last
        assert await office.sound()
