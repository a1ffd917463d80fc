"""The personnel list in the chat: sent, looked at, applied, corrected, and downloaded again."""

import io
from collections.abc import Sequence
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from flows.people.administration import AdminKind
from flows.people.leaving import Leave
from flows.people.officials import OfficialId
from storage.people import leaving, roster
from storage.people.administration import acts
from storage.people.departing import depart
from tests.actor import Actor
from tests.journeys.kelengkapan.letters import content_of
from tests.stage import Stage, on_stage

UNIT = "kaltim-bina-konstruksi"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD = ["nomor", "nama", "sapaan", "jabatan", "unit", "peran", "kepala", "ringkasan"]
NEW = ["", "Salasiah Meratus", "Ibu", "Arsiparis", UNIT, "staf", "", ""]


async def asked(office: Stage) -> Actor:
    """The Kabid opens the question for the list."""
    kabid = office["SIM-KABID"]
    await kabid.say("/kelola")
    await kabid.tap("Unggah daftar")
    return kabid


def table(*rows: Sequence[object], head: Sequence[str] = HEAD) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in (head, *rows):
        book.worksheets[0].append(list(row))
    book.save(file)
    return file.getvalue()


def csv(*rows: Sequence[object], head: Sequence[str] = HEAD) -> bytes:
    return "\n".join(";".join(map(str, row)) for row in (head, *rows)).encode("cp1252")


async def downloaded(actor: Actor, button: str) -> bytes:
    """The list that this button sends."""
    await actor.tap(button)
    return content_of(actor, actor.documents[-1])


def rows_of(content: bytes) -> list[list[Any]]:
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    return [["" if cell is None else cell for cell in row] for row in sheet.values]


def rewritten(content: bytes, change: dict[str, dict[str, str]]) -> bytes:
    """The list with other values: by name, which column gets which."""
    head, *rows = rows_of(content)
    for row in rows:
        for column, value in change.get(row[1], {}).items():
            row[head.index(column)] = value
    return table(*rows, head=head)


async def names(office: Stage) -> list[str]:
    return [one.nama for one in await office.app.db.read(roster.all_officials)]


async def waiting(office: Stage) -> int:
    """How many lists lie aside."""
    query = "SELECT count(*) FROM drafts WHERE kind = 'daftar'"
    return int((await office.app.db.read(lambda c: c.execute(query).fetchone()))[0])


