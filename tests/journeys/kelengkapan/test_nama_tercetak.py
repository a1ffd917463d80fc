"""A slot is called what the row at hand prints, however other rows print it."""

from pathlib import Path

from tests.journeys.scenes import CASE, assigned
from tests.stage import on_stage

DRAFT = "Draf Jenis Pelatihan/Sertifikat"


async def test_a_document_bears_the_name_that_its_own_step_prints(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        teknis, _ = await assigned(office)
        await teknis.tap("Ambil")
        await teknis.send_file("jenis.pdf")
        await teknis.tap(f"{DRAFT} · ")
        assert f"Dokumen jenis.pdf telah dimasukkan sebagai {DRAFT};" in teknis.heard[-2]
        await teknis.say("/berkas")
        await teknis.tap(CASE)
        await teknis.tap("Dokumen (")
        assert f"langkah 5 · {DRAFT}" in teknis.last
        await teknis.tap("📄 4")
        assert teknis.last.startswith(f"{DRAFT}: jenis.pdf")
