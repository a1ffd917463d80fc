"""How the sixteen SOPs are walked: one good way each, and every way that the text prints."""

from tests.journeys.sops.walking import COMPANIES, Plan

TENDER = {"jenis": "Konstruksi", "nilai": "2.500.000.000"}
LARGE = {"jenis": "Konstruksi", "nilai": "150.000.000.000"}

ROAD = "Peningkatan Jalan Desa Sungai Batung, Kecamatan Juai"
PLANNED = Plan(
    "perencanaan-pengadaan",
    "BLG-PA",
    ROAD,
    ways={"3": ("Perlu asistensi UKPBJ",)},
    beside={"5": "11"},
)
PREPARED = Plan(
    "persiapan-pengadaan",
    "BLG-PA",
    ROAD,
    ways={"4": ("Kembalikan untuk diperbaiki", "Setuju"), "5": ("Perlu pendampingan",)},
    reasons={"4": "Perkiraan biaya galian mohon dihitung ulang menurut harga satuan 2026."},
)
READY = Plan(
    "persiapan-pemilihan-penyedia",
    "BLG-PPK",
    ROAD,
    ways={
        "4": ("Tidak lengkap: sampaikan kepada PPK", "Lengkap"),
        "5": ("Sampaikan kembali kepada Pokja",),
    },
)
QUALIFIED = Plan(
    "pemilihan-prakualifikasi",
    "BLG-POKJA-1",
    "Jasa Konsultansi Pengawasan Jalan Desa Sungai Batung",
    ways={
        "3": ("Perlu penjelasan",),
        "6": ("Kurang dari 3: perpanjangan",),
        "7": ("3 peserta atau lebih",),
        "9": ("Lulus 3 atau lebih",),
        "11": ("Ada sanggah: sudah diproses",),
    },
    companies={"5": (COMPANIES[:2],), "7": (COMPANIES[2:],)},
)
TENDERED = Plan(
    "pemilihan-pascakualifikasi",
    "BLG-POKJA-1",
    ROAD,
    ways={
        "4": ("Dokumen diubah: adendum",),
        "8": ("Jumlah peserta terpenuhi",),
        "13": ("Ada sanggah", "Tidak ada sanggah"),
        "14": ("Sanggah selesai: laporkan",),
    },
    fields=TENDER,
)
DELIVERED = Plan(
    "pelaksanaan-kontrak",
    "BLG-POKJA-1",
    ROAD,
    ways={
        "3": ("Disetujui: terbitkan SPPBJ",),
        "7": ("Anggaran tersedia",),
        "12": ("Tidak sesuai: kembalikan kepada penyedia", "Sesuai"),
        "16": ("Tidak sesuai: minta perbaikan", "Sesuai"),
    },
    reasons={"12": "Tebal perkerasan pada STA 0+300 belum sesuai dengan kontrak."},
    beside={"2": "9"},
)
PROCURED = Plan(
    "proses-utama",
    "BLG-PA",
    ROAD,
    children={
        "2": (PLANNED,),
        "3": (PREPARED,),
        "4": (READY,),
        "5": (TENDERED,),
        "6": (DELIVERED,),
    },
)

GOOD = (
    Plan(
        "analisa-ketersediaan-pelaku-usaha",
        "BLG-JF",
        "Pengadaan Alat Kesehatan RSUD",
        ways={"5": ("Ada yang sesuai",)},
    ),
    Plan(
        "laporan-pelaksanaan-pemilihan",
        "BLG-KASUBBAG",
        "Laporan Pemilihan Penyedia Triwulan IV",
        ways={"4": ("Kembalikan untuk diperbaiki", "Setuju dan tandatangani")},
        reasons={"4": "Jumlah paket pada halaman 3 belum sama dengan SPSE."},
    ),
    PLANNED,
    PREPARED,
    READY,
    QUALIFIED,
    TENDERED,
    DELIVERED,
    Plan(
        "pengelolaan-kinerja",
        "BLG-TIM",
        "Kinerja Pengadaan Tahun 2027",
        ways={
            "7": ("Kembalikan untuk diperbaiki", "Setujui"),
            "18": ("Tercapai atau waktu terlampaui",),
        },
        reasons={"7": "Target paket tepat waktu mohon diperjelas per triwulan."},
    ),
    Plan(
        "pengelolaan-risiko",
        "BLG-RISIKO",
        "Risiko Keterlambatan Paket Jalan",
        ways={
            "4": ("Perlu ditangani",),
            "11": ("Eskalasi",),
            "13": ("Ditoleransi",),
        },
    ),
    Plan(
        "registrasi-auditor",
        "BLG-PPE",
        "Akun Auditor Inspektorat",
        ways={"4": ("Tidak lengkap", "Lengkap")},
    ),
    Plan(
        "registrasi-verifikasi-penyedia",
        "BLG-VERIFIKATOR",
        "Pendaftaran CV Meratus Karya",
        ways={
            "8": ("Tidak masuk daftar hitam",),
            "10": ("Tidak sesuai: kembalikan", "Sesuai"),
            "11": ("Belum terdaftar",),
        },
        reasons={"10": "Akta perubahan terakhir belum dilampirkan."},
    ),
    Plan("pengawasan-jasa-konstruksi", "SIM-KADIS", "Pengawasan Triwulan I"),
)
"""The ways to a good end whose transcripts are kept; Proses Utama has its own journey, and two
SOPs of the Bidang have theirs."""

