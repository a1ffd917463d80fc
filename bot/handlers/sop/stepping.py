"""Which step a question means: of the berkas in hand, of one that is named, or of an SOP."""

from collections.abc import Iterable
from sqlite3 import Connection

from bot.desk import Turn
from bot.handlers.sop.reading import sops_of
from bot.questions.matching import matching, named_sops
from bot.questions.question import AboutStep
from bot.views.screen import Screen
from bot.views.sop import answered
from bot.views.sop.answered import Now, Subject
from bot.views.waktu.deadline import in_full
from bot.words import person
from flows.case import CaseState, Task
from flows.ids import SopId
from flows.people.officials import Official, actor
from flows.rights import may_see
from storage import asking
from storage.casebook import NoSuchCase

CHOICES = 6
"""Berkas or SOPs that are offered at most where it is not clear which is meant."""


def answer(conn: Connection, turn: Turn, question: AboutStep) -> Screen | None:
    """The answer, or the question which berkas or SOP is meant; None where there is none to mean.

    Raises NoSuchCase for a berkas that the person may not see.
    """
    meant = _subjects(conn, turn, question)
    if not question.nomor:
        return _here(conn, turn, question, meant)
    there = _distinct([subject for subject in meant if _has(subject, question.nomor)])
    if len(there) == 1:
        return _told(conn, turn, question, there[0], question.nomor)
    if there:
        return answered.which_subject(turn.words, question.nomor, there[:CHOICES])
    if meant:
        return answered.no_such_step(turn.words, meant[0].sop, question.nomor)
    return None


def in_hand(conn: Connection, turn: Turn) -> list[str]:
    """The berkas whose step the person has in hand; without any, those offered to them."""
    tasks = asking.open_tasks(conn, turn.official)
    mine = [task.case for task in tasks if task.accepted_by == turn.official.id]
    return list(dict.fromkeys(mine or [task.case for task in tasks]))


def cases_about(conn: Connection, turn: Turn, about: tuple[str, ...]) -> list[str]:
    """The berkas that the person may see whose subject or SOP holds these words."""
    current = turn.desk.casebook.editions.current
    names = {sop.id: f"{sop.judul} {sop.singkatan}" for sop in current.values()}
    titled = [
        (subject.case, f"{subject.judul} {names.get(SopId(subject.sop), '')}")
        for subject in asking.visible_subjects(conn, turn.official)
    ]
    return matching(about, titled)


def _here(conn: Connection, turn: Turn, question: AboutStep, meant: list[Subject]) -> Screen | None:
    """The answer for the step where the one berkas is that can be meant."""
    running = [s for s in meant if s.case is not None and s.case.state is CaseState.RUNNING]
    if len(running) != 1:
        return None
    case = running[0].case
    assert case is not None
    mine = [t for t in case.open_tasks if t.accepted_by == turn.official.id]
    return _told(conn, turn, question, running[0], (mine or list(case.open_tasks))[0].nomor)


def _told(
    conn: Connection, turn: Turn, question: AboutStep, subject: Subject, nomor: str
) -> Screen:
    row = subject.sop.row(nomor)
    now = Now(_holder(conn, turn, subject, nomor), _limits(conn, turn, subject, nomor))
    return answered.step(turn.words, subject, row, question.aspect, now)


def _holder(conn: Connection, turn: Turn, subject: Subject, nomor: str) -> str:
    """Who has the row in hand now in the berkas, or is the only one who may open it; empty where
    it waits for whoever takes it."""
    if subject.case is None:
        return ""
    people = asking.people(conn, subject.sop, subject.case)
    tasks = [task for task in subject.case.open_tasks if task.nomor == nomor]
    held = ((task, people.with_whom(task)) for task in tasks)
    return "; ".join(_named(turn, task, one) for task, one in held if one is not None)


def _named(turn: Turn, task: Task, one: Official) -> str:
    """The person, and whether they have opened the step."""
    unopened = f" ({turn.words('not opened yet')})" if task.accepted_by is None else ""
    return f"{person(one)}{unopened}"


def _limits(conn: Connection, turn: Turn, subject: Subject, nomor: str) -> tuple[str, ...]:
    """How the row stands to its time where it is open in the berkas."""
    if subject.case is None:
        return ()
    people, row = asking.people(conn, subject.sop, subject.case), subject.sop.row(nomor)
    tasks = [task for task in subject.case.open_tasks if task.nomor == nomor]
    lines = (in_full(turn.words, task, row, turn.at, people) for task in tasks)
    return tuple(line for some in lines for line in some)


def _subjects(conn: Connection, turn: Turn, question: AboutStep) -> list[Subject]:
    if question.case:
        return [_visible(conn, turn, question.case)]
    if question.about:
        if named := named_sops(question.about, sops_of(turn.desk, turn.official.unit)):
            return [Subject(sop) for sop in named]
        ids = cases_about(conn, turn, question.about)
    else:
        ids = in_hand(conn, turn) or _running(conn, turn)
    if ids:
        return _loaded(conn, turn, ids)
    return [Subject(sop) for sop in sops_of(turn.desk, turn.official.unit)]


def _visible(conn: Connection, turn: Turn, case_id: str) -> Subject:
    sop, case = turn.desk.casebook.load(conn, case_id)
    if not may_see(turn.desk.offices(sop.unit), sop, case, actor(turn.official)):
        raise NoSuchCase(case_id)
    return Subject(sop, case)


def _running(conn: Connection, turn: Turn) -> list[str]:
    """The first berkas that the person may see and that are not over."""
    ids = asking.visible_cases(conn, turn.official)[:CHOICES]
    loaded = [turn.desk.casebook.load(conn, case_id)[1] for case_id in ids]
    return [case.id for case in loaded if case.state is CaseState.RUNNING]


def _loaded(conn: Connection, turn: Turn, ids: Iterable[str]) -> list[Subject]:
    return [Subject(*turn.desk.casebook.load(conn, case_id)) for case_id in ids]


def _distinct(subjects: list[Subject]) -> list[Subject]:
    """One subject for each edition: the step reads the same in every berkas that has it."""
    alike: dict[tuple[str, str], list[Subject]] = {}
    for subject in subjects:
        alike.setdefault((subject.sop.id, subject.sop.edition), []).append(subject)
    return [same[0] if len(same) == 1 else Subject(same[0].sop) for same in alike.values()]


def _has(subject: Subject, nomor: str) -> bool:
    return any(row.nomor == nomor for row in subject.sop.kegiatan)
