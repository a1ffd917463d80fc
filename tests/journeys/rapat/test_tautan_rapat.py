"""The links of everybody from outside who is invited to a rapat: seen how far they are, told of
changes, asked once more."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.drawing import invitations
from flows.rapat.meetings import Presence
from storage import meetings
from tests.journeys.outsiders.outside import USED
from tests.journeys.outsiders.test_undangan_luar import answers_of, codes_in, invited_for
from tests.journeys.rapat.meeting import look, meeting
from tests.stage import on_stage


async def test_everybody_from_outside_gets_a_link_at_once_and_it_is_seen_how_far_each_is(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = office["SIM-KABID"]
        await invited_for(kabid, "Jumat, 27 November 2026")
        await kabid.tap("Tautan untuk pihak luar (2)")
        assert kabid.last.startswith("Tautan bagi yang diundang dari luar kantor")
        one, other = codes_in(kabid)[-2:]
        assert "– Bapak Ridwan, PT Riam Kiwa · tautan belum dibuka" in answers_of(kabid)
        guest = office.visitor("Bapak Ridwan")
        await guest.start(one)
        assert "– Bapak Ridwan, PT Riam Kiwa · tautan sudah dibuka" in answers_of(kabid)
        await guest.tap("Hadir")
        assert "Hadir (1)\n– Bapak Ridwan, PT Riam Kiwa\n" in answers_of(kabid)
        await kabid.tap("Teks untuk WhatsApp")
        assert "Ibu Salasiah" in kabid.last
        assert "Bapak Ridwan" not in kabid.last
        await kabid.tap("Tautan untuk pihak luar (1)")
        assert codes_in(kabid)[-1] not in (one, other)
        late = office.visitor("Ibu Salasiah")
        await late.start(other)
        await late.tap("Hadir")
        assert not any("Tautan untuk pihak luar" in label for label in kabid.labels)
        assert await office.sound()


async def test_once_somebody_has_answered_a_further_link_is_theirs_alone_too(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = office["SIM-KABID"]
        await invited_for(kabid, "Senin, 7 Desember 2026")
        await kabid.tap("Tautan untuk pihak luar (2)")
        guest, stranger = office.visitor("Bapak Ridwan"), office.visitor("Orang lain")
        await guest.start(codes_in(kabid)[-2])
        await guest.tap("Hadir")
        await kabid.tap("Ubah")
        await kabid.tap("Hari")
        await kabid.tap("Tanggal lain")
        await kabid.answer("Rabu, 9 Desember 2026")
        await kabid.tap("Sampaikan perubahan")
        await kabid.tap("Tautan untuk pihak luar (2)")
        assert "– Bapak Ridwan, PT Riam Kiwa · tautan sudah dibuka" in answers_of(kabid)
        await stranger.start(codes_in(kabid)[-2])
        assert stranger.last == USED
        await guest.tap("Hadir")
        assert (await meeting(office)).invitees[0].coming is Presence.HADIR
        assert await office.sound()


async def test_who_is_silent_is_asked_once_more_half_way_and_nobody_else(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid, kasi, staf = (office[f"SIM-{who}"] for who in ("KABID", "KASI", "STAF"))
        await invited_for(kabid, "Senin, 7 Desember 2026", "Rusdiani", "Udin Paranggi")
        await kasi.tap("Hadir")
        before = [len(one.heard) for one in (kasi, staf, kabid)]
        half = datetime(2026, 11, 29, 23, 30, tzinfo=UTC)  # Monday 07.30 WITA: half-way is Saturday
        await look(office, half - timedelta(minutes=1))
        assert [len(one.heard) for one in (kasi, staf, kabid)] == before
        await look(office, half)
        await look(office, half)
        assert [len(one.heard) for one in (kasi, staf, kabid)] == [
            before[0],
            before[1] + 1,
            before[2] + 1,
        ]
        assert "mengingatkan" in staf.last
        assert "Hadir" in staf.labels
        assert "Belum menjawab (3)" in kabid.last
        assert "Tautan untuk pihak luar (2)" in kabid.labels
        assert await office.sound()


async def test_whoever_answers_before_they_are_asked_once_more_is_not_asked(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid, staf = office["SIM-KABID"], office["SIM-STAF"]
        await invited_for(kabid, "Jumat, 27 November 2026", "Udin Paranggi")
        await kabid.tap("Tautan untuk pihak luar (2)")
        guest = office.visitor("Bapak Ridwan")
        await guest.start(codes_in(kabid)[-2])
        silent = await meeting(office)
        await staf.tap("Hadir")
        await guest.tap("Hadir")
        heard = [len(one.heard) for one in (staf, guest)]
        await office.app.db.write(lambda conn: invitations.ask_again(conn, silent))
        await office.settle()
        assert [len(one.heard) for one in (staf, guest)] == heard


async def test_a_meeting_of_this_week_is_not_asked_about_in_between(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        await invited_for(office["SIM-KABID"], "Jumat, 27 November 2026", "Udin Paranggi")
        due = await office.app.db.read(meetings.next_bell)
        assert due == datetime(2026, 11, 26, 7, 0, tzinfo=UTC)


async def test_who_has_opened_their_link_is_told_of_everything_later(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = office["SIM-KABID"]
        await invited_for(kabid, "Senin, 7 Desember 2026")
        await kabid.tap("Tautan untuk pihak luar (2)")
        one, other = codes_in(kabid)[-2:]
        coming, silent = office.visitor("Bapak Ridwan"), office.visitor("Ibu Salasiah")
        await coming.start(one)
        await coming.tap("Hadir")
        await silent.start(other)
        heard = len(coming.heard)
        await look(office, datetime(2026, 11, 29, 23, 30, tzinfo=UTC))
        assert silent.last.startswith("Yth. Ibu Salasiah. Mohon izin mengingatkan undangan rapat")
        assert len(coming.heard) == heard
        await kabid.tap("Ubah")
        await kabid.tap("Hari")
        await kabid.tap("Tanggal lain")
        await kabid.answer("Rabu, 9 Desember 2026")
        await kabid.tap("Sampaikan perubahan")
        for guest in (coming, silent):
            assert "perubahan rapat" in guest.last
            assert "Rabu, 9 Desember 2026 pukul 09.15 WITA" in guest.last
        await coming.tap("Hadir")
        await office.app.guests.look()
        await look(office, datetime(2026, 12, 8, 7, 0, tzinfo=UTC))
        assert "Mohon izin mengingatkan rapat" in coming.last
        await kabid.tap("Batalkan rapat")
        await kabid.answer("Ditunda")
        assert "tidak jadi dilaksanakan" in coming.last
        assert coming.labels[:1] != ["Hadir"]
        assert await office.sound()
