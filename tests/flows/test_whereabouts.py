"""Where documents are: in the office, with Telegram, on paper, refused, taken out, destroyed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from flows.case import Case, Given, Giving
from flows.ids import CaseId, SopId, TaskId
from flows.kelengkapan.events import FilesPurged, Shelved
from flows.kelengkapan.giving import slots_after
from flows.kelengkapan.putting import FileRef
from flows.kelengkapan.retention import to_purge
from flows.kelengkapan.shelving import version_number
from flows.kelengkapan.whereabouts import (
    Whereabouts,
    documents,
    handed_on,
    openable,
    turned_away,
    whereabouts,
)
from flows.people.officials import OfficialId
from tests.flows.worded import FORM

AT = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
FILE = FileRef("f", "u", "surat.pdf", "application/pdf", 9)
KEPT = Given("surat", TaskId(1), OfficialId(1), AT, FILE, shelved=Shelved("ab", 9, "pdf", 1))
PAPER = Given("surat", TaskId(2), OfficialId(1), AT, text="1 map", fisik=True)
WORDS = Given("disposisi", TaskId(2), OfficialId(1), AT, text="Setuju")
OLD = replace(KEPT, task=TaskId(3))
NEW = replace(OLD, version=2)


def berkas(*given: Given) -> Case:
    return Case(CaseId("X-2026-001"), SopId("x"), "1", "Judul", OfficialId(1), AT, given=given)


@pytest.mark.parametrize(
    ("given", "where", "opens"),
    [
        (KEPT, Whereabouts.SHELF, True),
        (replace(KEPT, shelved=None), Whereabouts.AWAITED, True),
        (replace(KEPT, shelved=None, state=Giving.LEFT), Whereabouts.LEFT, True),
        (replace(KEPT, state=Giving.REFUSED), Whereabouts.REFUSED, False),
        (replace(KEPT, state=Giving.REMOVED), Whereabouts.REMOVED, False),
        (replace(KEPT, state=Giving.PURGED), Whereabouts.PURGED, False),
        (PAPER, Whereabouts.PAPER, False),
        (WORDS, Whereabouts.TYPED, True),
        (replace(PAPER, state=Giving.REMOVED), Whereabouts.REMOVED, False),
    ],
)
def test_each_document_is_somewhere_and_only_some_can_be_opened(
    given: Given, where: Whereabouts, opens: bool
) -> None:
    assert whereabouts(given) is where
    assert openable(FORM, berkas(given)) == ((0,) if opens else ())


def test_files_papers_and_what_was_typed_in_place_of_one_are_documents() -> None:
    assert documents(FORM, berkas(WORDS, PAPER, KEPT)) == (0, 1, 2)


def test_words_that_answer_no_request_for_a_document_are_none() -> None:
    informed = replace(WORDS, kode="rup", text="48210377")
    numbered = replace(WORDS, kode="spt", text="600.1/215/BK/2026")
    case = replace(berkas(informed, numbered), numbers={(TaskId(2), "spt"): numbered.text})
    assert documents(FORM, case) == ()


def test_of_words_that_were_typed_anew_the_last_ones_stand() -> None:
    anew = replace(WORDS, text="Setuju, segera")
    assert handed_on(FORM, berkas(WORDS, anew)) == (1,)


def test_what_was_refused_is_known_and_counts_as_no_document() -> None:
    refused = replace(KEPT, state=Giving.REFUSED, why="program")
    assert documents(FORM, berkas(refused, KEPT)) == (1,)
    assert turned_away(berkas(refused, KEPT)) == (refused,)


def test_what_was_refused_stays_refused_when_the_time_of_keeping_is_over() -> None:
    refused = replace(KEPT, state=Giving.REFUSED, why="program", shelved=None)
    taken = replace(KEPT, file=replace(FILE, unique_id="v"))
    case = berkas(refused, taken)
    assert to_purge(case, frozenset({"surat"})) == ("v",)
    after = slots_after(case, FilesPurged(AT, ("u", "v"), "data_pribadi_hari = 365"))
    assert [one.state for one in after.given] == [Giving.REFUSED, Giving.PURGED]


def test_what_was_refused_later_leaves_no_gap_among_the_versions() -> None:
    refused = replace(OLD, state=Giving.REFUSED, why="rusak")
    case = berkas(refused, NEW)
    assert [version_number(case, one) for one in (refused, NEW)] == [0, 1]


def test_only_the_latest_version_is_carried_away_and_papers_are_listed() -> None:
    assert handed_on(FORM, berkas(KEPT, PAPER, OLD, WORDS, NEW)) == (0, 1, 3, 4)


def test_when_the_latest_version_was_taken_out_the_one_before_it_is_carried_away() -> None:
    assert handed_on(FORM, berkas(OLD, replace(NEW, state=Giving.REMOVED))) == (0,)


def test_a_destroyed_version_does_not_bring_an_older_one_back() -> None:
    assert handed_on(FORM, berkas(OLD, replace(NEW, state=Giving.PURGED))) == ()
