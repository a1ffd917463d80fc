"""Asking what is late, and being answered from one's own office alone."""

from pathlib import Path

import pytest

from tests.journeys.scenes import CASE, assigned, opened
from tests.journeys.waktu.about_time import labels
from tests.journeys.waktu.waiting import wita
from tests.stage import Stage, on_stage

LATE_5 = f"""\
Telah melewati waktu baku (1)

{CASE} · langkah 5
Bimtek BIM Angkatan I
Pelaksana Teknis
Lewat sejak Selasa, 24 November 2026 pukul 16.00 WITA: 1 hari kerja"""


async def late(office: Stage) -> None:
    """Step 5, which waits for both Pelaksana Teknis, has been late since Tuesday."""
    await assigned(office)
    office.clock.now = wita(26, 8)


@pytest.mark.parametrize(
    "question",
    [
        *("siapa yang lewat waktu?", "apa yang terlambat?", "berkas mana yang lewat waktu"),
        *("Mohon izin, langkah mana yg sdh melewati waktu baku", "pelatihan yang telat"),
    ],
)
async def test_what_is_late_is_answered_with_whom_and_since_when(
    tmp_path: Path, question: str
) -> None:
    async with on_stage(tmp_path) as office:
        await late(office)
        for code in ("SIM-KADIS", "SIM-KASI", "SIM-TEKNIS-1"):
            await office[code].say(question)
            assert office[code].last == LATE_5
            assert labels(office[code]) == [f"{CASE} · langkah 5", "Ringkasan"]


async def test_from_the_answer_one_opens_the_berkas_or_the_digest(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await late(office)
        kadis = office["SIM-KADIS"]
        await kadis.say("siapa yang lewat waktu?")
        await kadis.tap(f"{CASE} · langkah 5")
        assert "Perjalanan berkas" in kadis.last
        await kadis.say("siapa yang lewat waktu?")
        await kadis.tap("Ringkasan")
        assert labels(kadis)[0] == "1 Tegur"


async def test_nobody_hears_of_late_berkas_they_may_not_see(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await late(office)
        await office["SIM-STAF"].say("apa yang terlambat?")
        assert office["SIM-STAF"].last == (
            "Tidak ada langkah yang melewati waktu baku pada berkas yang dapat dilihat Bapak."
        )


async def test_more_than_a_message_holds_is_counted(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        for n in range(8):
            await opened(office, f"Bimtek {n}")
        office.clock.now = wita(26, 8)
        await office["SIM-KABID"].say("apa saja yang terlambat")
        assert office["SIM-KABID"].last.startswith("Telah melewati waktu baku (8)")
        assert office["SIM-KABID"].last.endswith("dan 2 lainnya")
        assert len(labels(office["SIM-KABID"])) == 7


@pytest.mark.parametrize(
    "question", ["HPS", "metode pemilihan", "langkah 3 perencanaan pengadaan", "sop pengadaan"]
)
async def test_a_free_question_is_not_answered_from_the_sops_of_another_office(
    tmp_path: Path, question: str
) -> None:
    async with on_stage(tmp_path) as office:
        staf = office["SIM-STAF"]
        await staf.say(question)
        assert "Pengadaan" not in "".join([staf.last, *labels(staf)])


async def test_the_search_offered_instead_of_a_berkas_stays_in_ones_own_office_too(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        staf = office["SIM-STAF"]
        await staf.say("di mana berkas undangan")
        await staf.tap("Cari dalam SOP")
        assert "undangan" in staf.last
        assert "Pemilihan" not in "".join([staf.last, *labels(staf)])


async def test_who_searches_by_command_finds_other_offices_behind_their_own(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        staf = office["SIM-STAF"]
        await staf.say("/sop metode pemilihan")
        assert "Pemilihan" in staf.last
        await staf.say("kegiatan")
        await staf.tap("›")
        assert "Bagian Pengadaan" not in staf.last
