"""The letters of a training, steps 8 to 13: each in its slot, handed on, opened, bundled up."""

from pathlib import Path

from pypdf import PdfReader

from storage.kelengkapan.openings import openings
from tests.actor import PDF, Actor
from tests.documents.readers import text
from tests.journeys.kelengkapan.letters import content_of, hand_in, letter, on_disk, unpacked
from tests.journeys.rapat.meeting import WEDNESDAY_9, called, meeting
from tests.journeys.scenes import CASE, reached
from tests.stage import Stage, on_stage

HEAD, CHAIR = "Kepala Bidang Bina Konstruksi", "Ketua Panitia Pelaksana"
SECTION = "Kepala Seksi Pemberdayaan dan Informasi Jasa Konstruksi"
CALLED, PRESENT = "Undangan Rapat Persiapan", "Daftar hadir rapat"
INVITED, ASKED = "Surat Undangan", "Surat Permohonan Narasumber"
SIGNED = "(ditandatangani)"
KABID = f"{HEAD} (Ibu Norhayati Kumala)"
KASI = f"{SECTION} (Bapak Rusdiani Sapta)"
KETUA = f"{CHAIR} (Ibu Mulyana Intan)"
ANGGOTA = "Anggota Panitia Pelaksana (Ibu Kasuma Rina)"
MONDAY, WEDNESDAY = "Senin, 23 November 2026 pukul", "Rabu, 25 November 2026 pukul"
ONE, TWO = "1 halaman, 1 KB", "2 halaman, 1 KB"
DRAFT, APPOINTED = "Draf Surat Tugas Panitia", "Surat Tugas Panitia"
INVITEES = f"Pelaksana Teknis, Sekretaris Panitia Pelaksana, {SECTION}"
LISTED = (
    (6, ("draf-2.pdf", f"langkah 8 · {DRAFT} · versi 2", KASI, f"{MONDAY} 09.03", ONE, HEAD)),
    (7, ("draf-3.pdf", f"langkah 8 · {DRAFT} · versi 3", KASI, f"{MONDAY} 09.11", ONE, HEAD)),
    (
        8,
        (
            "surat-tugas.pdf",
            f"langkah 9 · {APPOINTED} {SIGNED}",
            KABID,
            f"{MONDAY} 09.16",
            ONE,
            SECTION,
        ),
    ),
    (9, ("undangan-rapat.pdf", f"langkah 11 · {CALLED}", KETUA, f"{MONDAY} 09.25", ONE, INVITEES)),
    (
        11,
        (
            "daftar-hadir.pdf",
            f"langkah 11 · {PRESENT} · versi 2",
            KETUA,
            f"{WEDNESDAY} 09.12",
            ONE,
            "",
        ),
    ),
    (
        12,
        ("undangan.pdf", f"langkah 12 · Draf {INVITED}", ANGGOTA, f"{WEDNESDAY} 09.16", ONE, CHAIR),
    ),
    (13, ("mohon.pdf", f"langkah 12 · Draf {ASKED}", ANGGOTA, f"{WEDNESDAY} 09.18", ONE, CHAIR)),
    (
        14,
        (
            "undangan-ttd.pdf",
            f"langkah 13 · {INVITED} {SIGNED}",
            KETUA,
            f"{WEDNESDAY} 09.27",
            TWO,
            "",
        ),
    ),
    (15, ("mohon-ttd.pdf", f"langkah 13 · {ASKED} {SIGNED}", KETUA, f"{WEDNESDAY} 09.29", ONE, "")),
    (16, ("draf-surat-tugas.pdf", f"langkah 8 · {DRAFT}", KASI, f"{MONDAY} 09.00", ONE, "")),
)
"""Number, name, step with slot and version, who, when, and who has opened it."""
TYPED = (
    (2, "Disposisi Kepala Dinas", "langkah 2"),
    (3, "Disposisi Kepala Bidang", "langkah 3"),
    (10, "Notulen Rapat", "langkah 11"),
    (17, PRESENT, "langkah 11"),
)
"""Number, name and step of what was typed."""
MEETING = 13
"""The task of step 11: two steps were done twice."""
LETTERS = {
    "01-01 telaahan-staf.pdf": PDF,
    "05-04 jenis-sertifikat.pdf": PDF,
    "06-05 jadwal.pdf": PDF,
    "08-06 draf-2.pdf": letter("Draf Surat Tugas, nama diperbaiki"),
    "08-07 draf-3.pdf": letter("Draf Surat Tugas, lima orang"),
    "09-08 surat-tugas.pdf": letter("Surat Tugas resmi"),
    "11-09 undangan-rapat.pdf": letter("Undangan rapat"),
    "11-11 daftar-hadir.pdf": letter("Daftar hadir"),
    "12-12 undangan.pdf": letter("Draf undangan"),
    "12-13 mohon.pdf": letter("Draf permohonan"),
    "13-14 undangan-ttd.pdf": letter("Undangan", "Acara"),
    "13-15 mohon-ttd.pdf": letter("Permohonan"),
}
"""What was handed on, round by round, by its name in the bundle."""


