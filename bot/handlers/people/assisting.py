"""The secretary of a head: appointed under /kelola, sees the head's steps and digest, records."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from sqlite3 import Connection

from bot.callbacks import Do, Press
from bot.desk import Turn, milliseconds, post
from bot.drawing import assisting as telling
from bot.drawing import briefing
from bot.drawing.rendering import card_input
from bot.handlers.acts import why_not
from bot.handlers.people import forming
from bot.handlers.people.posts_rights import acting, check_manages, heads_of
from bot.telegram.outgoing import EditScreen, SendScreen
from bot.views import plain
from bot.views.card import CardInput
from bot.views.lists import TaskLine
from bot.views.people import assisting as view
from bot.views.people.assisting import Pair, Step
from flows.commands import RecordDecision
from flows.focus import Standing
from flows.ids import CaseId, TaskId
from flows.people.officials import Official, OfficialId, actor
from flows.people.on_behalf import on_behalf
from flows.refusals import NotYourTask, Refused, TaskNotOpen
from storage import asking, screens
from storage.casebook import Act, NoSuchCase
from storage.people import roster, secretaries
from storage.people.secretaries import Secretary
from storage.screens import Prompt


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button is about: people, a page, and a step of a berkas."""

    ids: tuple[int, ...]
    page: int
    case: str
    task: int


async def pressed(turn: Turn, press: Press) -> str:
    """One step of a secretary's screens."""
    rest, _, page = press.detail[1:].partition("/")
    ids = tuple(int(one) for one in rest.split(".") if one)
    given = Pressed(ids, int(page or 0), press.case, press.task)
    return await STEPS[Step(press.detail[:1] or "k")](turn, given)


async def answered(turn: Turn, prompt: Prompt, text: str) -> None:
    """The typed note: the decision is recorded with it, or it is said why not."""
    try:
        await _decided(turn, prompt, text)
    except Refused as refused:
        reason = await why_not(turn, prompt.case, refused)
        await turn.say(plain.said(turn.words, "cannot", reason=reason))
    except (NoSuchCase, LookupError):
        await turn.say(plain.lost(turn.words))


async def digests(turn: Turn) -> None:
    """The digest of each head the person works for, as they stand now."""

    def work(conn: Connection) -> None:
        for head in heads_of(conn, turn):
            briefing.ask(conn, roster.official(conn, head), chat_id=turn.chat_id)

    await turn.write(work)


async def _list(turn: Turn, given: Pressed) -> str:
    check_manages(turn)
    await turn.edit(view.secretaries(turn.words, await turn.read(_pairs(turn))))
    return ""


async def _head(turn: Turn, given: Pressed) -> str:
    check_manages(turn)
    people = await turn.read(lambda conn: roster.of_unit(conn, turn.official.unit))
    heads = [one for one in people if one.kepala]
    await turn.edit(view.which_head(turn.words, turn.desk.unit_of(turn.official), heads))
    return ""


async def _person(turn: Turn, given: Pressed) -> str:
    check_manages(turn)
    head, people = (
        await _colleague(turn, given.ids[0]),
        await turn.read(lambda conn: roster.of_unit(conn, turn.official.unit)),
    )
    some = [one for one in people if one.id != head.id and not one.kepala]
    unit = turn.desk.unit_of(turn.official)
    await turn.edit(view.which_person(turn.words, unit, head, some, given.page))
    return ""


async def _leave(turn: Turn, given: Pressed) -> str:
    check_manages(turn)
    pair = Pair(await _colleague(turn, given.ids[1]), await _colleague(turn, given.ids[0]), False)
    await turn.edit(view.which_leave(turn.words, pair))
    return ""


async def _appoint(turn: Turn, given: Pressed) -> str:
    check_manages(turn)
    head, who = await _colleague(turn, given.ids[0]), await _colleague(turn, given.ids[1])
    wished = Secretary(who.id, head.id, bool(given.ids[2]))

    def work(conn: Connection) -> None:
        secretaries.appoint(conn, wished, turn.official.id, turn.at)
        telling.tell(conn, turn.desk, wished, turn.official.id)
        _redraw(conn, turn)

    await turn.write(work)
    return turn.words("Noted, thank you.")


async def _dismiss(turn: Turn, given: Pressed) -> str:
    check_manages(turn)
    head, who = await _colleague(turn, given.ids[0]), await _colleague(turn, given.ids[1])
    pair = Secretary(who.id, head.id, decides=False)

    def work(conn: Connection) -> None:
        if secretaries.dismiss(conn, who.id, head.id, turn.official.id, turn.at):
            telling.tell(conn, turn.desk, pair, turn.official.id, ends=True)
        _redraw(conn, turn)

    await turn.write(work)
    return turn.words("Noted, thank you.")


def _redraw(conn: Connection, turn: Turn) -> None:
    """The list of secretaries as it is now, in the message that was tapped."""
    shown = view.secretaries(turn.words, _pairs(turn)(conn))
    post(conn, EditScreen(turn.chat_id, turn.message_id, shown))


async def _tasks(turn: Turn, given: Pressed) -> str:
    head, _ = await _head_of_mine(turn, given.ids[0])

    def read(conn: Connection) -> list[TaskLine]:
        return [_line(conn, turn, head, one) for one in asking.open_tasks(conn, head)]

    await turn.edit(view.head_tasks(turn.words, head, await turn.read(read), given.page))
    return ""


