"""SOP Penyusunan Kebijakan, walked on phones with all three of its correction loops."""

from pathlib import Path

from flows.case import Case, CaseState
from tests.journeys.sops.record import as_recorded
from tests.stage import Stage, on_stage

CASE = "PK-2026-001"
SUBJECT = "Rancangan Pergub Pembinaan Jasa Konstruksi"
COURSE = [
    ("1", 1, "done", "Kepala Bidang Bina Konstruksi"),
    ("2", 1, "done", "Kepala Seksi Pemberdayaan dan Informasi Jasa Konstruksi"),
    ("3", 1, "withdrawn", ""),
    ("3", 1, "done", "Ketua Tim Analisis"),
    ("4", 1, "done", "Anggota Tim Analisis"),
    ("5", 1, "returned", "Kepala Seksi Pemberdayaan dan Informasi Jasa Konstruksi"),
    ("4", 2, "done", "Anggota Tim Analisis"),
    ("5", 2, "done", "Kepala Seksi Pemberdayaan dan Informasi Jasa Konstruksi"),
    ("6", 1, "returned", "Kepala Bidang Bina Konstruksi"),
    ("5", 3, "done", "Kepala Seksi Pemberdayaan dan Informasi Jasa Konstruksi"),
    ("6", 2, "done", "Kepala Bidang Bina Konstruksi"),
    ("7", 1, "returned", "Kepala Dinas"),
    ("6", 3, "done", "Kepala Bidang Bina Konstruksi"),
    ("7", 2, "done", "Kepala Dinas"),
    ("8", 1, "done", "Kepala Bidang Bina Konstruksi"),
    ("9", 1, "done", "Kepala Seksi Pemberdayaan dan Informasi Jasa Konstruksi"),
    ("10", 1, "done", "Ketua Tim Analisis"),
]
"""Row, round, what became of it, and who had it."""
GIVEN = [
    ("dpa", "1", "foto"),
    ("disposisi-kabid", "1", "Kepala Seksi agar menyusun rancangan."),
    ("disposisi-kasi", "2", "Mohon tim mengumpulkan data."),
    ("disposisi-kasi", "2", "Mohon tim mengumpulkan data sejak 2023."),
    ("data", "3", "foto"),
    ("data", "3", "foto"),
    ("data", "3", "foto"),
    ("rancangan", "4", "rancangan-1.docx"),
    ("rancangan", "4", "rancangan-2.docx"),
    ("rancangan", "5", "rancangan-koreksi-kasi.docx"),
    ("rancangan", "6", "rancangan-koreksi-kabid.docx"),
    ("disposisi-final-kabid", "8", "Mohon dicetak final."),
    ("disposisi-final-kasi", "9", "Cetak dan serahkan kepada Kasubbag. Umum."),
    ("rancangan-final", "10", "rancangan-final.pdf"),
    ("tanda-terima", "10", "foto"),
]


