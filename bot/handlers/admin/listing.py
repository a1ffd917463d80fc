"""The personnel list under /kelola: sent as a file, looked at, and applied or discarded."""

import logging
from sqlite3 import Connection

from bot.callbacks import Do, Press
from bot.clock.standing import take_effect
from bot.desk import Turn, milliseconds, post
from bot.drawing import listing
from bot.drawing.listing import Which
from bot.handlers.acts import why_not
from bot.people.enrolling import Import, Imported, import_people
from bot.people.pending import Pending, drop, keep, kept, pending, uncoded
from bot.people.personnel import Checked, peran_of
from bot.people.reading import read_apart
from bot.people.receiving import NotReceived
from bot.people.sheets import SheetError
from bot.telegram.outgoing import React
from bot.views import plain
from bot.views.admin import listing as view
from bot.views.screen import Screen
from flows.kelengkapan.putting import FileRef
from flows.people.officials import actor
from flows.refusals import MayNotManage
from storage import screens
from storage.kelengkapan.names import suffix_of
from storage.people.personnel import Person
from storage.screens import Prompt

log = logging.getLogger(__name__)
LARGEST = 5
"""Megabytes of a list."""
SHEETS = ("xlsx", "csv")
OTHER_SHEETS = ("xls", "xlsm", "xlsb", "ods", "numbers", "tsv", "txt")
ASKED = {"c": Which.BLANK, "d": Which.PRESENT, "r": Which.DIFFERENCES}


async def pressed(turn: Turn, press: Press) -> str:
    """What the letter of the detail says; a number is a page. Raises MayNotManage."""
    _check(turn)
    step, rest = press.detail[:1], press.detail[1:]
    if step in ASKED:
        await turn.write(lambda conn: listing.ask(conn, turn.official, ASKED[step]))
        return turn.words("The document follows.")
    if step == "a":
        return await _apply(turn, rest)
    if step == "x":
        return await _discard(turn)
    if step.isdecimal():
        return await _page(turn, int(press.detail))
    await _ask(turn)
    return ""


def is_meant(prompt: Prompt, file: FileRef, *, quoted: bool) -> bool:
    """Whether a file answers the question for a list; without a quote only a table does."""
    asked = Do(prompt.purpose) is Do.LIST
    return asked and (quoted or suffix_of(file.nama) in SHEETS + OTHER_SHEETS)


async def sent(turn: Turn, prompt: Prompt, file: FileRef) -> None:
    """Read the file, lay aside what it says, and show what it changes; the file is not kept."""
    if not actor(turn.official).manages:
        await turn.say(plain.said(turn.words, "cannot", reason=await _why_not(turn)))
        return
    await turn.desk.db.write(lambda c: post(c, React(turn.chat_id, turn.message_id, "👀")))
    turn.desk.wake()
    try:
        checked = await _read(turn, file)
    except SheetError as bad:
        await turn.say(plain.said(turn.words, "list_unread", why=str(bad)))
        return
    except NotReceived as error:
        log.warning("Daftar pegawai belum terambil (%s)", error)
        again = turn.words("Telegram has not handed the document over. Please send it once more.")
        await turn.say(plain.said(turn.words, "cannot", reason=again))
        return
    found = await _looked(turn, checked)

    def work(conn: Connection) -> None:
        keep(conn, turn.official.id, found, milliseconds(turn.at))
        screens.close_prompt(conn, prompt, milliseconds(turn.at))

    await turn.desk.db.write(work)
    await turn.say(view.shown(turn.words, found), None if not found.wrong else _prompt(turn))


async def _read(turn: Turn, file: FileRef) -> Checked:
    """The list in the file. Raises SheetError or NotReceived."""
    if suffix_of(file.nama) not in SHEETS:
        raise SheetError("Daftar pegawai dikirim sebagai XLSX atau CSV; simpan ulang lebih dahulu.")
    if file.size > LARGEST * 1024 * 1024:
        raise SheetError(f"Dokumen lebih besar dari {LARGEST} MB; kirim tabelnya saja.")
    content = await turn.desk.fetched(file.file_id, LARGEST * 1024 * 1024)
    return await read_apart(content, peran_of((turn.desk.unit_of(turn.official),)))


async def _looked(turn: Turn, checked: Checked) -> Pending:
    """What the list would change; of one with mistakes only these."""
    rows = uncoded(checked.people)
    imported = await import_people(turn.desk.db, Import(rows, 0, trial=True), turn.at)
    coded = ("kode",) if any(one.kode for one in checked.people) else ()
    return pending(rows, checked.mistakes, imported, (*checked.unused, *coded))


async def _apply(turn: Turn, name: str) -> str:
    """Carry out exactly what was shown, or show it anew where that means something else now."""
    found = await turn.read(lambda conn: kept(conn, turn.official.id))
    if found is None or found.wrong or view.name_of(found) != name:
        return _gone(turn)
    imported = await _imported(turn, found.rows, found.meaning)
    if imported.moved or imported.clashes:
        again = pending(found.rows, (), imported, found.unused)
        at = milliseconds(turn.at)
        await turn.desk.db.write(lambda conn: keep(conn, turn.official.id, again, at))
        await turn.edit(view.shown(turn.words, again, moved=True))
        return ""
    await turn.desk.db.write(lambda conn: drop(conn, turn.official.id))
    await take_effect(turn.desk)
    await turn.edit(view.done(turn.words, found))
    return turn.words("Noted, thank you.")


async def _imported(turn: Turn, rows: tuple[Person, ...], meaning: str) -> Imported:
    zones = {unit.id: unit.zona for unit in turn.desk.units.values()}
    asked = Import(rows, 0, trial=False, by=turn.official.id, shown=meaning)
    return await import_people(turn.desk.db, asked, turn.at, zones)


async def _discard(turn: Turn) -> str:
    await turn.desk.db.write(lambda conn: drop(conn, turn.official.id))
    await turn.edit(Screen(turn.words("The list has been discarded; nothing has been changed.")))
    return ""


async def _page(turn: Turn, page: int) -> str:
    found = await turn.read(lambda conn: kept(conn, turn.official.id))
    if found is None:
        return _gone(turn)
    await turn.edit(view.shown(turn.words, found, page))
    return ""


def _gone(turn: Turn) -> str:
    return turn.words("This list has been applied or discarded, or another has come after it.")


async def _ask(turn: Turn) -> None:
    await turn.say(view.asked(turn.words, LARGEST), _prompt(turn))


def _prompt(turn: Turn) -> Prompt:
    return Prompt(turn.chat_id, 0, turn.official.id, Do.LIST.value, "", 0, "")


async def _why_not(turn: Turn) -> str:
    return await why_not(turn, None, MayNotManage())


def _check(turn: Turn) -> None:
    if not actor(turn.official).manages:
        raise MayNotManage
