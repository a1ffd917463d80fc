"""A rapat as its invited people, its organiser and those present see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.views.labels import shortened
from bot.views.lists import window
from bot.views.rapat.calling import Step, press, turns
from bot.views.screen import Button, Screen, Style
from bot.words import Words, marked
from flows.people.officials import Official, OfficialId
from flows.rapat.convening import DOORS_OPEN, MeetingFault, doors_open
from flows.rapat.meetings import Invitee, Meeting, Presence

FAULTS = {
    MeetingFault.PAST: marked("That moment is past. Please choose a later day or time."),
    MeetingFault.FAR: marked("Please choose a day within a year."),
    MeetingFault.NO_GUESTS: marked("Nobody is invited yet. Please choose roles or people."),
    MeetingFault.TOO_MANY: marked("That is more people than one meeting can invite."),
    MeetingFault.NOT_ORGANISER: marked("Only whoever called the meeting, or their secretary, can."),
    MeetingFault.CANCELLED: marked("This meeting was cancelled."),
    MeetingFault.CLOSED: marked("This meeting is over; its minutes have been given."),
    MeetingFault.UNCHANGED: marked("Nothing has been changed yet."),
    MeetingFault.WHO_INSTEAD: marked("Please write who will attend instead."),
    MeetingFault.WHY_ABSENT: marked("Please write the reason in a few words."),
    MeetingFault.BEGUN: marked("The meeting took place already."),
    MeetingFault.NOT_YET: marked("The meeting has not begun yet; please do this on the spot."),
    MeetingFault.NOT_INVITED: marked("This invitation is for somebody else."),
    MeetingFault.WRONG_CODE: marked("That code belongs to no meeting of this hour. Please check."),
    MeetingFault.TOO_MANY_TRIES: marked("Too many wrong codes; please ask the organiser."),
    MeetingFault.OUTSIDER: marked("Please write one name a line."),
    MeetingFault.MAY_NOT: marked("Meetings are called by people of the office."),
    MeetingFault.ALL_ANSWERED: marked("Everybody has answered."),
    MeetingFault.ASKED_ALREADY: marked("They were asked less than four hours ago."),
    MeetingFault.UNREADABLE: marked("That cannot be read. For example: 30 November 2026; 09.30."),
    MeetingFault.NO_DRAFT: marked(
        "The invitation was sent or discarded already. /rapat shows the meetings to come."
    ),
    MeetingFault.EMPTY: marked("Agenda, day, time and place are needed first."),
}
ANSWERS = {
    Presence.HADIR: marked("Present"),
    Presence.DIWAKILI: marked("Represented"),
    Presence.BERHALANGAN: marked("Unable to come"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A meeting with its people as the memory knows them now, at that moment; `links` says of whom
    from outside there is a link, and whether it was opened."""

    meeting: Meeting
    organiser: Official
    people: Mapping[OfficialId, Official]
    at: datetime
    links: Mapping[int, bool]

    @property
    def unlinked(self) -> tuple[Invitee, ...]:
        """Those whom no message of ours reaches."""
        return tuple(one for one in self.meeting.invitees if not self.reached(one))

    @property
    def to_link(self) -> tuple[Invitee, ...]:
        """Those from outside who have not answered and can still be sent a link."""
        if not self.meeting.running or self.at >= self.meeting.subject.starts:
            return ()
        return tuple(one for one in self.meeting.silent if one.guest.official is None)

    def reached(self, one: Invitee) -> bool:
        """Whether a message of ours reaches this person: in their chat, or by an opened link."""
        if one.guest.official is None:
            return self.links.get(one.number, False)
        official = self.people.get(one.guest.official)
        return official is not None and official.chat_id is not None and official.reachable


def why_not(words: Words, fault: MeetingFault) -> str:
    """Why something cannot be done about a meeting, and what to do."""
    return words(FAULTS[fault])


def listed(words: Words, meetings: Sequence[Meeting], reader: Official, page: int) -> Screen:
    """/rapat: the meetings that are to come, and a button to call another."""
    start, end = window(len(meetings), page)
    text = words.render("meetings", lines=meetings[start:end], reader=reader)
    rows = tuple(
        (Button(shortened(f"{n}. {one.subject.agenda}"), press(Step.SHOW, one.id)),)
        for n, one in enumerate(meetings[start:end], start + 1)
    )
    new = Button(words("Call a meeting"), press(Step.NEW), style=Style.PRIMARY)
    return Screen(text, ((new,), *rows, *turns(Step.LIST, 0, page, start, end, len(meetings))))


