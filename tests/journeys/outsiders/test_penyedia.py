"""A penyedia from the invitation to the finished registration."""

from pathlib import Path

from flows.case import CaseState
from tests.journeys.outsiders.outside import CASE, DONE, invited, joined, opened
from tests.stage import BALANGAN, on_stage

CARD_OF_7 = """\
Registrasi dan Verifikasi Penyedia · RVP-2026-001
Pendaftaran CV Meratus Karya

Yang diminta
Mempersiapkan/melengkapi berkas untuk di verifikasi oleh verifikator LPSE

Kelengkapan
☐ Fotocopy KTP Direktur/Direksi/Pemilik Perusahaan/Pejabat yang berwenang · tidak wajib
   Data pribadi (UU 27/2022): dilihat dan dicentang, tidak diunggah.
☐ Fotocopy NPWP · tidak wajib
   Data pribadi (UU 27/2022): dilihat dan dicentang, tidak diunggah.
☐ Fotocopy Nomor Induk Berusaha (NIB) / Tanda Daftar Perusahaan (TDP) · tidak wajib
   NIB telah menggantikan TDP. Dapat dikirim di sini atau dibawa ke loket.
☐ Fotocopy SIUP/SIUJK/Surat Izin Usaha sesuai bidang masing-masing · tidak wajib
   Tercetak "SUIJK". Dapat dikirim di sini atau dibawa ke loket.
☐ Fotocopy Akta Pendirian Usaha dan/atau Akta Perubahan Perusahaan terakhir · tidak wajib

Bila semuanya sudah siap, mohon tekan tombol untuk mengirimnya.

Kontak di kantor: Verifikator LPSE (Ibu Ernawati Baruh)"""
NIB, KTP, SENT_BACK = "NIB", "KTP", "Izin usaha tidak terbaca."


async def test_a_penyedia_registers_from_the_invitation_to_the_end(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        penyedia = await joined(office, await invited(verifikator))
        assert "Undangan RVP-2026-001 telah digunakan oleh Rahmat" in verifikator.last
        for _ in range(5):  # rows 2 to 6
            await penyedia.tap(DONE)
        assert penyedia.last == CARD_OF_7
        await penyedia.tap(f"☐ Fotocopy {KTP}")
        await penyedia.hand_in("⇪ Unggah: Fotocopy Nomor Induk", "nib.pdf")
        await penyedia.tap(DONE)
        assert "Saat ini tidak ada yang perlu dilengkapi." in penyedia.last

        await verifikator.tap("Buka langkah 8")
        await verifikator.tap("✎ Tulis: List Daftar Hitam")
        await verifikator.answer("Tidak tercantum")
        await verifikator.tap("Tidak masuk daftar hitam")
        await verifikator.tap("Buka langkah 10")
        await verifikator.tap("↩ Tidak sesuai")
        await verifikator.answer(SENT_BACK)
        assert f"↩ Mohon disempurnakan. Catatan: {SENT_BACK}" in penyedia.last
        await penyedia.hand_in("⇪ Unggah: Fotocopy SIUP", "siujk.pdf")
        await penyedia.tap(DONE)

        await verifikator.tap("Buka langkah 8")
        await verifikator.tap("✎ Tulis: List Daftar Hitam")
        await verifikator.answer("Tidak tercantum")
        await verifikator.tap("Tidak masuk daftar hitam")
        await verifikator.tap("Buka langkah 10")
        for _ in range(5):
            await verifikator.tap("☐ Fotocopy")
        await verifikator.tap("✎ Tulis: Ceklist")
        await verifikator.answer("Lengkap")
        await verifikator.tap("✓ Sesuai")
        await verifikator.tap("Buka langkah 11")
        await verifikator.tap("✓ Belum terdaftar")
        await verifikator.tap("Buka langkah 13")
        await verifikator.hand_in("⇪ Unggah: Tanda Terima", "tanda-terima.pdf")
        await verifikator.tap("✓ Selesai, teruskan")

        assert "Melakukan login" in penyedia.last
        assert "CV Meratus Karya telah terhubung dan mengisi langkah 14." in verifikator.last
        await penyedia.tap(DONE)
        await verifikator.tap("Buka langkah 15")
        await verifikator.tap("✎ Tulis: Arsip")
        await verifikator.answer("Ordner 14")
        await verifikator.tap("✓ Selesai, teruskan")
        assert "Berkas ini telah selesai: Penyedia terdaftar." in penyedia.last
        case = await office.case(CASE)
        assert case.state is CaseState.ENDED
        assert await office.sound()