async def test_a_list_is_shown_applied_and_noted(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, before = await asked(office), await names(office)
        assert kabid.last.startswith("Daftar pegawai\n\nMohon lampirkan daftar pegawai")
        await kabid.send_file("pegawai.xlsx", table(NEW), XLSX)
        assert kabid.last.startswith(
            "Perubahan menurut daftar\n\nBaru: 1. Berubah: 0. Tetap: 0. Tidak tercantum: 12.\n\n"
            "Baru\n– Arsiparis: Ibu Salasiah Meratus\n\nTidak tercantum; tetap seperti semula\n"
        )
        assert await names(office) == before
        await kabid.tap("Terapkan")
        assert kabid.last == (
            "Daftar pegawai sudah diterapkan. Baru: 1. Berubah: 0.\n\nPegawai baru bergabung "
            "dengan undangan; kartu dan kodenya ada di Undangan."
        )
        assert await names(office) == [*before, "Salasiah Meratus"]
        assert await waiting(office) == 0
        (noted,) = await office.app.db.read(lambda conn: acts(conn, 1))
        assert (noted.kind, noted.actor, noted.capacity) == (
            AdminKind.PERSON_LISTED,
            OfficialId(2),
            "Kepala Bidang Bina Konstruksi",
        )
        await kabid.tap("Undangan")
        assert "Salasiah Meratus" in kabid.last


async def test_a_list_that_is_discarded_changes_nothing_and_is_forgotten(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, before = await asked(office), await names(office)
        await kabid.send_file("pegawai.csv", csv(NEW), "text/csv")
        assert await waiting(office) == 1
        old = kabid.button("Terapkan")
        await kabid.tap("Batal")
        assert kabid.last == "Daftar itu dibatalkan; tidak ada yang diubah."
        assert (await names(office), await waiting(office)) == (before, 0)
        await kabid.forge(old[0]["message_id"], old[1]["callback_data"])
        assert kabid.toast.startswith("Daftar ini sudah diterapkan, dibatalkan, atau digantikan")
        assert await names(office) == before


async def test_the_present_list_sent_back_as_it_is_changes_nothing(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await asked(office)
        await kabid.send_file(
            "pegawai.xlsx", await downloaded(kabid, "Unduh daftar sekarang"), XLSX
        )
        assert kabid.last == (
            "Tidak ada yang berubah\n\nKe-12 pegawai dalam daftar sudah tercatat demikian."
        )
        assert not any(label == "Terapkan" for label in kabid.labels)


async def test_somebody_is_renamed_and_promoted_in_the_downloaded_list(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await asked(office)
        content = await downloaded(kabid, "Unduh daftar sekarang")
        change = {"Jumri Barkati": {"nama": "Jumri Barkati, S.T.", "jabatan": "Staf Ahli"}}
        await kabid.send_file("pegawai.xlsx", rewritten(content, change), XLSX)
        assert (
            "Berubah\n– Staf Ahli: Bapak Jumri Barkati, S.T.; nama Jumri Barkati → "
            "Jumri Barkati, S.T., jabatan Pelaksana Teknis → Staf Ahli" in kabid.last
        )
        await kabid.tap("Terapkan")
        changed = [n for n in await names(office) if n.startswith("Jumri")]
        assert changed == ["Jumri Barkati, S.T."]


async def test_an_example_is_a_list_after_its_row_is_replaced(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await asked(office)
        content = await downloaded(kabid, "Contoh daftar")
        assert kabid.documents == ["contoh-daftar-pegawai.xlsx"]
        change = {"Contoh Nama (hapus baris ini)": {"nama": "Salasiah Meratus", "sapaan": "Ibu"}}
        await kabid.send_file("pegawai.xlsx", rewritten(content, change), XLSX)
        assert "Baru\n– Staf: Ibu Salasiah Meratus" in kabid.last


async def test_what_another_changed_in_between_is_shown_before_anything_is_applied(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await asked(office)
        content = await downloaded(kabid, "Unduh daftar sekarang")
        change = {"Jumri Barkati": {"jabatan": "Staf Ahli"}}
        await kabid.send_file("pegawai.xlsx", rewritten(content, change), XLSX)
        query = "UPDATE officials SET jabatan = 'Arsiparis' WHERE nama = 'Jumri Barkati'"
        await office.app.db.write(lambda conn: conn.execute(query))
        await kabid.tap("Terapkan")
        assert kabid.last.startswith(
            "Data kantor berubah sejak perbedaannya ditampilkan, sehingga belum ada yang "
            "diterapkan. Perbedaan terbaru:"
        )
        assert "jabatan Arsiparis → Staf Ahli" in kabid.last
        await kabid.tap("Terapkan")
        assert kabid.last == "Daftar pegawai sudah diterapkan. Baru: 0. Berubah: 1."


async def test_a_list_that_is_corrected_is_sent_again_without_asking_anew(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await asked(office)
        wrong = [*NEW[:5], "staff", "", ""]
        await kabid.send_file("pegawai.csv", csv(wrong, NEW), "text/csv")
        assert kabid.last.startswith(
            "Ada yang perlu diperbaiki dalam daftar\n\nBelum ada yang diubah. Mohon perbaiki 1 hal "
            "berikut, lalu kirim lagi daftarnya di sini.\n\nPerlu diperbaiki\n– Baris 2: peran "
            '"staff" tidak dikenal di unit kaltim-bina-konstruksi; mungkin staf;'
        )
        await kabid.send_file("pegawai.csv", csv(NEW), "text/csv")
        await kabid.tap("Terapkan")
        assert "Salasiah Meratus" in await names(office)


@pytest.mark.parametrize(
    ("nama", "content", "why"),
    [
        ("pegawai.xls", b"\xd0\xcf\x11\xe0", "Daftar pegawai dikirim sebagai XLSX atau CSV"),
        ("pegawai.xlsx", b"PK\x03\x04tidak utuh", "XLSX tidak dapat dibaca"),
        ("pegawai.csv", b"\0\1\2", "Isi file bukan tabel"),
        ("pegawai.xlsx", b"PK" + b"0" * (5 * 1024 * 1024), "Dokumen lebih besar dari 5 MB"),
        ("pegawai.csv", b"nama;sapaan\nJumri;Bapak\n", "Kolom tidak ditemukan: jabatan, unit"),
        ("pegawai.csv", b"", "File kosong"),
    ],
    ids=["xls", "broken", "binary", "large", "columns", "empty"],
)
async def test_a_file_that_is_no_list_says_what_to_do_and_the_question_stays_open(
    tmp_path: Path, nama: str, content: bytes, why: str
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await asked(office)
        await kabid.send_file(nama, content, "application/octet-stream")
        assert kabid.last.startswith(
            f"Daftar pegawai belum dapat dibaca; tidak ada yang diubah. {why}"
        )
        assert kabid.last.endswith("Mohon kirim lagi di sini.")
        await kabid.send_file("pegawai.csv", csv(NEW), "text/csv")
        assert kabid.last.startswith("Perubahan menurut daftar")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ([*NEW[:4], "balangan-pengadaan", "ppk", "", ""], 'unit "balangan-pengadaan"'),
        (["99", *NEW[1:]], "nomor ini bukan nomor pegawai unit ini"),
        (["2", "Sampurna Lewi", *NEW[2:]], "nomor ini milik Norhayati Kumala"),
    ],
)
async def test_a_row_may_mean_only_people_of_the_unit(
    tmp_path: Path, row: list[str], why: str
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await asked(office)
        await kabid.send_file("pegawai.csv", csv(row), "text/csv")
        assert f"Baris 2: {why}" in kabid.last


async def test_doubled_nip_are_named_by_row_and_kept_nowhere(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    nip, head = "198501012010011001", [*HEAD, "NIP", "Telepon"]
    other = ["", "Ridwan Kiwa", *NEW[2:]]
    async with on_stage(tmp_path) as office:
        kabid = await asked(office)
        content = csv([*NEW, nip, "08123"], [*other, nip, ""], head=head)
        await kabid.send_file("pegawai.csv", content, "text/csv")
        assert "– Baris 3: NIP sama dengan baris 2; periksa keduanya." in kabid.last
        assert "Kolom yang tidak dipakai dan tidak disimpan: nip, telepon." in kabid.last
        assert nip not in "".join(kabid.heard) + caplog.text
    for file in (tmp_path / "data").rglob("*"):
        if file.is_file():
            assert nip.encode() not in file.read_bytes(), file


async def test_nobody_else_is_asked_for_a_list(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        staf = office["SIM-STAF"]
        await staf.say("/tugas")
        await staf.forge(staf.messages[-1]["message_id"], "1dp:::d")
        assert staf.documents == []
        await staf.forge(staf.messages[-1]["message_id"], "1dp")
        await staf.send_file("pegawai.xlsx", table(NEW), XLSX)
        assert "Salasiah Meratus" not in await names(office)
        assert "Perubahan menurut daftar" not in "".join(staf.heard)


async def test_a_document_that_is_no_table_goes_its_usual_way_meanwhile(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await asked(office)
        await kabid.send_file("surat.pdf")
        assert "Daftar pegawai belum dapat dibaca" not in kabid.last
        assert "Mohon lampirkan" not in kabid.last
        await kabid.say("ini daftarnya")
        assert "Yang diperlukan di sini adalah dokumen" in kabid.last


async def test_a_long_list_is_paged_and_comes_as_a_document_too(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await asked(office)
        rows = [["", f"Pegawai {n:03}", *NEW[2:]] for n in range(60)]
        await kabid.send_file("pegawai.csv", csv(*rows), "text/csv")
        assert kabid.last.count("Arsiparis:") == 12
        await kabid.tap("›")
        assert "– Arsiparis: Ibu Pegawai 012" in kabid.last
        text = (await downloaded(kabid, "Selengkapnya (dokumen)")).decode()
        assert text.count("- Arsiparis: Ibu Pegawai") == 60
        await kabid.tap("Terapkan")
        assert len(await names(office)) == 72


async def test_the_list_may_not_take_the_office_from_its_last_administrator(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        query = "UPDATE officials SET admin = 1 WHERE nama = 'Udin Paranggi'"
        await office.app.db.write(lambda conn: conn.execute(query))
        kabid = await asked(office)
        content = await downloaded(kabid, "Unduh daftar sekarang")
        change = {"Udin Paranggi": {"admin": "tidak"}}
        await kabid.send_file("pegawai.xlsx", rewritten(content, change), XLSX)
        assert "– Baris 13: Udin Paranggi administrator terakhir unit ini;" in kabid.last


async def test_a_file_that_telegram_does_not_give_is_asked_for_once_more(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await asked(office)
        office.world.faults.server_error(method="getFile")
        await kabid.send_file("pegawai.csv", csv(NEW), "text/csv")
        assert kabid.last == ("Dokumennya belum diterima dari Telegram. Mohon dikirim sekali lagi.")
        await kabid.send_file("pegawai.csv", csv(NEW), "text/csv")
        assert kabid.last.startswith("Perubahan menurut daftar")


async def test_five_thousand_people_come_in_by_one_list(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await asked(office)
        rows = [["", f"Pegawai {n:04}", *NEW[2:]] for n in range(5000)]
        await kabid.send_file("pegawai.xlsx", table(*rows), XLSX)
        assert "Baru: 5000. Berubah: 0. Tetap: 0. Tidak tercantum: 12." in kabid.last
        await kabid.tap("Terapkan")
        assert kabid.last.startswith("Daftar pegawai sudah diterapkan. Baru: 5000.")
        assert len(await names(office)) == 5012
        assert await office.sound()


async def test_a_list_that_still_has_somebody_who_has_left_is_not_applied(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        today = office.clock.now.date()

        def leave(conn: Connection) -> None:
            going = Leave(OfficialId(12), OfficialId(6), today)
            assert leaving.enter(conn, UNIT, going, None, today, office.clock.now) is None
            depart(conn, leaving.due(conn, UNIT, today)[0], today, office.clock.now)

        kabid = await asked(office)
        content = await downloaded(kabid, "Unduh daftar sekarang")
        await office.app.db.write(leave)
        await kabid.send_file("pegawai.xlsx", content, XLSX)
        assert "– Baris 13: Udin Paranggi sudah keluar dari kantor ini; hapus baris" in kabid.last
        assert "Terapkan" not in kabid.labels
        assert "Udin Paranggi" not in await names(office)


async def test_another_document_than_a_list_is_told_what_a_list_is_sent_as(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await asked(office)
        await kabid.send_file("daftar.pdf")
        assert any(one.startswith("Daftar dikirim sebagai XLSX atau CSV;") for one in kabid.heard)
