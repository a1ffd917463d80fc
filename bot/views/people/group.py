"""What a linked Telegram group is shown: steps, meetings, the end; never documents or phones."""

from dataclasses import dataclass

from bot.callbacks import Do, Press, encode
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.case import Case, Task, TaskState
from flows.ids import Peran
from flows.people.capacity import People
from flows.people.officials import Official
from flows.rapat.meetings import Meeting
from flows.sop import AKHIR, Sop


@dataclass(frozen=True, slots=True)
class GroupNews:
    """The berkas as it stands when its group is told; `bot` is the bot's username."""

    sop: Sop
    case: Case
    peran: Peran
    people: People
    bot: str


def step(words: Words, given: GroupNews, task: Task, to: Official | None) -> Screen:
    """One step: that it waits, who has it, that it is done; `to` is whom it was handed to."""
    row, who = given.sop.row(task.nomor), given.people.did(task)
    text = words.render("group_step", given=given, task=task, row=row, who=who, to=to)
    if task.state is not TaskState.OPEN:
        return Screen(text)
    take = Button(
        words("Take"), encode(Press(Do.ACCEPT, given.case.id, task.id)), style=Style.PRIMARY
    )
    return Screen(text, ((take,), _private(words, given.bot)))


def over(words: Words, given: GroupNews) -> Screen:
    """The berkas has ended or was cancelled."""
    case = given.case
    ending = given.sop.ending(AKHIR + case.ending) if case.ending else None
    return Screen(words.render("group_over", given=given, case=case, ending=ending))


def meeting(words: Words, given: GroupNews, known: Meeting, who: Official, what: str) -> Screen:
    """A meeting was called, changed or cancelled; the invitations are personal messages."""
    text = words.render("group_meeting", given=given, meeting=known, who=who, what=what)
    return Screen(text, (_private(words, given.bot),))


def linked(words: Words, given: GroupNews) -> Screen:
    """Greets a group that has just been linked."""
    return Screen(words.render("group_linked", given=given), (_private(words, given.bot),))


def unlinked(words: Words, given: GroupNews) -> Screen:
    """Tells a group that it gets no more notices."""
    return Screen(words.render("group_unlinked", given=given))


def offering(words: Words, nama: str, case: str, bot: str, code: str) -> Screen:
    """How the group of that peran is linked: by one tap, or by words typed there."""
    text = words.render("group_offer", nama=nama, case=case, bot=bot, code=code)
    link = f"https://t.me/{bot}?startgroup={code}"
    return Screen(text, ((Button(words("Choose the group"), url=link, style=Style.PRIMARY),),))


def lost(words: Words, nama: str, case: Case) -> Screen:
    """Tells whoever linked a group that Pandu was taken out of it."""
    return Screen(words.render("group_lost", nama=nama, case=case))


def _private(words: Words, bot: str) -> tuple[Button, ...]:
    return (Button(words("Open the private chat"), url=f"https://t.me/{bot}"),)
