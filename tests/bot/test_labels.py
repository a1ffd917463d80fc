"""Names as short as a button holds them: cut between words."""

import pytest

from bot.views.labels import shortened, telling


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Notulen Rapat", "Notulen Rapat"),
        (
            "Fotocopy Akta Pendirian Usaha dan/atau Akta Perubahan",
            "Fotocopy Akta Pendirian Usaha dan…",
        ),
        ("Pneumonoultramicroscopicsilicovolcanoconiosis", "Pneumonoultramicroscopicsilicovolcano…"),
    ],
)
def test_a_long_name_is_cut_between_words_where_it_has_any(name: str, label: str) -> None:
    assert shortened(name) == label


def test_a_long_name_begins_with_what_tells_it_from_others() -> None:
    assert telling("Fotocopy SIUP/SIUJK/Surat Izin Usaha").startswith("SIUP")
    assert telling("Fotocopy NPWP") == "Fotocopy NPWP"
