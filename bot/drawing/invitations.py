"""What is told about a rapat, drawn when it is sent, from the meeting as it stands then."""

import sqlite3
from collections.abc import Iterable, Mapping
from html import escape

from bot.desk import Desk
from bot.telegram.outgoing import (
    EditScreen,
    Outgoing,
    RetireButtons,
    SendFile,
    SendMade,
    SendScreen,
)
from bot.views.kelengkapan.history import parts_of
from bot.views.rapat import meetings as view
from bot.views.rapat.meetings import Seen
from bot.views.screen import Screen
from bot.words import Words
from flows.case import Case, Giving
from flows.kelengkapan.putting import FileRef
from flows.mutu_baku import Bentuk
from flows.people.officials import Official, OfficialId
from flows.rapat.convening import overtaken
from flows.rapat.meetings import Invitee, Meeting
from flows.rights import performers
from flows.sop import Sop
from storage import meetings, outbox
from storage.kelengkapan.openings import opened
from storage.meetings import Shown
from storage.outbox import Dispatch, JsonValue, Priority
from storage.outsiders import codes
from storage.people import roster
from storage.people.capacities import as_holder, in_charge
from storage.readers import reachable

KIND, BY_LINK = "rapat", "rapat-tamu"
INVITE, AGAIN = "invite", "again"
INTRODUCED = (INVITE, AGAIN, "change", "day", "hour")
"""How an invitation may be introduced."""
ANSWERS = "answers"
"""The organiser's message with the answers."""
ROLL = "roll"
"""The organiser's message with the list of those present; "roll.2" is its third page."""
CARD = "card"
"""The live invitation in somebody's chat, as it is remembered: "card.2" was sent at sequence 2."""
PAST = "past"
"""An invitation that a newer one has replaced: it loses its buttons."""
ENTRY, CANCEL, MINUTES, FILE = "entry", "cancel", "minutes", "file"
LETTER = "letter"
"""The signed letter that lies in the berkas, where there is one."""
UNDANGAN = "undangan"
"""What the kode of a slot speaks of that holds the letter."""


def tell(
    conn: sqlite3.Connection,
    number: int,
    reader: Official,
    what: str,
    *,
    message_id: int = 0,
    part: int = 0,
    priority: Priority = Priority.HANDOFF,
) -> None:
    """Tell somebody about a meeting, in place of that message or as a new one; `what` is one of
    the words above, or how an invitation is introduced ("invite", "change", "day", "hour").

    Nobody is told who cannot be reached.
    """
    if not reachable([reader]):
        return
    assert reader.chat_id is not None
    live = what.startswith((ANSWERS, ROLL))
    outbox.enqueue(
        conn,
        chat_id=reader.chat_id,
        priority=priority,
        kind=KIND,
        body={
            "meeting": number,
            "official": reader.id,
            "what": what,
            "message": message_id,
            "part": part,
        },
        merge_key=f"{KIND}:{number}:{message_id}" if live else "",
    )


def announce(conn: sqlite3.Connection, meeting: Meeting, readers: Iterable[int], what: str) -> None:
    """Tell the invited people of these numbers, with the entry for their calendar."""
    for number in readers:
        official = meeting.invitee(number).guest.official
        if official is None:
            tell_by_link(conn, meeting, number, what)
        else:
            reader = roster.official(conn, official)
            tell(conn, meeting.id, reader, what)
            if what == INVITE and meeting.case is not None:
                tell(conn, meeting.id, reader, LETTER)
            tell(conn, meeting.id, reader, ENTRY)


def ask_again(
    conn: sqlite3.Connection, meeting: Meeting, priority: Priority = Priority.HANDOFF
) -> None:
    """Ask those who have not answered once more."""
    for one in meeting.silent:
        remind(conn, meeting, one, AGAIN, priority)


def remind(
    conn: sqlite3.Connection, meeting: Meeting, one: Invitee, what: str, priority: Priority
) -> None:
    """Remind one of those invited, whether of the office or by their link."""
    if one.guest.official is None:
        tell_by_link(conn, meeting, one.number, what, priority)
    else:
        reader = roster.official(conn, one.guest.official)
        tell(conn, meeting.id, reader, what, priority=priority)


