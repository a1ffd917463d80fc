"""Why not, in words: one polite sentence that says what to do next."""

from collections.abc import Mapping

from bot.views.labels import shortened
from bot.views.prompts import EXAMPLES
from bot.words import Words, clock_time, marked
from flows.mutu_baku import Bentuk
from flows.outsiders.refusals import (
    InvitationOver,
    MayNotHost,
    NoSuchGuest,
    NotRecordedFor,
    OutsideTheirSlots,
    OwnInvitation,
    ProofMissing,
)
from flows.people.officials import Official, OfficialId
from flows.people.refusals import (
    AlreadyMember,
    CannotShareWith,
    LastAdministrator,
    MayNotAppoint,
    MayNotShare,
    NobodyChosen,
    NotAMember,
    SeatTwice,
    TooManyMembers,
)
from flows.refusals import (
    AlreadyNudged,
    AlreadyWaiting,
    BadFieldValue,
    BadNumber,
    BadTime,
    CaseClosed,
    EditionUnmovable,
    FieldsMissing,
    InstructionMissing,
    KelengkapanMissing,
    LeaderMissing,
    LimitInThePast,
    LimitNotLater,
    MayNotCancel,
    MayNotManage,
    MayNotOpen,
    NoSuchBranch,
    NoSuchField,
    NoSuchItem,
    NotASuperior,
    NotForMany,
    NothingAsked,
    NothingToRemove,
    NotInCase,
    NotOfUnit,
    NotWaiting,
    NotYourTask,
    OnlySeen,
    OwnLimit,
    OwnRequest,
    ReasonRequired,
    RecallTooLate,
    Refused,
    TakenByOther,
    TaskNotOpen,
    TextRequired,
    TextTooLong,
    TooManyNamed,
    WaitsForChild,
    WindowRunning,
)
from flows.steering import IsianJenis

TOAST_LIMIT = 200
"""Characters Telegram shows over the chat."""
PLAIN: dict[type[Refused], str] = {
    TaskNotOpen: marked("This step is not open any more. The latest state is shown."),
    NotYourTask: marked("This step is for another official. Your own tasks are under /tugas."),
    CaseClosed: marked("This file has ended. Nothing more can be changed in it."),
    MayNotOpen: marked("Files of this SOP are opened by the officials named in it."),
    MayNotCancel: marked("Only whoever opened the file, or the head of the unit, can cancel it."),
    NotASuperior: marked(
        "Only a superior of whoever performs this step, or the head of the unit, decides this."
    ),
    NothingAsked: marked("This request has been decided already. The latest state is shown."),
    OwnLimit: marked(
        "A superior extends the time of one's own step; it is asked for under Time / obstacle."
    ),
    OwnRequest: marked("A superior decides what one has asked for oneself."),
    NotWaiting: marked("This step is not waiting for anybody any more."),
    NotOfUnit: marked("A step can be handed only to somebody of the same unit."),
    NotInCase: marked("Only officials who take part in this file can comment on it."),
    ReasonRequired: marked("Please write the reason, so that the recipient knows what to improve."),
    TextRequired: marked("Nothing was written. Please type the words and send them again."),
    RecallTooLate: marked("It cannot be taken back any more."),
    BadTime: marked("Please write a time such as 60 menit, 3 hari kerja or 1 bulan."),
    LastAdministrator: marked(
        "This is the last linked administrator of the unit. Please make somebody else who is linked"
        " administrator first; else the operator of Pandu can do it with pandu pegawai lepas."
    ),
    MayNotManage: marked("Only the head or the administrator of the unit decides this."),
    NoSuchField: marked("This button is out of date. The latest state is shown."),
    NotForMany: marked("This button is out of date. The latest state is shown."),
    NothingToRemove: marked(
        "This document lies here no longer, or came from another step. The latest state is shown."
    ),
    LeaderMissing: marked("Please choose first whom the disposisi is for."),
    InstructionMissing: marked("Please tick at least one instruction, or write a note."),
    NoSuchItem: marked("This button is out of date. The latest state is shown."),
    MayNotAppoint: marked(
        "Only whoever forms this committee, a superior, or the head of the unit decides this."
    ),
    MayNotShare: marked(
        "Only whoever has the file now, a superior, or the head of the unit shares it."
    ),
    CannotShareWith: marked("A file is shared only with somebody of the same unit."),
    NobodyChosen: marked("Please choose at least one person first."),
    AlreadyMember: marked("This person belongs to it already."),
    NotAMember: marked("This person has no place there any more. The latest state is shown."),
    SeatTwice: marked("There is one chair and one secretary. Please choose anew."),
    MayNotHost: marked(
        "People from outside are invited by the officials who record their steps, or the head."
    ),
    OutsideTheirSlots: marked("This is for officials of the office only."),
    NoSuchGuest: marked("This person takes no part any more. The latest state is shown."),
    InvitationOver: marked("This invitation is not open any more."),
    OwnInvitation: marked("One's own part is handed to somebody else."),
    NotRecordedFor: marked(
        "Somebody from outside was invited to this step. Please record it on their behalf, with"
        " the proof, by the button for people from outside."
    ),
    ProofMissing: marked("Please write who came, when, and how it was received."),
    NoSuchBranch: marked("This button is out of date. The latest state is shown."),
}
BAD_NUMBERS = {
    Bentuk.SURAT: marked(
        "Please type the number as SRIKANDI has given it, for example %(example)s."
        " Pandu only notes it."
    ),
    Bentuk.RUP: marked(
        "A RUP id has 7 to 9 digits, for example %(example)s. It comes from SiRUP; Pandu only"
        " notes it."
    ),
    Bentuk.SPSE: marked(
        "An SPSE package code has 6 to 11 digits, for example %(example)s. It comes from SPSE;"
        " Pandu only notes it."
    ),
}
"""What the number of a record in an official system looks like, and where it comes from."""
OTHERWISE = marked("This cannot be done now. The latest state is shown.")


