"""The morning digest: to whom, on which days, at which hour, once; and what it says."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.journeys.scenes import assigned, opened
from tests.stage import Stage, on_stage

GREETINGS = ("Selamat pagi, ", "Selamat siang, ", "Selamat sore, ", "Selamat malam, ")
HEADS = ("SIM-KADIS", "SIM-KABID")


def wita(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


def had(office: Stage, code: str) -> list[str]:
    return [text for text in office[code].heard if text.startswith(GREETINGS)]


async def look(office: Stage, at: datetime) -> int:
    """The job looks at that moment; how many digests it sent."""
    office.clock.now = at
    sent = await office.app.morning.look()
    await office.settle()
    return sent


async def test_the_digest_goes_to_the_heads_at_07_45_and_to_nobody_else(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        assert await look(office, wita(24, 7, 44)) == 0
        assert await look(office, wita(24, 7, 45)) == 2
        assert [len(had(office, code)) for code in HEADS] == [1, 1]
        assert had(office, "SIM-KASI") == []
        assert had(office, "SIM-KADIS") == [
            "Selamat pagi, Bapak Kepala Dinas. Hari ini tidak ada yang perlu dilaporkan."
        ]


async def test_digests_go_out_on_working_days_only(tmp_path: Path) -> None:
    """24 December is cuti bersama, 25 December Christmas; 26 and 27 are a weekend."""
    async with on_stage(tmp_path) as office:
        sent = [await look(office, wita(day, 7, 45, month=12)) for day in range(23, 32)]
        assert sent == [2, 0, 0, 0, 0, 2, 2, 2, 2]


async def test_the_digest_comes_once_a_day_also_when_the_bot_starts_anew(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await look(office, wita(24, 7, 45))
        for minute in (46, 50):
            await office.restart()
            assert await look(office, wita(24, 7, minute)) == 0
        assert await look(office, wita(24, 15, 59)) == 0
        assert [len(had(office, code)) for code in HEADS] == [1, 1]


async def test_after_an_outage_it_comes_later_the_same_day_and_says_why(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await opened(office)
        assert await look(office, wita(24, 10, 20)) == 2
        (text,) = had(office, "SIM-KABID")
        assert "Disampaikan kemudian karena Pandu belum berjalan pada pukul 07.45 WITA." in text


async def test_an_outage_over_the_whole_day_or_the_weekend_brings_no_late_digest(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        assert await look(office, wita(27, 19, 0)) == 0
        assert await look(office, wita(28, 9, 0)) == 0
        assert await look(office, wita(30, 7, 45)) == 2


async def test_a_clock_that_jumps_a_day_ahead_and_back_brings_no_digest_twice(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        days = (24, 25, 24, 25, 26)
        assert [await look(office, wita(day, 7, 50)) for day in days] == [2, 2, 0, 0, 2]


async def test_who_joins_after_the_hour_has_the_next_days_digest(tmp_path: Path) -> None:
    async with on_stage(tmp_path, start=False) as office:
        assert await look(office, wita(24, 7, 45)) == 0
        await office["SIM-KABID"].start()
        assert await look(office, wita(24, 7, 55)) == 0
        assert await look(office, wita(25, 7, 45)) == 1


async def test_who_wishes_it_has_a_day_of_their_own(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kasi = office["SIM-KASI"]
        await kasi.say("/profil")
        assert "Ringkasan pagi: tidak dikirim; /ringkasan menampilkannya kapan saja" in kasi.last
        await kasi.tap("Kirimkan ringkasan pagi")
        assert "Ringkasan pagi: pukul 07.45 pada hari kerja" in kasi.last
        assert await look(office, wita(24, 7, 45)) == 3
        await kasi.say("/profil")
        await kasi.tap("Tanpa ringkasan pagi")
        assert await look(office, wita(25, 7, 45)) == 2
        assert len(had(office, "SIM-KASI")) == 1


async def test_a_head_may_wish_no_digest_and_no_empty_one(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, kabid = office["SIM-KADIS"], office["SIM-KABID"]
        await kadis.say("/profil")
        await kadis.tap("Tanpa ringkasan pagi")
        await kabid.say("/profil")
        await kabid.tap("Tidak perlu bila nihil")
        assert "(tidak dikirim bila nihil)" in kabid.last
        await look(office, wita(24, 7, 45))
        assert (had(office, "SIM-KADIS"), had(office, "SIM-KABID")) == ([], [])
        await opened(office)
        await look(office, wita(25, 7, 45))
        assert len(had(office, "SIM-KABID")) == 1


async def test_a_leader_who_wishes_it_sees_what_is_late_below(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        first, _ = await assigned(office)
        await first.tap("Ambil")
        office.clock.now = wita(30, 7, 45)
        await office["SIM-KASI"].say("/ringkasan")
        assert office["SIM-KASI"].last == LEADER
        await first.say("/ringkasan")
        assert first.last == STAFF


async def test_what_ended_on_the_working_day_before_is_counted(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await assigned(office)
        await look(office, wita(24, 7, 45))
        assert had(office, "SIM-KADIS")[0].endswith(FINISHED)


async def test_an_admin_is_told_once_in_october_that_cuti_bersama_is_not_known(
    tmp_path: Path,
) -> None:
    """The library knows 2026 and 2027; in October 2027 the next year is missed."""
    async with on_stage(tmp_path) as office:
        kasi = office["SIM-KASI"]
        await office.app.db.write(
            lambda conn: conn.execute("UPDATE officials SET admin = 1 WHERE id = 3").rowcount
        )
        for month, day in ((9, 30), (10, 1), (10, 4), (11, 1)):
            await look(office, datetime(2027, month, day, tzinfo=UTC))
        told = [text for text in kasi.heard if "cuti bersama tahun 2028" in text]
        assert len(told) == 1


LEADER = """\
Selamat pagi, Bapak Kepala Seksi Pemberdayaan dan Informasi Jasa Konstruksi.
Senin, 30 November 2026 pukul 07.45 WITA

