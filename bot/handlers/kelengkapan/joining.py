"""Photographed pages: arranged by taps, and made into one PDF that is a new version of the slot."""

import asyncio
import shutil
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection

from bot.callbacks import Press
from bot.desk import Turn
from bot.drawing.bundles import PART
from bot.handlers.acts import Draw, act
from bot.handlers.kelengkapan.benches import bench, keep_shown, slot_pressed
from bot.views import plain
from bot.views.kelengkapan.album import album_screen
from bot.views.kelengkapan.checked import why_refused
from bot.views.kelengkapan.slot import Slot
from bot.views.kelengkapan.states import size
from flows.commands import AttachKelengkapan
from flows.kelengkapan.album import Album, photos
from flows.kelengkapan.checked import Jenis
from flows.kelengkapan.events import Shelved
from flows.kelengkapan.putting import FileRef
from flows.people.officials import actor
from storage.casebook import Act
from storage.kelengkapan.apart import NotAssembled
from storage.kelengkapan.apart import Turn as Quarter
from storage.kelengkapan.drafts import draft, drop_draft
from storage.kelengkapan.fetches import MADE_HERE
from storage.kelengkapan.joining import NotJoined, Page, join
from storage.kelengkapan.names import clean_name
from storage.kelengkapan.shelf import Shelf

KIND = "album"
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to be joined: the SHA-256 of its picture, and how far it is turned."""

    sha256: str
    turn: int


async def pressed(turn: Turn, press: Press) -> str:
    """Show the pages, arrange them by one tap, or join them."""
    slot, asked = await slot_pressed(turn, press)
    album = await _album(turn, slot)
    if asked == "j":
        return await _joined(turn, slot, album)
    album = _arranged(album, asked, photos(slot.case, slot.task, slot.item))
    screen = album_screen(turn.words, slot, album)
    await keep_shown(turn, bench(turn, slot, KIND), album, screen)
    return ""


async def _album(turn: Turn, slot: Slot) -> Album:
    """What the person has arranged so far, of the photos that lie in the slot now."""
    where = bench(turn, slot, KIND)
    kept = await turn.read(lambda conn: draft(conn, where, Album))
    return (kept or Album()).brought_up_to(photos(slot.case, slot.task, slot.item))


def _arranged(album: Album, asked: str, places: tuple[int, ...]) -> Album:
    """The album after one tap. Raises ValueError where nobody offers that."""
    match asked[:1], asked[1:]:
        case "", "":
            return album
        case "n", "":
            return Album().brought_up_to(places)
        case "r", place:
            return album.turned(int(place))
        case "u", place:
            return album.raised(int(place))
        case "x", place:
            return album.without(int(place))
        case _:
            raise ValueError(asked)


async def _joined(turn: Turn, slot: Slot, album: Album) -> str:
    """Put the PDF into the slot as a new version, or say why there is none."""
    given = [slot.case.given[page.place] for page in album.pages]
    awaited = [n for n, one in enumerate(given, 1) if one.shelved is None]
    if not given:
        return turn.words("There is no photo to join.")
    if awaited:
        return turn.words(
            "Photo %(n)s is still being fetched; please try again in a moment.", n=awaited[0]
        )
    pairs = zip(given, album.pages, strict=True)
    sheets = [Sheet(one.shelved.sha256, page.turn) for one, page in pairs if one.shelved]
    try:
        made = await asyncio.to_thread(_made, turn.desk.shelf, sheets)
    except NotJoined as error:
        return await _say_why(turn, error)
    except NotAssembled:
        return turn.words("These photos could not be joined. Fewer at a time may do.")
    if made is None:
        most = size(PART)
        return turn.words(
            "Together these photos are larger than %(most)s. Fewer will do.", most=most
        )
    await _give(turn, slot, made)
    return turn.words("%(n)s photos have become one PDF.", n=made.pages)


async def _say_why(turn: Turn, error: NotJoined) -> str:
    """As a message: it is too long to be shown over the chat."""
    why = why_refused(turn.words, error.reason)
    reason = turn.words("Photo %(n)s cannot become a page. %(why)s", n=error.number, why=why)
    await turn.say(plain.said(turn.words, "cannot", reason=reason))
    return ""


def _made(shelf: Shelf, sheets: list[Sheet]) -> Shelved | None:
    """The PDF of these pages, on the shelf; None where it is too large to be sent."""
    scratch = shelf.scratch()
    try:
        target = Path(scratch, "gabungan.pdf")
        join([Page(shelf.path(one.sha256), Quarter(one.turn)) for one in sheets], target)
        if target.stat().st_size > PART:
            return None
        stored = shelf.put(target)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return Shelved(stored.sha256, stored.size, Jenis.PDF.value, len(sheets))


async def _give(turn: Turn, slot: Slot, made: Shelved) -> None:
    nama = clean_name(f"{slot.item.nama}.pdf")
    file = FileRef("", f"{MADE_HERE}{made.sha256}", nama, PDF, made.size)
    by, batch = actor(turn.official), f"j{turn.update_id}"
    command = AttachKelengkapan(by, slot.task.id, slot.item.kode, file, batch, made)
    where = bench(turn, slot, KIND)

    def also(conn: Connection, _: Act) -> None:
        drop_draft(conn, where)

    await act(turn, slot.case.id, command, Draw(task=slot.task.id), also)
