"""The secretary's screens: whose secretary somebody is, a head's steps, a decision recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.callbacks import Do, Press, decode, encode
from bot.views.card import CardInput, card
from bot.views.keys import detail_key
from bot.views.labels import shortened
from bot.views.lists import TaskLine, window
from bot.views.people.stand_ins import Step as PostStep
from bot.views.people.stand_ins import press as post_press
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.ids import CaseId
from flows.moving import forward
from flows.people.naming import in_short
from flows.people.officials import Official
from flows.sop import Kegiatan
from flows.units import Unit


class Step(StrEnum):
    """What a press is about; the letter travels in the button."""

    LIST = "k"
    HEAD = "a"
    PERSON = "p"
    LEAVE = "q"
    APPOINT = "y"
    DISMISS = "x"
    TASKS = "t"
    DIGEST = "r"
    OPEN = "o"
    DECIDE = "d"


@dataclass(frozen=True, slots=True)
class Pair:
    """A secretary, their head, and whether decisions may be recorded."""

    secretary: Official
    head: Official
    decides: bool


def press(step: Step, detail: str = "", case: CaseId | str = "", task: int = 0) -> str:
    """The callback data of a button of these screens."""
    return encode(Press(Do.ASSIST, case, task, f"{step.value}{detail}"))


@dataclass(frozen=True, slots=True)
class Told:
    """Who reads that `who` begins or ends to work for `head`, and who noted it."""

    reader: Official
    head: Official
    who: Official
    by: Official
    decides: bool
    ends: bool


def told(words: Words, given: Told) -> Screen:
    """What the head or the secretary reads of it."""
    values = {name: getattr(given, name) for name in Told.__slots__}
    return Screen(words.render("secretary_told", **values))


def secretaries(words: Words, pairs: Sequence[Pair], noted: str = "") -> Screen:
    """Who works for which head; one can be added or taken off."""
    text = words.render("secretaries", pairs=pairs, noted=noted)
    rows = [(Button(words("Add a secretary"), press(Step.HEAD)),)]
    for who in {one.secretary.id: one.secretary for one in pairs}.values():
        if who.chat_id is None:
            invite = shortened(words("Invite: %(who)s", who=f"{who.sapaan} {who.nama}"))
            rows.append((Button(invite, encode(Press(Do.INVITE, detail=f"p{who.id}"))),))
    for pair in pairs:
        label = shortened(words("Take off: %(who)s", who=pair.secretary.nama))
        about = f"{pair.head.id}.{pair.secretary.id}"
        rows.append((Button(label, press(Step.DISMISS, about), style=Style.DANGER),))
    return Screen(text, (*rows, (Button(words("Back"), post_press(PostStep.LIST)),)))


def which_head(words: Words, unit: Unit, heads: Sequence[Official]) -> Screen:
    """Asks for which head somebody is to work."""
    rows = [
        (Button(shortened(in_short(one, unit.posts)), press(Step.PERSON, f"{one.id}/0")),)
        for one in heads
    ]
    return Screen(words("For which head is the secretary to work?"), (*rows, (_back(words),)))


def which_person(
    words: Words, unit: Unit, head: Official, people: Sequence[Official], page: int
) -> Screen:
    """Asks who is to be the secretary."""
    start, end = window(len(people), page)
    rows = [
        (Button(shortened(in_short(one, unit.posts)), press(Step.LEAVE, f"{head.id}.{one.id}")),)
        for one in people[start:end]
    ]
    turns = [
        Button(label, press(Step.PERSON, f"{head.id}/{to}"))
        for label, to, there in (("‹", page - 1, start > 0), ("›", page + 1, end < len(people)))
        if there
    ]
    text = words.render("secretary_who", head=head)
    return Screen(text, (*rows, *((tuple(turns),) if turns else ()), (_back(words),)))


def which_leave(words: Words, pair: Pair) -> Screen:
    """Asks whether decisions may be recorded."""
    text = words.render("secretary_leave", pair=pair)
    who = f"{pair.head.id}.{pair.secretary.id}"
    yes = Button(words("Yes, with a note each time"), press(Step.APPOINT, f"{who}.1"))
    no = Button(words("No, only arrange and forward"), press(Step.APPOINT, f"{who}.0"))
    return Screen(text, ((yes,), (no,), (_back(words),)))


def head_tasks(words: Words, head: Official, lines: Sequence[TaskLine], page: int) -> Screen:
    """The open steps of a head, for their secretary."""
    start, end = window(len(lines), page)
    text = words.render("secretary_tasks", head=head, lines=lines[start:end])
    rows = [
        (
            Button(
                shortened(f"{line.case} · " + words("step %(n)s", n=line.nomor)),
                press(Step.OPEN, str(head.id), line.case, line.task),
            ),
        )
        for line in lines[start:end]
    ]
    turns = [
        Button(label, press(Step.TASKS, f"{head.id}/{to}"))
        for label, to, there in (("‹", page - 1, start > 0), ("›", page + 1, end < len(lines)))
        if there
    ]
    back = Button(words("Back"), post_press(PostStep.LIST))
    return Screen(text, (*rows, *((tuple(turns),) if turns else ()), (back,)))


def head_step(words: Words, given: CardInput, *, decides: bool) -> Screen:
    """A head's card as their secretary sees it, with what the secretary may do."""
    case, task = given.case, given.focus.task
    assert task is not None
    row, head = given.sop.row(task.nomor), given.reader
    hand_over = encode(Press(Do.HAND_OVER, case.id, task.id))
    rows = [*_decisions(words, given, row)] if decides else []
    rows.append((Button(words("Reassign"), hand_over), detail_key(words, case)))
    rows.append((Button(words("Back"), press(Step.TASKS, f"{head.id}/0")),))
    return Screen(card(words, given).text, tuple(rows))


