"""Telegram repeats itself, the bot is away, somebody is too late: everything counts once."""

from pathlib import Path

from tests.journeys.scenes import CASE, decided, opened
from tests.stage import on_stage


async def test_updates_that_come_twice_or_in_disorder_count_once(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await opened(office), office["SIM-KADIS"]
        office.world.duplicate(50)
        await kabid.hand_in("Unggah: Telaahan Staf", "telaahan.pdf")
        await kabid.tap("Selesai, teruskan")
        office.world.disorder(5)
        await kadis.tap("Buka langkah 2")
        await kadis.tap("Kembalikan")
        await kadis.answer("Mohon dilengkapi.")
        case = await office.case(CASE)
        assert [(t.nomor, t.round, t.state.value) for t in case.tasks] == [
            ("1", 1, "done"),
            ("2", 1, "returned"),
            ("1", 2, "open"),
        ]
        assert [g.file.nama for g in case.given if g.file] == ["telaahan.pdf"]
        assert [m["text"].splitlines()[0] for m in kadis.messages if not m["out"]] == [
            "Yth. Bapak Kepala Dinas, selamat datang. Akun Telegram ini telah terhubung dengan "
            "jabatan tersebut.",
            "PTA-2026-001 · langkah 2",
            "Langkah 2 (PTA-2026-001): Kembalikan untuk diperbaiki.",
            "PTA-2026-001 · Pelatihan Tenaga Ahli",
        ]
        assert await office.sound()


async def test_an_update_nobody_can_read_holds_up_nobody(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        office.world.poison(None)
        await opened(office)
        assert [t.state.value for t in (await office.case(CASE)).tasks] == ["accepted"]


async def test_what_was_pressed_and_sent_while_the_bot_was_away_is_done_on_return(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis, kabid = await decided(office), office["SIM-KABID"]
        await kadis.tap("Kembalikan")
        asked = kadis.question["message_id"]
        message, button = kadis.button("Rincian berkas")
        await office.app.stop()
        await kadis.phone.send("Mohon dilengkapi.", reply_to=asked)
        await kadis.phone.press(message["message_id"], data=button["callback_data"])
        await office.restart()
        await office.settle()
        assert (await office.case(CASE)).tasks[1].note == "Mohon dilengkapi."
        assert "Mohon dilengkapi." in kabid.last
        assert kadis.last.startswith("PTA-2026-001 · Pelatihan Tenaga Ahli")
        assert await office.sound()


async def test_a_subject_with_html_and_emoji_is_shown_as_it_was_typed(tmp_path: Path) -> None:
    subject = "<b>Bimtek</b> & “BIM” </blockquote> 👷🏽‍♀️ %(who)s {{ 7*7 }}"
    async with on_stage(tmp_path) as office:
        kabid = await opened(office, subject)
        assert kabid.last.splitlines()[1] == subject
        await kabid.say("/berkas")
        assert subject in kabid.last
        assert await office.sound()


async def test_a_subject_too_long_is_asked_again_and_opens_one_berkas(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/mulai")
        await kabid.tap("Pelatihan Tenaga Ahli")
        await kabid.answer("B" * 121)
        assert kabid.last == "Mohon izin, tulisan melebihi batas; paling banyak 120 huruf."
        await kabid.answer("B" * 120)
        await kabid.answer("Bimtek lagi")
        await kabid.say("/berkas")
        assert kabid.last.startswith("Berkas (1)")
        assert await office.sound()


async def test_a_recall_that_comes_too_late_says_who_was_faster(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, kabid = await decided(office), office["SIM-KABID"]
        before = await office.case(CASE)
        await kabid.forge(kabid.messages[-1]["message_id"], f"1rc:{CASE}:1")
        assert kabid.toast == (
            "Sudah dibuka oleh Kepala Dinas, sehingga tidak dapat ditarik kembali."
        )
        assert kadis.toast == ""
        assert await office.case(CASE) == before
        assert await office.sound()


async def test_an_ended_berkas_takes_nothing_more(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.tap("Rincian berkas")
        message, comment = kabid.button("Beri komentar")
        await kabid.tap("Beri komentar")
        asked = kabid.question["message_id"]
        await kabid.tap("Batalkan berkas")
        await kabid.answer("Ditunda.")
        before = await office.case(CASE)
        await kabid.say("Mohon arahan.", reply_to=asked)
        assert kabid.last == "Berkas ini sudah berakhir dan tidak dapat diubah lagi."
        await kabid.forge(message["message_id"], comment["callback_data"])
        assert kabid.toast == "Berkas ini sudah berakhir dan tidak dapat diubah lagi."
        assert await office.case(CASE) == before
        assert await office.sound()


async def test_a_comment_is_acknowledged_and_reaches_everybody_in_the_berkas(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis, kabid = await decided(office), office["SIM-KABID"]
        await kadis.tap("Rincian berkas")
        await kadis.tap("Beri komentar")
        await kadis.answer("Mohon diutamakan.")
        comment = next(m for m in reversed(kadis.messages) if m["out"])
        reactions = kadis.phone.post(comment["message_id"]).reactions.values()
        assert [one["emoji"] for given in reactions for one in given] == ["👍"]
        assert kabid.last == (
            "💬 PTA-2026-001 (Bimtek BIM Angkatan I), komentar Kepala Dinas (Bapak Masdari "
            "Lamiang):\nMohon diutamakan."
        )
        assert [c.text for c in (await office.case(CASE)).comments] == ["Mohon diutamakan."]
        assert await office.sound()
