"""A card shows first the few buttons that the step needs, the others behind "Lainnya"."""

from pathlib import Path

from tests.actor import buttons
from tests.journeys.outsiders.outside import DONE, invited, joined, opened
from tests.journeys.scenes import reached
from tests.stage import BALANGAN, on_stage


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


async def test_a_verifier_sees_what_lies_there_and_what_is_demanded_first(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN, terse=True) as office:
        verifikator = await opened(office)
        penyedia = await joined(office, await invited(verifikator))
        for _ in range(5):  # rows 2 to 6
            await penyedia.tap(DONE)
        await penyedia.hand_in("⇪ Unggah: Fotocopy Nomor Induk", "nib.pdf")
        await penyedia.tap(DONE)
        await verifikator.tap("Buka langkah 8")
        await verifikator.tap("✎ Tulis: List Daftar Hitam")
        await verifikator.answer("Tidak tercantum")
        await verifikator.tap("Tidak masuk daftar hitam")
        await verifikator.tap("Buka langkah 10")
        first = [one["text"] for one in buttons(verifikator.button("Lainnya… (")[0])]
        assert sum(one.startswith("📂") for one in first) == 1
        assert any(one.startswith("✎ Tulis: Ceklist") for one in first)
        assert any(one.startswith("↩") for one in first)
        assert "⋯" not in first
