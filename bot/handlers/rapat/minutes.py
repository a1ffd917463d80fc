"""The minutes of a rapat: typed by headings or uploaded, sent to all, and put into the step."""

from datetime import timedelta
from html import unescape
from sqlite3 import Connection

from bot.callbacks import Do
from bot.convened import acts_for
from bot.desk import Turn, milliseconds, post
from bot.drawing import invitations
from bot.telegram.outgoing import SendScreen
from bot.views.kelengkapan.history import parts_of
from bot.views.rapat import meetings as view
from bot.views.rapat.calling import Step
from bot.views.screen import TAG, Screen
from flows.commands import AttachKelengkapan, Command, RecordText
from flows.kelengkapan.notulen import Judul, Notulen, next_empty, recorded, text, with_part
from flows.kelengkapan.putting import FileRef
from flows.kelengkapan.slots import is_there
from flows.mutu_baku import Bentuk, Kelengkapan
from flows.people.officials import actor
from flows.rapat.convening import closed
from flows.rapat.meetings import Meeting, MeetingClosed, Presence
from flows.refusals import Refused
from flows.wording import TEXT_LIMIT
from storage import announcing, meetings, screens
from storage.kelengkapan.drafts import Bench, draft, drop_draft, keep_draft
from storage.people import roster
from storage.screens import Prompt

KIND = "notulen-rapat"
SKIP = "-"
AFTERWARDS = timedelta(days=14)
"""How long after a meeting its minutes are looked for in the list of meetings."""
UNDANGAN, DAFTAR_HADIR = "undangan", "daftar-hadir"
"""How the kode of a slot begins that takes the invitation, or the list of those present."""


async def how(turn: Turn, number: int, arg: str) -> str:
    """Ask whether they are typed or uploaded. Raises Refused."""
    known = await _ready(turn, number)
    await turn.say(view.how_minutes(turn.words, known))
    return ""


async def type_them(turn: Turn, number: int, arg: str) -> str:
    """Ask for the first heading; who led and who was there is known."""
    known = await _ready(turn, number)

    def read(conn: Connection) -> str:
        return roster.official(conn, known.organiser).jabatan

    made = with_part(Notulen(), Judul.PIMPINAN, await turn.read(read))
    made = with_part(made, Judul.PESERTA, present(known))
    await _ask_next(turn, known, made, Judul.PIMPINAN, None)
    return ""


async def part_given(turn: Turn, prompt: Prompt, number: int, arg: str, typed: str) -> None:
    """One heading was typed: the next is asked for, after the last the whole is shown."""
    known = await _ready(turn, number)
    before = await turn.read(lambda conn: draft(conn, _bench(turn, number), Notulen))
    if before is None:
        raise LookupError(number)
    judul = list(Judul)[int(arg)]
    made = with_part(before, judul, "" if typed == SKIP else typed)
    await _ask_next(turn, known, made, judul, prompt)


async def give(turn: Turn, number: int, arg: str) -> str:
    """Send the typed minutes to everybody who was invited. Raises Refused."""
    made = await turn.read(lambda conn: draft(conn, _bench(turn, number), Notulen))
    if made is None:
        raise LookupError(number)
    await _close(turn, await _ready(turn, number), recorded(made), None)
    return turn.words("Noted; everybody who can be reached is told.")


async def ask_file(turn: Turn, number: int, arg: str) -> str:
    """Ask for the minutes as a document."""
    known = await _ready(turn, number)
    prompt = _prompt(turn, f"{Step.UPLOAD.value}{number}/")
    await turn.say(view.ask_file(turn.words, known), prompt)
    return ""


async def uploaded(turn: Turn, prompt: Prompt, file: FileRef) -> bool:
    """The minutes came as a document; False where the question asked for no file. Raises
    Refused."""
    if not prompt.detail.startswith(Step.UPLOAD.value):
        return False
    number = int(prompt.detail[1:].partition("/")[0])
    await _close(turn, await _ready(turn, number), "", file, prompt)
    said = turn.words("Noted; everybody who can be reached is told.")
    await turn.say(Screen(said))
    return True


def present(meeting: Meeting) -> str:
    """Who was there, a line each; who was represented by whom."""
    lines = []
    for one in (one for one in meeting.invitees if one.present):
        instead = one.answer is not None and one.answer.presence is Presence.DIWAKILI
        who = f"{one.guest.nama}, {one.guest.jabatan}".rstrip(", ")
        lines.append(f"{one.answer.words} (mewakili {who})" if instead and one.answer else who)
    return "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1))


