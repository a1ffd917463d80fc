"""Documents that came before their step: they come forward when it has come."""

from pathlib import Path

from tests.journeys.outsiders.outside import DONE, invited, joined, opened
from tests.journeys.scenes import CASE, assigned
from tests.stage import BALANGAN, on_stage

PUT_IN = "📥 Masukkan dokumen yang disimpan"
WAITS = "📥 Dikirim sebelumnya dan belum dimasukkan: nomor induk berusaha.pdf."
REGISTRATION = "RVP-2026-001"


async def test_what_a_penyedia_sent_early_comes_forward_at_its_step(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        penyedia = await joined(office, await invited(verifikator))
        await penyedia.send_file("nomor induk berusaha.pdf")
        assert "disimpan" in penyedia.last
        assert PUT_IN not in penyedia.labels
        for _ in range(5):  # rows 2 to 6
            await penyedia.tap(DONE)
        assert any(text.endswith(WAITS) for text in penyedia.heard)
        await penyedia.tap(DONE)
        assert (await office.case(REGISTRATION)).open_tasks[0].nomor == "7"
        assert any("Dimasukkan lebih dahulu" in text for text in penyedia.heard)
        await penyedia.tap(PUT_IN)
        await penyedia.tap("Nomor Induk")
        given = (await office.case(REGISTRATION)).given
        assert [g.file.nama for g in given if g.file] == ["nomor induk berusaha.pdf"]
        assert PUT_IN not in penyedia.labels
        await penyedia.tap(DONE)
        assert (await office.case(REGISTRATION)).open_tasks[0].nomor == "8"
        assert await office.sound()


async def test_a_step_may_be_finished_without_what_was_kept(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        penyedia = await joined(office, await invited(verifikator))
        await penyedia.send_file("brosur.pdf")
        for _ in range(5):
            await penyedia.tap(DONE)
        await penyedia.tap(DONE)
        await penyedia.tap("Selesaikan tanpa dokumen itu")
        case = await office.case(REGISTRATION)
        assert (case.open_tasks[0].nomor, case.given) == ("8", ())
        assert await office.sound()


async def test_whoever_takes_a_step_second_finds_their_kept_document_on_the_card(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        first, second = await assigned(office)
        await first.tap("Ambil")
        await second.send_file("kerangka acuan kerja.pdf")
        assert "disimpan" in second.last
        await first.tap("Kembalikan ke kelompok")
        assert PUT_IN in second.labels
        await second.tap("Ambil")
        await second.tap(PUT_IN)
        assert "kerangka acuan kerja.pdf" in second.last
        assert (await office.case(CASE)).open_tasks[0].accepted_by is not None
        assert await office.sound()
