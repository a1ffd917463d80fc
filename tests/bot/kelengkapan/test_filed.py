"""What people are told of documents that came along from another berkas."""

from pathlib import Path

from flows.case import CARRIED
from flows.commands import AttachKelengkapan, OpenCase
from flows.ids import CaseId, TaskId
from flows.kelengkapan.commands import LeaveFile, RefuseFile
from flows.kelengkapan.events import GONE
from flows.kelengkapan.putting import FileRef
from tests.bot.front import FILE, Front, front_office
from tests.flows.forms import DRAFT, STAF, SURAT

FIRST, SECOND = CaseId("SC-2026-001"), CaseId("SC-2026-002")
OTHER = FileRef("f2", "u2", "lampiran.pdf", "application/pdf", 9)


async def carried(front: Front) -> None:
    """Two documents that nobody has looked into have come along into a second berkas."""
    await front.opened()
    for file in (FILE, OTHER):
        command = AttachKelengkapan(STAF, TaskId(1), DRAFT.kode, file, "b")
        await front.office.casebook.execute(FIRST, command, front.office.later(), file.unique_id)
    again = OpenCase(STAF, SURAT.id, "Lanjutan", source=FIRST)
    await front.office.casebook.execute(None, again, front.office.later(), "lanjut")


async def test_a_document_that_came_along_is_said_to_have_come_along(tmp_path: Path) -> None:
    async with front_office(tmp_path) as front:
        await carried(front)
        for command in (
            RefuseFile(CARRIED, DRAFT.kode, FILE.unique_id, "kosong"),
            LeaveFile(CARRIED, DRAFT.kode, OTHER.unique_id, GONE),
        ):
            at = front.office.later()
            await front.office.casebook.execute(SECOND, command, at, str(command))
        await front.deliver()
        refused, left = [text for text in front.words(101) if "terbawa dari berkas lain" in text]
        assert refused.endswith(
            "dokumen <b>draf.pdf</b>, yang terbawa dari berkas lain ke berkas SC-2026-002, tidak "
            "dapat diterima. Dokumen ini kosong. Mohon diperiksa, lalu dikirim kembali."
        )
        assert "lampiran.pdf</b>, yang terbawa dari berkas lain ke berkas SC-2026-002" in left
