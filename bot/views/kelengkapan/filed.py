"""Messages about a document that was given and could not be kept, or is to be minded."""

from bot.callbacks import Do, Press, encode
from bot.views.card import CardInput, overview
from bot.views.kelengkapan.checked import minded, why_refused
from bot.views.screen import Button, Screen, Style
from bot.words import Words
from flows.case import Task
from flows.kelengkapan.checked import Jenis, Reason, flags_of
from flows.kelengkapan.events import TOO_LARGE
from flows.notices import Told

ABOUT_FILES = (Told.FILE_REFUSED, Told.FILE_LEFT, Told.FILE_MINDED)


def about_file(
    words: Words, what: Told, given: CardInput, task: Task | None, remark: str
) -> Screen:
    """What became of a document; `remark` holds the codes and, on a line of its own, the name.

    `task` is None where the document came along from another berkas.
    """
    codes, _, nama = remark.partition("\n")
    text = words.render(
        "told_file_large" if codes == TOO_LARGE else f"told_{what.value}",
        **overview(given),
        row=None if task is None else given.sop.row(task.nomor),
        nama=nama,
        why=_why(words, what, codes, nama),
    )
    card = encode(Press(Do.CARD, given.case.id, 0 if task is None else task.id))
    return Screen(text, ((Button(words("Open"), card, style=Style.PRIMARY),),))


def _why(words: Words, what: Told, codes: str, nama: str) -> str:
    if what is Told.FILE_REFUSED:
        return why_refused(words, Reason(codes))
    if what is Told.FILE_MINDED:
        jenis, _, flags = codes.partition(" ")
        return minded(words, Jenis(jenis), nama, flags_of(flags))
    return ""
