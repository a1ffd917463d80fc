"""People from outside: forwarded, used, guessed and expired links, and what they do not get to."""

from datetime import timedelta
from pathlib import Path

from bot.callbacks import Do, Press, encode
from bot.clock import retention
from flows.case import TaskState
from storage.people import roster
from storage.people.unreached import unreached
from tests.actor import PDF, Actor
from tests.journeys.outsiders.outside import (
    AGREE,
    CASE,
    DONE,
    NAMA,
    NOT_MINE,
    USED,
    code_in,
    invited,
    joined,
    opened,
)
from tests.journeys.sops.plans import QUALIFIED
from tests.journeys.sops.walking import begun
from tests.stage import BALANGAN, on_stage

OFFICIALS_ONLY = "Bagian ini hanya untuk pegawai kantor."
NOT_OPEN = "Undangan ini tidak terbuka lagi. Silakan buka kembali tautannya."


async def test_the_invitation_is_a_qr_code_a_link_and_a_text_for_whatsapp(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        code = await invited(verifikator)
        assert verifikator.documents == [f"undangan-{CASE}-1.png"]
        assert "berlaku satu kali hingga Senin, 7 Desember 2026" in verifikator.last
        assert "Kontak: Verifikator LPSE (Ibu Ernawati Baruh)" in verifikator.last
        _, share = verifikator.button("Bagikan lewat WhatsApp")
        assert share["url"].startswith("https://wa.me/?text=Yth.%20Rahmat")
        assert code in share["url"]
        assert await office.app.db.read(lambda conn: kept(conn, code)) == 0


def kept(conn, code: str) -> int:  # type: ignore[no-untyped-def]
    """In how many rows of the memory the code still stands as it is."""
    found = conn.execute(
        "SELECT (SELECT count(*) FROM outbox WHERE instr(body, :code))"
        " + (SELECT count(*) FROM guest_codes WHERE instr(code_hash, :code))"
        " + (SELECT count(*) FROM journal WHERE instr(body, :code))",
        {"code": code},
    ).fetchone()
    return int(found[0])


async def test_before_joining_the_notice_says_what_is_kept_and_who_answers(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        guest = office.visitor("Rahmat")
        await guest.start(await invited(verifikator))
        assert "Pelindungan data pribadi (UU 27/2022)" in guest.last
        assert "Verifikator LPSE (Ibu Ernawati Baruh)" in guest.last
        assert guest.labels == [AGREE, "Undangan ini bukan untuk saya"]
        assert (await office.case(CASE)).guests[0].who is None


async def test_a_forwarded_link_that_is_used_is_refused_and_the_contact_told(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        code = await invited(verifikator)
        guest = await joined(office, code)
        card = guest.last
        stranger = office.visitor("Orang lain")
        await stranger.start(code)
        assert (stranger.last, stranger.labels) == (USED, [])
        assert "dibuka juga dari akun Telegram lain" in verifikator.last
        await guest.start(code)
        assert guest.last == card
        assert await office.sound()


async def test_whoever_says_that_it_is_not_for_them_leaves_it_open(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        code = await invited(verifikator)
        stranger = office.visitor("Orang lain")
        await stranger.start(code)
        await stranger.tap(NOT_MINE)
        assert "Tidak ada data Bapak/Ibu yang disimpan" in stranger.last
        assert "dibuka oleh orang yang menyatakan undangan itu bukan untuknya" in verifikator.last
        guest = await joined(office, code)
        assert DONE in guest.labels


async def test_of_two_who_open_the_link_only_the_later_can_agree(tmp_path: Path) -> None:
    """The same person with two accounts, or a stranger: the contact hears of the second."""
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        code = await invited(verifikator)
        first = office.visitor("Telepon pertama")
        await first.start(code)
        second = await joined(office, code, "Telepon kedua")
        await first.tap(AGREE)
        assert first.toast == NOT_OPEN
        assert DONE in second.labels
        assert any("dari akun Telegram lain" in said for said in verifikator.heard)


async def test_guessed_codes_are_refused_and_after_five_even_the_right_one(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        code = await invited(await opened(office))
        stranger = office.visitor("Penebak")
        for n in range(5):
            await stranger.start(f"{code[:-1]}{n}")
        await stranger.start(code)
        assert stranger.last.startswith("Kode yang keliru sudah terlalu sering dikirim.")
        assert stranger.labels == []


async def test_an_invitation_runs_out_and_the_contact_sends_a_new_one(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        code = await invited(verifikator)
        office.clock.now += timedelta(days=14)
        await office.app.guests.look()
        await office.settle()
        assert "lewat masanya tanpa digunakan" in verifikator.last
        guest = office.visitor("Rahmat")
        await guest.start(code)
        assert guest.last == (
            "Masa berlaku undangan ini telah lewat. Undangan baru dapat diminta kepada kontak: "
            "Verifikator LPSE (Ibu Ernawati Baruh)."
        )
        await verifikator.tap("Pihak luar")
        await verifikator.tap(f"○ {NAMA}")
        await verifikator.tap("Kirim undangan baru")
        await guest.start(code_in(verifikator))
        await guest.tap(AGREE)
        assert DONE in guest.labels
        await guest.start(code)
        assert guest.last == USED


async def test_an_official_who_opens_the_link_is_asked_to_pass_it_on(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        code = await invited(await opened(office))
        kabag = office["BLG-KABAG"]
        await kabag.start(code)
        assert kabag.last == (
            "Tautan ini untuk pihak luar, sedangkan akun ini milik pegawai kantor. Tidak ada yang "
            "berubah; mohon tautannya diteruskan kepada yang dituju."
        )


async def test_the_link_of_a_berkas_that_is_over_lets_nobody_in(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        code, guest = await invited(verifikator), None
        guest = await joined(office, await invited(verifikator, "Sari"), "Sari")
        await cancelled(verifikator)
        assert "Berkas ini dihentikan oleh kantor." in guest.last
        assert DONE not in guest.labels
        late = office.visitor("Rahmat")
        await late.start(code)
        assert late.last.startswith("Berkas undangan ini sudah ditutup")
        await guest.say("/berkas")
        assert f"{CASE} · Pendaftaran CV Meratus Karya: selesai" in guest.last


async def cancelled(verifikator: Actor) -> None:
    await verifikator.tap("Rincian berkas")
    await verifikator.tap("Batalkan")
    await verifikator.answer("Permohonan ditarik")


async def test_nothing_but_their_slots_is_shown_to_somebody_from_outside(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        guest = await joined(office, await invited(verifikator))
        for text in ("/sop", "/mulai", "/ringkasan", "/kelola", "/rapat", "/profil", "/libur"):
            await guest.say(text)
            assert guest.last.startswith(OFFICIALS_ONLY), text
        for text in ("langkah 8 siapa", "berkas PKB-2026-001 di mana", "123456"):
            await guest.say(text)
            assert guest.last.startswith("Di sini Bapak/Ibu melengkapi bagian sendiri"), text
        card = next(m for m in reversed(guest.messages) if not m["out"])
        before = await office.case(CASE)
        for do in Do:
            if do not in (Do.GUEST, Do.COMPLETE, Do.TICK, Do.UNTICK, Do.CARD):
                await guest.forge(card["message_id"], encode(Press(do, CASE, 1, "0")))
        told = "\n".join(guest.heard)
        assert not any(name in told for name in ("Daftar Hitam", "Siti Maryam", "Arsyad"))
        assert (await office.case(CASE)).tasks == before.tasks
        assert await office.sound()


async def test_a_guest_reaches_no_other_berkas(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        guest = await joined(office, await invited(verifikator))
        await opened(office)
        card = next(m for m in reversed(guest.messages) if not m["out"])
        for do in (Do.CARD, Do.ACCEPT, Do.TICK, Do.COMPLETE, Do.ATTACH, Do.DETAIL, Do.GUEST):
            await guest.forge(card["message_id"], encode(Press(do, "RVP-2026-002", 1, "0")))
            await guest.forge(card["message_id"], encode(Press(do, "RVP-2026-002", 1, "h")))
        assert "RVP-2026-002" not in "\n".join(guest.heard)
        assert (await office.case("RVP-2026-002")).tasks[0].accepted_by is not None


async def test_a_penyedia_has_several_berkas_and_chooses_among_them(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        guest = await joined(office, await invited(verifikator))
        await opened(office)
        await guest.start(await invited(verifikator, "Rahmat, PT Tabalong Abadi"))
        await guest.tap(AGREE)
        await guest.say("/tugas")
        assert guest.last.startswith("Yang menunggu Bapak/Ibu:")
        await guest.tap("RVP-2026-001 · ")
        assert guest.last.startswith("Registrasi dan Verifikasi Penyedia · RVP-2026-001")
        assert await office.sound()


async def test_a_colleague_takes_the_part_over_and_the_old_access_ends(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        guest = await joined(office, await invited(verifikator))
        await guest.tap(DONE)
        await guest.tap("Serahkan kepada rekan")
        await guest.answer("Sari, CV Meratus Karya")
        assert "menyerahkan bagiannya" in verifikator.last
        code = code_in(guest)
        await guest.start(code)
        await guest.tap(AGREE)
        assert guest.toast.startswith("Bagian sendiri diserahkan kepada orang lain.")
        rekan = await joined(office, code, "Sari")
        assert "telah menerima alih bagian Rahmat" in verifikator.last
        assert any("telah menerima alih bagian Bapak/Ibu" in said for said in guest.heard)
        await rekan.tap(DONE)
        before = await office.case(CASE)
        assert before.tasks[1].state is TaskState.DONE
        await guest.say("/tugas")
        assert guest.last.startswith("Saat ini tidak ada yang menunggu Bapak/Ibu.")
        assert await office.sound()


async def test_the_contact_ends_the_access_and_records_the_rest_with_a_proof(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        guest = await joined(office, await invited(verifikator))
        await verifikator.tap("Pihak luar")
        await verifikator.tap(f"● {NAMA}")
        await verifikator.tap("Akhiri akses")
        await verifikator.tap("Ya, akhiri")
        assert "Akses pada berkas ini telah berakhir." in guest.last
        await guest.say("/tugas")
        assert guest.last.startswith("Saat ini tidak ada yang menunggu Bapak/Ibu.")
        await verifikator.tap("✎ Catat langkah 2")
        await verifikator.answer("Bapak Rahmat datang ke loket, Senin pukul 09.00")
        assert "Dicatat atas nama Pelaku Usaha; bukti: Bapak Rahmat datang" in verifikator.last
        await verifikator.tap("✓ Selesai, teruskan")
        await verifikator.tap("Rincian berkas")
        assert "atas nama Pelaku Usaha; bukti: Bapak Rahmat datang ke loket" in verifikator.last
        assert await office.sound()


async def test_whose_access_has_ended_hears_nothing_more_of_the_berkas(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        guest = await joined(office, await invited(verifikator))
        await verifikator.tap("👤 Pihak luar")
        await verifikator.tap("Rahmat")
        await verifikator.tap("Akhiri akses")
        await verifikator.tap("Ya, akhiri")
        await verifikator.tap("Kembali")
        heard = list(guest.heard)
        await cancelled(verifikator)
        assert list(guest.heard) == heard
        assert await office.sound()


async def test_a_step_is_recorded_for_a_guest_with_a_photo_as_the_proof(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        guest = await joined(office, await invited(verifikator))
        await verifikator.tap("Pihak luar")
        await verifikator.tap("✎ Catat langkah 2")
        await verifikator.send_file("surat.pdf", reply_to=verifikator.question["message_id"])
        case = await office.case(CASE)
        assert case.tasks[0].behalf is not None
        assert case.tasks[0].behalf.nama == NAMA
        assert [g.file.nama for g in case.given if g.file] == ["surat.pdf"]
        assert DONE not in guest.labels
        await verifikator.tap("✓ Selesai, teruskan")
        assert DONE in guest.labels
        assert await office.sound()


async def test_whoever_does_not_answer_for_them_cannot_invite(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        await opened(office)
        ppk = office["BLG-PPK"]
        card = ppk.messages[-1]
        await ppk.forge(card["message_id"], encode(Press(Do.OUTSIDERS, CASE, 1, "i0")))
        assert ppk.toast.startswith("Pihak luar diundang oleh petugas")


async def test_a_guest_whom_another_unit_let_in_first_is_reached_here(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        guest = await joined(office, await invited(verifikator))
        await office.app.db.write(elsewhere)
        resting = await office.app.db.read(lambda conn: unreached(conn, "balangan-pengadaan"))
        assert resting == ()
        before = len(guest.heard)
        await guest.say("/tugas")
        assert CASE in guest.last
        await guest.phone.upload([("siup.pdf", PDF, "application/pdf")])
        await guest._did("mengirim satu dokumen")
        assert len(guest.heard) > before
        assert "siup.pdf" in "".join(guest.heard[before:])
        assert await office.sound()


def elsewhere(conn):  # type: ignore[no-untyped-def]
    """As if the person from outside had joined a berkas of the other unit before."""
    conn.execute("UPDATE officials SET unit = 'kaltim-bina-konstruksi' WHERE outsider")


async def test_nobody_invited_leaves_the_recording_to_the_official(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        assert "belum ada yang diundang" in verifikator.last
        await verifikator.tap("✓ Selesai, teruskan")
        case = await office.case(CASE)
        assert (case.tasks[0].state, case.tasks[0].behalf) == (TaskState.DONE, None)


async def test_when_the_time_of_keeping_is_over_name_and_account_are_forgotten(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        guest = await joined(office, await invited(verifikator))
        await cancelled(verifikator)
        await retention.look(office.app.desk)
        await guest.say("/berkas")
        assert f"{CASE} · " in guest.last
        office.clock.now += timedelta(days=366)
        await retention.look(office.app.desk)
        await guest.say("/berkas")
        assert guest.last.startswith("Mohon maaf, Pandu hanya melayani")
        (who,) = [one.who for one in (await office.case(CASE)).guests if one.who]
        kept = await office.app.db.read(lambda conn: roster.official(conn, who))
        assert (kept.nama, kept.chat_id) == ("Pihak luar", None)
        chats = await office.app.db.read(chats_of_codes)
        assert chats == {(None, None)}
        assert await office.sound()


def chats_of_codes(conn):  # type: ignore[no-untyped-def]
    """Which chats the invitations still name."""
    return set(conn.execute("SELECT used_by, visitor FROM guest_codes"))


async def test_whoever_cannot_join_leaves_nothing_behind(tmp_path: Path) -> None:
    """The time of the invitation runs out between the notice and the yes."""
    async with on_stage(tmp_path, people=BALANGAN) as office:
        guest = office.visitor("Rahmat")
        await guest.start(await invited(await opened(office)))
        office.clock.now += timedelta(days=30)
        await guest.tap(AGREE)
        assert guest.toast.startswith("Masa berlaku undangan ini telah lewat.")
        chat = guest.phone.person.id
        assert await office.app.db.read(lambda conn: roster.by_chat(conn, chat)) is None


async def test_a_forged_button_of_a_stranger_is_out_of_date_and_no_bug(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        guest = office.visitor("Rahmat")
        await guest.start(await invited(await opened(office)))
        message = guest.messages[-1]["message_id"]
        for data in (f"1tu:{CASE}::yx", "1tu:X::y1", "1tu:::m1.2", "1fi:::1x"):
            await guest.forge(message, data)
            assert guest.toast == NOT_OPEN or guest.toast.startswith("Kode ini")
        await guest.tap(AGREE)
        assert guest.toast == "Selamat datang."
        assert await office.sound()


async def test_a_peserta_says_that_their_part_of_a_row_for_many_is_done(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        pokja = office["BLG-POKJA-1"]
        walk = await begun(office, QUALIFIED)
        while not any(task.nomor == "3" for task in (await walk.read())[1].open_tasks):
            sop, case = await walk.read()
            await walk.perform(sop, case, walk.next_task(case))
        await pokja.tap("👤 Pihak luar")
        await pokja.tap("Undang: Peserta")
        await pokja.answer("CV Riam Kiwa")
        peserta = await joined(office, code_in(pokja), "CV Riam Kiwa")
        await peserta.tap("✓ Sudah saya lakukan")
        assert "Sudah tercatat. Terima kasih." in peserta.last
        _, case = await walk.read()
        (task,) = [task for task in case.open_tasks if task.nomor == "3"]
        assert [(one.nama, one.done) for one in task.participants] == [("CV Riam Kiwa", True)]
        assert await office.sound()


async def test_two_peserta_of_one_name_have_each_a_line_that_can_be_told_apart(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        pokja = office["BLG-POKJA-1"]
        walk = await begun(office, QUALIFIED)
        while not any(task.nomor == "3" for task in (await walk.read())[1].open_tasks):
            sop, case = await walk.read()
            await walk.perform(sop, case, walk.next_task(case))
        for phone in ("pertama", "kedua"):
            await pokja.tap("👤 Pihak luar")
            await pokja.tap("Undang: Peserta")
            await pokja.answer("CV Riam Kiwa")
            peserta = await joined(office, code_in(pokja), phone)
            assert "✓ Sudah saya lakukan" in peserta.labels
            await peserta.tap("✓ Sudah saya lakukan")
        await peserta.tap("Ternyata belum")
        await pokja.say("/tugas")
        await pokja.tap("· langkah 3")
        await pokja.tap("Ambil")
        assert "☑ CV Riam Kiwa\n☐ CV Riam Kiwa (2)" in pokja.last
        assert await office.sound()


async def test_the_contact_hears_that_a_guest_can_be_reached_no_more(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        guest = await joined(office, await invited(verifikator))
        guest.phone.block()
        await office.settle()
        assert "menunggu Pelaku Usaha (" in verifikator.last
        assert "pesan tidak dapat disampaikan" in verifikator.last
        assert await office.sound()


async def test_the_row_of_somebody_invited_is_not_closed_as_the_officials_own(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        await invited(verifikator)
        await verifikator.tap("Kembali")
        before = await office.case(CASE)
        await verifikator.tap("✓ Selesai, teruskan")
        assert "Mohon dicatat atas namanya, beserta buktinya" in verifikator.toast
        assert (await office.case(CASE)).open_tasks == before.open_tasks
        await verifikator.tap("Pihak luar")
        await verifikator.tap("✎ Catat langkah 2")
        await verifikator.answer("Bapak Rahmat datang ke loket")
        await verifikator.tap("✓ Selesai, teruskan")
        assert (await office.case(CASE)).tasks[0].behalf is not None
        assert await office.sound()