def invitation(words: Words, seen: Seen, reader: Official, what: str) -> Screen:
    """What an invited person is sent; `what`: "invite", "change", "day" or "hour" (reminders)."""
    line = seen.meeting.of(reader.id)
    text = words.render("meeting_invitation", seen=seen, reader=reader, line=line, what=what)
    if line is None or not seen.meeting.running:
        return Screen(text)
    return Screen(text, answer_keys(words, seen.meeting, line))


def answer_keys(words: Words, meeting: Meeting, line: Invitee) -> tuple[tuple[Button, ...], ...]:
    """Hadir, diwakili, berhalangan; what was answered is marked."""
    keys = []
    for presence, label in ANSWERS.items():
        mark = "✓ " if line.coming is presence else ""
        style = Style.SUCCESS if presence is Presence.HADIR else Style.PLAIN
        arg = f"{line.number}.{presence.value[0]}.{meeting.sequence}"
        keys.append(Button(mark + words(label), press(Step.ANSWER, meeting.id, arg), style=style))
    return (tuple(keys[:1]), tuple(keys[1:]))


def answers(words: Words, seen: Seen) -> Screen:
    """The organiser's live message: who comes, who is represented, who cannot, who is silent."""
    meeting = seen.meeting
    marks = {one.number: _mark(words, seen, one) for one in seen.to_link}
    text = words.render("meeting_answers", seen=seen, groups=_groups(words, meeting), marks=marks)
    if not meeting.running:
        return Screen(text)
    number, rows = meeting.id, list[tuple[Button, ...]]()
    there = press(Step.ROLL, number, "0")
    style = Style.PRIMARY if doors_open(meeting, seen.at) else Style.PLAIN
    rows.append((Button(words("List of those present"), there, style=style),))
    if seen.at >= meeting.subject.starts:
        rows.append((Button(words("Minutes"), press(Step.MINUTES, number)),))
    rows.append((Button(words("Record an answer"), press(Step.RECORD, number, "0")),))
    if any(seen.reached(one) for one in meeting.silent) and seen.at < meeting.subject.starts:
        rows.append((Button(words("Ask again for an answer"), press(Step.AGAIN, number)),))
    if seen.to_link:
        label = words("Links for those from outside (%(n)s)", n=len(seen.to_link))
        rows.append((Button(label, press(Step.LINKS, number)),))
    if seen.unlinked:
        rows.append((Button(words("Text for WhatsApp"), press(Step.COPY, number)),))
    change = Button(words("Change"), press(Step.CHANGE, number))
    cancel = Button(words("Cancel the meeting"), press(Step.CANCEL, number), style=Style.DANGER)
    return Screen(text, (*rows, (change, cancel)))


def _mark(words: Words, seen: Seen, one: Invitee) -> str:
    """How far an invitation has come that is answered by a link."""
    match seen.links.get(one.number):
        case None:
            return words("no link yet")
        case False:
            return words("link not opened yet")
        case True:
            return words("link opened")


def roll(words: Words, seen: Seen, page: int) -> Screen:
    """The list of those present with the code to be shown on the spot; a tap marks."""
    meeting = seen.meeting
    start, end = window(len(meeting.invitees), page)
    there = sum(one.present for one in meeting.invitees)
    text = words.render("meeting_roll", seen=seen, there=there)
    rows = tuple(
        (
            Button(
                shortened(f"{'☑' if one.present else '☐'} {_line(words, one)}"),
                press(Step.TICK, meeting.id, f"{one.number}.{page}"),
            ),
        )
        for one in meeting.invitees[start:end]
    )
    paging = turns(Step.ROLL, meeting.id, page, start, end, len(meeting.invitees))
    back = Button(words("Back"), press(Step.SHOW, meeting.id))
    minutes = Button(words("Minutes"), press(Step.MINUTES, meeting.id))
    return Screen(text, (*rows, *paging, (minutes, back)))


def whose_answer(words: Words, seen: Seen, page: int) -> Screen:
    """Asks whose answer is to be recorded."""
    lines = seen.meeting.invitees
    start, end = window(len(lines), page)
    rows = tuple(
        (Button(shortened(_line(words, one)), press(Step.ONE, seen.meeting.id, str(one.number))),)
        for one in lines[start:end]
    )
    paging = turns(Step.RECORD, seen.meeting.id, page, start, end, len(lines))
    back = (Button(words("Back"), press(Step.SHOW, seen.meeting.id)),)
    return Screen(words("Whose answer is to be recorded?"), (*rows, *paging, back))


def which_answer(words: Words, seen: Seen, line: Invitee) -> Screen:
    """Asks what somebody answered who told the organiser."""
    text = words.render("meeting_record", line=line)
    back = (Button(words("Back"), press(Step.RECORD, seen.meeting.id, "0")),)
    link = Button(
        words("Link to answer in person"), press(Step.LINK, seen.meeting.id, str(line.number))
    )
    outside = () if line.guest.official else ((link,),)
    return Screen(text, (*answer_keys(words, seen.meeting, line), *outside, back))