def ask_note(words: Words, given: CardInput, label: str) -> Screen:
    """Asks for the note that goes with a recorded decision."""
    task = given.focus.task
    assert task is not None
    text = words.render(
        "prompt_on_behalf", head=given.reader, case=given.case, task=task, label=label
    )
    return Screen(text, placeholder=words("Type the note"))


def reported(words: Words, given: CardInput, secretary: Official, label: str, note: str) -> Screen:
    """Tells the head what has been recorded in their name."""
    task = given.focus.task
    assert task is not None
    text = words.render(
        "told_on_behalf",
        reader=given.reader,
        secretary=secretary,
        case=given.case,
        sop=given.sop,
        nomor=task.nomor,
        label=label,
        note=note,
    )
    return Screen(text, ((detail_key(words, given.case),),))


def noted(words: Words, note: str) -> Screen:
    """The answer to the secretary: what has been recorded."""
    return Screen(words.render("answer_on_behalf", note=note))


def for_secretary(screen: Screen) -> Screen:
    """A head's digest with only the buttons that a secretary may use."""
    rows = []
    for row in screen.buttons:
        kept = tuple(
            Button(button.label, encode(then))
            for button in row
            if (then := _allowed(decode(button.data))) is not None
        )
        if kept:
            rows.append(kept)
    return Screen(screen.text, tuple(rows))


def label_of(words: Words, row: Kegiatan, index: int) -> str:
    """How a way of the row is called."""
    return row.branches[index].label or words("finish and hand on")


def _allowed(pressed: Press) -> Press | None:
    match pressed.do:
        case Do.HAND_OVER:
            return Press(Do.HAND_OVER, pressed.case, pressed.task)
        case Do.CARD | Do.DETAIL:
            return Press(Do.DETAIL, pressed.case, pressed.task)
        case _:
            return None


def _decisions(words: Words, given: CardInput, row: Kegiatan) -> list[tuple[Button, ...]]:
    task = given.focus.task
    assert task is not None
    if task.child is not None:
        return []
    ways = [index for index, _ in forward(row)]
    ways += [index for index, branch in enumerate(row.branches) if branch.returns]
    found: list[tuple[Button, ...]] = []
    for index in dict.fromkeys(ways):
        label = words("By direction: %(way)s", way=label_of(words, row, index))
        about = f"{given.reader.id}.{index}"
        found.append((Button(shortened(label), press(Step.DECIDE, about, given.case.id, task.id)),))
    return found


def _back(words: Words) -> Button:
    return Button(words("Back"), press(Step.LIST))
