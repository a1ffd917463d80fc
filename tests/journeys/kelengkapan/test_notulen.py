"""Minutes on phones: typed heading by heading, or uploaded."""

from pathlib import Path

from flows.kelengkapan.notulen import Judul
from flows.wording import NOTULEN_LIMIT
from tests.actor import buttons, plain
from tests.journeys.scenes import CASE, reached
from tests.stage import Stage, on_stage

PARTS = (
    "Ketua Panitia Pelaksana",
    "Panitia (3 orang), narasumber BPSDM",
    "Jadwal dan narasumber.",
    "Pelatihan tanggal 7 Desember 2026.",
    "Undangan dikirim pekan ini.",
)


async def minutes(office: Stage) -> list[str]:
    """What was recorded as minutes."""
    return [one.text for one in (await office.case(CASE)).given if one.kode == "notulen-rapat"]


async def test_minutes_are_asked_for_heading_by_heading(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        ketua = await reached(office, "11", "SIM-PANITIA-1")
        await ketua.tap("Tulis: Notulen")
        await ketua.tap("☐ Pimpinan rapat")
        for judul, part in zip(Judul, PARTS, strict=True):
            assert judul.value in plain(ketua.question)
            await ketua.answer(part)
            await office.restart()
        await ketua.tap("✓ Selesai")
        assert await minutes(office) == [
            "\n\n".join(f"{j.value}\n{part}" for j, part in zip(Judul, PARTS, strict=True))
        ]
        await ketua.tap("Selesai, teruskan")
        assert await office.sound()


async def test_one_heading_is_corrected_after_the_minutes_were_given(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        ketua = await reached(office, "11", "SIM-PANITIA-1")
        for label in ("Tulis: Notulen", "☐ Kesimpulan"):
            await ketua.tap(label)
        await ketua.answer("Tanggal 7 Desember.")
        await ketua.answer("Undangan dikirim.")
        for label in ("✓ Selesai", "Tulis: Notulen", "☑ Kesimpulan"):
            await ketua.tap(label)
        await ketua.answer("Tanggal 8 Desember.")
        await ketua.tap("✓ Selesai")
        follow = "\n\nTindak lanjut\nUndangan dikirim."
        assert await minutes(office) == [
            f"Kesimpulan\nTanggal {day} Desember.{follow}" for day in (7, 8)
        ]


async def test_empty_minutes_stay_on_the_form(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        ketua = await reached(office, "11", "SIM-PANITIA-1")
        await ketua.tap("Tulis: Notulen")
        await ketua.tap("✓ Selesai")
        assert "Mohon" in ketua.toast
        assert await minutes(office) == []
        assert "☐ Pimpinan rapat" in ketua.labels


async def test_a_heading_without_anything_to_note_is_skipped(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        ketua = await reached(office, "11", "SIM-PANITIA-1")
        await ketua.tap("Tulis: Notulen")
        await ketua.tap("☐ Pembahasan")
        await ketua.answer("Jadwal.")
        await ketua.answer("-")
        await ketua.answer("-")
        assert "Tindak lanjut\n–" in ketua.last
        await ketua.tap("✓ Selesai")
        assert await minutes(office) == ["Pembahasan\nJadwal."]


async def test_long_minutes_are_kept_whole_shown_short_and_read_in_full(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        ketua = await reached(office, "11", "SIM-PANITIA-1")
        await ketua.tap("Tulis: Notulen")
        await ketua.tap("☐ Pembahasan")
        long = "Butir pembahasan yang dicatat.\n" * 110
        await ketua.answer(long)
        await ketua.answer("Kesimpulan rapat yang dicatat.\n" * 110)
        assert ketua.last == (
            f"Mohon izin, tulisan melebihi batas; paling banyak {NOTULEN_LIMIT} huruf."
        )
        await ketua.answer("Kesimpulan rapat yang dicatat.\n" * 70)
        await ketua.tap("✓ Selesai")
        (recorded,) = await minutes(office)
        assert len(recorded) > 5000
        assert len(plain(ketua.button("📖 Baca: Notulen")[0])) < 1200
        before = len(ketua.messages)
        await ketua.tap("📖 Baca: Notulen")
        told = [plain(one) for one in ketua.messages[before:]]
        assert len(told) == 2
        assert sum(one.count("Butir pembahasan yang dicatat.") for one in told) == 110
        assert sum(one.count("Kesimpulan rapat yang dicatat.") for one in told) == 70


async def test_long_minutes_are_folded_on_the_pages_of_their_slot(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        ketua = await reached(office, "11", "SIM-PANITIA-1")
        for label in ("Tulis: Notulen", "☐ Pembahasan"):
            await ketua.tap(label)
        await ketua.answer("Butir pembahasan yang dicatat.\n" * 110)
        await ketua.answer("Kesimpulan rapat yang dicatat.\n" * 70)
        await ketua.tap("✓ Selesai")
        await ketua.tap("Lainnya… (")
        message, _ = ketua.button("Unggah: Notulen")
        keyboard = message["reply_markup"]["inline_keyboard"]
        await ketua.push(
            message, next(row for row in keyboard if "Unggah: Notulen" in row[0]["text"])[1]
        )
        told = []
        while True:
            (screen,) = [m for m in ketua.messages if m["message_id"] == message["message_id"]]
            told.append(plain(screen))
            if not any(button["text"] == "›" for button in buttons(screen)):
                break
            await ketua.tap("›")
        assert max(map(len, told)) < 4096
        assert sum(text.count("Butir pembahasan yang dicatat.") for text in told) == 110
        assert sum(text.count("Kesimpulan rapat yang dicatat.") for text in told) == 70
        kinds = {entity["type"] for entity in screen["entities"]}
        assert "expandable_blockquote" in kinds
        assert any("📖 Baca: Notulen" in button["text"] for button in buttons(screen))


async def test_minutes_can_still_be_uploaded(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        ketua = await reached(office, "11", "SIM-PANITIA-1")
        await ketua.tap("Tulis: Notulen")
        await ketua.tap("Kembali")
        await ketua.hand_in("Unggah: Notulen", "notulen.pdf")
        await ketua.tap("Selesai, teruskan")
        assert await office.sound()