async def the_letter_of_appointment_is_signed_on_the_second_try(office: Stage) -> None:
    kasi, kabid = await reached(office, "8", "SIM-KASI"), office["SIM-KABID"]
    await hand_in(kasi, "Unggah:", "draf-surat-tugas.pdf", letter("Draf Surat Tugas"))
    await kasi.tap("⋯")
    await hand_in(kasi, "Versi baru", "draf-2.pdf", letter("Draf Surat Tugas, nama diperbaiki"))
    await kasi.tap("Selesai, teruskan")
    await kabid.tap("Buka langkah 9")
    await kabid.tap("📂 Draf Surat Tugas")
    assert content_of(kabid, "draf-2.pdf") == letter("Draf Surat Tugas, nama diperbaiki")
    await kabid.tap("Kembalikan untuk diperbaiki")
    await kabid.answer("Mohon ditambah satu anggota panitia.")
    await kasi.tap("Buka langkah 8")
    await hand_in(kasi, "⇪ Ganti", "draf-3.pdf", letter("Draf Surat Tugas, lima orang"))
    await kasi.tap("Selesai, teruskan")
    await kabid.tap("Buka langkah 9")
    await kabid.tap("📂 Draf Surat Tugas")
    assert kabid.documents[-1] == "draf-3.pdf"
    await hand_in(kabid, "Unggah: Surat Tugas", "surat-tugas.pdf", letter("Surat Tugas resmi"))
    await kabid.tap("Sudah ditandatangani")
    await kasi.tap("Buka langkah 10")
    await kasi.tap("📂 Surat Tugas Panitia")
    assert content_of(kasi, "surat-tugas.pdf") == letter("Surat Tugas resmi")
    await kasi.tap("Selesai, teruskan")
    await kasi.tap("Teruskan tanpa menunjuk")


async def the_committee_meets(office: Stage) -> None:
    """By letter; who came is ticked, the minutes are typed, the signed list is photographed."""
    ketua, sekretaris = office["SIM-PANITIA-1"], office["SIM-PANITIA-2"]
    await ketua.tap("Ambil")
    await hand_in(ketua, "Unggah: Undangan", "undangan-rapat.pdf", letter("Undangan rapat"))
    await called(ketua)
    assert content_of(sekretaris, "undangan-rapat.pdf") == letter("Undangan rapat")
    for code in ("SIM-TEKNIS-1", "SIM-PANITIA-2", "SIM-KASI"):
        await office[code].tap("Hadir")
    office.clock.now = WEDNESDAY_9
    await ketua.tap("Daftar hadir")
    words = (await meeting(office)).code
    for code in ("SIM-TEKNIS-1", "SIM-PANITIA-2", "SIM-KASI"):
        await office[code].say(words)
    await ketua.tap("Notulen")
    await ketua.tap("Ketik per judul")
    await ketua.answer("Jadwal dan narasumber.")
    await ketua.answer("Pelatihan tanggal 7 Desember 2026.")
    await ketua.answer("Undangan dikirim pekan ini.")
    await ketua.tap("Kirim kepada semua undangan")
    await hand_in(ketua, "Unggah: Daftar hadir", "daftar-hadir.pdf", letter("Daftar hadir"))
    await ketua.tap("Selesai, teruskan")


async def the_participants_are_invited(office: Stage) -> Actor:
    anggota, ketua = office["SIM-PANITIA-3"], office["SIM-PANITIA-1"]
    await anggota.tap("Ambil")
    await hand_in(anggota, "Unggah: Draf Surat Undangan", "undangan.pdf", letter("Draf undangan"))
    await hand_in(anggota, "Unggah: Draf Surat Permohonan", "mohon.pdf", letter("Draf permohonan"))
    await anggota.tap("Selesai, teruskan")
    await ketua.tap("Ambil")
    await ketua.tap("Rincian berkas")
    await ketua.tap("Dokumen (13)")
    for _ in range(2):
        await ketua.tap("›")
    await ketua.tap("Langkah 12: buka semua (2)")
    assert ketua.documents[-2:] == ["undangan.pdf", "mohon.pdf"]
    await hand_in(ketua, "Unggah: Surat Undangan", "undangan-ttd.pdf", letter("Undangan", "Acara"))
    await hand_in(ketua, "Unggah: Surat Permohonan", "mohon-ttd.pdf", letter("Permohonan"))
    await ketua.tap("Surat sudah disampaikan")
    return ketua