OTHERS = {
    "nobody on the market is fit": Plan(
        "analisa-ketersediaan-pelaku-usaha",
        "BLG-JF",
        "Pengadaan Kapal Ambulans",
        ways={"5": ("Tidak ada yang sesuai",)},
    ),
    "planning without help": Plan(
        "perencanaan-pengadaan",
        "BLG-PA",
        "Pengadaan Meja Kerja",
        ways={"3": ("Tidak perlu asistensi",)},
    ),
    "preparing without help": Plan(
        "persiapan-pengadaan",
        "BLG-PA",
        "Pengadaan Meja Kerja",
        ways={"5": ("Tidak perlu pendampingan",)},
    ),
    "a risk within tolerance": Plan(
        "pengelolaan-risiko",
        "BLG-RISIKO",
        "Risiko Kenaikan Harga Aspal",
        ways={"4": ("Masuk batas toleransi",)},
    ),
    "a risk that keeps coming back": Plan(
        "pengelolaan-risiko",
        "BLG-RISIKO",
        "Risiko Banjir Lokasi Pekerjaan",
        ways={
            "4": ("Perlu ditangani",),
            "11": ("Lanjutkan penanganan", "Eskalasi", "Ditoleransi"),
            "13": ("Penanganan lanjutan",),
        },
    ),
    "three cycles of measuring": Plan(
        "pengelolaan-kinerja",
        "BLG-TIM",
        "Kinerja Pengadaan Tahun 2026",
        ways={
            "18": (
                "Setuju: laksanakan perbaikan",
                "Lanjut tanpa perbaikan",
                "Tercapai atau waktu terlampaui",
            ),
        },
    ),
    "already registered elsewhere": Plan(
        "registrasi-verifikasi-penyedia",
        "BLG-VERIFIKATOR",
        "Pendaftaran PT Tabalong Abadi",
        ways={
            "11": ("Sudah terdaftar di LPSE lain",),
            "12": ("Sudah diberitahukan",),
        },
    ),
    "HPS changed with the PPK's consent, a large package": Plan(
        "pemilihan-pascakualifikasi",
        "BLG-POKJA-2",
        "Pembangunan Jembatan Sungai Balangan",
        ways={
            "4": ("Perubahan menyangkut HPS/KAK/kontrak",),
            "5": ("Setuju",),
            "8": ("Belum terpenuhi: perpanjangan",),
            "9": ("Jumlah peserta terpenuhi",),
            "13": ("Ada sanggah", "Ada sanggah", "Tidak ada sanggah"),
            "14": ("Sanggah benar: evaluasi ulang", "Sanggah selesai: laporkan"),
        },
        companies={"7": ((),), "9": (COMPANIES[:1],)},
        fields=LARGE,
    ),
    "a policy corrected three times": Plan(
        "penyusunan-kebijakan",
        "SIM-KABID",
        "Rancangan Pergub Pembinaan Jasa Konstruksi",
        ways={
            "5": ("Kembalikan untuk diperbaiki", "Setuju"),
            "6": ("Kembalikan untuk diperbaiki", "Setuju"),
            "7": ("Kembalikan untuk diperbaiki", "Setuju"),
        },
    ),
    "a training sent back at each signature": Plan(
        "pelatihan-tenaga-ahli",
        "SIM-KABID",
        "Bimtek K3 Konstruksi",
        ways={
            "2": ("Kembalikan untuk diperbaiki", "Setuju"),
            "7": ("Kembalikan untuk diperbaiki", "Setuju"),
            "9": ("Kembalikan untuk diperbaiki", "Sudah ditandatangani"),
        },
    ),
    "the PA accepts the result": Plan(
        "pelaksanaan-kontrak",
        "BLG-POKJA-1",
        "Pengadaan Ambulans",
        ways={
            "3": ("Tidak disetujui",),
            "4": ("Tidak sepakat: serahkan kepada PA/KPA",),
            "5": ("Menerima: terbitkan SPPBJ",),
        },
    ),
}
"""Other ways to a good end, by what happens on them."""

