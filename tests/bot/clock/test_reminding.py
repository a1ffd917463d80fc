"""What a reminder says: to staff, to a head, about somebody below; of one step and of many."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.views.screen import TEXT_LIMIT, Screen
from bot.views.waktu.reminding import Bundle, Item, Stand, reminder, span
from bot.words import words_of
from flows.ids import Peran
from flows.people.officials import Official, OfficialId, Sapaan
from flows.waktu.agenda import Lasted

WORDS = words_of("id", ZoneInfo("Asia/Makassar"))
DUE = datetime(2026, 11, 24, 1, tzinfo=UTC)
STAFF = Official(
    *(OfficialId(5), "Lilis", Sapaan.IBU, "Pelaksana Teknis", "dinas", (Peran("pelaksana"),))
)
KASI = replace(STAFF, id=OfficialId(3), sapaan=Sapaan.BAPAK, jabatan="Kepala Seksi Pemberdayaan")
KABID = replace(STAFF, id=OfficialId(2), jabatan="Kepala Bidang Bina Konstruksi", kepala=True)
ITEM = Item(
    case="PTA-2026-014",
    task=5,
    judul="Bimtek BIM <Angkatan I>",
    sop="Pelatihan Tenaga Ahli",
    nomor="5",
    uraian="Menyusun draf jadwal",
    stand=Stand.LEFT,
    due_at=DUE,
    left=Lasted(120, 0),
    extendable=True,
)
LATE = replace(ITEM, stand=Stand.OVER, left=None)
BELOW = replace(LATE, with_whom="Pelaksana Teknis")


def said(reader: Official, *items: Item, planned: datetime | None = None) -> Screen:
    return reminder(WORDS, Bundle(reader, items, planned))


def labels(screen: Screen) -> list[list[str]]:
    return [[button.label for button in row] for row in screen.buttons]


def first(screen: Screen) -> str:
    return screen.text.partition("\n")[0]


def test_to_staff_with_time_left() -> None:
    screen = said(STAFF, ITEM)
    assert screen.text == (
        "Ibu Pelaksana Teknis, langkah 5 SOP Pelatihan Tenaga Ahli (PTA-2026-014) belum selesai;"
        " sisa waktu baku 2 jam, hingga Selasa, 24 November 2026 pukul 09.00 WITA.\n\n"
        "Bimtek BIM &lt;Angkatan I&gt;\nMenyusun draf jadwal\n\n"
        "Bila ada kendala, mohon sampaikan melalui tombol Kendala."
    )
    assert labels(screen) == [
        ["Kerjakan"],
        ["Kendala", "Minta perpanjangan"],
        ["Tunda 1 jam", "Tunda besok 08.00"],
    ]


def test_to_a_head() -> None:
    assert said(KABID, LATE).text == (
        "Yth. Ibu Kepala Bidang Bina Konstruksi. Mohon izin mengingatkan, langkah 5 SOP Pelatihan"
        " Tenaga Ahli (PTA-2026-014) telah melewati waktu baku sejak Selasa, 24 November 2026"
        " pukul 09.00 WITA.\n\n"
        "Bimtek BIM &lt;Angkatan I&gt;\nMenyusun draf jadwal\n\n"
        "Apabila berkenan, Ibu dapat menindaklanjuti atau memberi arahan melalui tombol di bawah."
        " Terima kasih."
    )


def test_to_a_superior_who_is_no_head_about_somebody_below() -> None:
    screen = said(KASI, BELOW)
    assert screen.text == (
        "Yth. Bapak Kepala Seksi Pemberdayaan. Mohon izin mengingatkan, langkah 5 SOP Pelatihan"
        " Tenaga Ahli (PTA-2026-014) pada Pelaksana Teknis telah melewati waktu baku sejak Selasa,"
        " 24 November 2026 pukul 09.00 WITA.\n\n"
        "Bimtek BIM &lt;Angkatan I&gt;\nMenyusun draf jadwal\n\nTerima kasih."
    )
    assert labels(screen) == [["Buka"], ["Tegur", "Alihkan"], ["Perpanjang"]]


def test_a_superior_does_not_remind_whom_pandu_cannot_reach() -> None:
    screen = said(KASI, replace(BELOW, unreached=True, extendable=False))
    assert labels(screen) == [["Buka"], ["Alihkan"]]


def test_a_superior_reads_that_nobody_below_can_be_reached() -> None:
    screen = said(KASI, replace(BELOW, unreached=True))
    assert "\n\nPelaksananya saat ini belum dapat dihubungi melalui Pandu.\n\n" in screen.text


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (
            replace(ITEM, stand=Stand.UNOPENED, left=Lasted(2700, 6)),
            "belum dibuka; sisa waktu baku 6 hari kerja, hingga Selasa, 24 November 2026 pukul"
            " 09.00 WITA.",
        ),
        (
            replace(ITEM, stand=Stand.WINDOW, left=None),
            "dapat ditutup: jendela waktunya telah berakhir pada Selasa, 24 November 2026 pukul"
            " 09.00 WITA.",
        ),
        (replace(ITEM, stand=Stand.OPEN, left=None, due_at=None), "belum selesai."),
    ],
)
def test_how_a_step_stands(item: Item, words: str) -> None:
    begin = "Ibu Pelaksana Teknis, langkah 5 SOP Pelatihan Tenaga Ahli (PTA-2026-014) "
    assert first(said(STAFF, item)) == begin + words


def test_who_reminds_in_person_is_named_by_their_post() -> None:
    item = replace(LATE, by=KABID)
    assert first(said(STAFF, item)).startswith(
        "Ibu Pelaksana Teknis, Kepala Bidang Bina Konstruksi mengingatkan: langkah 5 SOP"
    )
    assert first(said(KABID, replace(LATE, by=KASI))).startswith(
        "Yth. Ibu Kepala Bidang Bina Konstruksi. Mohon izin, Kepala Seksi Pemberdayaan"
        " mengingatkan: langkah 5 SOP"
    )


def test_what_was_asked_for_is_called_so() -> None:
    item = replace(LATE, asked=True)
    assert first(said(STAFF, item)).startswith(
        "Ibu Pelaksana Teknis, sesuai permintaan diingatkan kembali: langkah 5 SOP"
    )
    assert first(said(KABID, item)).startswith(
        "Yth. Ibu Kepala Bidang Bina Konstruksi. Mohon izin mengingatkan sesuai permintaan,"
    )


def test_a_late_delivery_says_when_it_was_due_and_why_it_is_late() -> None:
    screen = said(STAFF, LATE, planned=DUE)
    assert (
        "\n\n<i>Pengingat ini seharusnya tersampaikan pada Selasa, 24 November 2026 pukul 09.00"
        " WITA; sistem sempat tidak berjalan.</i>\n\n"
    ) in screen.text


def test_no_extension_is_offered_where_there_is_no_limit_to_move() -> None:
    screen = said(STAFF, replace(ITEM, extendable=False))
    assert labels(screen)[1] == ["Kendala"]


def test_several_steps_are_one_numbered_message() -> None:
    own = replace(LATE, case="PTA-2026-015", judul="Bimtek Beton", asked=True)
    screen = said(KASI, ITEM, own, replace(BELOW, case="PTA-2026-016", judul="Bimtek Baja"))
    assert screen.text == (
        "Yth. Bapak Kepala Seksi Pemberdayaan. Mohon izin mengingatkan 3 langkah:\n\n"
        "1. <b>Bimtek BIM &lt;Angkatan I&gt;</b>: langkah 5 SOP Pelatihan Tenaga Ahli"
        " (PTA-2026-014) belum selesai; sisa waktu baku 2 jam, hingga Selasa, 24 November 2026"
        " pukul 09.00 WITA.\n\n"
        "2. <b>Bimtek Beton</b>: langkah 5 SOP Pelatihan Tenaga Ahli (PTA-2026-015) telah melewati"
        " waktu baku sejak Selasa, 24 November 2026 pukul 09.00 WITA.\n"
        "Diingatkan kembali sesuai permintaan.\n\n"
        "3. <b>Bimtek Baja</b>: langkah 5 SOP Pelatihan Tenaga Ahli (PTA-2026-016) pada Pelaksana"
        " Teknis telah melewati waktu baku sejak Selasa, 24 November 2026 pukul 09.00 WITA.\n\n"
        "Terima kasih."
    )
    assert labels(screen) == [
        *(["Kerjakan 1"], ["Kerjakan 2"], ["Buka 3"]),
        ["Tunda semua 1 jam", "Tunda semua besok 08.00"],
    ]
    assert labels(said(KASI, BELOW, BELOW)) == [["Buka 1"], ["Buka 2"]]


def test_more_than_eight_steps_are_folded_and_still_fit() -> None:
    long = replace(LATE, judul="Bimtek " * 40, sop="Pelatihan " * 12, by=KABID)
    screen = said(STAFF, *([long] * 11))
    assert "dan 3 lainnya: /tugas" in screen.text
    assert len(screen.buttons) == 9
    assert len(screen.text) < TEXT_LIMIT


@pytest.mark.parametrize(
    ("lasted", "words"),
    [
        (Lasted(45, 0), "45 menit"),
        (Lasted(120, 0), "2 jam"),
        (Lasted(135, 0), "2 jam 15 menit"),
        (Lasted(900, 2), "2 hari kerja"),
    ],
)
def test_office_time_in_words(lasted: Lasted, words: str) -> None:
    assert span(WORDS, lasted) == words