def tell_by_link(
    conn: sqlite3.Connection,
    meeting: Meeting,
    number: int,
    what: str,
    priority: Priority = Priority.HANDOFF,
) -> None:
    """Tell somebody from outside who has opened their link; nobody else can be told."""
    chat_id = codes.chat_of(conn, codes.of_meeting(meeting.id), number)
    if chat_id is not None:
        body: dict[str, JsonValue] = {"meeting": meeting.id, "line": number, "what": what}
        outbox.enqueue(conn, chat_id=chat_id, priority=priority, kind=BY_LINK, body=body)


def refresh(conn: sqlite3.Connection, meeting: Meeting) -> None:
    """Draw the organiser's live message anew, where it stands."""
    organiser = roster.official(conn, meeting.organiser)
    shown = meetings.shown(conn, meeting.id, meeting.organiser)
    if shown is None or shown.side.startswith(CARD):
        tell(conn, meeting.id, organiser, ANSWERS)
    else:
        tell(conn, meeting.id, organiser, shown.side, message_id=shown.message_id)


async def drawn(desk: Desk, dispatch: Dispatch) -> Outgoing | None:
    """The message about a meeting; None where there is nothing left to say."""
    body = dispatch.body
    what, number = str(body["what"]), int(str(body["meeting"]))
    reader_id = OfficialId(int(str(body["official"])))

    def read(conn: sqlite3.Connection) -> tuple[Official, Seen]:
        return roster.official(conn, reader_id), seen(conn, desk, meetings.meeting(conn, number))

    reader, known = await desk.db.read(read)
    words, chat_id = desk.words_for(reader), dispatch.chat_id
    if what == ENTRY:
        return _entry(words, chat_id, known)
    if what == LETTER:
        return await letter(desk, words, chat_id, known.meeting)
    if what == FILE:
        return _file(words, chat_id, known.meeting)
    if what == PAST:
        return _retired(words, chat_id, known.meeting, body)
    screen = _screen(words, known, reader, what, int(str(body["part"])))
    if screen is None:
        return None
    message_id = int(str(body["message"]))
    return EditScreen(chat_id, message_id, screen) if message_id else SendScreen(chat_id, screen)


def answered(line: Invitee | None) -> bool:
    """Whether somebody who was to be asked once more has answered meanwhile."""
    return line is not None and line.coming is not None


def delivered(conn: sqlite3.Connection, dispatch: Dispatch, message_id: int) -> None:
    """Remember where the live message of an organiser stands, and where an invitation does; the
    one before it loses its buttons."""
    what = str(dispatch.body["what"])
    official = OfficialId(int(str(dispatch.body["official"])))
    if what.startswith((ANSWERS, ROLL)):
        number = meetings.meeting(conn, int(str(dispatch.body["meeting"]))).id
        meetings.show(conn, number, official, message_id, what)
    elif what in INTRODUCED:
        known = meetings.meeting(conn, int(str(dispatch.body["meeting"])))
        before = meetings.shown(conn, known.id, official)
        if before is not None and not before.side.startswith(CARD):
            return
        if before is not None and before.message_id != message_id:
            _retire(conn, known, dispatch.chat_id, official, before)
        meetings.show(conn, known.id, official, message_id, f"{CARD}.{known.sequence}")


def _retire(
    conn: sqlite3.Connection, known: Meeting, chat_id: int, official: OfficialId, before: Shown
) -> None:
    _, _, sequence = before.side.partition(".")
    body: dict[str, JsonValue] = {"meeting": known.id, "official": official, "what": PAST}
    body |= {"message": before.message_id, "sequence": sequence}
    outbox.enqueue(conn, chat_id=chat_id, priority=Priority.HANDOFF, kind=KIND, body=body)


