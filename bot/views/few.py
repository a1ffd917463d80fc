"""A card with many buttons shows first what the step still needs, and the others behind one."""

from bot.callbacks import Do, Press, decode, encode
from bot.views.keys import Rows
from bot.views.screen import Button
from bot.words import Words
from flows.case import Case, Task
from flows.kelengkapan.slots import is_there
from flows.sop import Kegiatan

WHOLE = 7
"""So many rows of buttons are shown whole."""
FIRST = 5
"""So many rows a longer card shows first, beside the ways on and the row that leads elsewhere."""
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
    weights = {n: _weight(case, task, row, keys) for n, keys in enumerate(rows)}
    always = [n for n, weight in weights.items() if weight == 0]
    first = sorted((n for n in weights if n not in always), key=lambda n: (weights[n], n))[:FIRST]
    shown = tuple(keys for n, keys in enumerate(rows) if n in (*always, *first))
    if len(shown) >= len(rows) - 1:
        return rows
    label = words("Other… (%(n)s)", n=len(rows) - len(shown))
    return (*shown, (_turned(label, case, task, ALL),))


def _weight(case: Case, task: Task, row: Kegiatan, keys: tuple[Button, ...]) -> int:
    """How late a row of buttons is needed: 0 always, 1 to finish the step, 2 maybe, 3 to look."""
    press = decode(keys[0].data)
    if press.do in ALWAYS:
        return 0
    if press.do in NEXT:
        return 1
    if press.do in GIVING:
        item = row.items[int(press.detail)]
        lacks = not is_there(case, task, item)
        return (1 if item.wajib else 2) if lacks else 3
    return 2 if press.do in (Do.CHOOSE_NOTE, Do.CARD) else 3


def _turned(label: str, case: Case, task: Task, how: str) -> Button:
    return Button(label, encode(Press(Do.CARD, case.id, task.id, how)))
