"""Somebody from outside answers an invitation to a rapat by a link of their own."""

import re
from datetime import timedelta
from pathlib import Path
from sqlite3 import Connection

from flows.rapat.meetings import Presence
from tests.actor import Actor, plain
from tests.journeys.outsiders.outside import USED, code_in
from tests.journeys.rapat.meeting import meeting
from tests.journeys.scenes import reached
from tests.stage import Stage, on_stage


async def invited_for(kabid: Actor, day: str, *people: str) -> None:
    """The Kabid has called a meeting with two people from outside and these of the office."""
    await kabid.say("/rapat Koordinasi")
    await kabid.tap("Tanggal lain")
    await kabid.answer(day)
    await kabid.tap("Waktu lain")
    await kabid.answer("09.15")
    await kabid.answer("Ruang Rapat")
    await kabid.tap("Dari luar kantor")
    await kabid.answer("Bapak Ridwan, PT Riam Kiwa\nIbu Salasiah, BPSDM")
    if people:
        await kabid.tap("Orang")
    for nama in people:
        while not any(nama in label for label in kabid.labels):
            await kabid.tap("›")
        await kabid.tap(nama)
    if people:
        await kabid.tap("Ringkasan undangan")
    await kabid.tap(f"Undang {2 + len(people)} orang")


async def linked(office: Stage) -> tuple[Actor, str]:
    """The Kabid has called a meeting with two people from outside, and has the link of one."""
    kabid = office["SIM-KABID"]
    await invited_for(kabid, "Jumat, 27 November 2026")
    await kabid.tap("Catat jawaban")
    await kabid.tap("Ibu Salasiah")
    await kabid.tap("Tautan untuk dijawab sendiri")
    return kabid, code_in(kabid)


def codes_in(reader: Actor) -> list[str]:
    """The codes of all links on this phone, oldest first."""
    return re.findall(r"t\.me/\w+\?start=([\w-]+)", "\n".join(reader.heard))


def answers_of(organiser: Actor) -> str:
    """The organiser's live message."""
    return plain(organiser.button("Daftar hadir")[0])


