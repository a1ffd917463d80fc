"""Messages about a berkas that are not its card: ended, cancelled, commented, with nobody."""

from bot.callbacks import Do, Press, encode
from bot.views.card import CardInput, handoff, overview
from bot.views.kelengkapan.filed import ABOUT_FILES, about_file
from bot.views.kelengkapan.kept import with_kept
from bot.views.keys import detail_key, over_keys
from bot.views.outsiders import theirs
from bot.views.people.assigned import ABOUT_MEMBERS, about_members
from bot.views.screen import Button, Screen
from bot.views.waktu.upward import ABOUT_TIME, about_time
from bot.words import Words
from flows.case import Case
from flows.ids import TaskId
from flows.notices import Told
from flows.people.officials import OfficialId, actor


def told(
    words: Words, what: Told, given: CardInput, by: OfficialId | None, remark: str, task_id: int
) -> Screen:
    """The message a notice becomes for its reader; `task_id` is 0 where it is about no task."""
    if given.theirs is not None and what not in ABOUT_FILES:
        return with_kept(words, theirs.card(words, given.theirs), given.kept)
    if what in (Told.ASSIGNED, Told.RETURNED):
        return handoff(words, given)
    if what in ABOUT_MEMBERS:
        return about_members(words, what, given, by or OfficialId(0), remark)
    task = given.case.task(task_id)
    if what in ABOUT_TIME and task is not None:
        return about_time(words, what, given, task, by or OfficialId(0), remark)
    if what in ABOUT_FILES:
        return about_file(words, what, given, task, remark)
    values = {
        **overview(given),
        "who": given.people.acted(by, given.at, task),
        "remark": remark,
        "barrier": given.unreached.get(TaskId(task_id)),
        "row": None if task is None else given.sop.row(task.nomor),
    }
    text = words.render(f"told_{what.value}", **values)
    if what is Told.ENDED:
        return Screen(text, over_keys(words, given.sop, given.case))
    if what is Told.UNSHARED:
        return Screen(text)
    if what is Told.NOBODY and (actor(given.reader).manages or by != given.reader.id):
        return Screen(text, _leading(words, given.case, task_id))
    return Screen(text, ((detail_key(words, given.case),),))


def _leading(words: Words, case: Case, task_id: int) -> tuple[tuple[Button, ...], ...]:
    """What whoever leads may do about a step that rests with nobody."""
    over = Button(words("Reassign"), encode(Press(Do.HAND_OVER, case.id, task_id)))
    every = Button(words("All that rests with nobody"), encode(Press(Do.RESTING)))
    return (over, detail_key(words, case)), (every,)
