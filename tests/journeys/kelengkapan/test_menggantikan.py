"""A further document for a slot that has one: what it replaces is said, and can be undone."""

from pathlib import Path

from flows.case import Giving
from tests.actor import Actor
from tests.documents.pdfs import pdf
from tests.journeys.scenes import CASE, decided, opened
from tests.stage import Stage, on_stage

SLOT = "Telaahan Staf"
REPLACES = "Ini versi 2, menggantikan versi 1 (lama.pdf)."
JOIN, DROP = "Tambahkan ke versi sebelumnya", "Kembalikan versi 1"


async def replaced(office: Stage) -> Actor:
    """The Kabid has given a document in place of another."""
    kabid = await opened(office)
    await kabid.hand_in(f"Unggah: {SLOT}", "lama.pdf")
    await kabid.tap("⇪ Ganti")
    assert "menggantikan yang sudah ada" in kabid.last
    asked = kabid.question["message_id"]
    await kabid.send_file("baru.pdf", pdf(2), reply_to=asked)
    return kabid


async def standing(office: Stage) -> list[tuple[str, int, Giving]]:
    """Name, version and state of each file of the berkas."""
    given = (await office.case(CASE)).given
    return [(g.file.nama, g.version, g.state) for g in given if g.file]


def receipt(person: Actor) -> str:
    """The newest message that says what became of the document."""
    return next(text for text in reversed(person.heard) if text.startswith("Dokumen baru.pdf"))


async def test_what_a_further_document_replaces_is_said_at_once(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await replaced(office)
        assert receipt(kabid) == (
            f"Dokumen baru.pdf telah dimasukkan sebagai {SLOT}; tanda 👍 menyusul setelah isinya "
            f"diperiksa. {REPLACES}"
        )
        assert await standing(office) == [
            ("lama.pdf", 1, Giving.GOOD),
            ("baru.pdf", 2, Giving.GOOD),
        ]
        assert await office.sound()


async def test_both_documents_stand_together_by_one_tap(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await replaced(office)
        await kabid.tap(JOIN)
        assert await standing(office) == [
            ("lama.pdf", 1, Giving.GOOD),
            ("baru.pdf", 1, Giving.GOOD),
        ]
        assert receipt(kabid).endswith("Berlaku bersama lama.pdf.")
        assert f"☑ {SLOT} (2 dokumen)" in kabid.last
        assert not any(JOIN in label or DROP in label for label in kabid.labels)
        assert await office.sound()


async def test_the_earlier_version_comes_back_by_one_tap(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await replaced(office)
        await kabid.tap(DROP)
        assert await standing(office) == [
            ("lama.pdf", 1, Giving.GOOD),
            ("baru.pdf", 2, Giving.REMOVED),
        ]
        assert receipt(kabid) == (
            f"Dokumen baru.pdf telah dikeluarkan lagi dari {SLOT}. Yang berlaku versi 1 (lama.pdf)."
        )
        assert f"☑ {SLOT} (1 dokumen)" in kabid.last
        assert await office.sound()


async def test_a_document_sent_freely_says_what_it_replaces_too(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await opened(office)
        for nama in ("lama.pdf", "baru.pdf"):
            await kabid.send_file(nama, pdf(2 if nama == "baru.pdf" else 1))
            await kabid.tap(f"{SLOT} · ")
        assert receipt(kabid).endswith(REPLACES)
        await kabid.tap(JOIN)
        assert receipt(kabid).endswith("Berlaku bersama lama.pdf.")
        assert await office.sound()


async def test_an_old_button_of_a_receipt_changes_nothing_more(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await replaced(office)
        message, drop = kabid.button(DROP)
        await kabid.tap(JOIN)
        await kabid.forge(message["message_id"], drop["callback_data"])
        assert kabid.toast.startswith("Dokumen ini sudah tidak ada di sini")
        assert receipt(kabid).endswith("Berlaku bersama lama.pdf.")
        assert [version for _, version, _ in await standing(office)] == [1, 1]


async def test_a_document_that_is_refused_after_all_is_not_left_as_put_in(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await opened(office)
        await kabid.send_file("baru.pdf", b"%PDF-1.7 rusak")
        await kabid.tap(f"{SLOT} · ")
        assert receipt(kabid).startswith(f"Dokumen baru.pdf tidak dapat diterima sebagai {SLOT}. ")
        assert not any("telah dimasukkan sebagai" in text for text in kabid.heard)
        assert any(f"☐ {SLOT}" in text for text in kabid.heard)
        assert await office.sound()


async def test_a_refused_document_that_was_to_replace_another_leaves_it_standing(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await opened(office)
        await kabid.hand_in(f"Unggah: {SLOT}", "lama.pdf")
        await kabid.tap("⇪ Ganti")
        asked = kabid.question["message_id"]
        await kabid.send_file("baru.pdf", b"%PDF-1.7 rusak", reply_to=asked)
        assert receipt(kabid).startswith(f"Dokumen baru.pdf tidak dapat diterima sebagai {SLOT}. ")
        assert not any(DROP in label for label in kabid.labels)
        assert await office.sound()


async def test_the_list_counts_and_opens_what_stands_and_shows_the_rest_after_it(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await replaced(office)
        await kabid.tap("⋯")
        await kabid.hand_in("Tambahkan ke versi ini", "lampiran.pdf")
        await kabid.tap("Rincian berkas")
        assert "Dokumen: 2" in kabid.last
        await kabid.tap("Dokumen (2)")
        assert kabid.last.startswith(f"Dokumen: 2 · {CASE}")
        assert kabid.last.index("lampiran.pdf") < kabid.last.index("Versi sebelumnya")
        assert kabid.last.index("Versi sebelumnya") < kabid.last.index("3. lama.pdf")
        await kabid.tap("Langkah 1: buka semua (2)")
        assert kabid.documents == ["baru.pdf", "lampiran.pdf"]
        await kabid.tap("Semua dalam satu PDF")
        assert kabid.last.endswith("2 dokumen beserta daftarnya")


async def test_what_an_earlier_round_gave_is_given_once_more_beside_the_new_document(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kadis, kabid = await decided(office), office["SIM-KABID"]
        await kadis.tap("Kembalikan untuk diperbaiki")
        await kadis.answer("Mohon dilengkapi.")
        await kabid.tap("Buka langkah 1")
        await kabid.hand_in("⇪ Ganti", "baru.pdf")
        assert receipt(kabid).endswith("Ini versi 2, menggantikan versi 1 (telaahan-staf.pdf).")
        await kabid.tap(JOIN)
        given = (await office.case(CASE)).given
        assert [(g.task, g.file.nama, g.version) for g in given if g.file] == [
            (1, "telaahan-staf.pdf", 1),
            (3, "baru.pdf", 1),
            (3, "telaahan-staf.pdf", 1),
        ]
        assert f"☑ {SLOT} (2 dokumen)" in kabid.last
        assert await office.sound()
