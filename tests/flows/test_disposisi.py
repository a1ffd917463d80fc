"""A disposisi: what it must say, what its words are, who reads a secret note."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from flows.case import Case, Given
from flows.commands import GiveDisposisi, OpenCase, RecordText
from flows.engine import decide
from flows.folding import replay
from flows.ids import CaseId, Peran, TaskId
from flows.kelengkapan.addressees import addressees, first_leader, readable, reads_note
from flows.kelengkapan.disposisi import (
    MOST_OTHERS,
    Disposisi,
    Instruksi,
    Sifat,
    Tujuan,
    checked,
    text,
    with_instruction,
    with_other,
)
from flows.kelengkapan.papers import papers
from flows.kelengkapan.putting import TextRecorded
from flows.office import Office
from flows.office_time.calendar import WorkCalendar
from flows.office_time.hours import NATIONAL_HOURS
from flows.people.members import Member
from flows.people.membership import Seat
from flows.people.officials import Actor, Official, OfficialId, Sapaan
from flows.refusals import (
    InstructionMissing,
    LeaderMissing,
    NoSuchItem,
    TextTooLong,
    TooManyNamed,
)
from flows.units import Post, Unit
from flows.wording import TEXT_LIMIT
from storage.codec import dump, load, load_event
from tests.flows.forms import KABID, KASI, STAF, SURAT, UNIT
from tests.flows.worded import AT, DISPOSISI, LETTER, TASK, begun, given

KASI_SEEN = Tujuan("kasi", "Kepala Seksi Pemberdayaan", "Bapak Rusdiani Sapta")
STAFF = Tujuan("staf", "Staf")
FULL = Disposisi(
    kepada=KASI_SEEN,
    lain=(STAFF, Tujuan("@7", "Pelaksana Teknis", "Ibu Lilis Anjarwati")),
    instruksi=(Instruksi.PROSES, Instruksi.KOORDINASI),
    sifat=Sifat.SANGAT_SEGERA,
    catatan="Mohon rampung sebelum rapat.",
    tanggal=date(2026, 11, 27),
)
SECRET = replace(FULL, sifat=Sifat.RAHASIA)
WITA = ZoneInfo("Asia/Makassar")
tujuan = st.builds(Tujuan, st.text(min_size=1, max_size=6), st.text(min_size=1), st.text())
disposisi = st.builds(
    Disposisi,
    st.none() | tujuan,
    st.lists(tujuan, max_size=4).map(tuple),
    st.lists(st.sampled_from(Instruksi)).map(tuple),
    st.sampled_from(Sifat),
    st.text(max_size=TEXT_LIMIT),
    st.none() | st.dates(),
)


def letter() -> Case:
    """A letter that the Staf has in hand; the Kepala Seksi is next."""
    return replay(decide(SURAT, None, OpenCase(STAF, SURAT.id, "Uji", CaseId("SC-2026-001")), AT))


def test_its_words_are_complete_wherever_they_are_pasted() -> None:
    assert text(FULL) == (
        "Disposisi (sangat segera)\n"
        "Kepada: Kepala Seksi Pemberdayaan (Bapak Rusdiani Sapta)\n"
        "Juga kepada: Staf; Pelaksana Teknis (Ibu Lilis Anjarwati)\n"
        "Instruksi: proses lebih lanjut; koordinasi/konfirmasi\n"
        "Catatan: Mohon rampung sebelum rapat.\n"
        "Tanggal: Jumat, 27 November 2026"
    )


def test_what_is_not_said_has_no_line() -> None:
    short = Disposisi(STAFF, instruksi=(Instruksi.SELESAIKAN,))
    assert text(short) == "Disposisi (biasa)\nKepada: Staf\nInstruksi: selesaikan"


def test_somebody_leads_and_something_is_to_be_done() -> None:
    with pytest.raises(LeaderMissing):
        checked(replace(FULL, kepada=None))
    with pytest.raises(InstructionMissing):
        checked(Disposisi(STAFF, catatan="  \n"))
    with pytest.raises(TextTooLong):
        checked(Disposisi(STAFF, catatan="x" * (TEXT_LIMIT + 1)))
    assert checked(Disposisi(STAFF, catatan=" Laksanakan. ")).catatan == "Laksanakan."


def test_nobody_is_named_twice_and_instructions_stand_in_printed_order() -> None:
    twice = Disposisi(STAFF, (KASI_SEEN, STAFF, KASI_SEEN), (Instruksi.FILE, Instruksi.TANGGAPAN))
    assert checked(twice) == Disposisi(STAFF, (KASI_SEEN,), (Instruksi.TANGGAPAN, Instruksi.FILE))


def test_only_so_many_are_named() -> None:
    many = Disposisi(STAFF, tuple(Tujuan(f"@{n}", "Staf") for n in range(MOST_OTHERS)))
    with pytest.raises(TooManyNamed):
        with_other(many, Tujuan("@99", "Staf"), named=True)
    with pytest.raises(TooManyNamed):
        checked(replace(many, lain=(*many.lain, KASI_SEEN), catatan="Baik."))
    assert len(with_other(many, many.lain[0], named=True).lain) == MOST_OTHERS


@given_any(disposisi)
def test_any_disposisi_comes_back_from_the_journal_as_it_was(made: Disposisi) -> None:
    assert load(Disposisi, dump(made)) == made


@given_any(disposisi, st.sampled_from(Instruksi), st.booleans())
def test_ticking_twice_is_ticking_once(made: Disposisi, one: Instruksi, ticked: bool) -> None:
    once = with_instruction(made, one, ticked=ticked)
    assert with_instruction(once, one, ticked=ticked) == once
    assert (one in once.instruksi) is ticked


@given_any(disposisi)
def test_what_is_checked_passes_again_and_reads_the_same(made: Disposisi) -> None:
    try:
        passed = checked(made)
    except (LeaderMissing, InstructionMissing):
        return
    assert checked(passed) == passed
    assert text(passed) == text(passed)
    assert text(passed).startswith(f"Disposisi ({made.sifat.value})\nKepada: ")


def test_it_is_recorded_in_words_with_what_they_come_from() -> None:
    case = given(begun(), GiveDisposisi(STAF, TASK, "disposisi", FULL))
    lies = Given("disposisi", TASK, STAF.official, AT, text=text(FULL), disposisi=FULL)
    assert case.given == (lies,)
    assert [one.disposisi for one in papers(case, STAF.official, AT)] == [FULL]


def test_the_same_disposisi_twice_is_given_once() -> None:
    again = GiveDisposisi(STAF, TASK, "disposisi", FULL)
    other = GiveDisposisi(STAF, TASK, "disposisi", SECRET)
    assert [one.disposisi for one in given(begun(), again, again).given] == [FULL]
    assert len(given(begun(), again, other, again).given) == 3


def test_only_the_slot_of_a_disposisi_takes_one() -> None:
    with pytest.raises(NoSuchItem):
        given(begun(), GiveDisposisi(STAF, TASK, LETTER.kode, FULL))
    with pytest.raises(InstructionMissing):
        given(begun(), GiveDisposisi(STAF, TASK, DISPOSISI.kode, Disposisi(STAFF)))


def test_words_of_an_older_journal_are_a_disposisi_without_structure() -> None:
    older = '{"at":"2026-11-23T01:00:00+00:00","by":1,"task":1,"kode":"disposisi","text":"Setuju."}'
    told = TextRecorded(AT, STAF.official, TASK, "disposisi", "Setuju.")
    assert load_event("TextRecorded", older) == told


def test_a_secret_note_is_for_those_in_the_berkas_and_those_it_names() -> None:
    opened = letter()
    named = replace(SECRET, kepada=Tujuan("kasi", "Kepala Seksi"), lain=())
    assert reads_note(SURAT, opened, named, STAF)
    assert reads_note(SURAT, opened, named, KASI)
    assert not reads_note(SURAT, opened, named, KABID)
    assert reads_note(SURAT, opened, FULL, KABID)
    lies = Given("disposisi", TaskId(1), STAF.official, AT, text=text(named), disposisi=named)
    assert readable(SURAT, opened, lies, KASI) == text(named)
    assert "Catatan: (rahasia)" in readable(SURAT, opened, lies, KABID)
    assert named.catatan not in readable(SURAT, opened, lies, KABID)
    plain = Given("disposisi", TaskId(1), STAF.official, AT, text="Setuju.")
    assert readable(SURAT, opened, plain, KABID) == "Setuju."


POSTS = (
    Post(Peran("kabid"), "Kepala Bidang", "Kabid"),
    Post(Peran("sekretaris"), "Sekretaris", "Sekretaris"),
    Post(Peran("kasi"), "Kepala Seksi", "Kasi", Peran("kabid")),
    Post(Peran("staf"), "Staf", "Staf", Peran("kasi")),
    Post(Peran("penyedia"), "Penyedia", "Penyedia", eksternal=True),
)
OFFICE = Office(Unit(UNIT, "Kantor Contoh", WITA, POSTS), WorkCalendar(WITA, (NATIONAL_HOURS,)))


def person(number: int, *peran: str) -> Official:
    posts = tuple(Peran(one) for one in peran)
    return Official(OfficialId(number), f"Pegawai {number}", Sapaan.IBU, "Jabatan", UNIT, posts)


PEOPLE = (person(1, "staf"), person(2, "staf"), person(3, "kasi"), person(4, "kabid"))


def test_those_below_come_first_and_outsiders_never() -> None:
    assert addressees(OFFICE, PEOPLE, KASI) == (
        Tujuan("staf", "Staf"),
        Tujuan("@1", "Jabatan", "Ibu Pegawai 1"),
        Tujuan("@2", "Jabatan", "Ibu Pegawai 2"),
        Tujuan("kabid", "Kepala Bidang", "Ibu Pegawai 4"),
        Tujuan("sekretaris", "Sekretaris"),
    )


def test_whoever_performs_the_next_row_leads_until_somebody_else_is_chosen() -> None:
    case = letter()
    known = addressees(OFFICE, PEOPLE, STAF)
    assert first_leader(SURAT, case, SURAT.row("1"), known) == Tujuan(
        "kasi", "Kepala Seksi", "Ibu Pegawai 3"
    )
    assert first_leader(SURAT, case, SURAT.row("3"), known) is None


def test_free_words_are_still_a_disposisi() -> None:
    case = given(begun(), RecordText(STAF, TASK, "disposisi", "Setuju."))
    assert [(one.text, one.disposisi) for one in case.given] == [("Setuju.", None)]


def test_whoever_is_alone_in_two_posts_is_not_offered_themselves() -> None:
    both = Actor(OfficialId(3), UNIT, (Peran("kasi"), Peran("sekretaris")))
    people = (person(1, "staf"), person(3, "kasi", "sekretaris"), person(4, "kabid"))
    assert [one.kode for one in addressees(OFFICE, people, both)] == ["staf", "kabid"]


def test_a_peran_that_is_filled_in_the_berkas_is_named_by_its_members() -> None:
    members = tuple(
        Member(Peran("staf"), OfficialId(n), Seat.ANGGOTA, STAF.official, AT) for n in (2, 4)
    )
    assert addressees(OFFICE, PEOPLE, KASI, members)[:3] == (
        Tujuan("staf", "Staf"),
        Tujuan("@2", "Jabatan", "Ibu Pegawai 2"),
        Tujuan("@4", "Jabatan", "Ibu Pegawai 4"),
    )
    opened = replace(letter(), members=members)
    secret = replace(SECRET, kepada=Tujuan("staf", "Staf"), lain=())
    kabid, other = Actor(OfficialId(4), UNIT, ()), Actor(OfficialId(9), UNIT, (Peran("staf"),))
    assert reads_note(SURAT, opened, secret, kabid)
    assert not reads_note(SURAT, replace(opened, tasks=()), secret, other)