async def _digest(turn: Turn, given: Pressed) -> str:
    head, _ = await _head_of_mine(turn, given.ids[0])
    await turn.write(lambda conn: briefing.ask(conn, head, chat_id=turn.chat_id))
    return ""


async def _open(turn: Turn, given: Pressed) -> str:
    head, decides = await _head_of_mine(turn, given.ids[0])
    shown = await turn.read(lambda conn: _step(conn, turn, head, given.case, given.task))
    await turn.edit(view.head_step(turn.words, shown, decides=decides))
    return ""


async def _decide(turn: Turn, given: Pressed) -> str:
    head, branch = await _deciding_head(turn, given.ids[0]), given.ids[1]
    shown = await turn.read(lambda conn: _step(conn, turn, head, given.case, given.task))
    assert shown.focus.task is not None
    if await _unformed(turn, head, given):
        return ""
    label = view.label_of(turn.words, shown.sop.row(shown.focus.task.nomor), branch)
    where = (given.case, given.task, f"{head.id}.{branch}")
    prompt = Prompt(turn.chat_id, 0, turn.official.id, Do.ASSIST.value, *where)
    await turn.say(view.ask_note(turn.words, shown, label), prompt)
    return ""


async def _unformed(turn: Turn, head: Official, given: Pressed) -> bool:
    """Whether the step appoints somebody and nobody was appointed: asked once, then recorded."""
    about, where = f"{head.id}.{given.ids[1]}", (given.case, given.task)
    closing = Press(Do.COMPLETE, *where, str(given.ids[1]))
    onward = "" if len(given.ids) > 2 else view.press(Step.DECIDE, f"{about}.1", *where)
    back = view.press(Step.OPEN, str(head.id), *where)
    return await forming.halted(turn, closing, actor(head), onward, back)


STEPS: dict[Step, Callable[[Turn, Pressed], Awaitable[str]]] = {
    Step.LIST: _list,
    Step.HEAD: _head,
    Step.PERSON: _person,
    Step.LEAVE: _leave,
    Step.APPOINT: _appoint,
    Step.DISMISS: _dismiss,
    Step.TASKS: _tasks,
    Step.DIGEST: _digest,
    Step.OPEN: _open,
    Step.DECIDE: _decide,
}


async def _decided(turn: Turn, prompt: Prompt, text: str) -> None:
    """Record it, tell the head, and answer."""
    head_id, branch = (int(one) for one in prompt.detail.split("."))
    head = await _deciding_head(turn, head_id)
    shown = await turn.read(lambda conn: _step(conn, turn, head, prompt.case, prompt.task))
    assert shown.focus.task is not None
    label = view.label_of(turn.words, shown.sop.row(shown.focus.task.nomor), branch)
    note = on_behalf(shown.reader.jabatan, text)
    by = await turn.read(lambda conn: acting(conn, turn))
    command = RecordDecision(by, head.id, TaskId(prompt.task), branch, note)

    def then(conn: Connection, _: Act) -> None:
        turn.finish(conn)
        screens.close_prompt(conn, prompt, milliseconds(turn.at))
        post(conn, SendScreen(turn.chat_id, view.noted(turn.words, note)))
        if head.chat_id is not None and head.reachable:
            words = turn.desk.words_for(head)
            told = view.reported(words, shown, turn.official, label, text.strip())
            post(conn, SendScreen(head.chat_id, told))

    await turn.desk.casebook.execute(CaseId(prompt.case), command, turn.at, turn.cause, then)
    turn.desk.wake()


def _step(conn: Connection, turn: Turn, head: Official, case: str, task: int) -> CardInput:
    """The head's card of that step. Raises TaskNotOpen where it is not theirs to do any more."""
    given = card_input(conn, turn.desk, head.id, case, wanted=task)
    mine = given.focus.standing in (Standing.MINE, Standing.OFFERED)
    if not mine or given.focus.task is None or given.focus.task.id != task:
        raise TaskNotOpen
    return given


def _line(conn: Connection, turn: Turn, head: Official, one: asking.OpenTask) -> TaskLine:
    sop, case = turn.desk.casebook.load(conn, one.case)
    task = case.tasks[one.task - 1]
    since = turn.words.moment(task.assigned_at)
    mine = one.accepted_by == head.id
    total = len(sop.kegiatan)
    return TaskLine(case.id, case.judul, sop.judul, task.nomor, total, since, mine, task.id)


def _pairs(turn: Turn) -> Callable[[Connection], list[Pair]]:
    def read(conn: Connection) -> list[Pair]:
        heads = [one for one in roster.of_unit(conn, turn.official.unit) if one.kepala]
        return [
            Pair(roster.official(conn, one.secretary), head, one.decides)
            for head in heads
            for one in secretaries.of_head(conn, head.id)
        ]

    return read


async def _colleague(turn: Turn, number: int) -> Official:
    """A person of the same unit. Raises LookupError."""
    who, unit = OfficialId(number), turn.official.unit
    return await turn.read(lambda conn: roster.colleague(conn, unit, who))


async def _head_of_mine(turn: Turn, number: int) -> tuple[Official, bool]:
    """A head for whom the person works, and whether they record decisions. Raises NotYourTask."""
    known = await turn.read(lambda conn: secretaries.of_secretary(conn, turn.official.id))
    for one in known:
        if one.head == number:
            return await _colleague(turn, number), one.decides
    raise NotYourTask(())


async def _deciding_head(turn: Turn, number: int) -> Official:
    head, decides = await _head_of_mine(turn, number)
    if not decides:
        raise NotYourTask(())
    return head
