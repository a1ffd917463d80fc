"""The words by which officials ask, with the short and colloquial forms they type."""

from enum import StrEnum


class Sense(StrEnum):
    """What a word does in a question; FILLER does nothing."""

    TASK = "task"
    CASE = "case"
    STEP = "step"
    SOP = "sop"
    HOLD = "hold"
    WHERE = "where"
    WHO = "who"
    KELENGKAPAN = "kelengkapan"
    WAKTU = "waktu"
    OUTPUT = "output"
    PELAKSANA = "pelaksana"
    NEXT = "next"
    OPEN = "open"
    HELP = "help"
    HOW = "how"
    USE = "use"
    PROFILE = "profile"
    HELD_UP = "held_up"
    LATE = "late"
    DIGEST = "digest"
    THANKS = "thanks"
    FILLER = "filler"


SENSES: dict[Sense, str] = {
    Sense.TASK: "tugas kerjaan pekerjaanku kerjakan dikerjakan tgs todo",
    Sense.CASE: "berkas brks bks",
    Sense.STEP: "langkah lgkh lkh tahap tahapan step",
    Sense.SOP: "sop prosedur",
    Sense.HOLD: "pegang memegang dipegang megang pemegang menangani ditangani",
    Sense.WHERE: "mana dimana dmn dmana mn posisi status sampai sampe smp progres progress "
    "kemajuan lacak kabar",
    Sense.WHO: "siapa sapa sp",
    Sense.KELENGKAPAN: "kelengkapan syarat persyaratan lampiran dokumen dibutuhkan diperlukan "
    "butuh perlu disiapkan siapkan dilampirkan kurang",
    Sense.WAKTU: "waktu wkt lama kapan tenggat batas deadline durasi jam hari menit",
    Sense.OUTPUT: "output hasil keluaran",
    Sense.PELAKSANA: "pelaksana penanggung petugas mengerjakan ngerjain melaksanakan melakukan",
    Sense.NEXT: "setelah sesudah habis berikut selanjutnya lanjut next kemudian abis",
    Sense.OPEN: "buka membuka bukakan mulai memulai baru bikin buat",
    Sense.HELP: "bantuan help tolong petunjuk panduan",
    Sense.HOW: "cara",
    Sense.USE: "pakai memakai menggunakan gunakan unggah mengunggah upload kirim "
    "mengirim mengembalikan bot pandu aplikasi",
    Sense.PROFILE: "profil bahasa",
    Sense.DIGEST: "ringkasan rekap rekapan",
    Sense.LATE: "terlambat telat terlewat keterlambatan molor overdue",
    Sense.THANKS: "terimakasih makasih trimakasih thanks trims nuhun",
    Sense.HELD_UP: "perpanjangan memperpanjang diperpanjang kendala terkendala",
    Sense.FILLER: "minta meminta ajukan mengajukan yang yg di ke dari pada dalam untuk utk itu "
    "ini tersebut saya sy aku gue "
    "ku kami kita bapak ibu pak bu bpk anda apa apaan ap aja saja sj berapa "
    "brp brapa bagaimana gimana gmn kok ya yah dong nih sih tuh kan lah ada "
    "masih sudah udah sdh belum blm lagi sekarang skrg hariini tolonglah "
    "mohon izin ijin maaf tanya mau ingin pengen bisa bs boleh dapat harus "
    "mesti daftar lihat liat tampilkan tunjukkan kasih terima "
    "selamat pagi siang sore malam assalamualaikum halo "
    "hai hi oke ok okay siap baik baiklah nggih iya tidak gak ga nggak no "
    "nomor nomer nmr adalah ialah dgn dengan oleh dan atau serta sama semua banyak atas "
    "punya milik jawab tanggung info isi jelaskan bunyi tentang soal perihal "
    "terkait selesai menunggu antri antre cari carikan data menyusul nanti "
    "dulu pun juga jadi kalau klo kalo per tiap setiap baca bacakan yth ganti",
}
"""Every sense with its words, as they are typed without accents, capitals, -nya, -ku and -kah."""

SPOKEN = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas"
UNITS = SPOKEN.split()
NUMBERS = {word: str(n) for n, word in enumerate(UNITS) if n}
"""Numbers as they are spoken in one word."""

PASSED = ("lewat", "melewati", "terlewati", "melampaui")
LIMITS = ("waktu baku", "waktunya", "waktu", "batas waktu", "batasnya", "batas", "tenggat")
PHRASES = {
    **{f"{passed} {limit}": "terlambat" for passed in PASSED for limit in LIMITS},
    **{f"{said} lewat": "terlambat" for said in ("yang", "yg", "sudah", "udah", "sdh")},
    "jatuh tempo": "terlambat",
    "di mana": "dimana",
    "hari ini": "hariini",
    "berapa lama": "lama",
    "terima kasih": "terimakasih",
    "ke mana": "next",
    "kemana": "next",
    "to do": "todo",
    **{f"{UNITS[n]} belas": str(n + 10) for n in range(2, 10)},
    "dua puluh": "20",
}
"""Words that mean one thing together; numbers as far as an SOP goes."""

LEXICON = {word: sense for sense, words in SENSES.items() for word in words.split()}
