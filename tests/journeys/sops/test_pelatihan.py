"""SOP Penyelenggaraan Pelatihan Tenaga Ahli, walked on phones from the first to the last step."""

from pathlib import Path

from flows.case import CaseState
from tests.journeys.sops.record import as_recorded
from tests.stage import Stage, on_stage

CASE = "PTA-2026-001"


async def test_a_training_is_prepared_from_work_plan_to_invitations(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await the_work_plan_is_approved_on_the_second_try(office)
        await the_schedule_is_set_and_once_returned(office)
        await the_committee_is_appointed(office)
        await the_committee_meets_and_invites(office)
        _, case = await office.app.desk.casebook.read(CASE)
        assert (case.state, case.ending) == (CaseState.ENDED, "selesai")
        assert [t.nomor for t in case.tasks if t.state.value == "returned"] == ["2", "7"]
        assert await office.sound()
        assert as_recorded("pelatihan-tenaga-ahli", office.transcript)


async def the_work_plan_is_approved_on_the_second_try(office: Stage) -> None:
    kabid, kadis = office["SIM-KABID"], office["SIM-KADIS"]
    await kabid.say("/mulai")
    await kabid.tap("Pelatihan Tenaga Ahli")
    await kabid.answer("Bimtek BIM Tenaga Ahli Konstruksi, Angkatan I")
    await kabid.hand_in("Unggah: Telaahan Staf", "telaahan-staf.pdf")
    await kabid.tap("Selesai, teruskan")
    await kadis.tap("Buka langkah 2")
    await kadis.tap("📂 Telaahan Staf")
    await kadis.tap("Kembalikan untuk diperbaiki")
    await kadis.answer("Mohon dilengkapi dengan rencana anggaran.")
    await kabid.tap("Buka langkah 1")
    await kabid.hand_in("⇪ Ganti", "telaahan-staf-lengkap.pdf")
    await kabid.tap("Selesai, teruskan")
    await kadis.tap("Buka langkah 2")
    await kadis.tap("Tulis: Disposisi")
    await kadis.tap("Tulis bebas")
    await kadis.answer("Setuju. Laksanakan sesuai rencana.")
    await kadis.tap("Setuju")


async def the_schedule_is_set_and_once_returned(office: Stage) -> None:
    kabid, kasi = office["SIM-KABID"], office["SIM-KASI"]
    teknis, rekan = office["SIM-TEKNIS-1"], office["SIM-TEKNIS-2"]
    await kabid.tap("Buka langkah 3")
    await kabid.tap("Tulis: Disposisi")
    await kabid.tap("Tulis bebas")
    await kabid.answer("Kepala Seksi agar menyiapkan kegiatan.")
    await kabid.tap("Selesai, teruskan")
    await kasi.tap("Buka langkah 4")
    await kasi.tap("Selesai dengan catatan")
    await kasi.answer("Utamakan sertifikasi BIM.")
    await teknis.tap("Ambil")
    assert "Sedang dikerjakan Pelaksana Teknis (Ibu Lilis Anjarwati)" in rekan.last
    assert "Ambil" not in rekan.labels
    await teknis.send_file("jenis-sertifikat.docx", mime="application/msword")
    await teknis.tap("Jenis")
    await teknis.tap("Selesai, teruskan")
    await teknis.tap("Ambil")
    await teknis.hand_in("Unggah:", "jadwal.pdf")
    await teknis.tap("Selesai, teruskan")
    await kabid.tap("Buka langkah 7")
    await kabid.tap("Kembalikan untuk diperbaiki")
    await kabid.answer("Tanggal bertepatan dengan cuti bersama.")
    await teknis.tap("Buka langkah 6")
    await teknis.hand_in("⇪ Ganti", "jadwal-baru.pdf")
    await teknis.tap("Selesai, teruskan")
    await kabid.tap("Buka langkah 7")
    await kabid.tap("Setuju")


async def the_committee_is_appointed(office: Stage) -> None:
    kabid, kasi = office["SIM-KABID"], office["SIM-KASI"]
    await kasi.tap("Buka langkah 8")
    await kasi.hand_in("Unggah:", "draf-surat-tugas.docx")
    await kasi.tap("Selesai, teruskan")
    await kasi.tap("Tarik kembali")
    await kasi.tap("Selesai, teruskan")
    await kabid.tap("Buka langkah 9")
    await kabid.hand_in("Unggah: Surat Tugas", "surat-tugas-ttd.pdf")
    await kabid.tap("Sudah ditandatangani")
    await kasi.tap("Buka langkah 10")
    await kasi.tap("Selesai, teruskan")
    await kasi.tap("Teruskan tanpa menunjuk")


async def the_committee_meets_and_invites(office: Stage) -> None:
    ketua, anggota = office["SIM-PANITIA-1"], office["SIM-PANITIA-3"]
    await ketua.tap("Ambil")
    await ketua.hand_in("Unggah: Notulen", "notulen-rapat.pdf")
    await ketua.tap("Selesai, teruskan")
    await anggota.tap("Ambil")
    await anggota.hand_in("Unggah: Draf Surat Undangan", "undangan.pdf")
    await anggota.hand_in("Unggah: Draf Surat Permohonan", "permohonan.pdf")
    await anggota.tap("Selesai, teruskan")
    await anggota.tap("Ambil")
    await anggota.hand_in("Unggah: Surat Undangan", "undangan-ttd.pdf")
    await anggota.hand_in("Unggah: Surat Permohonan", "permohonan-ttd.pdf")
    await anggota.tap("Surat sudah disampaikan")
