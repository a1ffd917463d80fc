"""What the holder of a step says about its time, and what their card and the record then show."""

from pathlib import Path

import pytest

from flows.waktu.timing import Asked
from tests.actor import buttons, plain
from tests.journeys.scenes import CASE, assigned, opened
from tests.journeys.waktu.about_time import (
    REASON,
    WHOM,
    extension_asked,
    labels,
    shown,
    task,
    wait_asked,
    wita,
)
from tests.stage import on_stage

MENU = [
    *("Kendala", "Tunda 1 jam", "Tunda besok 08.00", "Minta perpanjangan"),
    *("Menunggu pihak lain", "Serahkan ke rekan", "Kembali"),
]


async def test_a_card_says_until_when_its_step_has_time(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        running = "Waktu baku: 60 Menit, hingga Senin, 23 November 2026 pukul 09.32 WITA\n"
        assert running in kabid.last
        office.clock.now = wita(23, 9, 32)
        await kabid.say("/tugas")
        await kabid.tap(CASE)
        passed = "Langkah ini telah melewati waktu baku sejak Senin, 23 November 2026 pukul 09.32"
        assert "Waktu baku: 60 Menit\n" in kabid.last
        assert f"⏱ {passed} WITA.\n" in kabid.last


async def test_a_hand_off_says_until_when_there_is_time(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        teknis, rekan = await assigned(office)
        for person in (teknis, rekan):
            assert ", hingga " in next(w for w in reversed(person.heard) if "Waktu baku: " in w)
            assert labels(person) == ["Ambil", "Waktu / kendala", "Rincian berkas"]


async def test_one_button_holds_all_that_can_be_said_about_time(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        card, before = kabid.messages[-1], len(kabid.messages)
        await kabid.tap("Waktu / kendala")
        assert labels(kabid) == MENU
        assert "⏱ Waktu baku 60 Menit, dihitung sejak Senin, 23 November 2026" in kabid.last
        await kabid.tap("Kembali")
        assert len(kabid.messages) == before
        assert plain(shown(kabid, card)) == plain(card)
        assert buttons(shown(kabid, card)) == buttons(card)


async def test_another_date_is_typed_and_bad_ones_say_what_to_do(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.tap("Waktu / kendala")
        await kabid.tap("Minta perpanjangan")
        await kabid.tap("Tanggal lain")
        asked = kabid.question["message_id"]
        for text, why in (
            ("kapan-kapan", "Tanggal belum terbaca. Mohon ditulis satu tanggal lengkap"),
            ("28-11-2026", "Sabtu, 28 November 2026 bukan hari kerja."),
            ("20-11-2026", "Jumat, 20 November 2026 pukul 11.00 WITA telah lewat."),
            ("24-11-2028", "Tanggal itu terlalu jauh."),
        ):
            await kabid.say(text, reply_to=asked)
            assert why in kabid.last, text
        await kabid.say("30 November 2026", reply_to=asked)
        assert "Perpanjangan hingga Senin, 30 November 2026 pukul 16.00 WITA." in kabid.last
        await kabid.answer(REASON)
        request = (await task(office)).timing.request
        assert request is not None
        assert (request.asked, request.until, request.words) == (
            Asked.EXTENSION,
            wita(30, 16),
            REASON,
        )


async def test_a_limit_that_passed_while_the_reason_was_typed_is_refused(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.tap("Waktu / kendala")
        await kabid.tap("Minta perpanjangan")
        await kabid.tap("+1 hari kerja")
        office.clock.now = wita(25, 9)
        await kabid.answer(REASON)
        assert kabid.last == (
            "Selasa, 24 November 2026 pukul 16.00 WITA telah lewat."
            " Mohon pilih batas waktu yang kemudian."
        )
        assert (await task(office)).timing.request is None


async def test_the_clock_stands_still_with_consent_and_runs_on_once_answered(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await wait_asked(office)
        assert "dihentikan sejak Senin, 23 November 2026 pukul 08.35 WITA" in kadis.last
        assert f"\n{WHOM}\n" in kadis.last
        await kadis.tap("Setujui")
        assert "\nDisetujui oleh Kepala Dinas pada " in kadis.last
        stopped = "Waktu berhenti sejak Senin, 23 November 2026 pukul 08.35 WITA, menunggu"
        assert f"⏱ {stopped} Kementerian PU, jawaban surat.\n" in kabid.last
        office.clock.now = wita(25, 10)
        await kabid.tap("Buka")
        assert "melewati waktu baku" not in kabid.last
        assert f"⏱ {stopped}" in kabid.last
        await kabid.tap("Waktu / kendala")
        assert "Minta perpanjangan" not in labels(kabid)
        await kabid.tap("Pihak lain sudah menjawab")
        assert kabid.toast == "Waktu berjalan lagi, hingga Rabu, 25 November 2026 pukul 10.59 WITA."
        assert "60 Menit, hingga Rabu, 25 November 2026 pukul 10.59 WITA" in kabid.last
        assert await office.sound()


@pytest.mark.parametrize(
    ("label", "until"),
    [
        ("Tunda 1 jam", "Senin, 23 November 2026 pukul 09.34 WITA"),
        ("Tunda besok 08.00", "Selasa, 24 November 2026 pukul 08.00 WITA"),
    ],
)
async def test_a_reminder_is_put_off_and_the_limit_stays(
    tmp_path: Path, label: str, until: str
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        before = (await task(office)).timing.due_at
        await kabid.tap("Waktu / kendala")
        await kabid.tap(label)
        assert kabid.toast == f"Akan diingatkan kembali {until}; batas waktu tetap."
        assert "Waktu / kendala" in labels(kabid)
        assert (await task(office)).timing.due_at == before


async def test_the_buttons_of_a_finished_step_say_so_and_go(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        office.clock.now = wita(23, 9, 33)
        await office.app.watch.look()
        await office.settle()
        reminder = kabid.messages[-1]
        assert "telah melewati waktu baku" in plain(reminder)
        await kabid.hand_in("Unggah: Telaahan Staf", "telaahan.pdf")
        await kabid.tap("Selesai, teruskan")
        await kabid.push(reminder, buttons(reminder)[-1])
        assert kabid.toast.startswith("Langkah ini sudah selesai pukul ")
        assert buttons(shown(kabid, reminder)) == []
        for data in (f"1td:{CASE}:1:0", f"1mp:{CASE}:1", f"1jm:{CASE}:1", f"1mg:{CASE}:1"):
            await kabid.forge(kabid.messages[-1]["message_id"], data)
            assert kabid.toast.startswith("Langkah ini sudah selesai pukul "), data
        assert await office.sound()


async def test_the_buttons_under_a_reminder_leave_it_as_it_is(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await opened(office), office["SIM-KADIS"]
        office.clock.now = wita(23, 9, 33)
        await office.app.watch.look()
        await office.settle()
        reminder = kabid.messages[-1]
        await kabid.tap("Tunda 1 jam")
        assert kabid.toast.startswith("Akan diingatkan kembali ")
        await kabid.tap("Minta perpanjangan")
        assert labels(kabid)[:1] == ["+1 hari kerja: Sel, 24 Nov"]
        await kabid.tap("+1 hari kerja")
        await kabid.answer(REASON)
        assert labels(kadis) == ["Setujui", "Belum setuju", "Buka"]
        assert plain(shown(kabid, reminder)) == plain(reminder)
        assert buttons(shown(kabid, reminder)) == buttons(reminder)


async def test_forged_buttons_about_time_change_nothing(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await extension_asked(office)
        before = await task(office)
        staf = office["SIM-STAF"]
        await staf.say("/tugas")
        for person, data in (
            *((kabid, f"1td:{CASE}:1:{detail}") for detail in ("", "2", "x", "9999999")),
            *((kabid, f"1mp:{CASE}:1:{detail}") for detail in ("3", "x", "99")),
            *((kadis, f"1iz:{CASE}:1:{detail}") for detail in ("", "1", "2.5", "1.x", "1.0")),
            *((staf, f"1{do}:{CASE}:1") for do in ("jm", "kd", "ks", "mp", "mg", "mj")),
            (staf, f"1td:{CASE}:1:0"),
            (kabid, f"1jm:{CASE}:99"),
            (kabid, "1jm:ADA-2026-999:1"),
            (kabid, f"1mj:{CASE}:1"),
        ):
            await person.forge(person.messages[-1]["message_id"], data)
            assert person.toast != "", data
            assert await task(office) == before, data
        assert await office.sound()


async def test_an_empty_reason_is_asked_for_again(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        for label in ("Kendala", "Menunggu pihak lain"):
            await kabid.tap("Waktu / kendala")
            await kabid.tap(label)
            await kabid.answer("\u200b \u2800")
            assert kabid.last == "Belum ada tulisan. Mohon diketik lalu dikirim kembali."
        await kabid.answer("x" * 1001)
        assert "1000" in kabid.last
        assert (await task(office)).timing.request is None
        assert (await task(office)).timing.obstacle is None


async def test_the_record_tells_what_was_said_and_what_a_step_cost(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await wait_asked(office)
        await kadis.tap("Setujui")
        office.clock.now = wita(25, 10)
        await kabid.tap("Buka")
        await kabid.tap("Waktu / kendala")
        await kabid.tap("Pihak lain sudah menjawab")
        office.clock.now = wita(25, 13, 20)
        await kabid.tap("Waktu / kendala")
        await kabid.tap("Kendala")
        await kabid.answer("Printer rusak.")
        await kabid.hand_in("Unggah: Telaahan Staf", "telaahan.pdf")
        await kabid.tap("Selesai, teruskan")
        await kadis.say(f"siapa memegang {CASE}")
        await kadis.tap("Rincian berkas")
        course = kadis.last.partition("Perjalanan berkas\n")[2]
        assert course.startswith(
            "☑ Langkah 1 · Kepala Bidang Bina Konstruksi · Rabu, 25 November 2026"
        )
        assert course.splitlines()[1:7] == [
            "   · 23 Nov 08.35: menunggu Kementerian PU, jawaban surat.",
            "   · 23 Nov 08.36: waktu dihentikan dengan persetujuan Kepala Dinas",
            "   · 25 Nov 10.02: pihak lain sudah menjawab",
            "   · 25 Nov 13.22: kendala, Printer rusak.",
            "   · dikerjakan 2 jam 26 menit, menunggu pihak lain 2 hari kerja",
            "☐ Langkah 2",
        ]


async def test_a_question_about_the_limit_or_more_time_is_answered(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        limit = "Waktu baku 60 Menit, dihitung sejak Senin, 23 November 2026 pukul 08.32 WITA"
        for question in (f"kapan tenggat {CASE}?", "batas waktunya kapan?"):
            await kabid.say(question)
            assert limit in kabid.last, question
        await kabid.say("boleh minta perpanjangan?")
        assert labels(kabid) == MENU
        await kabid.tap("Minta perpanjangan")
        await kabid.tap("+5 hari kerja")
        await kabid.answer(REASON)
        request = (await task(office)).timing.request
        assert request is not None
        assert request.until == wita(30, 16)
