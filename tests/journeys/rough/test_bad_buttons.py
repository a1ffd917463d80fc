"""Buttons that are not the presser's, not of today, or of nobody: each has its own answer."""

import asyncio
from pathlib import Path

from tests.journeys.scenes import CASE, assigned, decided, opened
from tests.stage import on_stage

OUTDATED = "Tombol ini sudah tidak berlaku. Keadaan terbaru dapat dilihat melalui /tugas."


async def test_a_strangers_press_changes_nothing_and_is_answered(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        message, button = kabid.button("Rincian berkas")
        before = await office.case(CASE)
        stranger = office.visitor("Orang Luar")
        await stranger.say("halo")
        await stranger.forge(stranger.messages[-1]["message_id"], button["callback_data"])
        assert stranger.toast == (
            "Mohon maaf, Pandu hanya melayani pejabat yang telah menerima tautan pribadi dari "
            "kantornya."
        )
        assert message["message_id"] not in [m["message_id"] for m in stranger.messages]
        assert await office.case(CASE) == before
        assert await office.sound()


async def test_another_persons_button_is_refused_by_name_of_the_rule(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, staf = await decided(office), office["SIM-STAF"]
        _, agree = kadis.button("Kembalikan")
        before = await office.case(CASE)
        await staf.forge(staf.messages[-1]["message_id"], agree["callback_data"])
        assert (
            staf.toast
            == "Langkah ini untuk pejabat lain. Tugas sendiri dapat dilihat melalui /tugas."
        )
        assert await office.case(CASE) == before
        assert await office.sound()


async def test_a_forged_button_shows_an_outsider_nothing_of_a_berkas(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid, staf = await opened(office), office["SIM-STAF"]
        await kabid.hand_in("Unggah: Telaahan Staf", "telaahan-staf.pdf")
        before = staf.messages
        for do in ("cd", "dt", "dk", "sh", "cm", "cx", "ac", "rc", "at", "rt", "ch"):
            await staf.forge(before[-1]["message_id"], f"1{do}:{CASE}:1:0")
            assert staf.toast.startswith(
                ("Langkah ini untuk pejabat lain.", "Hanya ", "Berkas hanya ")
            ), do
        assert staf.messages == before
        assert await office.sound()


async def test_a_stale_press_says_who_closed_the_step_and_when(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.hand_in("Unggah: Telaahan Staf", "telaahan-staf.pdf")
        card, done = kabid.button("Selesai, teruskan")
        await kabid.tap("Selesai, teruskan")
        await office["SIM-KADIS"].tap("Buka langkah 2")
        before = await office.case(CASE)
        await kabid.forge(card["message_id"], done["callback_data"])
        assert kabid.toast == (
            "Langkah ini sudah selesai pukul 08.35 WITA oleh Kepala Bidang Bina Konstruksi."
        )
        assert await office.case(CASE) == before
        assert await office.sound()


async def test_a_doubled_press_counts_once_and_tells_the_next_person_once(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await opened(office), office["SIM-KADIS"]
        await kabid.hand_in("Unggah: Telaahan Staf", "telaahan-staf.pdf")
        card, done = kabid.button("Selesai, teruskan")
        press = {"message_id": card["message_id"], "data": done["callback_data"]}
        await asyncio.gather(kabid.phone.press(**press), kabid.phone.press(**press))
        await office.settle()
        case = await office.case(CASE)
        assert [(t.nomor, t.state.value) for t in case.tasks] == [("1", "done"), ("2", "open")]
        assert [a.get("text", "") for a in kabid.phone.answers][-2:] == [
            "Tercatat, terima kasih.",
            "Langkah ini sudah selesai pukul 08.35 WITA oleh Kepala Bidang Bina Konstruksi.",
        ]
        assert sum("langkah 2 SOP" in str(m.get("text")) for m in kadis.messages) == 1
        assert await office.sound()


async def test_a_button_of_an_older_version_and_garbage_point_to_tugas(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        card = kabid.messages[-1]["message_id"]
        before = await office.case(CASE)
        garbage = ("0xx", f"0co:{CASE}:1:0", "1zz", "1", "", "💥", f"1co:{CASE}:satu:0")
        half = (f"1co:{CASE}", f"1co:{CASE}:1:x", f"1at:{CASE}:1:99", f"1pl:{CASE}:1:1")
        more = ("1co:PTA-2026-009:1:0", "1dx::9:x", "1si::9:tidak-ada", "1lg:::zz", "1op:::kosong")
        numbers = (f"1co:{CASE}:²:0", "1bk:::-5", f"1sh:{CASE}:1:-1")
        toasts = {}
        for data in (*garbage, *half, *more, *numbers):
            await kabid.forge(card, data)
            toasts[data] = kabid.toast
        assert {data: said for data, said in toasts.items() if said != OUTDATED} == {}
        assert await office.case(CASE) == before
        assert await office.sound()


async def test_two_holders_press_ambil_at_once_and_one_has_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        first, second = await assigned(office)
        presses = []
        for person in (first, second):
            message, take = person.button("Ambil")
            data = take["callback_data"]
            presses.append(person.phone.press(message["message_id"], data=data))
        await asyncio.gather(*presses)
        await office.settle()
        case = await office.case(CASE)
        (task,) = case.open_tasks
        winner, loser = (first, second) if "Unggah" in str(first.labels) else (second, first)
        holder = {o.id: o for o in await office.roster()}[task.accepted_by]  # type: ignore[index]
        assert winner.name == f"{holder.jabatan} ({holder.sapaan} {holder.nama})"
        assert f"Sedang dikerjakan {winner.name} sejak" in loser.last
        assert "Ambil" not in loser.labels
        assert loser.toast.startswith("Langkah ini sedang dikerjakan Pelaksana Teknis")
        assert sum(t.nomor == "5" for t in case.tasks) == 1
        assert await office.sound()


async def test_done_is_not_offered_while_something_is_missing_and_names_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        before = await office.case(CASE)
        assert [label for label in kabid.labels if "Selesai" in label] == []
        await kabid.forge(kabid.messages[-1]["message_id"], f"1co:{CASE}:1:0")
        assert kabid.toast == "Belum lengkap: Telaahan Staf. Mohon dilengkapi dahulu."
        assert await office.case(CASE) == before
        assert await office.sound()


async def test_buttons_and_prompts_from_before_a_restart_still_work(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kadis = await opened(office), office["SIM-KADIS"]
        await kabid.tap("Unggah: Telaahan Staf")
        await office.restart()
        await kabid.send_file("telaahan.pdf", reply_to=kabid.question["message_id"])
        await office.restart()
        await kabid.tap("Selesai, teruskan")
        await office.restart()
        await kadis.tap("Buka langkah 2")
        await kadis.tap("Kembalikan")
        await office.restart()
        await kadis.answer("Mohon dilengkapi.")
        case = await office.case(CASE)
        assert [(t.nomor, t.round, t.state.value) for t in case.tasks] == [
            ("1", 1, "done"),
            ("2", 1, "returned"),
            ("1", 2, "open"),
        ]
        assert await office.sound()