async def test_an_invited_person_from_outside_answers_by_one_tap(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid, code = await linked(office)
        assert "Yth. Ibu Salasiah" in kabid.last
        guest = office.visitor("Ibu Salasiah")
        await guest.start(code)
        assert "Jumat, 27 November 2026 pukul 09.15 WITA" in guest.last
        await guest.tap("Hadir")
        assert (await meeting(office)).invitees[1].coming is Presence.HADIR
        await guest.tap("Berhalangan")
        assert (await meeting(office)).invitees[1].coming is Presence.BERHALANGAN
        assert "✓ Berhalangan" in guest.labels
        stranger = office.visitor("Orang lain")
        await stranger.start(code)
        assert stranger.last == USED
        assert await office.sound()


async def test_an_invited_person_from_outside_names_who_comes_instead(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid, code = await linked(office)
        guest = office.visitor("Ibu Salasiah")
        await guest.start(code)
        await guest.tap("Diwakili")
        assert (await meeting(office)).invitees[1].coming is None
        await office.restart()
        await guest.answer("Bapak Idris, Kepala Subbidang BPSDM")
        said = (await meeting(office)).invitees[1].answer
        assert said is not None
        assert (said.presence, said.words) == (
            Presence.DIWAKILI,
            "Bapak Idris, Kepala Subbidang BPSDM",
        )
        assert "diwakili oleh Bapak Idris, Kepala Subbidang BPSDM" in guest.last
        assert "✓ Diwakili" in guest.labels
        assert any("Bapak Idris" in text for text in kabid.heard)
        await guest.tap("Hadir")
        assert (await meeting(office)).invitees[1].coming is Presence.HADIR
        assert await office.sound()


async def test_who_comes_instead_is_asked_again_where_the_answer_was_too_long(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        _, code = await linked(office)
        guest = office.visitor("Ibu Salasiah")
        await guest.start(code)
        await guest.tap("Diwakili")
        await guest.answer("Bapak Idris, " + "Kepala Subbidang " * 20)
        assert "120" in guest.last
        await guest.say("Bapak Idris")
        assert (await meeting(office)).invitees[1].coming is Presence.DIWAKILI
        assert await office.sound()


async def test_who_comes_instead_is_asked_of_nobody_but_the_invited(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        _, code = await linked(office)
        guest, stranger = office.visitor("Ibu Salasiah"), office.visitor("Orang lain")
        await guest.start(code)
        await guest.tap("Diwakili")
        await stranger.say("Bapak Idris")
        assert stranger.last.startswith("Mohon maaf, Pandu hanya melayani")
        await stranger.start(code)
        await guest.answer("Bapak Idris")
        assert (await meeting(office)).invitees[1].coming is None
        assert guest.last == USED
        office.clock.now += timedelta(days=5)
        await stranger.tap("Diwakili")
        assert stranger.toast
        assert not any("Siapa yang" in text for text in stranger.heard)
        assert await office.sound()


async def test_the_participants_of_a_training_get_the_signed_letter_with_their_link(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        panitia = await reached(office, "13", "SIM-PANITIA-1")
        await panitia.hand_in("Unggah: Surat Undangan", "undangan-ttd.pdf")
        await panitia.tap("Rapat / undangan")
        await panitia.tap("Sen, 30 Nov")
        await panitia.tap("08.00")
        await panitia.answer("Balai Pelatihan")
        await panitia.tap("Dari luar kantor")
        await panitia.answer("Ibu Salasiah, CV Meratus Karya")
        await panitia.tap("Undang 1 orang")
        await panitia.tap("Tautan untuk pihak luar (1)")
        guest = office.visitor("Ibu Salasiah")
        await guest.start(code_in(panitia))
        assert guest.documents == ["undangan-ttd.pdf"]
        await guest.start(code_in(panitia))
        assert guest.documents == ["undangan-ttd.pdf"]
        assert await office.sound()


async def test_once_a_rapat_has_begun_nothing_is_kept_of_who_opened_a_link(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        _, code = await linked(office)
        guest = office.visitor("Ibu Salasiah")
        await guest.start(code)
        await guest.tap("Diwakili")
        office.clock.now += timedelta(days=5)
        await office.app.guests.look()
        number = guest.phone.person.id
        kept = await office.app.db.read(
            lambda conn: conn.execute(
                "SELECT (SELECT count(*) FROM guest_codes WHERE visitor = :me OR used_by = :me)"
                " + (SELECT count(*) FROM prompts WHERE chat_id = :me)",
                {"me": number},
            ).fetchone()
        )
        assert kept == (0,)


async def test_a_link_answers_no_more_once_the_meeting_has_begun(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        _, code = await linked(office)
        guest = office.visitor("Ibu Salasiah")
        await guest.start(code)
        office.clock.now += timedelta(days=5)
        await office.app.guests.look()
        await guest.tap("Hadir")
        assert (await meeting(office)).invitees[1].coming is None
        assert guest.toast
        await guest.say("/tugas")
        assert guest.last.startswith("Mohon maaf, Pandu hanya melayani")
        assert await office.sound()


async def test_an_older_message_of_a_draft_neither_keeps_its_buttons_nor_sends_the_newer_one(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/rapat Koordinasi")
        await kabid.say("Jumat jam 9")
        await kabid.answer("Ruang Rapat")
        await kabid.tap("Dari luar kantor")
        await kabid.answer("Bapak Ridwan, PT Riam Kiwa")
        old, send = kabid.button("Undang 1 orang")
        await kabid.tap("Dari luar kantor")
        await kabid.answer("Ibu Salasiah, BPSDM")
        assert [label for label in kabid.labels if "Undang" in label and "orang" in label] == [
            "✓ Undang 2 orang"
        ]
        await kabid.forge(old["message_id"], send["callback_data"])
        assert kabid.toast == "Konsep sudah berubah; pesan ini menampilkan yang terbaru."
        assert await office.app.db.read(_meetings) == 0
        await kabid.tap("Undang 2 orang")
        assert len((await meeting(office)).invitees) == 2
        await kabid.forge(old["message_id"], send["callback_data"])
        assert kabid.toast.startswith("Undangan ini sudah dikirim atau dihapus.")
        assert await office.app.db.read(_meetings) == 1


def _meetings(conn: Connection) -> int:
    return int(conn.execute("SELECT count(*) FROM meetings").fetchone()[0])