def ask_words(words: Words, line: Invitee, presence: Presence, *, own: bool) -> Screen:
    """Asks by whom somebody is represented, or why they cannot come."""
    represented = presence is Presence.DIWAKILI
    text = words.render("prompt_meeting_answer", line=line, represented=represented, own=own)
    return Screen(text, placeholder=words("Type it here"))


def ask_reason(words: Words, meeting: Meeting) -> Screen:
    """Asks why the meeting is cancelled."""
    text = words.render("prompt_meeting_cancel", meeting=meeting)
    return Screen(text, placeholder=words("Type the reason"))


def cancelled(words: Words, seen: Seen, reader: Official) -> Screen:
    """Tells an invited person that the meeting does not take place."""
    return Screen(words.render("meeting_cancelled", seen=seen, reader=reader))


def moved(words: Words, meeting: Meeting) -> Screen:
    """In place of an invitation for a time at which the meeting is no longer."""
    return Screen(words.render("meeting_moved", meeting=meeting))


def moved_shortly(words: Words, meeting: Meeting) -> str:
    """The same in a line over the chat."""
    when = words.moment(meeting.subject.starts)
    return words("Not noted: the meeting is now on %(when)s.", when=when)


def code_early(words: Words, meeting: Meeting) -> Screen:
    """For whoever types the code of the list of those present before it counts."""
    when = words.moment(meeting.subject.starts - DOORS_OPEN)
    said = words(
        "The code counts on the day of the meeting, from %(when)s on; please type it then.",
        when=when,
    )
    return Screen(said)


def copyable(words: Words, seen: Seen) -> Screen:
    """The invitation as a text that can be passed on by WhatsApp, and to whom."""
    said = words.render("meeting_whatsapp", seen=seen)
    return Screen(words.render("meeting_copy", seen=seen, text=said))


def minutes(words: Words, seen: Seen, reader: Official, text: str, part: int) -> Screen:
    """The minutes, or a part of long ones, for somebody who was invited."""
    return Screen(words.render("meeting_minutes", seen=seen, reader=reader, text=text, part=part))


def how_minutes(words: Words, meeting: Meeting) -> Screen:
    """Asks whether the minutes are typed or uploaded."""
    typed = Button(words("Type them, heading by heading"), press(Step.TYPE, meeting.id))
    sent = Button(words("Upload a document"), press(Step.UPLOAD, meeting.id))
    text = words.render("meeting_how_minutes", meeting=meeting)
    return Screen(text, ((typed,), (sent,)))


def ask_part(words: Words, meeting: Meeting, judul: str) -> Screen:
    """Asks for what stands under one heading of the minutes."""
    text = words.render("prompt_meeting_part", meeting=meeting, judul=judul)
    return Screen(text, placeholder=words("Type it here"))


def ask_file(words: Words, meeting: Meeting) -> Screen:
    """Asks for the minutes as a document."""
    text = words.render("prompt_meeting_file", meeting=meeting)
    return Screen(text, placeholder=words("Attach the document"))


def reviewed(words: Words, meeting: Meeting, text: str) -> Screen:
    """The minutes as they would go to everybody."""
    give = Button(words("✓ Send to all invited"), press(Step.GIVE, meeting.id), style=Style.SUCCESS)
    again = Button(words("Type them anew"), press(Step.TYPE, meeting.id))
    return Screen(words.render("meeting_review", meeting=meeting, text=text), ((give,), (again,)))


def caption(words: Words, meeting: Meeting) -> str:
    """What stands below the calendar entry."""
    if meeting.running:
        return words("Open the attachment to enter the meeting into the phone's calendar.")
    return words("Open the attachment to take the meeting out of the phone's calendar.")


def _groups(words: Words, meeting: Meeting) -> list[tuple[str, list[Invitee]]]:
    named: list[tuple[str, Presence | None]] = [(words(v), k) for k, v in ANSWERS.items()]
    named.append((words("No answer yet"), None))
    found = [(label, [o for o in meeting.invitees if o.coming is kind]) for label, kind in named]
    return [(label, lines) for label, lines in found if lines]


def _line(words: Words, one: Invitee) -> str:
    answer = one.answer
    if answer is not None and answer.presence is Presence.DIWAKILI:
        return words("%(who)s (for %(whom)s)", who=answer.words, whom=one.guest.nama)
    return f"{one.guest.nama} · {one.guest.jabatan}".rstrip(" ·")
