"""How people are named: jabatan first in messages, the name first on buttons."""

from flows.ids import Peran
from flows.people.naming import in_full, in_short
from flows.people.officials import Official, OfficialId, Sapaan
from flows.units import Post

POSTS = (Post(Peran("kabid"), "Kepala Bidang Bina Konstruksi", "Kabid"),)
KABID = Official(
    *(OfficialId(1), "Norhayati Kumala", Sapaan.IBU, "Kepala Bidang Bina Konstruksi", "bk"),
    (Peran("kabid"),),
)
STAF = Official(OfficialId(2), "Udin Paranggi", Sapaan.BAPAK, "Staf Umum", "bk", ())


def test_a_message_names_the_jabatan_in_full_and_a_button_the_name_before_the_short_post() -> None:
    assert in_full(KABID) == "Kepala Bidang Bina Konstruksi (Ibu Norhayati Kumala)"
    assert in_short(KABID, POSTS) == "Ibu Norhayati Kumala · Kabid"
    assert in_short(STAF, POSTS) == "Bapak Udin Paranggi · Staf Umum"
