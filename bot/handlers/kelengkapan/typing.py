"""Words that answer no question are offered to the open slots that take words."""

from dataclasses import dataclass
from sqlite3 import Connection

from bot.callbacks import Press
from bot.desk import Turn, milliseconds, post
from bot.handlers.acts import Draw, act
from bot.handlers.kelengkapan import disposing, minuting
from bot.handlers.kelengkapan.benches import bench, slot_of
from bot.telegram.outgoing import SendScreen
from bot.views.kelengkapan import typed as view
from bot.views.kelengkapan.slot import Slot
from flows.commands import RecordText
from flows.kelengkapan.slots import is_asked, takes_text
from flows.mutu_baku import Bentuk
from flows.people.officials import actor
from storage import asking
from storage.casebook import Act
from storage.kelengkapan.drafts import draft, drop_draft, has_draft, keep_draft

KIND = "ketikan"
MOST = 4
"""Slots that are offered."""
FORMS = (disposing.KIND, minuting.KIND)
LETTER = 4
"""Words from which on something typed is a sentence, and no greeting or search."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, until it is known where it belongs."""

    text: str


async def offered(turn: Turn, text: str, *, alone: bool, found: bool) -> bool:
    """Offer the slots of the person's steps for these words, where there are any: words that stand
    `alone`, neither a greeting nor found in an SOP, and any sentence; what was `found` only beside
    an open form."""
    if not alone and len(text.split()) < LETTER:
        return False
    slots = await turn.read(lambda conn: _slots(conn, turn, beside_form=found))
    if not slots:
        return False

    def work(conn: Connection) -> None:
        for slot in slots:
            keep_draft(conn, bench(turn, slot, KIND), Typed(text), milliseconds(turn.at))
        screen = view.offered(turn.words, turn.official, slots)
        post(conn, SendScreen(turn.chat_id, screen, reply_to=turn.message_id))

    await turn.write(work)
    return True


async def pressed(turn: Turn, press: Press) -> str:
    """Put what was typed into the slot: as the note of a disposisi, else as the words of it."""
    slot = await slot_of(turn, press.case, press.task, int(press.detail))
    where = bench(turn, slot, KIND)
    kept = await turn.read(lambda conn: draft(conn, where, Typed))
    if kept is None:
        raise LookupError(press.detail)
    if slot.item.bentuk is Bentuk.DISPOSISI:
        return await disposing.noted(turn, slot, kept.text)

    def also(conn: Connection, _: Act) -> None:
        drop_draft(conn, where)

    command = RecordText(actor(turn.official), slot.task.id, slot.item.kode, kept.text)
    await act(turn, slot.case.id, command, Draw(task=slot.task.id), also)
    return turn.words("Noted, thank you.")


def _slots(conn: Connection, turn: Turn, *, beside_form: bool) -> list[Slot]:
    """The slots that take words, of the steps the person has in hand; only those whose form is
    being filled in where it is to be `beside_form`."""
    found: list[Slot] = []
    for one in asking.open_tasks(conn, turn.official):
        if one.accepted_by != turn.official.id:
            continue
        sop, case = turn.desk.casebook.load(conn, one.case)
        task = case.tasks[one.task - 1]
        row = sop.row(task.nomor)
        found += [
            Slot(sop, case, task, row, item, index)
            for index, item in enumerate(row.items)
            if takes_text(item) and task.child is None and is_asked(case, task, row, item)
        ]
    return [one for one in found if not beside_form or _open(conn, turn, one)][:MOST]


def _open(conn: Connection, turn: Turn, slot: Slot) -> bool:
    """Whether a form for the slot is being filled in."""
    return any(has_draft(conn, bench(turn, slot, kind)) for kind in FORMS)
