"""The secretary works for the head: stand-ins, steps, hand-over, and decisions by direction."""

from pathlib import Path

from flows.people.officials import OfficialId
from tests.actor import Actor
from tests.journeys.people.standing_in import away, found
from tests.journeys.scenes import CASE, decided
from tests.stage import Stage, on_stage


async def appointed(office: Stage, leave: str = "Ya, dengan catatan") -> Actor:
    """The Kadis makes the Staf their secretary."""
    kadis = office["SIM-KADIS"]
    await kadis.say("/kelola")
    await kadis.tap("Pejabat, Plh dan Plt")
    await kadis.tap("Sekretaris pimpinan")
    await kadis.tap("Tambah sekretaris")
    await kadis.tap("Masdari")
    await found(kadis, "Udin Paranggi")
    await kadis.tap(leave)
    assert "Staf (Bapak Udin Paranggi)\nuntuk Kepala Dinas, " in kadis.last
    return office["SIM-STAF"]


async def at_the_step(office: Stage, staf: Actor) -> None:
    """The secretary opens the head's step."""
    await staf.say("/kelola")
    await staf.tap("Tugas: Masdari")
    await staf.tap("PTA-2026-001 · langkah 2")


async def test_a_decision_by_direction_is_the_secretarys_act_and_the_head_is_told(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        staf = await appointed(office)
        await at_the_step(office, staf)
        await staf.tap("Atas arahan: Setuju")
        await staf.answer("Disampaikan lewat telepon pukul 08.40, setuju.")
        said = "Disampaikan lewat telepon pukul 08.40, setuju."
        note = f"a.n. Kepala Dinas, atas arahan; catatan: {said}"
        case = await office.case(CASE)
        people = {one.id: one.nama for one in await office.roster()}
        done = case.tasks[1]
        assert (people.get(done.accepted_by or OfficialId(0)), done.branch, done.note) == (
            "Udin Paranggi",
            "Setuju",
            note,
        )
        assert case.given[-1].text == note
        assert note in staf.last
        told = [text for text in kadis.heard if "atas arahan Bapak telah dicatat oleh" in text]
        assert len(told) == 1
        assert "Staf (Bapak Udin Paranggi) untuk langkah 2" in told[0]
        assert "Disampaikan lewat telepon pukul 08.40, setuju." in told[0]
        await staf.say("/kelola")
        await staf.tap("Tugas: Masdari")
        assert "Saat ini belum ada langkah yang menunggu." in staf.last
        assert await office.sound()


async def test_a_berkas_is_sent_back_by_direction(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await decided(office)
        staf = await appointed(office)
        await at_the_step(office, staf)
        await staf.tap("Atas arahan: Kembalikan")
        await staf.answer("Anggaran belum sesuai.")
        case = await office.case(CASE)
        assert case.tasks[1].state.value == "returned"
        assert "Anggaran belum sesuai." in office["SIM-KABID"].last


async def test_without_leave_the_secretary_records_nothing_and_still_hands_over(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        await decided(office)
        staf = await appointed(office, "Tidak, hanya mengatur")
        await at_the_step(office, staf)
        assert not any("Atas arahan" in label for label in staf.labels)
        await staf.forge(staf.messages[-1]["message_id"], "1sk:PTA-2026-001:2:d1.0")
        assert staf.toast.startswith("Langkah ini untuk pejabat lain.")
        await staf.tap("Alihkan")
        await found(staf, "Norhayati")
        (task,) = (await office.case(CASE)).open_tasks
        people = {one.id: one.nama for one in await office.roster()}
        assert task.handed is not None
        assert people[task.handed] == "Norhayati Kumala"


async def test_the_secretary_enters_the_heads_stand_in_and_nobody_elses(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        staf = await appointed(office)
        await staf.say("/kelola")
        assert "Isi jabatan kosong (Plt)" not in staf.labels
        await staf.tap("Ada yang berhalangan")
        assert [label for label in staf.labels if " · " in label] == [
            "Bapak Masdari Lamiang · Kadis"
        ]
        await staf.tap("Masdari")
        await found(staf, "Norhayati")
        await staf.tap("Sel, 24 Nov")
        await staf.tap("Rab, 25 Nov")
        await staf.tap("Catat, surat akan disusulkan")
        assert "Plh. Kepala Dinas" in staf.last
        assert "dicatat oleh Staf" in staf.last
        await staf.forge(staf.messages[-1]["message_id"], "1jb:::ea2.4.20261124.20261125")
        assert staf.toast == "Hal ini diputuskan kepala atau administrator unit."


async def test_the_secretary_reads_the_heads_digest_and_opens_what_stands_in_it(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        await decided(office)
        staf = await appointed(office)
        await staf.say("/ringkasan")
        assert "Bapak Kepala Dinas" in staf.last
        assert not any("Tegur" in label or "Perpanjang" in label for label in staf.labels)
        await staf.tap("1 Buka")
        assert staf.last.startswith("PTA-2026-001")


async def test_a_secretary_who_is_taken_off_sees_nothing_more(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        staf = await appointed(office)
        await kadis.tap("Lepas: Udin Paranggi")
        assert "Belum ada yang ditunjuk." in kadis.last
        for data in ("1sk:::t1/0", "1sk:::r1", "1sk:PTA-2026-001:2:o1"):
            await staf.forge(staf.messages[-1]["message_id"], data)
            assert staf.toast.startswith("Langkah ini untuk pejabat lain.")
        await staf.forge(staf.messages[-1]["message_id"], "1sk:::k")
        assert staf.toast == "Hal ini diputuskan kepala atau administrator unit."


async def test_a_head_who_is_away_and_their_secretary_leave_the_steps_to_the_plh(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        await decided(office)
        staf = await appointed(office)
        days = ("Sen, 23 Nov", "Sel, 24 Nov")
        kabid = await away(office, "SIM-KABID", "Masdari", "Norhayati", days)
        await kabid.tap("Catat, surat akan disusulkan")
        await staf.say("/kelola")
        await staf.tap("Tugas: Masdari")
        assert "Saat ini belum ada langkah yang menunggu." in staf.last


async def test_head_and_secretary_are_told_by_whom_it_was_noted_and_when_it_ends(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis, staf = await decided(office), office["SIM-STAF"]
        kabid = office["SIM-KABID"]
        await kabid.say("/kelola")
        await kabid.tap("Pejabat, Plh dan Plt")
        await kabid.tap("Sekretaris pimpinan")
        await kabid.tap("Tambah sekretaris")
        await kabid.tap("Masdari")
        await found(kabid, "Udin Paranggi")
        before = len(kabid.heard)
        await kabid.tap("Ya, dengan catatan")
        by = "Kepala Bidang Bina Konstruksi (Ibu Norhayati Kumala)"
        assert kadis.heard[-1] == (
            "Yth. Bapak Kepala Dinas. Mohon izin menyampaikan: Staf (Bapak Udin Paranggi) telah "
            f"dicatat sebagai sekretaris Bapak oleh {by}. Keputusan atas arahan Bapak dapat "
            "dicatatnya, dan Bapak diberi tahu setiap kalinya.\n\nTerima kasih."
        )
        assert staf.heard[-1] == (
            "Bapak Staf, mulai sekarang Bapak membantu Kepala Dinas (Bapak Masdari Lamiang) "
            "sebagai sekretaris. Yang menunggu di sana ada di /kelola. Keputusan dapat dicatat "
            "atas arahan, dengan catatan."
        )
        assert len(kabid.heard) == before
        await kabid.tap("Lepas: Udin")
        assert kadis.heard[-1] == (
            "Yth. Bapak Kepala Dinas. Mohon izin menyampaikan: Staf (Bapak Udin Paranggi) tidak "
            f"lagi tercatat sebagai sekretaris Bapak; dicatat oleh {by}.\n\nTerima kasih."
        )
        assert staf.heard[-1] == (
            "Bapak Staf, tugas sebagai sekretaris Kepala Dinas (Bapak Masdari Lamiang) telah "
            "berakhir. Terima kasih atas bantuannya."
        )
        assert await office.sound()
