"""What officials type, and what is understood: whole questions, short forms, slips of the thumb."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.matching import matching, named_sops, vocabulary
from bot.questions.question import (
    AboutCase,
    AboutStep,
    Aspect,
    Find,
    Go,
    HowTo,
    Late,
    Place,
    Question,
    ReadSop,
    Thanks,
    Topic,
    Unclear,
    Whereabouts,
)
from bot.questions.recognising import understood
from storage.sops import load_definitions

SOPS = load_definitions().sops
USED = vocabulary(SOPS)
K, W, OUT, P, N, ALL = (
    Aspect.KELENGKAPAN,
    Aspect.WAKTU,
    Aspect.OUTPUT,
    Aspect.PELAKSANA,
    Aspect.NEXT,
    Aspect.WHOLE,
)

MINE: dict[str, Question] = {
    "tugas saya": Go(Place.TASKS),
    "Apa tugas saya hari ini?": Go(Place.TASKS),
    "ada tgs apa pak": Go(Place.TASKS),
    "tugsa saya": Go(Place.TASKS),
    "apa yg harus sy kerjakan": Go(Place.TASKS),
    "boleh minta perpanjangan?": Go(Place.TIME),
    "ada kendala": Go(Place.TIME),
    "mohon izin mengajukan perpanjangan waktu": Go(Place.TIME),
    "berkas saya": Go(Place.CASES),
    "daftar berkas": Go(Place.CASES),
    "mana berkas": Whereabouts(),
    "sapa yg pegang": Whereabouts(),
    "siapa yang memegang berkasnya sekarang?": Whereabouts(),
    "langkah brp": Whereabouts(),
    "sekarang sampai mana": Whereabouts(),
    "buka berkas baru": Go(Place.OPENABLE),
    "mau mulai berkas": Go(Place.OPENABLE),
    "SOP": Go(Place.SOPS),
    "daftar sop apa saja": Go(Place.SOPS),
    "bantuan": Go(Place.HELP),
    "gimana cara pakainya": Go(Place.HELP),
    "ganti bahasa": Go(Place.PROFILE),
    "profil saya": Go(Place.PROFILE),
    "apa saja yang terlambat pak": Late(),
    "berkas mana yg telat": Late(),
    "siapa yang lewat waktu?": Late(),
    "apa yang terlambat?": Late(),
    "berkas mana yang lewat waktu": Late(),
    "langkah apa saja yg sudah melewati waktu baku": Late(),
    "siapa yg lewat": Late(),
    "ada yang jatuh tempo?": Late(),
    "berkas bimtek yang terlambat": Late(("bimtek",)),
    "lihat ringkasan hari ini": Go(Place.DIGEST),
    "kelengkapannya apa aja": AboutStep(K),
    "apa yang kurang?": AboutStep(K),
    "batas waktunya kapan": AboutStep(W),
    "berapa lama ya": AboutStep(W),
    "langkah selanjutnya apa": AboutStep(N),
    "habis ini ke mana": AboutStep(N),
}
STEPS: dict[str, Question] = {
    "apa kelengkapan langkah 8": AboutStep(K, "8"),
    "Apa saja kelengkapan untuk langkah ke-8?": AboutStep(K, "8"),
    "syarat langkah delapan": AboutStep(K, "8"),
    "apakah langkah 5 terlambat": AboutStep(W, "5"),
    "kelengkpan lngkah 8": AboutStep(K, "8"),
    "langkah 8": AboutStep(ALL, "8"),
    "langkah no. 8 isinya apa": AboutStep(ALL, "8"),
    "lgkh 3a": AboutStep(ALL, "3a"),
    "8": AboutStep(ALL, "8"),
    "langkah dua belas itu apa": AboutStep(ALL, "12"),
    "langkah kelima": AboutStep(ALL, "5"),
    "waktu langkah 5 pelatihan": AboutStep(W, "5", ("pelatihan",)),
    "brp lama langkah 5": AboutStep(W, "5"),
    "langkah 5 kontrak berapa hari": AboutStep(W, "5", ("kontrak",)),
    "siapa yang mengerjakan langkah 3 SOP kebijakan": AboutStep(P, "3", ("kebijakan",)),
    "langkah 3 sapa yg ngerjain": AboutStep(P, "3"),
    "output langkah 4": AboutStep(OUT, "4"),
    "hasil tahap 4 apa": AboutStep(OUT, "4"),
    "setelah langkah 7 ke siapa": AboutStep(N, "7"),
    "kelengkapan langkah 2 PTA-2026-014": AboutStep(K, "2", case="PTA-2026-014"),
}
BERKAS: dict[str, Question] = {
    "siapa memegang PTA-2026-014": AboutCase("PTA-2026-014"),
    "sapa yg pegang pta 2026 14": AboutCase("PTA-2026-014"),
    "PTA-2026-014": AboutCase("PTA-2026-014"),
    "pta2026-014 udah sampe mana": AboutCase("PTA-2026-014"),
    "status PK/2026/003 dong": AboutCase("PK-2026-003"),
    "di mana berkas bimtek": Whereabouts(("bimtek",)),
    "mana berkas bimtek bim": Whereabouts(("bimtek", "bim")),
    "dmn brks bimtek angkatan 2": Whereabouts(("bimtek", "angkatan", "2")),
    "siapa pegang pelatihan": Whereabouts(("pelatihan",)),
    "bekas bimtek posisi dimana ya": Whereabouts(("bimtek",)),
}
SOP_TEXT: dict[str, Question] = {
    "sop kontrak": ReadSop(("kontrak",)),
    "lihat SOP pelatihan tenaga ahli": ReadSop(("pelatihan", "tenaga", "ahli")),
    "berapa langkah pelatihan": ReadSop(("pelatihan",)),
    "surat tugas": Find("surat tugas", ("surat", "tugas"), ("surat",)),
    "HPS": Find("HPS", ("hps",), ("hps",)),
    "siapa yang menyetujui jadwal": Find(
        "siapa yang menyetujui jadwal", ("siapa", "menyetujui", "jadwal"), ("menyetujui", "jadwal")
    ),
    "dokumen penawaran": Find("dokumen penawaran", ("dokumen", "penawaran"), ("penawaran",)),
    "pelaksanaan kontrak": Find(
        "pelaksanaan kontrak", ("pelaksanaan", "kontrak"), ("pelaksanaan", "kontrak")
    ),
}
NOTHING: dict[str, Question] = {
    "Terima kasih.": Thanks(),
    "oke, makasih banyak ya": Thanks(),
    "oke siap pak": Unclear(),
    "nanti menyusul": Unclear(),
    "???": Unclear(),
    "": Unclear(),
}
HOW: dict[str, Question] = {
    "bagaimana membuka berkas": HowTo(Topic.OPEN),
    "bagaimana cara membuka berkas baru?": HowTo(Topic.OPEN),
    "how do I open a file": HowTo(Topic.OPEN),
    "cara mengunggah dokumen": HowTo(Topic.UPLOAD),
    "bagaimana cara mengunggah dokumen": HowTo(Topic.UPLOAD),
    "how can I upload a document?": HowTo(Topic.UPLOAD),
    "gimana menyelesaikan langkah": HowTo(Topic.FINISH),
    "how to finish a step": HowTo(Topic.FINISH),
    "gimana cara mengembalikan berkas": HowTo(Topic.RETURN),
    "how do I send back the file": HowTo(Topic.RETURN),
    "cara menarik kembali berkas": HowTo(Topic.RECALL),
    "bagaimana mengalihkan langkah": HowTo(Topic.HAND_OVER),
    "bagaimana minta perpanjangan waktu": HowTo(Topic.TIME),
    "how do I call a meeting": HowTo(Topic.MEETING),
    "cara mencatat cuti": HowTo(Topic.AWAY),
    "bagaimana memberi komentar": HowTo(Topic.COMMENT),
    "how do I read the SOP": HowTo(Topic.SOP),
    "cara melacak berkas": HowTo(Topic.WHERE),
    "what should I do now": HowTo(Topic.NOW),
    "Selamat pagi, saya harus bagaimana?": HowTo(Topic.NOW),
    "siapa yang bisa membantu": HowTo(Topic.HELPERS),
    "who can help me?": HowTo(Topic.HELPERS),
    "how does this work": HowTo(Topic.HELP),
    "bagaimana cara mengirim undangan": Find(
        "bagaimana cara mengirim undangan", ("cara", "mengirim", "undangan"), ("undangan",)
    ),
    "cara pengadaan langsung": Find(
        "cara pengadaan langsung", ("cara", "pengadaan", "langsung"), ("pengadaan", "langsung")
    ),
}
PHRASES = MINE | STEPS | BERKAS | SOP_TEXT | HOW | NOTHING


@pytest.mark.parametrize("said", PHRASES)
def test_what_is_said_is_understood(said: str) -> None:
    assert understood(said, USED) == PHRASES[said]


def test_more_than_forty_ways_of_asking_are_understood() -> None:
    assert len(PHRASES) - len(NOTHING) > 60


@pytest.mark.parametrize(
    ("about", "meant"),
    [
        (("pelatihan",), ["pelatihan-tenaga-ahli"]),
        (("pelatian",), ["pelatihan-tenaga-ahli"]),
        (("kontrak",), ["pelaksanaan-kontrak"]),
        (("pta",), ["pelatihan-tenaga-ahli"]),
        (("persiapan",), ["persiapan-pemilihan-penyedia", "persiapan-pengadaan"]),
        (("bimtek",), []),
    ],
)
def test_an_sop_is_known_by_a_few_words_of_its_title(
    about: tuple[str, ...], meant: list[str]
) -> None:
    assert [sop.id for sop in named_sops(about, SOPS)] == meant


def test_a_berkas_is_known_by_words_of_its_subject_in_any_order() -> None:
    titled = [(1, "Bimtek BIM, Angkatan I"), (2, "Bimtek K3"), (3, "Pengadaan"), (4, "Pengawasan")]
    assert matching(("angkatan", "bimtek"), titled) == [1]
    assert matching(("bimtek",), titled) == [1, 2]
    assert matching(("bimtk",), titled) == [1, 2]
    assert matching(("pengawasan",), titled) == [4]
    assert matching(("bimtek", "gedung"), titled) == []


@given(st.text())
def test_whatever_is_typed_is_some_question(said: str) -> None:
    assert isinstance(understood(said, USED), Question)


def test_a_letter_of_a_thousand_words_is_read_as_far_as_a_question_goes() -> None:
    assert understood("panjang sekali " * 500 + "langkah 8", USED) == Find(
        "panjang sekali " * 500 + "langkah 8",
        ("panjang", "sekali") * 15,
        ("panjang", "sekali") * 15,
    )


EVERY_DAY: dict[str, Question] = {
    "who has the file?": Whereabouts(),
    "ada penyedia datang mau daftar, bagaimana caranya?": ReadSop(("registrasi", "penyedia")),
    "besok saya dinas luar, Plh Pak Baderun": HowTo(Topic.AWAY),
    "How do I send a file back?": HowTo(Topic.RETURN),
    "how to send a document": HowTo(Topic.UPLOAD),
}


@pytest.mark.parametrize("text", EVERY_DAY)
def test_what_is_said_every_day_is_understood(text: str) -> None:
    assert understood(text, USED) == EVERY_DAY[text]
