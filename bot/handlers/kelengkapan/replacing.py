"""A document has replaced another: both together after all, or the earlier one again."""

from bot.callbacks import Press
from bot.desk import Turn
from bot.handlers.acts import Draw, act, slot_kode, why_not
from bot.kelengkapan import receipts
from bot.views.kelengkapan.receipt import DROP, JOIN
from flows.ids import TaskId
from flows.kelengkapan.commands import DropVersion, JoinVersion
from flows.people.officials import actor
from flows.refusals import Refused
from storage.kelengkapan.uploads import Place

COMMANDS: dict[str, type[JoinVersion] | type[DropVersion]] = {JOIN: JoinVersion, DROP: DropVersion}


async def pressed(turn: Turn, press: Press) -> str:
    """Do what the button of a receipt asks; receipt and card say so. Raises LookupError or
    ValueError where nobody offers that."""
    index, _, asked = press.detail.partition(".")
    command = COMMANDS[asked[-1:]]
    kode = await slot_kode(turn, press.case, press.task, int(index))
    what = command(actor(turn.official), TaskId(press.task), kode, int(asked[:-1]))
    try:
        await act(turn, press.case, what, Draw(aside=True, task=press.task))
    except Refused as refused:
        place = Place(press.case, press.task, kode)
        await turn.write(lambda conn: receipts.redraw(conn, place))
        return await why_not(turn, press.case, refused)
    return turn.words("Noted, thank you.")