async def test_a_policy_is_drafted_corrected_three_times_and_handed_over(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await the_drafting_is_assigned_and_once_taken_back(office)
        await the_team_gathers_data_and_drafts(office)
        await the_section_head_has_it_corrected(office)
        await the_division_head_has_it_corrected(office)
        await the_head_of_the_dinas_has_it_corrected(office)
        await the_final_text_is_printed_and_handed_over(office)
        _, case = await office.app.desk.casebook.read(CASE)
        assert (case.state, case.ending, case.judul) == (CaseState.ENDED, "selesai", SUBJECT)
        assert await course(office, case) == COURSE
        assert contents(case) == GIVEN
        assert [c.text for c in case.comments] == ["Mohon koreksi diutamakan pekan ini."]
        assert await office.sound()
        assert as_recorded("penyusunan-kebijakan", office.transcript)


async def the_drafting_is_assigned_and_once_taken_back(office: Stage) -> None:
    kabid, kasi = office["SIM-KABID"], office["SIM-KASI"]
    await kabid.say("/mulai")
    await kabid.tap("Penyusunan Kebijakan")
    await kabid.answer(SUBJECT)
    await kabid.photograph("Unggah: Dokumen Pelaksanaan Anggaran")
    await kabid.tap("Tulis: Disposisi")
    await kabid.tap("Tulis bebas")
    await kabid.answer("Kepala Seksi agar menyusun rancangan.")
    await kabid.tap("Selesai, teruskan")
    await kasi.tap("Buka langkah 2")
    await kasi.tap("Tulis: Disposisi")
    await kasi.tap("Tulis bebas")
    await kasi.answer("Mohon tim mengumpulkan data.")
    await kasi.tap("Selesai, teruskan")
    await kasi.tap("Teruskan tanpa menunjuk")
    await kasi.tap("Tarik kembali")
    await kasi.tap("Tulis: Disposisi")
    await kasi.tap("Tulis bebas")
    await kasi.answer("Mohon tim mengumpulkan data sejak 2023.")
    await kasi.tap("Selesai, teruskan")
    await kasi.tap("Teruskan tanpa menunjuk")


async def the_team_gathers_data_and_drafts(office: Stage) -> None:
    ketua, anggota = office["SIM-ANALISIS-1"], office["SIM-ANALISIS-2"]
    await ketua.tap("Ambil")
    await ketua.photograph("Unggah: Data", count=3)
    await ketua.tap("Selesai, teruskan")
    await anggota.tap("Ambil")
    await anggota.tap("📂 Data")
    assert sum("photo" in message for message in anggota.messages) == 3
    await anggota.hand_in("Unggah: Rancangan", "rancangan-1.docx")
    await anggota.tap("Selesai, teruskan")


async def the_section_head_has_it_corrected(office: Stage) -> None:
    kasi, anggota = office["SIM-KASI"], office["SIM-ANALISIS-2"]
    await kasi.tap("Buka langkah 5")
    await kasi.tap("📂 Rancangan")
    assert kasi.documents == ["rancangan-1.docx"]
    await kasi.tap("Kembalikan untuk diperbaiki")
    await kasi.answer("Pasal 3 belum memuat sanksi.")
    await anggota.tap("Buka langkah 4")
    await anggota.hand_in("⇪ Ganti", "rancangan-2.docx")
    await anggota.tap("Selesai, teruskan")
    await kasi.tap("Buka langkah 5")
    await kasi.tap("Setuju")


async def the_division_head_has_it_corrected(office: Stage) -> None:
    kabid, kasi = office["SIM-KABID"], office["SIM-KASI"]
    await kabid.tap("Buka langkah 6")
    await kabid.tap("📂 Rancangan")
    assert kabid.documents == ["rancangan-2.docx"]
    await kabid.tap("Kembalikan untuk diperbaiki")
    await kabid.answer("Konsiderans mohon disesuaikan dengan PP 14/2021.")
    await kasi.tap("Buka langkah 5")
    await kasi.hand_in("⇪ Ganti", "rancangan-koreksi-kasi.docx")
    await kasi.tap("Setuju")
    await kabid.tap("Buka langkah 6")
    await kabid.tap("Setuju")


async def the_head_of_the_dinas_has_it_corrected(office: Stage) -> None:
    kabid, kadis = office["SIM-KABID"], office["SIM-KADIS"]
    await kadis.tap("Buka langkah 7")
    await kadis.tap("📂 Rancangan")
    assert kadis.documents == ["rancangan-koreksi-kasi.docx"]
    await kadis.tap("Rincian")
    await kadis.tap("Beri komentar")
    await kadis.answer("Mohon koreksi diutamakan pekan ini.")
    await kadis.tap("Kembalikan untuk diperbaiki")
    await kadis.answer("Judul mohon dipersingkat.")
    await kabid.tap("Buka langkah 6")
    await kabid.hand_in("⇪ Ganti", "rancangan-koreksi-kabid.docx")
    await kabid.tap("Setuju")
    await kadis.tap("Buka langkah 7")
    await kadis.tap("Setuju")


async def the_final_text_is_printed_and_handed_over(office: Stage) -> None:
    kabid, kasi, ketua = office["SIM-KABID"], office["SIM-KASI"], office["SIM-ANALISIS-1"]
    await kabid.tap("Buka langkah 8")
    await kabid.tap("Tulis: Disposisi")
    await kabid.tap("Tulis bebas")
    await kabid.answer("Mohon dicetak final.")
    await kabid.tap("Selesai dengan catatan")
    await kabid.answer("Rangkap tiga.")
    await kasi.tap("Buka langkah 9")
    await kasi.tap("Tulis: Disposisi")
    await kasi.tap("Tulis bebas")
    await kasi.answer("Cetak dan serahkan kepada Kasubbag. Umum.")
    await kasi.tap("Selesai, teruskan")
    await ketua.tap("Ambil")
    await ketua.tap("📂 Rancangan")
    assert ketua.documents == ["rancangan-koreksi-kabid.docx"]
    await ketua.hand_in("Unggah: Rancangan Final", "rancangan-final.pdf")
    await ketua.photograph("Unggah: Tanda Terima")
    await ketua.tap("Sudah diserahkan")


async def course(office: Stage, case: Case) -> list[tuple[str, int, str, str]]:
    """The tasks as the berkas knows them, with the jabatan of whoever had each."""
    jabatan = {official.id: official.jabatan for official in await office.roster()}
    held = ("" if t.accepted_by is None else jabatan[t.accepted_by] for t in case.tasks)
    return [(t.nomor, t.round, t.state.value, who) for t, who in zip(case.tasks, held, strict=True)]


def contents(case: Case) -> list[tuple[str, str, str]]:
    """Slot, row, and what was put there: words, a file name, or a picture."""
    found = []
    for given in case.given:
        what = given.text
        if given.file is not None:
            what = "foto" if given.file.photo else given.file.nama
        found.append((str(given.kode), case.tasks[given.task - 1].nomor, what))
    return found
