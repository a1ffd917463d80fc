"""Catatan under /kelola: what was set up in the office, page by page, for whoever manages it."""

from pathlib import Path

from tests.stage import on_stage


async def test_the_head_reads_who_set_what_up_the_latest_first(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = office["SIM-KABID"]
        for n in range(7):
            await kabid.say("/kelola")
            await kabid.tap("Hari khusus")
            await kabid.tap("Tambah hari libur")
            await kabid.say(f"{10 + n} Desember 2026 Peringatan {n}")
        await kabid.say("/kelola")
        await kabid.tap("Catatan")
        who = f"{kabid.name}: Rabu, 16 Desember 2026 dicatat sebagai hari libur: Peringatan 6."
        assert who in kabid.last
        assert "Peringatan 0" not in kabid.last
        await kabid.tap("›")
        assert ("Peringatan 0" in kabid.last, "Peringatan 6" in kabid.last) == (True, False)
        while "›" in kabid.labels:
            await kabid.tap("›")
        assert "Operator (baris perintah): Kepala Dinas (Bapak Masdari Lamiang)" in kabid.last
        assert await office.sound()


async def test_whoever_does_not_manage_reads_no_journal(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        staf = office["SIM-STAF"]
        await staf.say("/tugas")
        said = staf.last
        await staf.forge(staf.messages[-1]["message_id"], "1ct")
        assert staf.last == said
