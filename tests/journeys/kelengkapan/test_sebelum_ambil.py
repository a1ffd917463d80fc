"""A document that comes before its step was taken is kept, and one tap takes the step with it."""

from pathlib import Path

import pytest

from bot.kelengkapan import placing
from tests.journeys.scenes import CASE, assigned, decided
from tests.stage import Stage, on_stage

DRAFT = "Draf Jenis Pelatihan/Sertifikat"


async def filed(office: Stage) -> list[tuple[str, str]]:
    """The slot and the name of each file of the berkas but the first."""
    return [(g.kode, g.file.nama) for g in (await office.case(CASE)).given[1:] if g.file]


async def test_a_document_for_a_step_of_the_group_takes_it_by_one_tap(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        teknis, rekan = await assigned(office)
        await teknis.send_file("jenis.pdf")
        assert teknis.last == (
            f"Dokumen jenis.pdf telah diterima. Apakah ini {DRAFT}?\n\n"
            f"Langkahnya pada {CASE} belum diambil; tombol di bawah sekaligus mengambilnya."
        )
        await teknis.tap("Ambil dan masukkan")
        assert await filed(office) == [("jenis-sertifikat", "jenis.pdf")]
        assert "Ibu Lilis Anjarwati" in rekan.last
        assert await office.sound()


async def test_of_two_who_send_a_document_the_first_has_the_step_and_nothing_is_lost(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        teknis, rekan = await assigned(office)
        await rekan.send_file("punya-rekan.pdf")
        await teknis.tap("Ambil")
        await rekan.tap("Ambil dan masukkan")
        assert "sejak pukul" in rekan.toast
        assert await filed(office) == []
        assert rekan.last.startswith(
            "Bapak Pelaksana Teknis, dokumen punya-rekan.pdf telah diterima dan disimpan."
        )
        await teknis.tap("Kembalikan ke kelompok")
        await rekan.tap("Masukkan sekarang")
        await rekan.tap("Ambil dan masukkan")
        assert await filed(office) == [("jenis-sertifikat", "punya-rekan.pdf")]
        assert await office.sound()


async def test_whose_turn_it_is_not_is_told_so_politely_and_the_document_is_kept(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kadis, kabid = await decided(office), office["SIM-KABID"]
        await kabid.send_file("tambahan.pdf")
        assert kabid.last == (
            "Yth. Ibu Kepala Bidang Bina Konstruksi, dokumen tambahan.pdf telah diterima dan "
            "disimpan. Saat ini belum tiba giliran langkah yang memerlukannya. Setelah langkahnya "
            "tiba, dokumen cukup dimasukkan dengan satu ketukan."
        )
        await kabid.tap("Masukkan sekarang")
        assert kabid.toast.startswith("Belum ada langkah yang menunggu dokumen")
        await kadis.tap("Kembalikan untuk diperbaiki")
        await kadis.answer("Mohon dilengkapi.")
        await kabid.tap("Masukkan sekarang")
        await kabid.tap("Ambil dan masukkan")
        assert await filed(office) == [("telaahan-staf", "tambahan.pdf")]
        assert await office.sound()


async def test_of_very_many_slots_those_in_hand_are_never_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placing, "MOST_SLOTS", 1)
    async with on_stage(tmp_path, terse=True) as office:
        teknis, _ = await assigned(office)
        await teknis.tap("Ambil")
        await assigned(office)
        await teknis.send_file("jenis.pdf")
        assert teknis.last == f"Dokumen jenis.pdf telah diterima. Apakah ini {DRAFT}?"
        await teknis.tap(f"{DRAFT} · ")
        assert await filed(office) == [("jenis-sertifikat", "jenis.pdf")]
        assert await office.sound()
