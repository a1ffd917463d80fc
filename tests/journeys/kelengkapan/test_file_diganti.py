"""Another file is put into a message that was sent: nothing changes before somebody says so."""

from pathlib import Path

from tests.actor import Actor, Json
from tests.documents.pdfs import pdf
from tests.journeys.kelengkapan.test_kiriman_bebas import BUDGET, POLICY, two_berkas
from tests.journeys.scenes import CASE, opened
from tests.stage import Stage, on_stage

SLOT = "Telaahan Staf"


async def swapped(office: Stage, person: Actor, nama: str) -> None:
    """The person puts another file of that name into the message of their newest document."""
    sent = next(m for m in reversed(person.messages) if m["out"] and "document" in m)
    sender = next(one for one in reversed(office.people.values()) if one is not person)
    (other,) = await sender.phone.upload([(nama, pdf(3), "application/pdf")])
    body: Json = {**person.phone.post(sent["message_id"]).body, "document": other["document"]}
    office.world.updates.add("edited_message", body)
    await person._did(f"mengganti file pada pesannya dengan {nama}")


async def filed(office: Stage) -> list[tuple[str, int]]:
    """Name and version of each file of the berkas."""
    return [(g.file.nama, g.version) for g in (await office.case(CASE)).given if g.file]


async def test_a_swapped_file_is_noticed_and_replaces_what_was_accepted_by_one_tap(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await opened(office)
        await kabid.hand_in(f"Unggah: {SLOT}", "lama.pdf")
        await swapped(office, kabid, "baru.pdf")
        assert kabid.last == (
            "Yth. Ibu Kepala Bidang Bina Konstruksi, file pada pesan ini diganti menjadi baru.pdf. "
            f"Yang telah diterima sebagai {SLOT} ({CASE}) masih lama.pdf. Apakah diganti juga?"
        )
        assert await filed(office) == [("lama.pdf", 1)]
        await kabid.tap("Ya, ganti")
        assert await filed(office) == [("lama.pdf", 1), ("baru.pdf", 2)]
        assert any(t.endswith("menggantikan versi 1 (lama.pdf).") for t in kabid.heard)
        assert await office.sound()


async def test_a_swapped_file_that_is_left_changes_nothing(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await opened(office)
        await kabid.hand_in(f"Unggah: {SLOT}", "lama.pdf")
        await swapped(office, kabid, "baru.pdf")
        await kabid.tap("Tidak, biarkan")
        assert await filed(office) == [("lama.pdf", 1)]
        assert await office.sound()


async def test_a_swapped_file_of_a_step_that_is_over_is_told_to_change_nothing(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await opened(office)
        await kabid.hand_in(f"Unggah: {SLOT}", "lama.pdf")
        await kabid.tap("Selesai, teruskan")
        await swapped(office, kabid, "baru.pdf")
        assert kabid.last.endswith(
            "setelah langkahnya selesai. Yang telah diterima tetap berlaku: lama.pdf."
        )
        assert await filed(office) == [("lama.pdf", 1)]


async def test_a_file_swapped_before_it_has_its_slot_is_the_one_that_is_put_in(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await opened(office)
        await kabid.send_file("lama.pdf")
        await swapped(office, kabid, "baru.pdf")
        assert kabid.last.startswith("Dokumen baru.pdf telah diterima.")
        await kabid.tap(f"{SLOT} · ")
        assert await filed(office) == [("baru.pdf", 1)]
        assert await office.sound()


async def test_other_words_below_a_document_are_no_news(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await opened(office)
        await kabid.hand_in(f"Unggah: {SLOT}", "lama.pdf")
        heard = kabid.heard
        sent = next(m for m in reversed(kabid.messages) if m["out"] and "document" in m)
        body = {**kabid.phone.post(sent["message_id"]).body, "caption": "sudah direvisi"}
        office.world.updates.add("edited_message", body)
        await kabid._did("mengubah keterangan")
        assert kabid.heard == heard


async def test_a_swapped_file_that_came_without_a_question_is_a_version_of_its_own(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await opened(office)
        await kabid.send_file("lama.pdf")
        await kabid.tap(f"{SLOT} · ")
        await swapped(office, kabid, "baru.pdf")
        await kabid.tap("Ya, ganti")
        assert await filed(office) == [("lama.pdf", 1), ("baru.pdf", 2)]
        assert await office.sound()


async def test_what_is_sent_while_a_swap_is_open_is_asked_for_by_itself(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await two_berkas(office)
        await kabid.hand_in(f"Unggah: {SLOT}", "lama.pdf")
        await swapped(office, kabid, "baru.pdf")
        await kabid.send_file(BUDGET)
        assert kabid.last.startswith(f"Dokumen {BUDGET} telah diterima.")
        await kabid.tap("Ya, ganti")
        assert await filed(office) == [("lama.pdf", 1), ("baru.pdf", 2)]
        await kabid.tap("Dokumen Pelaksanaan Anggaran")
        assert [g.file.nama for g in (await office.case(POLICY)).given if g.file] == [BUDGET]
        assert await office.sound()


async def test_a_program_is_refused_at_the_door_when_it_is_swapped_in_too(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await opened(office)
        await kabid.send_file("lama.pdf")
        await swapped(office, kabid, "undangan.apk")
        assert "undangan.apk tidak dapat diterima" in kabid.last
        await kabid.tap(f"{SLOT} · ")
        assert await filed(office) == [("lama.pdf", 1)]
        assert await office.sound()
