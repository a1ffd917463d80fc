"""Messages about a berkas that are not its card: ended, cancelled, commented, with nobody."""

from bot.views.card import CardInput, handoff, overview
from bot.views.kelengkapan.filed import ABOUT_FILES, about_file
from bot.views.keys import detail_key, over_keys
from bot.views.screen import Screen
from bot.views.waktu.upward import ABOUT_TIME, about_time
from bot.words import Words
from flows.notices import Told
from flows.people.officials import OfficialId


def told(
    words: Words, what: Told, given: CardInput, by: OfficialId | None, remark: str, task_id: int
) -> Screen:
    """The message a notice becomes for its reader; `task_id` is 0 where it is about no task."""
    if what in (Told.ASSIGNED, Told.RETURNED):
        return handoff(words, given)
    task = given.case.task(task_id)
    if what in ABOUT_TIME and task is not None:
        return about_time(words, what, given, task, by or OfficialId(0), remark)
    if what in ABOUT_FILES and task is not None:
        return about_file(words, what, given, task, remark)
    values = {
        **overview(given),
        "who": given.people.acted(by, given.at, task),
        "remark": remark,
        "row": None if task is None else given.sop.row(task.nomor),
    }
    text = words.render(f"told_{what.value}", **values)
    if what is Told.ENDED:
        return Screen(text, over_keys(words, given.sop, given.case))
    return Screen(text, ((detail_key(words, given.case),),))
