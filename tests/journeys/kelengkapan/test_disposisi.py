"""Disposisi by taps: the form in place of the card, as Kepala Dinas and Kepala Bidang use it."""

from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile

from bot.callbacks import Do, Press, encode
from flows.kelengkapan.disposisi import Disposisi, Instruksi, Sifat, Tujuan
from tests.actor import Actor, buttons, plain
from tests.documents.readers import assert_sound, text
from tests.journeys.scenes import CASE, decided
from tests.stage import Stage, on_stage

KABID = Tujuan("kabid", "Kepala Bidang Bina Konstruksi", "Ibu Norhayati Kumala")
LILIS = "Ibu Lilis Anjarwati · Pelaksana"


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


async def test_the_sheet_is_a_draft_with_what_was_ticked(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        for label in ("Tulis: Disposisi", "proses lebih lanjut", "📅", "27 Nov", "✓ Selesai"):
            await kadis.tap(label)
        await kadis.tap("Lembar disposisi (PDF)")
        assert kadis.documents == ["lembar-disposisi-PTA-2026-001-2.pdf"]
        sheet = printed(office)
        assert "LEMBAR DISPOSISI" in sheet
        assert "RAHASIA" not in sheet
        assert "☑ proses lebih lanjut" in sheet
        assert "☐ selesaikan" in sheet
        assert "Jumat, 27 November 2026" in sheet
        assert "……………………" in sheet
        assert "konsep dari Pandu" in sheet
        assert await office.sound()


async def test_the_next_person_prints_the_sheet_too_and_a_secret_one_says_so(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis, kabid = await decided(office), office["SIM-KABID"]
        for label in ("Tulis: Disposisi", "Sifat", "rahasia", "✎ Catatan"):
            await kadis.tap(label)
        await kadis.answer("Hanya untuk Ibu.")
        await kadis.tap("✓ Selesai")
        assert "📄 Lembar disposisi (PDF)" not in kabid.labels
        await kadis.tap("✓ Setuju")
        assert "📄 Lembar disposisi (PDF)" in kadis.labels
        await kabid.tap("Buka langkah 3")
        await kabid.tap("Lembar disposisi (PDF)")
        assert "LEMBAR DISPOSISI · RAHASIA" in printed(office)
        assert "Hanya untuk Ibu." in printed(office)


async def test_outside_the_berkas_there_is_no_sheet(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, teknis = await decided(office), office["SIM-TEKNIS-1"]
        for label in ("Tulis: Disposisi", "Sifat", "rahasia", "✎ Catatan"):
            await kadis.tap(label)
        await kadis.answer("Hanya untuk Ibu.")
        await kadis.tap("✓ Selesai")
        await teknis.say("/berkas")
        message = teknis.messages[-1]
        await teknis.forge(message["message_id"], encode(Press(Do.SHEET, CASE, 2, "1")))
        assert teknis.toast.startswith("Hanya pejabat yang terlibat dalam berkas ini")


async def test_free_words_have_no_sheet(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        await kadis.tap("Tulis: Disposisi")
        await kadis.tap("Tulis bebas")
        await kadis.answer("Setuju.")
        assert not [label for label in kadis.labels if "Lembar" in label]
        message = kadis.button("Setuju")[0]
        await kadis.forge(message["message_id"], encode(Press(Do.SHEET, CASE, 2, "1")))
        assert kadis.documents == []


def printed(office: Stage) -> str:
    """The words of the sheet that was sent last, as a PDF reader finds them."""
    sheets = [one for one in office.world.shelf.by_path.values() if "lembar" in one.name]
    with NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(sheets[-1].data)
        assert_sound(Path(file.name))
        return text(Path(file.name))
