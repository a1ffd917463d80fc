"""Disposisi by taps: the form in place of the card, as Kepala Dinas and Kepala Bidang use it."""

from datetime import date
from pathlib import Path

from bot.callbacks import Do, Press, encode
from flows.disposisi import Disposisi, Instruksi, Sifat, Tujuan
from tests.actor import Actor, buttons, plain
from tests.journeys.scenes import CASE, decided
from tests.stage import Stage, on_stage

KABID = Tujuan("kabid", "Kepala Bidang Bina Konstruksi", "Ibu Norhayati Kumala")
LILIS = "Pelaksana Teknis · Ibu Lilis"


async def given(office: Stage) -> list[Disposisi | None]:
    """Every disposisi in the berkas, oldest first."""
    return [one.disposisi for one in (await office.case(CASE)).given if one.text]


def shown(person: Actor) -> str:
    """The words of the message that has the form's last button, or of the card."""
    return plain(person.button("Kembali")[0])


async def test_four_taps_are_enough_for_the_common_case(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        messages = len(kadis.messages)
        await kadis.tap("Tulis: Disposisi")
        assert "Kepada: Kepala Bidang Bina Konstruksi (Ibu Norhayati Kumala)" in shown(kadis)
        await kadis.tap("proses lebih lanjut")
        await kadis.tap("✓ Selesai")
        assert len(kadis.messages) == messages
        assert await given(office) == [Disposisi(KABID, instruksi=(Instruksi.PROSES,))]
        await kadis.tap("✓ Setuju")
        kabid = office["SIM-KABID"]
        await kabid.tap("Buka langkah 3")
        assert "Instruksi: proses lebih lanjut" in kabid.last
        assert await office.sound()


async def test_everything_can_be_said_and_nothing_is_lost_by_a_restart(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        await kadis.tap("Tulis: Disposisi")
        for label in ("koordinasi", "tanggapan", "Juga kepada", LILIS, "Kembali"):
            await kadis.tap(label)
        await office.restart()
        for label in ("Sifat", "sangat segera", "📅", "27 Nov"):
            await kadis.tap(label)
        await kadis.tap("✎ Catatan")
        await office.restart()
        await kadis.answer("Mohon rampung sebelum rapat.")
        await kadis.tap("✓ Selesai")
        (made,) = await given(office)
        assert made == Disposisi(
            KABID,
            (Tujuan("@5", "Pelaksana Teknis", "Ibu Lilis Anjarwati"),),
            (Instruksi.TANGGAPAN, Instruksi.KOORDINASI),
            Sifat.SANGAT_SEGERA,
            "Mohon rampung sebelum rapat.",
            date(2026, 11, 27),
        )
        assert await office.sound()


async def test_somebody_else_leads_when_chosen_from_the_pages(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        for label in ("Tulis: Disposisi", "Kepada:", "Udin Paranggi", "selesaikan", "✓ Selesai"):
            await kadis.tap(label)
        assert await given(office) == [
            Disposisi(Tujuan("staf", "Staf", "Bapak Udin Paranggi"), (), (Instruksi.SELESAIKAN,))
        ]


async def test_an_empty_disposisi_stays_on_the_form(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        await kadis.tap("Tulis: Disposisi")
        await kadis.tap("✓ Selesai")
        assert kadis.toast == "Mohon centang sekurangnya satu instruksi, atau tulis catatan."
        assert "✓ Selesai" in kadis.labels
        assert await given(office) == []


async def test_a_date_is_typed_when_it_is_far_and_one_that_is_past_is_not_taken(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        for label in ("Tulis: Disposisi", "file", "📅", "Ketik"):
            await kadis.tap(label)
        await kadis.answer("2 Januari 2020")
        assert kadis.last == (
            "Mohon tulis satu tanggal mendatang beserta tahunnya, misalnya 30 November 2026."
        )
        await kadis.answer("Senin, 1 Maret 2027")
        assert "Tanggal: Senin, 1 Maret 2027" in kadis.last
        await kadis.tap("✓ Selesai")
        assert await given(office) == [
            Disposisi(KABID, (), (Instruksi.FILE,), tanggal=date(2027, 3, 1))
        ]


async def test_a_form_that_was_left_goes_on_where_it_was(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        for label in ("Tulis: Disposisi", "wakili", "Kembali"):
            await kadis.tap(label)
        assert "✓ Setuju" not in kadis.labels
        assert "Belum lengkap: Disposisi Kepala Dinas." in kadis.last
        await kadis.tap("Tulis: Disposisi")
        assert "Instruksi: wakili/hadiri" in shown(kadis)


async def test_words_can_still_be_typed_freely(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        await kadis.tap("Tulis: Disposisi")
        await kadis.tap("Tulis bebas")
        await kadis.answer("Setuju. Laksanakan sesuai rencana.")
        case = await office.case(CASE)
        assert [(one.text, one.disposisi) for one in case.given if one.text] == [
            ("Setuju. Laksanakan sesuai rencana.", None)
        ]
        await kadis.tap("✓ Setuju")
        assert await office.sound()


async def test_a_button_of_a_form_that_was_given_redraws_the_card(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        await kadis.tap("Tulis: Disposisi")
        message, tick = kadis.button("file")
        await kadis.tap("selesaikan")
        await kadis.tap("✓ Selesai")
        await kadis.forge(message["message_id"], tick["callback_data"])
        assert kadis.toast == "Formulir ini sudah tidak terbuka."
        assert "✓ Setuju" in kadis.labels
        assert await given(office) == [Disposisi(KABID, instruksi=(Instruksi.SELESAIKAN,))]


async def test_a_button_of_a_form_whose_step_is_over_says_so(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        await kadis.tap("Tulis: Disposisi")
        message, tick = kadis.button("file")
        await kadis.tap("Tulis bebas")
        await kadis.answer("Setuju.")
        await kadis.tap("✓ Setuju")
        await kadis.forge(message["message_id"], tick["callback_data"])
        assert kadis.toast.startswith("Langkah ini sudah selesai pukul")
        assert await office.app.db.read(
            lambda conn: conn.execute("SELECT count(*) FROM drafts").fetchone()
        ) == (0,)


async def test_a_forged_button_names_nobody_who_is_not_of_the_office(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        await kadis.tap("Tulis: Disposisi")
        message = kadis.button("Tulis bebas")[0]
        before = [b["text"] for b in buttons(message)]
        for detail in ("1.Kpenyedia", "1.K@999", "1.i9+", "1.S7", "1.Dbesok", "1.?", "9.f", "x"):
            forged = encode(Press(Do.DISPOSISI, CASE, 2, detail))
            await kadis.forge(message["message_id"], forged)
            assert kadis.toast.startswith("Tombol ini sudah tidak berlaku"), detail
        assert [b["text"] for b in buttons(kadis.button("Tulis bebas")[0])] == before
        assert await office.sound()


async def test_a_secret_note_is_read_by_those_in_the_berkas(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, kabid = await decided(office), office["SIM-KABID"]
        for label in ("Tulis: Disposisi", "Sifat", "rahasia", "✎ Catatan"):
            await kadis.tap(label)
        await kadis.answer("Hanya untuk Ibu.")
        assert "Rahasia: catatan hanya ditampilkan" in kadis.last
        await kadis.tap("✓ Selesai")
        await kadis.tap("✓ Setuju")
        await kabid.tap("Buka langkah 3")
        assert "Hanya untuk Ibu." in kabid.last