def refusal(words: Words, why: Refused, people: Mapping[OfficialId, Official]) -> str:
    """The sentence for a refusal, cut to what a toast can hold."""
    text = _sentence(words, why, people)
    return text if len(text) <= TOAST_LIMIT else text[: TOAST_LIMIT - 1] + "…"


def _sentence(words: Words, why: Refused, people: Mapping[OfficialId, Official]) -> str:
    match why:
        case TaskNotOpen(by=by, at=at) if by is not None and at is not None:
            return words(
                "This step was already closed at %(time)s by %(who)s.",
                time=clock_time(at, language=words.language, zone=words.zone),
                who=_jabatan(words, people, by),
            )
        case TakenByOther(by=by, at=at):
            return words(
                "%(who)s has had this step in hand since %(time)s.",
                who=_jabatan(words, people, by),
                time=clock_time(at, language=words.language, zone=words.zone),
            )
        case KelengkapanMissing(items=items):
            names = ", ".join(item.nama for item in items)
            return words("Still needed: %(names)s. Please complete it first.", names=names)
        case RecallTooLate(by=by) if by is not None:
            who = _jabatan(words, people, by)
            return words("%(who)s has already opened it, so it cannot be taken back.", who=who)
        case FieldsMissing(fields=fields):
            names = ", ".join(field.nama for field in fields)
            return words("Please fill in first: %(names)s.", names=names)
        case WindowRunning(until=until):
            return words(
                "This window runs until %(when)s. To close it earlier, finish with a note.",
                when=words.moment(until),
            )
        case LimitInThePast() | LimitNotLater() | AlreadyNudged() | AlreadyWaiting():
            return _about_time(words, why)
        case WaitsForChild(child=child):
            return words("This step is done by file %(child)s, which is still open.", child=child)
        case EditionUnmovable(nomor=nomor):
            return words("Step %(n)s has been reached and reads differently there.", n=nomor)
        case TooManyMembers(limit=limit):
            return words("At most %(n)s people can belong to it.", n=limit)
        case BadNumber() | TooManyNamed() | TextTooLong() | BadFieldValue() | OnlySeen():
            return _about_what_was_given(words, why)
        case _:
            return words(PLAIN.get(type(why), OTHERWISE))


def _about_time(
    words: Words, why: LimitInThePast | LimitNotLater | AlreadyNudged | AlreadyWaiting
) -> str:
    match why:
        case LimitInThePast(until=until):
            when = words.moment(until)
            return words("%(when)s has passed. Please choose a later limit.", when=when)
        case LimitNotLater(due_at=due_at) if due_at is None:
            return words("This step has no limit, so there is nothing to extend.")
        case LimitNotLater(due_at=due_at):
            assert due_at is not None
            when = words.moment(due_at)
            return words("The limit is %(when)s already. Please choose a later one.", when=when)
        case AlreadyNudged(at=at):
            when = clock_time(at, language=words.language, zone=words.zone)
            return words("Today a reminder was sent at %(time)s already.", time=when)
        case AlreadyWaiting(whom=whom):
            return words("The clock stands still already, waiting for %(whom)s.", whom=whom)


def _about_what_was_given(
    words: Words, why: BadNumber | TooManyNamed | TextTooLong | BadFieldValue | OnlySeen
) -> str:
    match why:
        case BadFieldValue(field=field) if field.jenis is IsianJenis.ANGKA:
            return words("%(name)s is a whole number, for example 250000000.", name=field.nama)
        case BadFieldValue(field=field) if field.jenis is IsianJenis.TANGGAL:
            return words("%(name)s is a date, for example 23-11-2026.", name=field.nama)
        case BadFieldValue():
            return words(OTHERWISE)
        case OnlySeen(item=item):
            return words(
                "%(item)s holds personal data: the original is looked at and ticked, and is not"
                " sent.",
                item=shortened(item.nama),
            )
        case BadNumber(item=item):
            return words(BAD_NUMBERS[item.bentuk], example=EXAMPLES[item.bentuk])
        case TooManyNamed(limit=limit):
            return words("A disposisi names at most %(n)s people beside its leader.", n=limit)
        case TextTooLong(limit=limit):
            return words("Too long: please keep it within %(limit)s characters.", limit=limit)


def _jabatan(words: Words, people: Mapping[OfficialId, Official], who: OfficialId) -> str:
    official = people.get(who)
    return official.jabatan if official else words("another official")
