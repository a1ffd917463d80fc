"""The office's thresholds on the card: what is recorded, what the SOP says, and who decides."""

from pathlib import Path

import pytest

from tests.journeys.sops.walking import COMPANIES, Plan, walked
from tests.stage import BALANGAN, on_stage

ENOUGH, FEW = "3 peserta atau lebih", "Kurang dari 3: perpanjangan"


def qualifying(companies: tuple[str, ...], way: str) -> Plan:
    """A qualification with so many participants, and the way that the Pokja takes at step 6."""
    return Plan(
        "pemilihan-prakualifikasi",
        "BLG-POKJA-1",
        "Jasa Konsultansi Studi Drainase",
        ways={"6": (way,), "7": (ENOUGH,)},
        companies={"5": (companies,), "7": (COMPANIES[2:],)},
    )


@pytest.mark.parametrize(
    ("companies", "line", "first"),
    [
        (COMPANIES, "Tercatat 3 peserta; ambang kantor 3. Menurut SOP: 3 peserta", ENOUGH),
        (COMPANIES[:2], "Tercatat 2 peserta; ambang kantor 3. Menurut SOP: Kurang", FEW),
        ((), "Ambang kantor: 3 peserta.\n", ENOUGH),
    ],
)
@pytest.mark.parametrize("way", [ENOUGH, FEW])
async def test_the_card_names_the_way_of_the_sop_first_and_the_official_decides(
    companies: tuple[str, ...], line: str, first: str, way: str, tmp_path: Path
) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        case = await walked(office, qualifying(companies, way))
        shown = "\n".join(office.transcript).partition(line)[2]
        other = FEW if first == ENOUGH else ENOUGH
        assert 0 < shown.index(f"[✓ {first}]") < shown.index(f"[✓ {other}]")
        assert next(task.branch for task in case.tasks if task.nomor == "6") == way


async def test_those_who_come_during_the_extension_are_counted_with_the_others(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        await walked(office, qualifying(COMPANIES[:2], FEW))
        told = "\n".join(office.transcript)
        before = (
            "Tercatat 2 peserta; ambang kantor 3. Menurut SOP, bila jangka waktu berakhir: Tetap"
        )
        after = "Tercatat 3 peserta; ambang kantor 3. Menurut SOP, bila jangka waktu berakhir: 3 "
        assert 0 < told.index(before) < told.index(after)
