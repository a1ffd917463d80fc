"""What the holder of a step says about its time, and what the superior's phone then shows."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.case import Task
from flows.timing import Asked
from tests.actor import Actor, Json, buttons, plain
from tests.journeys.scenes import CASE, assigned, opened
from tests.stage import Stage, on_stage

REASON = "Menunggu kepastian narasumber."
WHOM = "Kementerian PU, jawaban surat."
MENU = [
    *("Kendala", "Tunda 1 jam", "Tunda besok 08.00", "Minta perpanjangan"),
    *("Menunggu pihak lain", "Serahkan ke rekan", "Kembali"),
]
DECIDED = "Permohonan ini sudah diputuskan atau diganti. Keadaan terbaru ditampilkan."


def wita(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026; the 23rd is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


async def task(office: Stage) -> Task:
    """The first step, with the Kabid: 60 minutes until 09.32 on Monday."""
    return (await office.case(CASE)).tasks[0]


def labels(person: Actor) -> list[str]:
    """The buttons of the newest message."""
    return [button["text"] for button in buttons(person.messages[-1])]


def shown(person: Actor, message: Json) -> Json:
    """A message as it stands in the chat now."""
    return person.phone.post(message["message_id"]).body


async def extension_asked(office: Stage, label: str = "+2 hari kerja") -> tuple[Actor, Actor]:
    """The Kabid has asked for more time; the Kadis has it before him."""
    kabid = await opened(office)
    await kabid.tap("Waktu / kendala")
    await kabid.tap("Minta perpanjangan")
    await kabid.tap(label)
    await kabid.answer(REASON)
    return kabid, office["SIM-KADIS"]


async def wait_asked(office: Stage) -> tuple[Actor, Actor]:
    """The Kabid waits for somebody outside; the Kadis has it before him."""
    kabid = await opened(office)
    await kabid.tap("Waktu / kendala")
    await kabid.tap("Menunggu pihak lain")
    await kabid.answer(WHOM)
    return kabid, office["SIM-KADIS"]


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
        assert "⏱ Waktu baku 60 Menit, hingga Senin, 23 November 2026" in kabid.last
        await kabid.tap("Kembali")
        assert len(kabid.messages) == before
        assert plain(shown(kabid, card)) == plain(card)
        assert buttons(shown(kabid, card)) == buttons(card)


async def test_a_superior_grants_more_time_in_one_tap(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await extension_asked(office)
        limit = "Rabu, 25 November 2026 pukul 16.00 WITA"
        assert f"⏱ Telah dimohon perpanjangan hingga {limit}: {REASON}" in kabid.last
        assert kadis.last.startswith(
            "Yth. Bapak Kepala Dinas. Mohon izin, Kepala Bidang Bina Konstruksi memohon"
            f" perpanjangan waktu langkah 1 SOP Pelatihan Tenaga Ahli ({CASE}) hingga {limit}.\n"
        )
        assert f"Alasan:\n{REASON}\n" in kadis.last
        assert kadis.last.endswith("Mohon perkenan Bapak. Terima kasih.")
        assert labels(kadis) == ["Setujui", "Belum disetujui", "Buka"]
        await kadis.tap("Setujui")
        assert kadis.toast == "Tercatat, terima kasih."
        assert labels(kadis) == []
        assert "\nDisetujui oleh Kepala Dinas pada Senin, 23 November 2026 pukul 08" in kadis.last
        assert kabid.last.startswith(
            "Yth. Ibu Kepala Bidang Bina Konstruksi, waktu langkah 1 SOP Pelatihan Tenaga Ahli"
            f" ({CASE}) diperpanjang oleh Kepala Dinas hingga {limit}."
        )
        assert (await task(office)).timing.due_at == wita(25, 16)
        await kabid.tap("Buka")
        assert f"⏱ Diperpanjang hingga {limit} oleh Kepala Dinas." in kabid.last
        assert "60 Menit, hingga Senin, 23 November 2026 pukul 09.32 WITA" in kabid.last
        assert await office.sound()


async def test_a_superior_who_does_not_consent_leaves_the_limit(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await extension_asked(office)
        before = (await task(office)).timing.due_at
        await kadis.tap("Belum disetujui")
        assert "\nBelum disetujui oleh Kepala Dinas pada " in kadis.last
        assert labels(kadis) == []
        assert "belum disetujui oleh Kepala Dinas." in kabid.last
        assert "⏱ Waktu baku 60 Menit, hingga Senin, 23 November 2026 pukul 09.32" in kabid.last
        assert (await task(office)).timing.due_at == before
        assert (await task(office)).timing.request is None


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


async def test_consent_that_comes_after_the_limit_asked_for_is_refused(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        _, kadis = await extension_asked(office)
        office.clock.now = wita(26, 9)
        await kadis.tap("Setujui")
        assert "Rabu, 25 November 2026 pukul 16.00 WITA telah lewat." in kadis.toast
        assert labels(kadis) == ["Setujui", "Belum disetujui", "Buka"]
        await kadis.tap("Belum disetujui")
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


async def test_an_obstacle_reaches_the_superior_who_can_act_on_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await opened(office), office["SIM-KADIS"]
        await kabid.tap("Waktu / kendala")
        await kabid.tap("Kendala")
        await kabid.answer("Printer rusak.")
        assert "⏱ Kendala: Printer rusak." in kabid.last
        assert kadis.last.startswith(
            "Yth. Bapak Kepala Dinas. Mohon izin melaporkan, pada langkah 1 SOP Pelatihan Tenaga"
            f" Ahli ({CASE}) terdapat kendala sebagaimana disampaikan Kepala Bidang Bina"
            " Konstruksi:\n\nPrinter rusak.\n"
        )
        assert labels(kadis) == ["Alihkan", "Perpanjang", "Buka"]
        await kadis.tap("Perpanjang")
        await kadis.tap("+1 hari kerja")
        assert (await task(office)).timing.due_at == wita(24, 16)
        await kabid.tap("Buka")
        await kabid.tap("Waktu / kendala")
        assert labels(kabid)[0] == "Kendala teratasi"
        await kabid.tap("Kendala teratasi")
        assert "Kendala" not in kabid.last
        assert (await task(office)).timing.obstacle is None


async def test_whoever_has_nobody_above_who_can_be_told_hears_so(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        for person in office.people.values():
            if person is not kabid:
                person.phone.block()
        await office.settle()
        await kabid.tap("Waktu / kendala")
        await kabid.tap("Kendala")
        await kabid.answer("Printer rusak.")
        assert any("belum ada atasan yang dapat diberi tahu" in words for words in kabid.heard)
        assert (await task(office)).timing.obstacle is not None


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
        assert labels(kadis) == ["Setujui", "Belum disetujui", "Buka"]
        assert plain(shown(kabid, reminder)) == plain(reminder)
        assert buttons(shown(kabid, reminder)) == buttons(reminder)


async def test_consent_is_given_once_and_the_second_tap_shows_what_was_decided(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        _, kadis = await extension_asked(office)
        message, yes = kadis.button("Setujui")
        no = kadis.button("Belum disetujui")[1]
        await kadis.push(message, yes)
        for button in (yes, no):
            await kadis.forge(message["message_id"], button["callback_data"])
            assert kadis.toast == DECIDED
        assert "\nDisetujui oleh Kepala Dinas pada " in plain(shown(kadis, message))
        assert (await task(office)).timing.due_at == wita(25, 16)


async def test_the_button_of_an_older_request_shows_that_a_new_one_took_its_place(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await extension_asked(office)
        older = kadis.button("Setujui")
        await kabid.tap("Waktu / kendala")
        await kabid.tap("Menunggu pihak lain")
        await kabid.answer(WHOM)
        await kadis.push(*older)
        assert kadis.toast == DECIDED
        assert "Permohonan ini telah diganti dengan permohonan yang baru." in plain(
            shown(kadis, older[0])
        )
        request = (await task(office)).timing.request
        assert request is not None
        assert request.asked is Asked.WAIT


async def test_a_request_whose_step_is_over_needs_no_decision(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await extension_asked(office)
        older = kadis.button("Setujui")
        await kabid.hand_in("Unggah: Telaahan Staf", "telaahan.pdf")
        await kabid.tap("Selesai, teruskan")
        await kadis.push(*older)
        assert kadis.toast.startswith("Langkah ini sudah selesai pukul ")
        assert "Langkah ini sudah selesai; tidak ada lagi yang perlu diputuskan." in plain(
            shown(kadis, older[0])
        )


async def test_nobody_but_a_superior_consents_and_nobody_to_their_own_request(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await extension_asked(office)
        before = await task(office)
        yes = kadis.button("Setujui")[1]["callback_data"]
        staf, visitor = office["SIM-STAF"], office.visitor("Bapak Ronny")
        await staf.say("/tugas")
        await staf.forge(staf.messages[-1]["message_id"], yes)
        assert staf.toast == (
            "Hal ini diputuskan oleh atasan pelaksana langkah ini atau kepala unit."
        )
        await kabid.forge(kabid.messages[-1]["message_id"], yes)
        assert (
            kabid.toast == "Permohonan sendiri diputuskan oleh atasan. Mohon menunggu jawabannya."
        )
        await visitor.say("halo")
        await visitor.forge(visitor.messages[-1]["message_id"], yes)
        assert await task(office) == before


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


async def test_long_words_fit_every_message_they_come_into(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await opened(office, "Judul " * 19), office["SIM-KADIS"]
        long = "Alasan yang panjang sekali, " * 35
        for label in ("Kendala", "Menunggu pihak lain"):
            await kabid.tap("Waktu / kendala")
            await kabid.tap(label)
            await kabid.answer(long)
            assert long.strip() in kadis.last
        await kabid.tap("Rincian berkas")
        assert "Alasan yang panjang" in kabid.last
        assert await office.sound()


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


async def test_a_superior_can_decide_from_the_record_too(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await extension_asked(office)
        await kadis.tap("Buka")
        assert "Setujui" in labels(kadis)
        await kadis.tap("Setujui")
        assert (await task(office)).timing.due_at == wita(25, 16)
        await kabid.tap("Buka")
        await kabid.tap("Rincian berkas")
        assert "Setujui" not in labels(kabid)


async def test_a_question_about_the_limit_or_more_time_is_answered(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        limit = "Waktu baku 60 Menit, hingga Senin, 23 November 2026 pukul 09.32 WITA."
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
