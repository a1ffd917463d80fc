"""A card shows first the few buttons that the step needs, the others behind "Lainnya"."""

from pathlib import Path

from tests.actor import buttons
from tests.journeys.scenes import reached
from tests.stage import on_stage


async def test_step_11_shows_few_buttons_first_and_all_of_them_when_asked(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        ketua = await reached(office, "11", "SIM-PANITIA-1")
        message, more = ketua.button("Lainnya… (")
        first = [one["text"] for one in buttons(message)]
        assert first[0] == "🗓 Rapat / undangan"
        assert first[-3:] == ["Rincian berkas", "Waktu / kendala", more["text"]]
        assert "✎ Tulis: Notulen Rapat" in first
        assert "Kembalikan ke kelompok" not in first
        assert len(first) <= 10
        await ketua.push(message, more)
        whole = [one["text"] for one in buttons(ketua.button("Ringkas")[0])]
        assert set(first) - {more["text"]} < set(whole)
        assert "Kembalikan ke kelompok" in whole
        await ketua.tap("Ringkas")
        assert [one["text"] for one in buttons(ketua.button("Lainnya… (")[0])] == first
