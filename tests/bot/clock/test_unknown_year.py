"""What an admin is told when the cuti bersama of a year is not known."""

from bot.callbacks import Do, Press, encode
from bot.views.screen import Button
from bot.views.waktu.special_days import unknown_year
from bot.words import words_of
from flows.ids import Peran
from flows.people.officials import Official, OfficialId, Sapaan
from tests.flows.calendars import WITA

ADMIN = Official(
    OfficialId(1), "Lilis", Sapaan.IBU, "Sekretaris", "kantor", (Peran("staf"),), admin=True
)


def test_an_admin_is_told_which_year_and_what_can_be_done() -> None:
    screen = unknown_year(words_of("id", WITA), ADMIN, 2028)
    assert screen.text.splitlines() == [
        "Ibu Sekretaris,",
        "",
        "mohon izin menyampaikan, cuti bersama tahun 2028 belum diketahui Pandu. Selama belum "
        "diketahui, tenggat pada tahun 2028 dihitung tanpa cuti bersama.",
        "",
        "Setelah ditetapkan pemerintah, mohon Pandu diperbarui atau hari-harinya dicatat melalui "
        "tombol di bawah. Terima kasih.",
    ]
    assert screen.buttons == ((Button("Hari khusus", encode(Press(Do.DAYS))),),)
