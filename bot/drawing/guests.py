"""What people from outside are sent, drawn when it is sent; and the letters that invite them."""

import io
from dataclasses import replace
from sqlite3 import Connection

import segno

from bot.desk import Desk
from bot.people.enrolling import BOT_USERNAME
from bot.telegram.outgoing import Outgoing, SendMade, SendScreen
from bot.views.card import CardInput
from bot.views.outsiders import letters
from bot.views.outsiders.letters import Letter
from bot.views.outsiders.theirs import Theirs
from flows.case import Case, Task
from flows.outsiders.asked import asked_tasks
from flows.outsiders.guests import Guest, guest
from flows.outsiders.hosting import may_host, of_outsiders
from flows.outsiders.inviting import answers_for
from flows.people.officials import Official, actor
from flows.sop import Sop
from storage import outbox
from storage.database import meta
from storage.outbox import Dispatch, JsonValue, Priority
from storage.people import roster

KIND = "guest"
SCALE = 8
"""Pixels of a dot of the QR code."""


def send(conn: Connection, chat_id: int, case_id: str, one: Guest, code: str) -> None:
    """Have the invitation sent to whoever passes it on: QR code, link, a text for WhatsApp."""
    for part in ("qr", "link"):
        body: dict[str, JsonValue] = {
            "part": part,
            "case": case_id,
            "number": one.number,
            "code": code,
        }
        outbox.enqueue(conn, chat_id=chat_id, priority=Priority.ANSWER, kind=KIND, body=body)


async def drawn(desk: Desk, dispatch: Dispatch) -> Outgoing | None:
    """The invitation; None where it lets nobody in any more."""
    body = dispatch.body
    code, number = str(body["code"]), int(str(body["number"]))

    def read(conn: Connection) -> tuple[Letter | None, Official | None]:
        given = letter_of(conn, desk, str(body["case"]), number, code)
        return given, roster.by_chat(conn, dispatch.chat_id)

    given, reader = await desk.db.read(read)
    if given is None or reader is None or not given.guest.waiting:
        return None
    if given.guest.until <= desk.clock():
        return None
    words = desk.words_for(reader)
    if body["part"] == "link":
        return SendScreen(dispatch.chat_id, letters.letter(words, given, reader))
    nama = f"undangan-{given.case.id}-{number}.png"
    return SendMade(dispatch.chat_id, nama, qr(given.link), letters.picture(words, given))


def qr(link: str) -> bytes:
    """The QR code of a link, as PNG."""
    made = io.BytesIO()
    segno.make(link, error="m", micro=False).save(made, kind="png", scale=SCALE)
    return made.getvalue()


def letter_of(
    conn: Connection, desk: Desk, case_id: str, number: int, code: str = ""
) -> Letter | None:
    """The invitation of that guest, with its link where the code is known; None: no such guest."""
    sop, case = desk.casebook.load(conn, case_id)
    one = guest(case.guests, number)
    if one is None:
        return None
    link = f"https://t.me/{meta(conn, BOT_USERNAME)}?start={code}" if code else ""
    contact = roster.official(conn, one.contact)
    return Letter(desk.units[sop.unit], sop, case, one, contact, link)


def theirs_of(
    conn: Connection, desk: Desk, reader: Official, case_id: str, wanted: int = 0
) -> Theirs:
    """A berkas as this person from outside comes to it. Raises NoSuchCase."""
    sop, case = desk.casebook.load(conn, case_id)
    tasks = asked_tasks(sop, case, actor(reader))
    task = next((one for one in tasks if one.id == wanted), tasks[0] if tasks else None)
    was = [one for one in case.guests if one.who == reader.id]
    contact = roster.official(conn, was[-1].contact if was else case.opened_by)
    return Theirs(sop, case, reader, answers_for(case, reader.id), task, contact)


def with_outsiders(conn: Connection, desk: Desk, given: CardInput) -> CardInput:
    """The input of a card with what people from outside have to do with it: for one of them their
    own part alone, for an official who answers for them the row that is theirs."""
    if given.reader.outsider:
        wanted = given.focus.task.id if given.focus.task else 0
        mine = theirs_of(conn, desk, given.reader, given.case.id, wanted)
        return replace(given, theirs=mine)
    return replace(given, hosted=hosted_task(desk, given.sop, given.case, given.reader))


def hosted_task(desk: Desk, sop: Sop, case: Case, reader: Official) -> Task | None:
    """An open row of people from outside for whom the official answers, or None."""
    office, who = desk.offices(sop.unit), actor(reader)
    for task in case.open_tasks:
        outside = of_outsiders(office, sop, sop.row(task.nomor))
        if any(may_host(office, sop, case, kode, who) for kode in outside):
            return task
    return None