async def whole(office: Stage) -> Actor:
    """A training from its letter of appointment to its invitations; the chair still looks."""
    await the_letter_of_appointment_is_signed_on_the_second_try(office)
    await the_committee_meets(office)
    return await the_participants_are_invited(office)


async def test_every_letter_of_a_training_is_listed_with_step_version_who_and_when(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        ketua = await whole(office)
        await ketua.say("/berkas")
        await ketua.tap(CASE)
        await ketua.tap("Dokumen (15)")
        pages = [ketua.last]
        for _ in range(3):
            await ketua.tap("›")
            pages.append(ketua.last)
        head = f"Dokumen: 15 · {CASE}\nBimtek BIM Angkatan I\n\n"
        entries = [one for page in pages for one in page.removeprefix(head).split("\n\n")]
        letters = [_entry(n, *line) for n, line in LISTED]
        assert [one for one in entries if "diperiksa dan tersimpan" in one][3:] == letters
        typed = [one.splitlines()[:3] for one in entries if "ditulis melalui Pandu" in one]
        assert typed == [
            [f"{n}. {nama}", where, "ditulis melalui Pandu"] for n, nama, where in TYPED
        ]
        assert entries[15] == "Versi sebelumnya, dikeluarkan, atau dimusnahkan:"
        assert await office.sound()


async def test_minutes_and_list_of_those_present_lie_in_their_slots_in_every_version(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        await whole(office)
        given = (await office.case(CASE)).given
        present = (
            "1. Rusdiani Sapta, Kepala Seksi Pemberdayaan dan Informasi Jasa Konstruksi\n"
            "2. Lilis Anjarwati, Pelaksana Teknis\n"
            "3. Tarung Lawai, Sekretaris Panitia Pelaksana"
        )
        minutes = (
            "Pimpinan rapat\nKetua Panitia Pelaksana\n\n"
            f"Peserta hadir\n{present}\n\n"
            "Pembahasan\nJadwal dan narasumber.\n\n"
            "Kesimpulan\nPelatihan tanggal 7 Desember 2026.\n\n"
            "Tindak lanjut\nUndangan dikirim pekan ini."
        )
        assert [(g.kode, g.version, g.text) for g in given if g.task == MEETING and not g.file] == [
            ("notulen-rapat", 1, minutes),
            ("daftar-hadir", 1, present),
        ]
        assert [(g.kode, g.version) for g in given if g.task == MEETING and g.file] == [
            ("undangan-rapat", 1),
            ("daftar-hadir", 2),
        ]


async def test_the_bundle_holds_what_was_handed_on_and_a_reader_reads_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        ketua = await whole(office)
        await ketua.say("/berkas")
        await ketua.tap(CASE)
        await ketua.tap("Dokumen (15)")
        await ketua.tap("Semua dalam satu ZIP")
        found = unpacked(content_of(ketua, f"dokumen-{CASE}.zip"))
        cover = text(on_disk(tmp_path, found.pop("daftar-dokumen.pdf")))
        papers = [nama for nama in found if nama not in LETTERS]
        assert papers == [
            "02-02 Disposisi Kepala Dinas.pdf",
            "03-03 Disposisi Kepala Bidang.pdf",
            "11-10 Notulen Rapat.pdf",
        ]
        minutes = text(on_disk(tmp_path, found[papers[-1]]))
        assert "Pelatihan tanggal 7 Desember 2026." in minutes
        assert {nama: found[nama] for nama in found if nama not in papers} == LETTERS
        assert [nama for nama in LETTERS if nama[6:] not in cover] == []
        await ketua.tap("Semua dalam satu PDF")
        path = on_disk(tmp_path, content_of(ketua, f"dokumen-{CASE}.pdf"))
        assert len(PdfReader(path).pages) == 1 + 16
        assert text(path).endswith(
            "Daftar hadir Draf undangan Draf permohonan Undangan Acara Permohonan"
        )
        opened = await office.app.db.read(lambda conn: openings(conn, CASE))
        chair = next(one.id for one in await office.roster() if one.nama == "Mulyana Intan")
        assert len({one.unique_id for one in opened if one.official == chair}) == len(LETTERS) + 3
        assert await office.sound()


def _entry(number: int, nama: str, where: str, who: str, when: str, size: str, opened: str) -> str:
    seen = f"Dibuka oleh: {opened}" if opened else "Belum dibuka."
    return (
        f"{number}. {nama}\n{where}\nPDF, {size} · diperiksa dan tersimpan\n"
        f"Disampaikan: {who}, {when} WITA\n{seen}"
    )
