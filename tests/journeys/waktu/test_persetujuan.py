"""What a superior is told and asked about the time of a step, and what one tap brings about."""

from pathlib import Path

from flows.waktu.timing import Asked
from tests.actor import buttons, plain
from tests.journeys.scenes import CASE, opened
from tests.journeys.waktu.about_time import (
    REASON,
    WHOM,
    extension_asked,
    labels,
    shown,
    task,
    wita,
)
from tests.stage import on_stage

DECIDED = "Permohonan ini sudah diputuskan atau diganti. Keadaan terbaru ditampilkan."


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
        assert labels(kadis) == ["Setujui", "Belum setuju", "Buka"]
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
        before, asked = (await task(office)).timing.due_at, kadis.messages[-1]
        await kadis.tap("Belum setuju")
        assert "\nBelum disetujui oleh Kepala Dinas pada " in plain(shown(kadis, asked))
        assert buttons(shown(kadis, asked)) == []
        assert "belum disetujui oleh Kepala Dinas." in kabid.last
        assert "⏱ Waktu baku 60 Menit, dihitung sejak Senin, 23 November 2026 pukul" in kabid.last
        assert (await task(office)).timing.due_at == before
        assert (await task(office)).timing.request is None


async def test_who_does_not_consent_may_say_why_and_the_holder_reads_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await extension_asked(office)
        await kadis.tap("Belum setuju")
        assert "dapat diketik dengan membalas pesan ini; tanpa alasan pun cukup." in kadis.last
        await kadis.answer("Rapatnya tetap <Jumat>.")
        assert kadis.last == "Alasannya sudah disampaikan. Terima kasih."
        assert kabid.last == (
            "Yth. Ibu Kepala Bidang Bina Konstruksi, alasan belum disetujuinya permohonan pada"
            f" langkah 1 SOP Pelatihan Tenaga Ahli ({CASE}) disampaikan oleh Kepala Dinas:\n\n"
            "Rapatnya tetap <Jumat>.\n\nBimtek BIM Angkatan I"
        )
        await kadis.say(f"siapa memegang {CASE}")
        await kadis.tap("Rincian berkas")
        assert "alasan Kepala Dinas, Rapatnya tetap <Jumat>." in kadis.last
        assert await office.sound()


async def test_what_is_typed_afterwards_without_quoting_is_no_reason(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        _, kadis = await extension_asked(office)
        await kadis.tap("Belum setuju")
        await kadis.say(f"siapa memegang {CASE}")
        assert "Kini di langkah 1" in kadis.last
        assert (await task(office)).timing.unexplained is not None


async def test_consent_that_comes_after_the_limit_asked_for_is_refused(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        _, kadis = await extension_asked(office)
        office.clock.now = wita(26, 9)
        await kadis.tap("Setujui")
        assert "Rabu, 25 November 2026 pukul 16.00 WITA telah lewat." in kadis.toast
        assert labels(kadis) == ["Setujui", "Belum setuju", "Buka"]
        await kadis.tap("Belum setuju")
        assert (await task(office)).timing.request is None


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


async def test_consent_is_given_once_and_the_second_tap_shows_what_was_decided(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        _, kadis = await extension_asked(office)
        message, yes = kadis.button("Setujui")
        no = kadis.button("Belum setuju")[1]
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
