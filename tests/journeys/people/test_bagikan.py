"""A berkas is shared with somebody who is not in it: they read, and do nothing else."""

from pathlib import Path
from zoneinfo import ZoneInfo

from bot.views.kelengkapan.documents import Held, listed
from bot.words import words_of
from flows.commands import Command, RecordText
from flows.ids import CaseId
from flows.people.officials import actor
from flows.people.sharing import ShareCase
from storage import asking
from tests.journeys.people.standing_in import found
from tests.journeys.scenes import CASE, decided, opened, reached
from tests.stage import on_stage


async def test_somebody_of_the_unit_is_let_in_to_read_and_out_again(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, staf = await decided(office), office["SIM-STAF"]
        await kadis.tap("Rincian berkas")
        await kadis.tap("Bagikan untuk dibaca")
        await found(kadis, "Udin")
        assert "Staf kini dapat membaca berkas ini." in kadis.last
        assert "Kepala Dinas (Bapak Masdari Lamiang) membagikan berkas PTA-2026-001" in staf.last
        await staf.tap("Rincian berkas")
        assert staf.labels[:2] == ["Kartu saya", "Dokumen (1)"]
        assert not {"Beri komentar", "Bagikan untuk dibaca"} & set(staf.labels)
        await staf.tap("Dokumen (1)")
        await staf.tap("1")
        assert staf.messages[-1]["document"]["file_name"] == "telaahan-staf.pdf"
        rows = await office.app.db.read(
            lambda conn: conn.execute(
                "SELECT o.jabatan FROM openings p JOIN officials o ON o.id = p.official"
            ).fetchall()
        )
        assert ("Staf",) in rows
        before = await office.case(CASE)
        message = staf.messages[-1]["message_id"]
        for data in (f"1ac:{CASE}:2", f"1co:{CASE}:2:0", f"1cm:{CASE}", f"1bg:{CASE}::s7"):
            await staf.forge(message, data)
        assert await office.case(CASE) == before
        await kadis.tap("Cabut: Udin")
        assert "tidak lagi dibagikan" in staf.last
        await staf.forge(message, f"1dt:{CASE}")
        await staf.forge(message, f"1do:{CASE}::0")
        assert "tidak lagi dibagikan" in staf.last
        assert await office.sound()


async def test_a_shared_berkas_stands_in_the_list_of_berkas(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, staf = await decided(office), office["SIM-STAF"]
        await staf.say("/berkas")
        assert CASE not in staf.last
        await kadis.tap("Rincian berkas")
        await kadis.tap("Bagikan untuk dibaca")
        await found(kadis, "Udin")
        await staf.say("/berkas")
        assert CASE in staf.last


async def test_words_with_personal_data_are_not_read_by_sharing(tmp_path: Path) -> None:
    """The list of who attended is typed; its words stay with those who work on the file."""
    async with on_stage(tmp_path) as office:
        panitia = await reached(office, "11", "SIM-PANITIA-1")
        people = {one.jabatan: actor(one) for one in await office.roster()}
        kadis, staf = people["Kepala Dinas"], people["Staf"]
        (task,) = (await office.case(CASE)).open_tasks
        me = next(actor(o) for o in await office.roster() if o.chat_id == panitia.phone.person.id)
        given: tuple[Command, ...] = (
            RecordText(me, task.id, "daftar-hadir", "Galuh Anum hadir"),
            ShareCase(kadis, staf),
        )
        book, now = office.app.desk.casebook, office.clock.now
        for number, command in enumerate(given):
            await book.execute(CaseId(CASE), command, now, f"uji:{number}")
        await office.settle()
        reader = office["SIM-STAF"]
        message = reader.messages[-1]["message_id"]
        await reader.tap("Rincian berkas")
        for index in range(4):
            await reader.forge(message, f"1tx:{CASE}:{task.id}:{index}")
        await reader.tap("Kartu saya")
        assert not any("Galuh Anum" in text for text in reader.heard)
        assert await office.sound()


async def test_names_of_personal_documents_are_not_read_by_sharing(tmp_path: Path) -> None:
    """Of what a reader may not open, the list says of what kind it is, and no more."""
    async with on_stage(tmp_path, terse=True) as office:
        panitia, kadis = await reached(office, "11", "SIM-PANITIA-1"), office["SIM-KADIS"]
        await panitia.hand_in("Unggah: Daftar hadir", "hadir-galuh-anum.pdf")
        await kadis.say("/berkas")
        await kadis.tap(CASE)
        await kadis.tap("Bagikan untuk dibaca")
        await found(kadis, "Udin")
        staf = office["SIM-STAF"]
        await staf.tap("Rincian berkas")
        await staf.tap("Dokumen (")
        await staf.tap("›")
        assert not any("galuh" in text for text in staf.heard)
        assert "Daftar hadir rapat" in staf.last
        await staf.tap("Semua dalam satu ZIP")
        assert any("Dokumen berisi data pribadi yang tidak disertakan: 1." in t for t in staf.heard)
        assert await office.sound()


async def test_who_may_open_no_document_at_all_is_offered_no_bundle(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await opened(office)
        await kabid.photograph("Unggah: Telaahan Staf", 2)
        sop, case = await office.app.desk.casebook.read(CASE)
        people = await office.app.db.read(lambda conn: asking.people(conn, sop, case))
        words = words_of("id", ZoneInfo("Asia/Makassar"))
        for hidden, offered in (("telaahan-staf", 0), ("", 2)):
            held = Held(sop, case, people, {}, frozenset({hidden}))
            labels = [key.label for row in listed(words, held, 0).buttons for key in row]
            assert len([one for one in labels if "Semua dalam satu" in one]) == offered