Telah melewati waktu baku di jajaran (1)
1. PTA-2026-001 · langkah 5
Bimtek BIM Angkatan I
Pelaksana Teknis (Ibu Lilis Anjarwati)
Lewat sejak Selasa, 24 November 2026 pukul 16.00 WITA: 3 hari kerja (waktu baku 480 Menit)"""
STAFF = """\
Selamat pagi, Ibu Pelaksana Teknis.
Senin, 30 November 2026 pukul 07.46 WITA

Telah melewati waktu baku (1)
1. PTA-2026-001 · langkah 5
Bimtek BIM Angkatan I
Pelaksana Teknis (Ibu Lilis Anjarwati)
Lewat sejak Selasa, 24 November 2026 pukul 16.00 WITA: 3 hari kerja (waktu baku 480 Menit)"""
FINISHED = """\
Selesai sejak Senin, 23 November 2026 pukul 07.45 WITA: 3 langkah dengan waktu baku, 0 berkas

Bulan ini 3 dari 3 langkah selesai dalam waktu baku (100%)."""


async def test_the_digest_counts_who_is_not_linked_and_leads_to_their_invitations(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, start=False) as office:
        kabid = office["SIM-KABID"]
        for code, person in office.people.items():
            if code not in ("SIM-STAF", "SIM-TEKNIS-1"):
                await person.start()
        await opened(office)
        await look(office, wita(24, 7, 45))
        assert "Belum tersambung dengan Telegram: 2; namanya ada" in kabid.last
        await kabid.tap("Undang yang belum tersambung (2)")
        assert kabid.last.startswith("2 pejabat belum dapat dihubungi melalui Telegram:")
        await kabid.tap("✉ Bapak Udin Paranggi")
        assert "Udin Paranggi" in kabid.last
        before = len(kabid.messages)
        await kabid.tap("Tautan untuk semua (2)")
        assert len(kabid.messages) == before + 2
