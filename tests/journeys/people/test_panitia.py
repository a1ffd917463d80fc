"""A panitia of seven on phones: appointed, one declines and is replaced; its step goes round."""

from pathlib import Path

from flows.people.members import Consent
from flows.people.membership import Seat
from storage.people.privacy import everything
from tests.actor import plain
from tests.journeys.people.committee import appointed, formed, step_ten
from tests.journeys.rapat.meeting import AGENDA, UNLINKED, WEDNESDAY_9, entries, meeting
from tests.journeys.scenes import CASE


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
        assert staf.last.startswith("Tercatat: tidak bersedia menjadi anggota Panitia Pelaksana")
        assert "Bersedia" not in staf.labels

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


async def test_its_meeting_with_one_represented_one_absent_and_one_without_telegram(
    tmp_path: Path,
) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        await formed(office, kasi)
        await kasi.tap("Selesai, teruskan")
        ketua, sekretaris = office["SIM-PANITIA-1"], office["SIM-PANITIA-2"]
        teknis, analis = office["SIM-TEKNIS-1"], office["SIM-ANALISIS-1"]
        await ketua.tap("Ambil")
        await ketua.tap("Rapat / undangan")
        await ketua.tap("Rab, 25 Nov")
        await ketua.tap("09.00")
        await ketua.answer("Ruang Rapat Bidang")
        await ketua.tap("Undang 7 orang")  # the six other members, and the Kasi who takes part
        assert "Udin Paranggi" not in ketua.last
        assert f"Agenda: {AGENDA}\n" in analis.heard[-2]
        (entry,) = entries(analis)
        assert entry.method.value == "PUBLISH"
        assert entry.vevent.summary.value == AGENDA
        assert entry.vevent.dtstart.value == WEDNESDAY_9
        assert entry.vevent.location.value == "Ruang Rapat Bidang"

        await teknis.tap("Diwakili")
        await teknis.answer("Surya Darma, Staf")
        await analis.tap("Berhalangan")
        await analis.answer("Dinas luar")
        await ketua.tap("Catat jawaban")
        await ketua.tap("Kasuma Rina")
        await ketua.tap("Hadir")
        for code in ("SIM-PANITIA-2", "SIM-TEKNIS-2", "SIM-ANALISIS-2", "SIM-KASI"):
            await office[code].tap("Hadir")
        assert "Diwakili (1)" in ketua.heard[-2]
        assert "Berhalangan (1)\n– Ledun Saputra, Ketua Tim Analisis: Dinas luar" in ketua.heard[-2]

        office.clock.now = WEDNESDAY_9
        code = (await meeting(office)).code
        for who in ("SIM-PANITIA-2", "SIM-TEKNIS-2", "SIM-ANALISIS-2"):
            await office[who].say(code)
        await sekretaris.say("/rapat")
        await sekretaris.tap(AGENDA[:20])
        await sekretaris.tap("Daftar hadir")
        await sekretaris.tap("☐ Kasuma Rina")
        await sekretaris.tap("☐ Surya Darma, Staf (mew")
        await sekretaris.tap("Notulen")
        await sekretaris.tap("Ketik per judul")
        await sekretaris.answer("Jadwal dan narasumber.")
        await sekretaris.answer("Pelatihan tanggal 7 Desember 2026.")
        await sekretaris.answer("-")
        await sekretaris.tap("Kirim kepada semua undangan")
        for person in (analis, teknis, kasi):
            assert "Pelatihan tanggal 7 Desember 2026." in person.last
        given = {one.kode: one.text for one in (await office.case(CASE)).given}
        assert "Pelatihan tanggal 7 Desember 2026." in given["notulen-rapat"]
        assert "Kasuma Rina" in given["daftar-hadir"]
        assert "Surya Darma, Staf (mewakili Lilis Anjarwati" in given["daftar-hadir"]
        assert "Ledun Saputra" not in given["daftar-hadir"]
        assert "Ruang Rapat Bidang" in given["undangan-rapat"]
        await ketua.tap("Selesai, teruskan")
        assert (await office.case(CASE)).open_tasks[0].nomor == "12"
        assert await office.sound()


async def test_the_sekretaris_calls_the_meeting_and_others_do_not(tmp_path: Path) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        await formed(office, kasi)
        await kasi.tap("Selesai, teruskan")
        await office["SIM-PANITIA-1"].tap("Ambil")
        sekretaris, teknis = office["SIM-PANITIA-2"], office["SIM-TEKNIS-1"]
        for who in (sekretaris, teknis):
            await who.say("/berkas")
            await who.tap(CASE)
            await who.tap("Panitia Pelaksana (7)")
        assert "Rapat / undangan" not in teknis.labels[:4]
        await sekretaris.tap("Rapat / undangan")
        await sekretaris.tap("Rab, 25 Nov")
        await sekretaris.tap("09.00")
        await sekretaris.answer("Ruang Rapat Bidang")
        await sekretaris.tap("Undang 7 orang")
        assert (await meeting(office)).task == (await office.case(CASE)).open_tasks[0].id
        assert f"Agenda: {AGENDA}\n" in office["SIM-PANITIA-1"].heard[-2]
        assert await office.sound()


async def test_people_are_chosen_with_telegrams_picker(tmp_path: Path) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        stranger = office.visitor("Orang Luar")
        await kasi.tap("Tunjuk: Panitia Pelaksana")
        await kasi.tap("Pilih orang")
        await kasi.tap("Dari kontak Telegram")
        people = [office[c].phone.person.id for c in ("SIM-STAF", "SIM-TEKNIS-1")]
        await kasi.phone.tap("Pilih dari kontak", [*people, stranger.phone.person.id])
        await office.settle()
        assert "Dipilih dari kontak: 2 orang." in kasi.heard[-2]
        assert "Belum terdaftar di Pandu, atau sudah menjadi anggota: 1 orang" in kasi.heard[-2]
        assert not kasi.phone.keys()
        await kasi.tap("Kirim penugasan (2)")
        named = {one.id: one.nama for one in await office.roster()}
        members = (await office.case(CASE)).members
        assert [named[m.official] for m in members] == ["Udin Paranggi", "Lilis Anjarwati"]
        assert await office.sound()


async def test_who_joins_later_is_asked_then(tmp_path: Path) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        await appointed(office, kasi)
        later = office[UNLINKED]
        await later.start()
        assert any("Ibu ditunjuk sebagai anggota Panitia Pelaksana" in said for said in later.heard)
        await later.tap("Bersedia")
        named = {one.nama: one.id for one in await office.roster()}
        (member,) = [
            one for one in (await office.case(CASE)).members if one.official == named["Kasuma Rina"]
        ]
        assert member.consent is Consent.ACCEPTED
        person = next(one for one in await office.roster() if one.id == member.official)
        kept = await office.app.db.read(lambda conn: everything(conn, person))
        assert kept["panitia_dan_pokja"] == [[CASE, "panitia", "anggota"]]
        assert await office.sound()


async def test_a_secretary_who_declines_is_called_the_secretary(tmp_path: Path) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        await appointed(office, kasi)
        secretary = office["SIM-PANITIA-2"]
        await secretary.tap("Tidak bersedia")
        assert "Tidak bersedia menjadi sekretaris Panitia Pelaksana" in secretary.last
        await secretary.answer("Sedang cuti.")
        assert "tidak bersedia menjadi sekretaris Panitia Pelaksana" in secretary.last
        assert "tidak bersedia menjadi sekretaris Panitia Pelaksana" in kasi.last
