"""A card with many buttons shows first what the step still needs, and the others behind one."""

from dataclasses import replace

from bot.callbacks import Do, Press, decode, encode
from bot.views.keys import Rows
from bot.views.screen import Button
from bot.words import Words
from flows.case import Case, Task
from flows.kelengkapan.slots import is_there
from flows.sop import Kegiatan

WHOLE = 7
"""So many rows of buttons are shown whole."""
FIRST, MOST = 5, 8
"""So many rows a longer card shows first, beside the ways on and the row that leads elsewhere; of
those without which the step cannot be finished up to so many."""
OPEN = "📂"
ALL, FEW = "a", "f"
"""What the buttons that unfold and fold a card carry."""
ALWAYS = (Do.ACCEPT, Do.COMPLETE, Do.COMPLETE_NOTE, Do.RETURN, Do.RECALL, Do.DETAIL, Do.TIME_MENU)
NEXT = (
    *(Do.MEETING, Do.CHILD, Do.FIELD, Do.PARTICIPANT, Do.MARK, Do.TEAM, Do.OUTSIDERS),
    *(Do.READ, Do.SHEET),
)
GIVING = (Do.ATTACH, Do.WRITE, Do.NUMBER, Do.TICK)


def few(words: Words, case: Case, task: Task, row: Kegiatan, rows: Rows, *, whole: bool) -> Rows:
    """The rows of a card as they are, or of many those that matter and a button for the others;
    the `whole` of them has a button that folds it again."""
    if len(rows) <= WHOLE:
        return rows
    if whole:
        return (*rows, (_turned(words("Fewer buttons"), case, task, FEW),))
    plainer = _plainer(rows)
    weights = {n: _weight(case, task, row, keys) for n, keys in enumerate(plainer)}
    always = [n for n, weight in weights.items() if weight == 0]
    room = max(FIRST, min(MOST, sum(weight == 1 for weight in weights.values())))
    first = sorted((n for n in weights if n not in always), key=lambda n: (weights[n], n))[:room]
    shown = tuple(keys for n, keys in enumerate(plainer) if n in (*always, *first))
    if len(shown) >= len(plainer) - 1:
        shown = plainer
    if shown == rows:
        return rows
    label = words("Other… (%(n)s)", n=sum(map(len, rows)) - sum(map(len, shown)))
    return (*shown, (_turned(label, case, task, ALL),))


def _plainer(rows: Rows) -> Rows:
    """The rows without the buttons that look into a slot; what lies in a slot that is ticked opens
    beside its tick."""
    made: list[tuple[Button, ...]] = []
    for keys in rows:
        kept = tuple(key for key in keys if decode(key.data).do is not Do.SLOT) or keys
        press, above = decode(kept[0].data), decode(made[-1][0].data) if made else None
        ticks = press.do in (Do.TICK, Do.UNTICK)
        if ticks and above is not None and (above.do, above.detail) == (Do.SHOW, press.detail):
            made[-1] = (*kept, replace(made[-1][0], label=OPEN))
        else:
            made.append(kept)
    return tuple(made)


def _weight(case: Case, task: Task, row: Kegiatan, keys: tuple[Button, ...]) -> int:
    """How late a row of buttons is needed: 0 always, 1 to finish the step, 2 to look at what is
    there, 3 maybe, 4 at last."""
    press = decode(keys[0].data)
    if press.do in ALWAYS:
        return 0
    if press.do in NEXT:
        return 1
    if press.do is Do.SHOW:
        return 2
    if press.do in GIVING:
        item = row.items[int(press.detail)]
        lacks = not is_there(case, task, item)
        return (1 if item.wajib else 3) if lacks else 4
    return 3 if press.do in (Do.CHOOSE_NOTE, Do.CARD) else 4


def _turned(label: str, case: Case, task: Task, how: str) -> Button:
    return Button(label, encode(Press(Do.CARD, case.id, task.id, how)))
