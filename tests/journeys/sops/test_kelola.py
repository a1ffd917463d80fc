"""The office decides the readings of its SOPs; berkas opened from then on follow the decision."""

from pathlib import Path

from flows.ids import SopId
from flows.people.officials import OfficialId
from flows.sop import Confidence
from storage.choices import decisions
from tests.stage import Stage, on_stage

PTA = SopId("pelatihan-tenaga-ahli")


def current(office: Stage, nomor: str):  # type: ignore[no-untyped-def]
    return office.app.desk.casebook.editions.current[PTA].row(nomor)


async def test_a_head_decides_who_performs_a_step(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/kelola")
        await kabid.tap("Pelatihan Tenaga Ahli (")
        assert "Membuat rencana kerja" in kabid.last
        await kabid.tap("Kasi Pemberdayaan")
        row = current(office, "1")
        assert (row.pelaksana, row.confidence) == (("kasi",), Confidence.PASTI)
        decided = await office.app.db.read(decisions)
        assert [(c.nomor, c.value, c.by) for c in decided] == [("1", "kasi", OfficialId(2))]
        await kabid.say("/sop")
        await kabid.tap("Pelatihan Tenaga Ahli")
        await kabid.tap("Baca langkah")
        decision = "Pelaksana ditetapkan oleh Kepala Bidang Bina Konstruksi pada Senin, 23 November"
        assert decision in " ".join(message["text"] for message in kabid.messages[-1:])


async def test_a_berkas_keeps_the_edition_it_began_with_and_can_be_moved(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/mulai")
        await kabid.tap("Pelatihan Tenaga Ahli")
        await kabid.answer("Bimtek BIM Angkatan I")
        await decide_the_missing_unit(office)
        sop, _ = await office.app.desk.casebook.read("PTA-2026-001")
        assert sop.row("2").mutu_baku.waktu.amount is None
        await kabid.say("/kelola")
        await kabid.tap("Pindahkan PTA-2026-001")
        sop, _ = await office.app.desk.casebook.read("PTA-2026-001")
        assert sop.row("2").mutu_baku.waktu.amount == 60
        assert await office.sound()


async def test_a_berkas_is_not_moved_when_a_reached_step_reads_differently(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/mulai")
        await kabid.tap("Pelatihan Tenaga Ahli")
        await kabid.answer("Bimtek BIM Angkatan I")
        await kabid.say("/kelola")
        await kabid.tap("Pelatihan Tenaga Ahli (")
        await kabid.tap("Kasi Pemberdayaan")
        await kabid.say("/kelola")
        await kabid.tap("Pindahkan PTA-2026-001")
        assert kabid.toast == "Langkah 1 sudah dilalui dan berbeda pada edisi itu."


async def test_a_colleague_is_told_who_decides(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await office["SIM-STAF"].say("/kelola")
        assert office["SIM-STAF"].last == "Hal ini diputuskan kepala atau administrator unit."


async def test_words_that_are_no_time_are_asked_for_again(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await decide_the_missing_unit(office, "secepatnya")
        assert "Mohon waktu ditulis seperti 60 menit" in office["SIM-KABID"].last
        await office["SIM-KABID"].answer("2 jam")
        assert current(office, "2").mutu_baku.waktu.amount == 2


async def test_one_question_takes_one_time(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await decide_the_missing_unit(office)
        await office["SIM-KABID"].say("5 hari")
        assert current(office, "2").mutu_baku.waktu.amount == 60


async def test_a_time_that_nobody_can_mean_is_asked_for_again(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        for time in ("0 menit", "99999999999 hari", "-2 jam", "menit"):
            await decide_the_missing_unit(office, time)
            assert "Mohon waktu ditulis seperti 60 menit" in office["SIM-KABID"].last
        assert current(office, "2").mutu_baku.waktu.amount is None


async def test_forged_decisions_change_no_reading(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, staf = office["SIM-KABID"], office["SIM-STAF"]
        await kabid.say("/kelola")
        await staf.say("/tugas")
        for data in (
            f"1dc::1:p1.{PTA}",
            f"1wk::2:{PTA}",
            f"1rd:::{PTA}",
            "1kl",
            "1kl:::3",
            "1mv:PTA-2026-001",
        ):
            await staf.forge(staf.messages[-1]["message_id"], data)
        for data in (
            "1dc::1:p1.pemilihan-prakualifikasi",
            "1wk::1:pemilihan-prakualifikasi",
            "1rd:::tidak-ada",
            f"1wk::1:{PTA}",
            f"1dc::0:p0.{PTA}",
            f"1dc::99:p0.{PTA}",
            f"1dc::1:w0.{PTA}",
            f"1dc::1:p99.{PTA}",
            f"1dc::1:x.{PTA}",
            "1dc::1",
            "1kl:::x",
        ):
            await kabid.forge(kabid.messages[-1]["message_id"], data)
            assert kabid.toast.startswith("Tombol ini sudah tidak berlaku."), data
        assert await office.app.db.read(decisions) == ()
        assert await office.sound()


async def test_many_berkas_on_an_earlier_edition_come_in_pages(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = office["SIM-KABID"]
        for n in range(7):
            await kabid.say("/mulai")
            await kabid.tap("Pelatihan Tenaga Ahli")
            await kabid.answer(f"Bimtek BIM Angkatan {n}")
        await decide_the_missing_unit(office)
        await kabid.say("/kelola")
        assert sum(label.startswith("Pindahkan") for label in kabid.labels) == 6
        await kabid.tap("›")
        assert "PTA-2026-007" in kabid.last
        assert sum(label.startswith("Pindahkan") for label in kabid.labels) == 1


async def decide_the_missing_unit(office: Stage, time: str = "60 menit") -> None:
    kabid = office["SIM-KABID"]
    await kabid.say("/kelola")
    await kabid.tap("Pelatihan Tenaga Ahli (")
    while not any("Isi waktu" in label for label in kabid.labels):
        await kabid.tap("✓ ")
    await kabid.tap("Isi waktu")
    await kabid.answer(time)
