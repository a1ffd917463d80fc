"""Messages about a document that was given and could not be kept."""

from bot.callbacks import Do, Press, encode
from bot.views.card import CardInput, overview
from bot.views.kelengkapan.checked import why_refused
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.case import Task
from flows.kelengkapan.checked import Reason
from flows.notices import Told

ABOUT_FILES = (Told.FILE_REFUSED, Told.FILE_LEFT)


def about_file(words: Words, what: Told, given: CardInput, task: Task, remark: str) -> Screen:
    """What became of a document; `remark` is the code of the reason and the name, line by line."""
    code, _, nama = remark.partition("\n")
    refused = what is Told.FILE_REFUSED
    text = words.render(
        f"told_{what.value}",
        **overview(given),
        row=given.sop.row(task.nomor),
        nama=nama,
        why=why_refused(words, Reason(code)) if refused else "",
    )
    card = encode(Press(Do.CARD, given.case.id, task.id))
    return Screen(text, ((Button(words("Open"), card, style=Style.PRIMARY),),))
