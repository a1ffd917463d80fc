"""What a card says of the printed time: which one counts, and whose matter a missing unit is."""

from pathlib import Path

from tests.journeys.scenes import assigned, decided
from tests.stage import on_stage

UNITLESS = "2; belum bertenggat (satuannya tidak tercetak)"
COUNTS = "yang dihitung adalah kolom Waktu"


async def test_a_head_reads_of_a_missing_unit_nothing_that_is_for_the_administrator(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        assert any(UNITLESS in text for text in kadis.heard)
        assert not any("/kelola" in text for text in kadis.heard if "Langkah 2" in text)


async def test_a_time_printed_as_a_remark_is_said_not_to_count(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        first, _ = await assigned(office)
        told = [text for text in first.heard if "1 hari/8 Jam" in text]
        assert told
        assert all(COUNTS in text for text in told)
