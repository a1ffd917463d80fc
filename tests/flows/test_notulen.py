"""Minutes: typed by headings, recorded as one text, longer than other words may be."""

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from flows.commands import RecordText
from flows.kelengkapan.notulen import Judul, Notulen, next_empty, recorded, text, with_part
from flows.refusals import TextRequired, TextTooLong
from flows.wording import NOTULEN_LIMIT, TEXT_LIMIT
from storage.codec import dump, load
from tests.flows.forms import STAF
from tests.flows.worded import TASK, begun, given

FULL = Notulen(
    ("Kepala Bidang", "Panitia (5 orang)", "Jadwal.", "Jadwal disepakati.", "Undangan dikirim.")
)


def test_the_minutes_read_as_headings_with_what_stands_under_them() -> None:
    assert text(FULL) == (
        "Pimpinan rapat\nKepala Bidang\n\n"
        "Peserta hadir\nPanitia (5 orang)\n\n"
        "Pembahasan\nJadwal.\n\n"
        "Kesimpulan\nJadwal disepakati.\n\n"
        "Tindak lanjut\nUndangan dikirim."
    )


def test_a_heading_that_was_left_out_is_not_printed() -> None:
    made = with_part(Notulen(), Judul.KESIMPULAN, " Disepakati. ")
    assert recorded(made) == "Kesimpulan\nDisepakati."


def test_after_a_heading_the_next_empty_one_is_asked_for() -> None:
    begun_with = with_part(Notulen(), Judul.PESERTA, "Panitia")
    assert next_empty(begun_with, Judul.PIMPINAN) is Judul.PEMBAHASAN
    assert next_empty(FULL, Judul.PIMPINAN) is None
    assert next_empty(begun_with, Judul.TINDAK_LANJUT) is None


def test_empty_minutes_are_none_and_endless_ones_too_long() -> None:
    with pytest.raises(TextRequired):
        recorded(Notulen())
    with pytest.raises(TextTooLong):
        with_part(FULL, Judul.PEMBAHASAN, "x" * NOTULEN_LIMIT)


def test_minutes_may_be_longer_than_other_words() -> None:
    long = "x" * NOTULEN_LIMIT
    case = given(begun(), RecordText(STAF, TASK, "notulen", long))
    assert [one.text for one in case.given] == [long]
    with pytest.raises(TextTooLong):
        given(begun(), RecordText(STAF, TASK, "notulen", long + "x"))
    with pytest.raises(TextTooLong):
        given(begun(), RecordText(STAF, TASK, "disposisi", "x" * (TEXT_LIMIT + 1)))


@given_any(st.lists(st.text(max_size=2000), min_size=5, max_size=5))
def test_any_minutes_come_back_as_they_were_and_within_the_limit(typed: list[str]) -> None:
    made = Notulen()
    for judul, part in zip(Judul, typed, strict=True):
        try:
            made = with_part(made, judul, part)
        except TextTooLong:
            assert len(text(made)) + len(judul.value) + len(part) + 3 > NOTULEN_LIMIT
    assert load(Notulen, dump(made)) == made
    assert len(text(made)) <= NOTULEN_LIMIT
    assert not text(made).strip() or recorded(made) == text(made).strip()
