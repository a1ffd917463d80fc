"""The table of rights in docs/hak-akses.md says what the rules do, in every cell."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.case import Case
from flows.commands import (
    AcceptTask,
    AddComment,
    AttachKelengkapan,
    CancelCase,
    Command,
    CompleteTask,
    MoveEdition,
    OpenCase,
    RecallTask,
    ReleaseTask,
    TickItem,
)
from flows.engine import decide
from flows.folding import evolve
from flows.ids import CaseId, Peran, TaskId
from flows.kelengkapan.commands import WaiveItem
from flows.kelengkapan.putting import FileRef
from flows.office import Office
from flows.office_time.calendar import WorkCalendar
from flows.outsiders.commands import InviteGuest, JoinGuest, RecordFor
from flows.outsiders.refusals import MayNotHost, OutsideTheirSlots
from flows.people.membership import AppointMembers, Chosen, LinkGroup, Seat
from flows.people.officials import Actor, OfficialId
from flows.people.refusals import CannotShareWith, MayNotAppoint, MayNotShare
from flows.people.sharing import ShareCase, WithdrawShare
from flows.refusals import (
    MayNotCancel,
    MayNotManage,
    MayNotOpen,
    NotASuperior,
    NotInCase,
    NotYourTask,
    Refused,
)
from flows.rights import may_open_file, may_see
from flows.sop import Pelaksana
from flows.units import Post, Unit
from flows.waktu.commands import Consent, ExtendTask, HandOver, Nudge, RequestExtension
from tests.flows.calendars import USUAL, WITA
from tests.flows.forms import DRAFT, KASI, LAPTOP, STAF, STAF_LAIN, SURAT

TABLE = Path(__file__).parents[2] / "docs" / "hak-akses.md"
MORNING = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
FILE = FileRef("f1", "u1", "draf.pdf", "application/pdf", 1200)
KASI_HERE = Peran("kasi")
"""A peran that can be filled for one berkas; the first row of the form names its people."""
PENYEDIA = Peran("penyedia")
FORM = replace(
    SURAT,
    pelaksana=(*SURAT.pelaksana, Pelaksana(PENYEDIA, "Penyedia")),
    kegiatan=(
        replace(SURAT.kegiatan[0], appoints=(KASI_HERE,)),
        replace(SURAT.kegiatan[1], pelaksana=(PENYEDIA,), closed_by=(KASI_HERE,)),
        *SURAT.kegiatan[2:],
    ),
)
"""The second row is done by a penyedia, for whom the Kasi records it."""
POSTS = (
    Post(Peran("kabid"), "Kepala Bidang", "Kabid"),
    Post(Peran("kasi"), "Kepala Seksi", "Kasi", Peran("kabid"), per_berkas=True),
    Post(Peran("staf"), "Staf", "Staf", Peran("kasi")),
    Post(Peran("arsip"), "Arsiparis", "Arsip"),
    Post(PENYEDIA, "Penyedia", "Penyedia", per_berkas=True, eksternal=True),
)
OFFICE = Office(Unit(SURAT.unit, "Dinas Contoh", WITA, POSTS), WorkCalendar(WITA, (USUAL,)))
DENIED = (
    NotYourTask,
    NotInCase,
    MayNotOpen,
    MayNotCancel,
    NotASuperior,
    MayNotManage,
    MayNotShare,
    MayNotAppoint,
    MayNotHost,
    OutsideTheirSlots,
)
FIRST, SECOND = TaskId(1), TaskId(2)


def person(number: int, *peran: str, kepala: bool = False, admin: bool = False) -> Actor:
    return Actor(OfficialId(number), SURAT.unit, tuple(map(Peran, peran)), kepala, admin)


RECEIVER = person(40)
READER = person(46, "arsip")
MEMBER, CHAIR, IN_GROUP = person(47), person(48), person(49)
CONTACT = person(52, "kasi")
GUEST = Actor(OfficialId(71), SURAT.unit, (), outsider=True)
VISITOR = Actor(OfficialId(72), SURAT.unit, (), outsider=True)
ROLES = {
    "Pemegang peran langkah yang menunggu": KASI,
    "Yang diserahi langkah itu secara pribadi": RECEIVER,
    "Yang menyelesaikan langkah sebelumnya": STAF,
    "Pembuka berkas": STAF_LAIN,
    "Pemegang peran langkah yang sudah lewat": person(41, "staf"),
    "Atasan pelaksana": person(42, "kabid"),
    "Kepala unit": person(43, kepala=True),
    "Admin": person(44, admin=True),
    "Anggota panitia/pokja berkas": MEMBER,
    "Ketua/sekretaris panitia/pokja berkas": CHAIR,
    "Anggota grup Telegram yang bukan anggota": IN_GROUP,
    "Yang dibagi berkas ini": READER,
    "Kontak dalam": CONTACT,
    "Pihak luar: berkasnya sendiri": GUEST,
    "Pihak luar: berkas lain": VISITOR,
    "Pegawai lain di unit": person(45, "arsip"),
}
ELSEWHERE = "Siapa pun di unit lain"


def done(case: Case | None, *commands: Command) -> Case:
    for command in commands:
        for event in decide(FORM, case, command, MORNING, OFFICE):
            case = evolve(case, event)
    assert case is not None
    return case


def waiting() -> Case:
    """Somebody opened it, another did the first row, the second waits for the Kasi."""
    return done(
        None,
        OpenCase(STAF_LAIN, SURAT.id, "Undangan rapat", CaseId("SC-2026-001")),
        ReleaseTask(STAF_LAIN, FIRST),
        AcceptTask(STAF, FIRST),
        TickItem(STAF, FIRST, LAPTOP.kode, True),
        AttachKelengkapan(STAF, FIRST, DRAFT.kode, FILE),
        CompleteTask(STAF, FIRST, 0),
    )


WAITING = waiting()
SHARED = done(WAITING, ShareCase(KASI, READER))
FILLED = done(
    WAITING,
    AppointMembers(STAF, KASI_HERE, (Chosen(CHAIR, Seat.KETUA), Chosen(MEMBER))),
    LinkGroup(CHAIR, KASI_HERE),
)
GUESTED = done(
    WAITING,
    InviteGuest(CONTACT, PENYEDIA, "CV Meratus", MORNING + timedelta(days=14)),
    JoinGuest(GUEST, 1),
)
HANDED = done(WAITING, HandOver(KASI, SECOND, RECEIVER))
LATER = MORNING + timedelta(days=30)
NEWER = replace(FORM, edition="2031-01-01")
ACTIONS: dict[str, Callable[[Actor], Command | None]] = {
    "buka": lambda who: OpenCase(who, SURAT.id, "Baru", CaseId("SC-2026-002")),
    "lihat": lambda who: None,
    "ekspor": lambda who: None,
    "kerjakan": lambda who: AcceptTask(who, SECOND),
    "komentar": lambda who: AddComment(who, "Baik."),
    "minta waktu": lambda who: RequestExtension(who, SECOND, LATER, "Menunggu data"),
    "serahkan": lambda who: HandOver(who, SECOND, person(50)),
    "tarik": lambda who: RecallTask(who, FIRST),
    "tegur": lambda who: Nudge(who, SECOND),
    "perpanjang": lambda who: ExtendTask(who, SECOND, LATER),
    "setujui": lambda who: Consent(who, SECOND, granted=False, asked_at=0),
    "kecualikan": lambda who: WaiveItem(who, SECOND, DRAFT.kode, "Menyusul"),
    "tunjuk": lambda who: AppointMembers(who, KASI_HERE, (Chosen(person(51)),)),
    "grup": lambda who: LinkGroup(who, KASI_HERE),
    "undang": lambda who: InviteGuest(who, PENYEDIA, "CV Lain", LATER),
    "catat": lambda who: RecordFor(who, SECOND, "Datang ke loket"),
    "batalkan": lambda who: CancelCase(who, "Tidak jadi"),
    "bagikan": lambda who: ShareCase(who, person(51)),
    "kelola": lambda who: MoveEdition(who, NEWER),
}


CASES = {
    RECEIVER.official: HANDED,
    READER.official: SHARED,
    **dict.fromkeys((CONTACT.official, GUEST.official), GUESTED),
    **dict.fromkeys((MEMBER.official, CHAIR.official, IN_GROUP.official), FILLED),
}


def allowed(action: str, who: Actor) -> bool:
    """Whether the rules let this person do it; a refusal for another reason is no matter of
    rights."""
    case = CASES.get(who.official, WAITING)
    command = ACTIONS[action](who)
    if command is None:
        return may_see(OFFICE, FORM, case, who)
    try:
        decide(FORM, None if action == "buka" else case, command, MORNING, OFFICE)
    except DENIED:
        return False
    except Refused:
        return True
    return True


def written() -> dict[tuple[str, str], str]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:1] == "|"]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    actions = rows[0][1:]
    return {(row[0], a): c for row in rows[2:] for a, c in zip(actions, row[1:], strict=True)}


def test_the_table_names_every_role_and_every_action() -> None:
    assert set(written()) == {(r, a) for r in (*ROLES, ELSEWHERE) for a in ACTIONS}


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("role", ROLES)
def test_a_cell_says_what_the_rules_do(role: str, action: str) -> None:
    assert written()[role, action] == ("ya" if allowed(action, ROLES[role]) else "–")


@pytest.mark.parametrize("action", ACTIONS)
def test_somebody_of_another_unit_may_do_nothing_whatever_they_are(action: str) -> None:
    strangers = [
        replace(who, official=OfficialId(900), unit="unit-lain", kepala=who.kepala)
        for who in ROLES.values()
    ]
    assert [allowed(action, who) for who in strangers] == [False] * len(strangers)
    assert written()[ELSEWHERE, action] == "–"


def test_an_sop_says_who_opens_it() -> None:
    """With `dibuka_oleh` those, their superiors and an admin open it, and nobody else."""
    form = replace(SURAT, opened_by=(Peran("arsip"),))
    opening = OpenCase(person(45, "arsip"), form.id, "Baru", CaseId("SC-2026-002"))
    assert decide(form, None, opening, MORNING, OFFICE)
    with pytest.raises(MayNotOpen):
        decide(form, None, replace(opening, by=STAF), MORNING, OFFICE)


def test_whoever_was_let_in_to_read_opens_nothing_with_personal_data() -> None:
    """Unless they are there in their own right: a superior, the head, an admin, a performer."""
    first, *rest = SURAT.kegiatan
    ktp = replace(DRAFT, pribadi=True)
    private = replace(first, mutu_baku=replace(first.mutu_baku, output=(ktp,)))
    form = replace(SURAT, kegiatan=(private, *rest))
    able = {
        role: may_open_file(OFFICE, form, SHARED, DRAFT.kode, who) for role, who in ROLES.items()
    }
    assert not able["Yang dibagi berkas ini"]
    assert may_open_file(OFFICE, SURAT, SHARED, DRAFT.kode, READER)
    assert able["Atasan pelaksana"]
    assert able["Kepala unit"]
    assert not may_open_file(OFFICE, SURAT, SHARED, "bukti-atas-nama", READER)


def test_a_berkas_is_shared_with_the_own_unit_alone_and_what_was_shared_is_withdrawn() -> None:
    with pytest.raises(CannotShareWith):
        decide(SURAT, WAITING, ShareCase(KASI, replace(READER, unit="lain")), MORNING, OFFICE)
    assert decide(SURAT, SHARED, ShareCase(KASI, READER), MORNING, OFFICE) == ()
    with pytest.raises(MayNotShare):
        decide(SURAT, SHARED, WithdrawShare(READER, READER.official), MORNING, OFFICE)
    withdrawn = done(SHARED, WithdrawShare(KASI, READER.official))
    assert withdrawn.shares == ()
    assert not may_see(OFFICE, SURAT, withdrawn, READER)
