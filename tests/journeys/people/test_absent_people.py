"""Nobody there to be told: whoever can act learns of it once, and nothing rests for ever."""

from pathlib import Path

from tests.actor import Actor
from tests.journeys.scenes import CASE, assigned, decided, opened
from tests.stage import on_stage


def warnings(person: Actor) -> list[str]:
    """What a person was told about steps that nobody could be told of."""
    texts = (m.get("text", "") for m in person.messages)
    return [text for text in texts if "menunggu" in text and "begitu akunnya" in text]


async def test_who_blocks_the_bot_with_a_task_in_hand_is_missed_once(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, kabid = await decided(office), office["SIM-KABID"]
        kadis.phone.block()
        await office.settle()
        await kabid.tap("Rincian berkas")
        await kabid.tap("Beri komentar")
        await kabid.answer("Mohon arahan.")
        assert warnings(kabid) == [
            "Yth. Ibu Kepala Bidang Bina Konstruksi. Mohon izin menyampaikan, langkah 2 berkas "
            "PTA-2026-001 (Bimtek BIM Angkatan I) menunggu Kepala Dinas (Bapak Masdari Lamiang): "
            "pesan tidak dapat disampaikan.\n\n"
            "Langkah tersampaikan sendiri begitu akunnya terhubung. Mohon yang bersangkutan "
            "membuka tautan yang telah diberikan, atau diberi tahu langsung."
        ]


async def test_who_comes_back_finds_the_task_again(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        kadis.phone.block()
        await office.settle()
        count = len(kadis.messages)
        kadis.phone.unblock()
        await office.settle()
        assert len(kadis.messages) == count + 1
        await kadis.tap("Kembalikan")
        await kadis.answer("Mohon dilengkapi.")
        assert (await office.case(CASE)).tasks[1].state.value == "returned"
        assert await office.sound()


async def test_who_writes_again_is_reachable_again(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        kadis.phone.block()
        await office.settle()
        kadis.phone.person.blocked = False
        await kadis.say("Selamat pagi.")
        assert [o.jabatan for o in await office.roster() if not o.reachable] == []
        assert any("Kembalikan" in label for label in kadis.labels)
        assert await office.sound()


async def test_one_of_two_holders_away_lets_the_other_work_without_alarm(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        first, second = await assigned(office)
        first.phone.block()
        await office.settle()
        assert [warnings(p) for p in (office["SIM-KASI"], office["SIM-KADIS"])] == [[], []]
        second.phone.block()
        await office.settle()
        assert [len(warnings(p)) for p in (office["SIM-KASI"], office["SIM-KADIS"])] == [1, 0]
        second.phone.unblock()
        await office.settle()
        await second.tap("Ambil")
        assert (await office.case(CASE)).tasks[4].accepted_by is not None


async def test_with_nobody_linked_sender_and_heads_are_told_and_linking_delivers(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, start=False) as office:
        kabid, kadis = office["SIM-KABID"], office["SIM-KADIS"]
        await kabid.start()
        await opened(office)
        await kabid.hand_in("Unggah: Telaahan Staf", "telaahan.pdf")
        await kabid.tap("Selesai, teruskan")
        assert len(warnings(kabid)) == 1
        await kabid.tap("Rincian berkas")
        assert "⚠️ Belum tersambung ke Telegram." in kabid.last
        await kadis.start()
        await kadis.tap("Buka langkah 2")
        assert (await office.case(CASE)).tasks[1].state.value == "accepted"
        assert len(warnings(kabid)) == 1
        assert await office.sound()


async def test_a_returned_berkas_whose_maker_is_away_goes_to_the_other_holders(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        first, second = await assigned(office)
        kabid = office["SIM-KABID"]
        await first.tap("Ambil")
        await first.hand_in("Unggah", "jenis.pdf")
        await first.tap("Selesai, teruskan")
        await first.tap("Ambil")
        await first.hand_in("Unggah", "jadwal.pdf")
        await first.tap("Selesai, teruskan")
        first.phone.block()
        await office.settle()
        await kabid.tap("Buka langkah 7")
        await kabid.tap("Kembalikan")
        await kabid.answer("Mohon disesuaikan.")
        assert "Mohon disesuaikan." in second.last
        label = next(w for w in ("Ambil", "Buka langkah 6") if w in second.labels)
        await second.tap(label)
        (task,) = (await office.case(CASE)).open_tasks
        assert (task.nomor, task.round, task.state.value) == ("6", 2, "accepted")
        assert await office.sound()