FAILED = {
    "prakualifikasi-gagal": Plan(
        "pemilihan-prakualifikasi",
        "BLG-POKJA-1",
        "Jasa Konsultansi Studi Kelayakan",
        ways={
            "3": ("Tidak perlu penjelasan",),
            "6": ("3 peserta atau lebih", "Kurang dari 3: perpanjangan"),
            "7": ("Tetap kurang dari 3: gagal",),
            "9": ("Lulus kurang dari 3: gagal",),
            "10": ("Prakualifikasi ulang", "Tidak diulang"),
        },
        companies={"5": (COMPANIES, COMPANIES[:2]), "7": ((),)},
    ),
    "tender-gagal": Plan(
        "pemilihan-pascakualifikasi",
        "BLG-POKJA-1",
        "Pengadaan Pompa Banjir",
        ways={
            "4": ("Perubahan menyangkut HPS/KAK/kontrak", "Dokumen tidak diubah"),
            "5": ("Tolak: dokumen semula berlaku",),
            "8": ("Belum terpenuhi: perpanjangan",),
            "9": ("Tender/seleksi ulang", "Tender/seleksi gagal"),
        },
        companies={"7": ((),), "9": ((),)},
    ),
    "tender-dibatalkan": Plan(
        "pelaksanaan-kontrak",
        "BLG-POKJA-1",
        "Rehabilitasi Gedung Arsip",
        ways={
            "3": ("Tidak disetujui",),
            "4": ("Sepakat menerima",),
            "7": ("Tidak tersedia: lapor PA/KPA",),
            "8": ("Tender/seleksi dibatalkan",),
        },
    ),
    "daftar-hitam": Plan(
        "registrasi-verifikasi-penyedia",
        "BLG-VERIFIKATOR",
        "Pendaftaran CV Riam Kiwa",
        ways={
            "8": ("Masuk daftar hitam",),
            "9": ("Berkas dikembalikan",),
        },
    ),
}
"""What the SOPs call a failure, by the ending."""

ONWARD = {
    "10": ("Menolak: evaluasi ulang", "evaluasi-ulang"),
    "7": ("Menolak: penawaran ulang", "penawaran-ulang"),
    "2": ("Menolak: tender ulang", "tender-ulang"),
}
"""The row of Pascakualifikasi where a rejected result goes on: the PA's way there, the ending."""


def rejected(way: str) -> Plan:
    """A result that Penandatangan, Pokja and at last the PA do not accept."""
    return Plan(
        "pelaksanaan-kontrak",
        "BLG-POKJA-1",
        "Pengadaan Seragam Dinas",
        ways={
            "3": ("Tidak disetujui",),
            "4": ("Tidak sepakat: serahkan kepada PA/KPA",),
            "5": (way,),
        },
    )


AGAIN = Plan(
    "pemilihan-pascakualifikasi",
    "BLG-POKJA-1",
    "Pengadaan Seragam Dinas",
    ways={"8": ("Jumlah peserta terpenuhi",), "13": ("Tidak ada sanggah",)},
    fields={"jenis": "Barang", "nilai": "400.000.000"},
)

WHOLE = {
    "the tender fails": (
        Plan(
            "proses-utama",
            "BLG-PA",
            "Pengadaan Pompa Banjir",
            children={"5": (FAILED["tender-gagal"],)},
        ),
        "gagal",
    ),
    "the qualification fails": (
        Plan(
            "proses-utama",
            "BLG-PA",
            "Jasa Konsultansi Studi Kelayakan",
            children={"5": (FAILED["prakualifikasi-gagal"],)},
        ),
        "gagal",
    ),
    "there is no budget": (
        Plan(
            "proses-utama",
            "BLG-PA",
            "Rehabilitasi Gedung Arsip",
            children={"6": (FAILED["tender-dibatalkan"],)},
        ),
        "batal",
    ),
    "the result is rejected and the selection repeated": (
        Plan(
            "proses-utama",
            "BLG-PA",
            "Pengadaan Seragam Dinas",
            children={
                "5": (QUALIFIED, AGAIN),
                "6": (rejected("Menolak: penawaran ulang"), DELIVERED),
            },
            ways={"6": ("Hasil ditolak: pemilihan diulang",)},
            reasons={"6": "PA/KPA menolak hasil pemilihan; penawaran ulang."},
        ),
        "selesai",
    ),
}
"""Proses Utama with berkas that do not all end well, and its own ending."""

ALL = (
    *GOOD,
    PROCURED,
    AGAIN,
    *OTHERS.values(),
    *FAILED.values(),
    *(rejected(way) for way, _ in ONWARD.values()),
    *(plan for plan, _ in WHOLE.values()),
)
