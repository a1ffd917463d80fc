"""One mistake of every kind, made in the example of the authors' guide."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
UNIT, SOP = re.findall(
    r"```toml\n(.*?)```", (ROOT / "docs" / "sop-authoring.md").read_text(encoding="utf-8"), re.S
)
SURE = 'keyakinan = "mungkin"'
DRAFT = 'output = [{ kode = "izin", nama = "Draf izin" }]'
REASON = 'alasan = "Yang menandatangani izin adalah Kepala Dinas."'
TIME = 'waktu = { jumlah = 2, satuan = "hari kerja" }'
LAST = 'lanjut = [{ label = "Sudah diserahkan", ke = "akhir:terbit" }]'
REFUSE = '  { label = "Tolak permohonan", ke = "akhir:ditolak" },\n'
OTHER = f'{SURE}\npelaksana_lain = [{{ pelaksana = ["staf"]'
ABOVE = 'isian = "x", di_atas = 1'
CHILD = f'{SURE}\ntautan = [{{ sop = "x", sifat = "anak", akhir = {{ selesai = "Ya" }} }}]'
COUNTS = 'ambang = { kode = "x", dari = ["1"] }'
SAME_DECREE = '[[jam_kerja]]\nberlaku_sejak = 2026-01-01\nsenin = ["08.00-09.00"]\n\n[[ramadan]]\n'
SAME_RAMADAN = (
    "[[ramadan]]\ndari = 2026-03-20\nsampai = 2026-03-20\nsenin = ['08.00-09.00']\n\n[[ramadan]]\n"
)
FIELD = '[[isian]]\nkode = "a"\nnama = "A"\njenis = "pilihan"\n\n[formulir]'

# code, what is written, what is written instead, the row, what stands on the line named
MISTAKES = [
    ("toml", "[formulir]", "[formulir", "", "[formulir"),
    ("toml-ganda", 'judul = "Izin Kegiatan"', 'id = "lain"', "", 'id = "lain"'),
    ("toml-petik", 'uraian = "Menyerahkan izin"', 'uraian = "Menyerahkan izin', "3", "Menyerahkan"),
    ("toml-sama-dengan", 'uraian = "Menyerahkan izin"', "uraian Menyerahkan", "3", "uraian Meny"),
    ("toml-nilai", 'waktu = "10 Menit"', "waktu = 10 Menit", "3", "10 Menit"),
    ("kunci-belum-ada", 'judul = "Izin Kegiatan"\n', "", "", "id ="),
    ("kosong", 'judul = "Izin Kegiatan"', 'judul = " "', "", "judul"),
    ("kunci-mirip", 'waktu = "10 Menit"', 'waktuu = "10 Menit"', "3", "waktuu"),
    ("kunci-asing", 'waktu = "10 Menit"', 'zzz = "10 Menit"', "3", "zzz"),
    ("bukan-teks", 'waktu = "10 Menit"', "waktu = 10", "3", "waktu = 10"),
    ("bukan-daftar-teks", 'pelaksana = ["kadis"]', 'pelaksana = "kadis"', "2", "pelaksana"),
    ("bukan-ya-tidak", "terbatas = true", 'terbatas = "ya"', "1", "terbatas"),
    ("bukan-angka", "jumlah = 2", "jumlah = 0", "2", "jumlah"),
    ("bukan-ya-tidak", "terbatas = true", 'data_pribadi = "ya"', "1", "data_pribadi"),
    (
        "data-pribadi-tanpa-dokumen",
        "terbatas = true",
        "terbatas = true, data_pribadi = true",
        *("1", "data_pribadi"),
    ),
    ("bukan-tanggal", "edisi = 2026-01-05", 'edisi = "2026-01-05"', "", "edisi"),
    ("bukan-tabel", "waktu = { jumlah = 2, ", 'waktu = "2" # ', "2", "waktu ="),
    ("bukan-daftar-tabel", DRAFT, "output = [1]", "1", "output"),
    ("pilihan", 'keyakinan = "mungkin"', 'keyakinan = "yakin"', "2", "keyakinan"),
    ("tanpa-kolom", 'staf = "Staf"\nkadis = "Kepala Dinas"\n', "", "", "[pelaksana]"),
    ("tanpa-kegiatan", SOP[SOP.index("[[kegiatan]]") :], "", "", "id ="),
    ("tanpa-nomor", 'no = "3."\n', "", "ke-3", "[[kegiatan]]"),
    ("bacaan-belum-ada", DRAFT, "", "1", "bacaan"),
    ("alasan-kosong", REASON, "", "2", "bacaan"),
    ("waktu-tak-terbaca", TIME, "", "2", 'waktu = "2"'),
    ("waktu-terlalu-lama", 'waktu = "10 Menit"', 'waktu = "99999 hari"', "3", "99999 hari"),
    ("lanjut-belum-ada", LAST, "", "3", "bacaan"),
    ("lanjut-buntu", 'ke = "3"', 'ke = "33"', "2", 'ke = "33"'),
    ("akhir-tak-dikenal", "akhir:ditolak", "akhir:batal", "2", "akhir:batal"),
    ("akhir-tak-terpakai", REFUSE, "", "", "[akhir.ditolak]"),
    ("tanpa-awal", "edisi = 2026-01-05", 'edisi = 2026-01-05\nmulai = "9"', "", "mulai"),
    ("tak-terjangkau", 'ke = "3"', 'ke = "akhir:terbit"', "3", "[[kegiatan]]"),
    ("tanpa-jalan-keluar", 'ke = "akhir:terbit"', 'ke = "3"', "3", "[[kegiatan]]"),
    ("tanpa-pelaksana", 'pelaksana = ["kadis"]', "pelaksana = []", "2", "bacaan"),
    ("pelaksana-tak-dikenal", 'pelaksana = ["kadis"]', 'pelaksana = ["kasi"]', "2", "pelaksana"),
    ("peran-tak-dikenal", 'alternatif = ["staf"]', 'alternatif = ["kabid"]', "2", "alternatif"),
    (
        "menunjuk-bukan-per-berkas",
        *('alternatif = ["staf"]', 'alternatif = ["staf"]\nmenunjuk = ["staf"]'),
        *("2", "menunjuk"),
    ),
    ("nomor-ganda", 'no = "2."', 'no = "1."', "1", "[[kegiatan]]"),
    ("label-kosong", 'label = "Setuju", ', "", "2", 'ke = "3"'),
    ("label-ganda", "Tolak permohonan", "Setuju", "2", "Setuju"),
    ("kode-ganda", 'kode = "ktp"', 'kode = "permohonan"', "1", "permohonan"),
    ("untuk-tak-dikenal", 'untuk = ["Setuju"]', 'untuk = ["Ya"]', "2", "Ya"),
    ("dari-tak-dikenal", 'dari = ["1"]', 'dari = ["7"]', "2", "dari"),
    ("dari-sendiri", 'dari = ["1"]', 'dari = ["2"]', "2", "dari"),
    ("dari-tak-membawa", 'dari = ["1"]', 'dari = ["3"]', "2", "dari"),
    ("unit-lain", 'unit = "dinas-contoh"', 'unit = "dinas-lain"', "", "unit"),
    ("sakelar-tak-dikenal", SURE, f'{SURE}\nsakelar = "x"', "2", "sakelar"),
    ("isian-tak-dikenal", SURE, f"{OTHER}, bila = [{{ {ABOVE} }}] }}]", "2", "pelaksana_lain"),
    ("syarat-kosong", SURE, f'{OTHER}, bila = [{{ isian = "x" }}] }}]', "2", "pelaksana_lain"),
    ("varian-kosong", SURE, f"{OTHER} }}]", "2", "pelaksana_lain"),
    ("isian-pilihan", "[formulir]", FIELD, "", "[[isian]]"),
    ("ambang-tak-dikenal", SURE, f"{SURE}\n{COUNTS}", "2", "ambang"),
    ("ambang-tanpa-cukup", SURE, f"{SURE}\n{COUNTS}", "2", "ambang"),
    ("ambang-dari", SURE, f"{SURE}\n{COUNTS}", "2", "ambang"),
    ("cukup-tanpa-ambang", 'label = "Setuju"', 'label = "Setuju", cukup = true', "2", "lanjut"),
    ("tautan-tanpa-label", SURE, CHILD, "2", "tautan"),
]

# code, what is written, what is written instead, what stands on the line named
UNIT_MISTAKES = [
    ("unit-tanpa-jabatan", UNIT[UNIT.index("[[jabatan]]") :], "", "id ="),
    ("zona-tak-dikenal", "Asia/Makassar", "Asia/Balikpapan", "zona"),
    ("jabatan-ganda", 'peran = "staf"', 'peran = "kadis"', 'peran = "kadis"'),
    ("atasan-tak-dikenal", 'atasan = "kadis"', 'atasan = "kabid"', "atasan"),
    ("kunci-belum-ada", "[[jabatan]]", '[ambang.x]\nnama = "peserta"\n\n[[jabatan]]', "[ambang.x]"),
    ("atasan-berputar", 'atasan = "kadis"', 'atasan = "staf"', "atasan"),
    ("jam-kosong", 'senin = ["08.00-15.00"]\njumat = ["08.00-11.00"]\n', "", "[[ramadan]]"),
    ("jam-tak-terbaca", "07.30-11.00", "setengah hari", "jumat"),
    ("jam-tak-terbaca", "07.30-11.00", "07.30-24.01", "jumat"),
    ("jam-tak-terbaca", "07.30-11.00", "07.30-11.60", "jumat"),
    ("jam-terbalik", "07.30-11.00", "11.00-07.30", "jumat"),
    ("jam-terbalik", "07.30-11.00", "07.30-07.30", "jumat"),
    ("jam-bertindih", "13.00-16.00", "11.59-16.00", "senin"),
    ("jam-kerja-ganda", "[[ramadan]]\n", SAME_DECREE, "berlaku_sejak"),
    ("ramadan-terbalik", "sampai = 2026-03-20", "sampai = 2026-02-18", "sampai"),
    ("ramadan-panjang", "sampai = 2026-03-20", "sampai = 2026-12-15", "sampai"),
    ("ramadan-bertindih", "[[ramadan]]\n", SAME_RAMADAN, "dari"),
    ("bukan-tanggal", "dari = 2026-02-19", 'dari = "19 Februari"', "dari"),
    ("bukan-tanggal", "berlaku_sejak = 2026-01-01", "berlaku_sejak = 2026", "berlaku_sejak"),
    ("bukan-daftar-teks", 'jumat = ["07.30-11.00"]', 'jumat = "07.30-11.00"', "jumat"),
    ("kunci-mirip", 'jumat = ["07.30-11.00"]', "jum_at = []", "jum_at"),
    ("bukan-dalam-batas", "_hari = 365", "_hari = -1", "data_pribadi_hari"),
    ("bukan-dalam-batas", "_hari = 365", "_hari = 36501", "data_pribadi_hari"),
    ("bukan-dalam-batas", "_hari = 365", "_hari = '1 tahun'", "data_pribadi_hari"),
    ("kunci-asing", "data_pribadi_hari = 365", "zzz = 365", "zzz"),
    ("bukan-dalam-batas", "hampir_persen = 75", "hampir_persen = 101", "hampir_persen"),
    ("bukan-dalam-batas", "hampir_persen = 75", "hampir_persen = -1", "hampir_persen"),
    ("bukan-dalam-batas", "buka_persen = 25", "buka_persen = 2.5", "belum_dibuka_persen"),
    ("bukan-dalam-batas", "_menit = 240", "_menit = '4 jam'", "belum_dibuka_mulai_menit"),
    ("bukan-dalam-batas", "hari = 5", "hari = 61", "hari"),
    ("bukan-dalam-batas", "mulai_hari = 2", "mulai_hari = true", "atasan_mulai_hari"),
    ("bukan-ya-tidak", "pada_batas = true", "pada_batas = 1", "pada_batas"),
    ("atasan-tak-sampai", "mulai_hari = 2", "mulai_hari = 6", "atasan_mulai_hari"),
    ("belum-dibuka-tak-sampai", "hampir_persen = 75", "hampir_persen = 25", "hampir_persen"),
    ("kunci-mirip", "hampir_persen = 75", "hampir_prosen = 75", "hampir_prosen"),
    ("bukan-tabel", "[pengingat]", "[[pengingat]]", "[[pengingat]]"),
    ("pukul-tak-terbaca", '"07.45"', '"24.00"', "pukul"),
    ("pukul-tak-terbaca", '"07.45"', '"07.60"', "pukul"),
    ("pukul-tak-terbaca", '"07.45"', '"pagi"', "pukul"),
    ("pukul-tak-terbaca", '"07.45"', '""', "pukul"),
    ("bukan-teks", 'pukul = "07.45"', "pukul = 7.45", "pukul"),
    ("kunci-asing", 'pukul = "07.45"', 'zzz = "07.45"', "zzz"),
]