def _retired(words: Words, chat_id: int, known: Meeting, body: Mapping[str, JsonValue]) -> Outgoing:
    """Of an invitation for another time also the words go: two dates would both seem to hold."""
    late = known.running and overtaken(known, str(body["sequence"]))
    screen = view.moved(words, known) if late else None
    return RetireButtons(chat_id, int(str(body["message"])), screen)


def seen(conn: sqlite3.Connection, desk: Desk, meeting: Meeting) -> Seen:
    """The meeting with its people as they are now."""
    ids = [one.guest.official for one in meeting.invitees if one.guest.official is not None]
    people = {official: roster.official(conn, official) for official in ids}
    links = codes.opened(conn, codes.of_meeting(meeting.id))
    return Seen(meeting, _organiser(conn, desk, meeting), people, desk.clock(), links)


def _organiser(conn: sqlite3.Connection, desk: Desk, meeting: Meeting) -> Official:
    """Whoever called it, in the capacity in which they did ("Plh. Kepala Bidang")."""
    if meeting.case is None or meeting.task is None:
        return in_charge(conn, roster.official(conn, meeting.organiser), meeting.called_at)
    sop, case = desk.casebook.load(conn, meeting.case)
    row = sop.row(case.tasks[meeting.task - 1].nomor)
    return as_holder(conn, meeting.organiser, performers(case, row), meeting.called_at)


def _screen(words: Words, known: Seen, reader: Official, what: str, part: int) -> Screen | None:
    if what == ANSWERS:
        return view.answers(words, known)
    if what.startswith(ROLL):
        return view.roll(words, known, int(what.partition(".")[2] or 0))
    if what == CANCEL:
        return view.cancelled(words, known, reader)
    if what == MINUTES:
        text = parts_of(known.meeting.notulen)[part]
        return view.minutes(words, known, reader, text, part)
    line = known.meeting.of(reader.id)
    if not known.meeting.running or (what == AGAIN and answered(line)):
        return None
    return view.invitation(words, known, reader, what)


def _entry(words: Words, chat_id: int, known: Seen) -> SendMade:
    from bot.drawing.ics import entry  # a calendar library that most days do without

    meeting = known.meeting
    content = entry(meeting, known.organiser.jabatan, words.zone, known.at)
    nama = f"rapat-{meeting.id}.ics"
    return SendMade(chat_id, nama, content, view.caption(words, meeting))


async def letter(desk: Desk, words: Words, chat_id: int, meeting: Meeting) -> SendFile | None:
    """The latest letter of invitation that lies in the berkas as a dokumen."""
    assert meeting.case is not None
    file = _letter_in(*await desk.casebook.read(meeting.case))
    if file is None:
        return None
    caption = words("Letter of invitation: %(what)s", what=escape(meeting.subject.agenda))
    return SendFile(chat_id, file.file_id, caption, photo=file.photo)


def letter_read(conn: sqlite3.Connection, desk: Desk, meeting: Meeting, who: OfficialId) -> None:
    """Whoever answers the invitation has had the letter that came with it; noted as opened."""
    if meeting.case is None:
        return
    file = _letter_in(*desk.casebook.load(conn, meeting.case))
    if file is not None:
        opened(conn, meeting.case, (file.unique_id,), who, desk.clock())


def _letter_in(sop: Sop, case: Case) -> FileRef | None:
    """The latest letter of invitation that lies in the berkas as a dokumen; no draft of one."""
    items = [item for _, item in sop.all_items() if item.bentuk is Bentuk.SURAT]
    letters = {item.kode for item in items if UNDANGAN in item.kode}
    good = (g for g in case.given if g.kode in letters and g.state is Giving.GOOD)
    files = [g.file for g in good if g.file is not None]
    return files[-1] if files else None


def _file(words: Words, chat_id: int, meeting: Meeting) -> SendFile | None:
    if meeting.file is None:
        return None
    caption = words("Minutes of the meeting: %(what)s", what=escape(meeting.subject.agenda))
    return SendFile(chat_id, meeting.file.file_id, caption, photo=meeting.file.photo)
