"""A step that appoints a panitia is not closed by mistake without an appointment."""

from pathlib import Path

from flows.people.forming import passed
from tests.journeys.people.committee import appointed, choose, step_ten
from tests.journeys.people.standing_in import found
from tests.journeys.scenes import CASE
from tests.journeys.sops.plans import TENDER
from tests.journeys.sops.walking import Plan, begun
from tests.stage import BALANGAN, on_stage


async def test_whoever_appoints_nobody_is_asked_before_the_step_is_closed(tmp_path: Path) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        await kasi.tap("Selesai, teruskan")
        assert (await office.case(CASE)).open_tasks[0].nomor == "10"
        assert "Belum ada yang ditunjuk sebagai Panitia Pelaksana" in kasi.last
        assert "Langkah 11 hanya dikerjakan Panitia Pelaksana" in kasi.last
        await kasi.tap("Kembali")
        await kasi.tap("Selesai dengan catatan")
        assert "Belum ada yang ditunjuk sebagai Panitia Pelaksana" in kasi.last
        await kasi.tap("Teruskan tanpa menunjuk")
        await kasi.answer("Panitia menyusul.")
        assert [task.nomor for task in (await office.case(CASE)).open_tasks] == ["11"]


async def test_appointing_from_that_question_closes_the_step_with_one_tap_again(
    tmp_path: Path,
) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        await kasi.tap("Selesai, teruskan")
        await appointed(office, kasi)
        await kasi.say("/tugas")
        await kasi.tap(CASE)
        await kasi.tap("Selesai, teruskan")
        assert [task.nomor for task in (await office.case(CASE)).open_tasks] == ["11"]


async def test_where_nobody_holds_the_role_at_all_the_step_waits_for_an_appointment(
    tmp_path: Path,
) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        await office.app.desk.db.write(
            lambda conn: conn.execute("DELETE FROM official_peran WHERE peran = 'panitia'")
        )
        await kasi.tap("Selesai, teruskan")
        assert "dapat diselesaikan setelah ada yang ditunjuk" in kasi.last
        assert "Teruskan tanpa menunjuk" not in kasi.labels
        assert "👥 Tunjuk: Panitia Pelaksana" in kasi.labels


async def test_whoever_is_appointed_hears_of_every_step_that_is_open_now(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN, terse=True) as office:
        plan = Plan("pemilihan-pascakualifikasi", "BLG-POKJA-1", "Jembatan", fields=TENDER)
        walk = await begun(office, plan)
        while len((case := (await walk.read())[1]).open_tasks) < 2:
            sop, case = await walk.read()
            await walk.perform(sop, case, case.open_tasks[0])
        head, chosen = office["BLG-KABAG"], office["BLG-JF"]
        await head.say("/berkas")
        await head.tap(case.id)
        await head.tap("Tunjuk: Pokja")
        await head.tap("Pilih orang")
        nama = chosen.name.partition("(")[2].rstrip(")").partition(" ")[2]
        await choose(head, nama)
        await head.tap("Kirim penugasan (1)")
        (handed,) = (text for text in chosen.heard if "Yang juga menunggu dalam berkas" in text)
        told = {task.nomor for task in case.open_tasks}
        assert all(f"langkah {nomor}" in handed.casefold() for nomor in told), handed


async def test_the_secretary_of_a_head_is_asked_before_they_record_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN, terse=True) as office:
        head, secretary = office["BLG-KABAG"], office["BLG-ADMIN"]
        await head.say("/kelola")
        for label in ("Pejabat, Plh dan Plt", "Sekretaris pimpinan", "Tambah sekretaris"):
            await head.tap(label)
        await head.tap("Arsyad Lampihong")
        await found(head, "Mahrita Inan")
        await head.tap("Ya, dengan catatan")
        walk = await begun(office, Plan("persiapan-pemilihan-penyedia", "BLG-PPK", "Jembatan"))
        while (case := (await walk.read())[1]).open_tasks[0].nomor != "3":
            sop, case = await walk.read()
            await walk.perform(sop, case, case.open_tasks[0])
        await secretary.say("/kelola")
        await secretary.tap("Tugas: Arsyad")
        await secretary.tap(f"{case.id} · langkah 3")
        await secretary.tap("Atas arahan:")
        assert "Belum ada yang ditunjuk sebagai" in secretary.last
        await secretary.tap("Kembali")
        await secretary.tap("Atas arahan:")
        await secretary.tap("Teruskan tanpa menunjuk")
        assert "Mohon" in secretary.last
        assert (await walk.read())[1].open_tasks[0].nomor == "3"


async def test_what_was_gone_on_without_is_asked_once_a_berkas_and_peran(tmp_path: Path) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        assert passed(*await office.app.desk.casebook.read(CASE)) == frozenset()
        await kasi.tap("Selesai, teruskan")
        await kasi.tap("Teruskan tanpa menunjuk")
        assert passed(*await office.app.desk.casebook.read(CASE)) == {"panitia"}
