"""A vacant post is filled for a time."""

from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection

from storage.people import posts, roster
from tests.actor import Actor
from tests.journeys.people.standing_in import found, look
from tests.stage import Stage, on_stage

UNIT = "kaltim-bina-konstruksi"


async def test_the_end_of_a_plt_is_announced_once_and_comes_by_itself(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, kasi = office["SIM-KADIS"], office["SIM-KASI-MUTU"]
        await vacated(office, "kasi")
        await kadis.say("/kelola")
        await kadis.tap("Pejabat, Plh dan Plt")
        await kadis.tap("Isi jabatan kosong")
        await kadis.tap("Kepala Seksi Pemberdayaan")
        await found(kadis, "Sampurna")
        await kadis.tap("Sen, 23 Nov")
        await kadis.tap("Tanggal lain")
        await kadis.answer("31 Desember 2026")
        await kadis.tap("Catat, surat akan disusulkan")
        assert any("menjalankan tugas sebagai Plt. Kepala Seksi Pemb" in t for t in kasi.heard)
        await look(office, datetime(2026, 12, 16, 0, 0, tzinfo=UTC))
        assert [ends(person) for person in (kasi, office["SIM-KABID"], kadis)] == [0, 0, 0]
        for day in (17, 18):
            await look(office, datetime(2026, 12, day, 0, 0, tzinfo=UTC))
            assert [ends(person) for person in (kasi, office["SIM-KABID"], kadis)] == [1, 1, 0]
        await look(office, datetime(2026, 12, 31, 16, 0, tzinfo=UTC))
        assert "penugasan sebagai Plt. Kepala Seksi Pemberdayaan" in kasi.last
        assert "telah berakhir" in kasi.last
        rest = {one.nama: one.peran for one in await office.roster()}
        assert rest["Sampurna Lewi"] == ("kasi-mutu",)


def ends(person: Actor) -> int:
    """How often the person was told that a Plt ends soon."""
    return sum("berakhir pada Kamis, 31 Desember 2026" in text for text in person.heard)


async def vacated(office: Stage, peran: str) -> None:
    """Whoever holds the post by the personnel list has left it."""
    at = office.clock.now

    def work(conn: Connection) -> None:
        for one in roster.holders(conn, UNIT, peran):
            posts.hold(conn, one.id, (), at.date(), at)

    await office.app.db.write(work)
    await look(office, at)