async def _close(
    turn: Turn, known: Meeting, notulen: str, file: FileRef | None, prompt: Prompt | None = None
) -> None:
    """The slots of the step first, each once by its cause; then the meeting itself."""
    may = await turn.read(lambda conn: acts_for(conn, turn.official.id, known))
    event = closed(known, turn.official.id, may, notulen, file, turn.at)
    await _fill(turn, known, event)

    def work(conn: Connection) -> None:
        now = meetings.meeting(conn, known.id)  # somebody may have answered meanwhile
        last = closed(now, turn.official.id, may, notulen, file, turn.at)
        after = meetings.happen(conn, now, (last,), turn.cause)
        if after is not None:
            _tell(conn, after)
        drop_draft(conn, _bench(turn, known.id))
        if prompt is not None:
            screens.close_prompt(conn, prompt, milliseconds(turn.at))

    await turn.write(work)


def _tell(conn: Connection, meeting: Meeting) -> None:
    for one in meeting.invitees:
        if one.guest.official is None:
            continue
        reader = roster.official(conn, one.guest.official)
        if meeting.file is not None:
            invitations.tell(conn, meeting.id, reader, invitations.FILE)
            continue
        for part in range(len(parts_of(meeting.notulen))):
            invitations.tell(conn, meeting.id, reader, invitations.MINUTES, part=part)
    invitations.refresh(conn, meeting)


async def _fill(turn: Turn, meeting: Meeting, event: MeetingClosed) -> None:
    """Put invitation, list of those present and minutes into the step it was held for."""
    if meeting.case is None or meeting.task is None:
        return
    sop, case = await turn.desk.casebook.read(meeting.case)
    task = case.task(meeting.task)
    if task is None or not task.live:
        return
    filled = False
    for item in sop.row(task.nomor).items:
        command = None if is_there(case, task, item) else _command(turn, meeting, event, item)
        if command is not None:
            filled |= await _execute(turn, meeting, item, command)
    if filled:
        case_id = meeting.case
        await turn.desk.db.write(
            lambda conn: announcing.redraw(
                conn, turn.official.id, turn.chat_id, case_id, fresh=True, task=task.id
            )
        )


async def _execute(turn: Turn, meeting: Meeting, item: Kelengkapan, command: Command) -> bool:
    cause = f"rapat:{meeting.id}:{item.kode}"
    try:
        await turn.desk.casebook.execute(meeting.case, command, turn.at, cause)
    except Refused:
        return False
    if isinstance(command, AttachKelengkapan):
        turn.desk.arrived()
    return True


def _command(
    turn: Turn, meeting: Meeting, event: MeetingClosed, item: Kelengkapan
) -> Command | None:
    """What goes into a slot; None where the meeting has nothing for it."""
    assert meeting.task is not None
    by, task, kode = actor(turn.official), meeting.task, item.kode
    if item.bentuk is Bentuk.NOTULEN:
        if event.file is not None:
            return AttachKelengkapan(by, task, kode, event.file)
        return RecordText(by, task, kode, event.notulen)
    if kode.startswith(UNDANGAN) and item.teks:
        return RecordText(by, task, kode, _letter(turn, meeting))
    if kode.startswith(DAFTAR_HADIR) and item.teks and (there := present(meeting)):
        return RecordText(by, task, kode, there[:TEXT_LIMIT])
    return None


def _letter(turn: Turn, meeting: Meeting) -> str:
    """The invitation in words, with how many were invited."""
    said = turn.words.render("meeting_letter", meeting=meeting)
    return unescape(TAG.sub("", said))[:TEXT_LIMIT]


async def _ask_next(
    turn: Turn, known: Meeting, made: Notulen, after: Judul, prompt: Prompt | None
) -> None:
    then = next_empty(made, after)
    asked, screen = None, view.reviewed(turn.words, known, text(made))
    if then is not None:
        asked = _prompt(turn, f"{Step.TYPE.value}{known.id}/{list(Judul).index(then)}")
        screen = view.ask_part(turn.words, known, then.value)

    def work(conn: Connection) -> None:
        keep_draft(conn, _bench(turn, known.id), made, milliseconds(turn.at))
        if prompt is not None:
            screens.close_prompt(conn, prompt, milliseconds(turn.at))
        post(conn, SendScreen(turn.chat_id, screen), asked)

    await turn.write(work)


async def _ready(turn: Turn, number: int) -> Meeting:
    """The meeting, if this person may give its minutes now. Raises Refused."""

    def read(conn: Connection) -> Meeting:
        known = meetings.meeting(conn, number)
        closed(known, turn.official.id, acts_for(conn, turn.official.id, known), "-", None, turn.at)
        return known

    return await turn.read(read)


def _prompt(turn: Turn, detail: str) -> Prompt:
    return Prompt(turn.chat_id, 0, turn.official.id, Do.MEETING.value, "", 0, detail)


def _bench(turn: Turn, number: int) -> Bench:
    return Bench(turn.official.id, "", 0, str(number), KIND)
