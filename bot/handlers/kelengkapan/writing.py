"""Words for a slot: by the form Pandu has for them, else in one answer."""

from bot.callbacks import Press
from bot.desk import Turn
from bot.handlers import questions
from bot.handlers.kelengkapan import disposing, minuting
from bot.handlers.kelengkapan.benches import slot_of
from flows.mutu_baku import Bentuk


async def write(turn: Turn, press: Press) -> str:
    """Open the form of a disposisi or of minutes in place of the card; ask for other words."""
    slot = await slot_of(turn, press.case, press.task, int(press.detail))
    match slot.item.bentuk:
        case Bentuk.DISPOSISI:
            return await disposing.begin(turn, slot)
        case Bentuk.NOTULEN:
            return await minuting.begin(turn, slot)
        case _:
            return await questions.ask(turn, press)
