"""Numbers that SRIKANDI, SiRUP and SPSE give: their form, and what they are enough for."""

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from flows.commands import AttachKelengkapan, RecordText
from flows.kelengkapan.commands import RecordNumber
from flows.kelengkapan.papers import papers
from flows.kelengkapan.putting import FileRef
from flows.kelengkapan.slots import is_there, number
from flows.mutu_baku import Kelengkapan
from flows.refusals import BadNumber, NoSuchItem, TextRequired, TextTooLong
from flows.wording import TITLE_LIMIT
from tests.flows.forms import STAF
from tests.flows.worded import AT, LETTER, LETTER_OR_NUMBER, RUP, SPSE, TASK, begun, given

FILE = FileRef("f", "u", "surat.pdf", "application/pdf", 1200)
GOOD = [
    (LETTER, "600.1/215/BK/2026"),
    (LETTER, "800.1.11.1/0123-BK/XI/2026"),
    (LETTER, "B-12"),
    (RUP, "48210377"),
    (SPSE, "10023456"),
]
BAD = [
    (LETTER, "nomor menyusul"),
    (LETTER, "215"),
    (LETTER, "600.1/215/BK/2026; lihat lampiran"),
    (RUP, "RUP 48210377"),
    (RUP, "4821"),
    (RUP, "48.210.377"),
    (SPSE, "12345"),
    (SPSE, "١٢٣٤٥٦٧"),
]


@pytest.mark.parametrize(("item", "nomor"), GOOD)
def test_a_number_in_its_form_is_noted(item: Kelengkapan, nomor: str) -> None:
    case = given(begun(), RecordNumber(STAF, TASK, item.kode, f" {nomor} "))
    assert number(case, case.tasks[0], item) == nomor


@pytest.mark.parametrize(("item", "nomor"), BAD)
def test_anything_else_is_refused_with_the_item_it_was_for(item: Kelengkapan, nomor: str) -> None:
    with pytest.raises(BadNumber) as refused:
        given(begun(), RecordNumber(STAF, TASK, item.kode, nomor))
    assert refused.value.item == item


def test_only_what_an_official_system_numbers_has_a_number() -> None:
    with pytest.raises(NoSuchItem):
        given(begun(), RecordNumber(STAF, TASK, "disposisi", "600.1/215/BK/2026"))
    with pytest.raises(TextRequired):
        given(begun(), RecordNumber(STAF, TASK, "surat", "  "))


def test_a_record_is_there_by_its_number_and_not_by_free_words() -> None:
    case = given(begun(), RecordNumber(STAF, TASK, "rup", "48210377"))
    assert is_there(case, case.tasks[0], RUP)
    with pytest.raises(NoSuchItem):
        given(begun(), RecordText(STAF, TASK, "rup", "sudah diumumkan"))


def test_a_letter_is_there_by_its_number_only_where_the_form_says_so() -> None:
    numbers = (RecordNumber(STAF, TASK, kode, "600.1/215/BK/2026") for kode in ("surat", "spt"))
    case = given(begun(), *numbers)
    task = case.tasks[0]
    assert (is_there(case, task, LETTER), is_there(case, task, LETTER_OR_NUMBER)) == (False, True)


def test_a_number_noted_anew_takes_the_place_of_the_old_one() -> None:
    numbers = (RecordNumber(STAF, TASK, "rup", nomor) for nomor in ("48210377", "48210378"))
    case = given(begun(), *numbers)
    assert number(case, case.tasks[0], RUP) == "48210378"


def test_the_number_of_an_uploaded_letter_leaves_the_letter_in_its_slot() -> None:
    attached = AttachKelengkapan(STAF, TASK, "spt", FILE)
    noted = RecordNumber(STAF, TASK, "spt", "600.1/215/BK/2026")
    case = given(begun(), attached, noted)
    assert [one.file for one in case.given] == [FILE]


def test_the_number_comes_along_to_the_next_berkas() -> None:
    case = given(begun(), RecordNumber(STAF, TASK, "rup", "48210377"))
    carried = [(one.kode, one.text, one.nomor) for one in papers(case, STAF.official, AT)]
    assert carried == [("rup", "48210377", "48210377")]


@given_any(st.text(max_size=TITLE_LIMIT + 5), st.sampled_from([LETTER, RUP, SPSE]))
def test_whatever_is_typed_is_noted_trimmed_or_refused(typed: str, item: Kelengkapan) -> None:
    try:
        case = given(begun(), RecordNumber(STAF, TASK, item.kode, typed))
    except (BadNumber, TextRequired, TextTooLong):
        return
    assert number(case, case.tasks[0], item) == typed.strip()
    assert "\n" not in number(case, case.tasks[0], item)
