"""Why not, in words: one polite sentence that says what to do next (a toast holds 200 characters)."""

from collections.abc import Mapping

from bot.words import Words, clock_time
from flows.officials import Official, OfficialId
from flows.refusals import (
    CaseClosed,
    KelengkapanMissing,
    MayNotCancel,
    MayNotOpen,
    NoSuchBranch,
    NoSuchItem,
    NotInCase,
    NotYourTask,
    ReasonRequired,
    RecallTooLate,
    Refused,
    TakenByOther,
    TaskNotOpen,
    TextRequired,
    TextTooLong,
)

TOAST_LIMIT = 200


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
        case TextTooLong(limit=limit):
            return words("Too long: please keep it within %(limit)s characters.", limit=limit)
        case _:
            return _plain(words, why)


def _plain(words: Words, why: Refused) -> str:
    match why:
        case TaskNotOpen():
            return words("This step is not open any more. The latest state is shown.")
        case NotYourTask():
            return words("This step is for another official. Your own tasks are under /tugas.")
        case CaseClosed():
            return words("This file has ended. Nothing more can be changed in it.")
        case MayNotOpen():
            return words("Files of this SOP are opened by the officials named in it.")
        case MayNotCancel():
            return words("Only whoever opened the file, or the head of the unit, can cancel it.")
        case NotInCase():
            return words("Only officials who take part in this file can comment on it.")
        case ReasonRequired():
            return words("Please write the reason, so that the recipient knows what to improve.")
        case TextRequired():
            return words("Nothing was written. Please type the words and send them again.")
        case RecallTooLate():
            return words("It cannot be taken back any more.")
        case NoSuchItem() | NoSuchBranch():
            return words("This button is out of date. The latest state is shown.")
        case _:
            return words("This cannot be done now. The latest state is shown.")


def _jabatan(words: Words, people: Mapping[OfficialId, Official], who: OfficialId) -> str:
    official = people.get(who)
    return official.jabatan if official else words("another official")
