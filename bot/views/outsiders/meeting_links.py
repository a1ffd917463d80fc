"""A rapat as somebody from outside comes to it by their link, and the message with that link."""

from collections.abc import Sequence
from urllib.parse import quote

from bot.callbacks import Do, Press, encode
from bot.views.rapat.meetings import Seen
from bot.views.screen import Button, Screen, Style
from bot.words import Words, marked
from flows.rapat.meetings import Invitee, Presence

LABELS = {
    Presence.HADIR: marked("I shall come"),
    Presence.DIWAKILI: marked("Represented"),
    Presence.BERHALANGAN: marked("I cannot come"),
}


def letter(words: Words, seen: Seen, line: Invitee, link: str) -> Screen:
    """For the organiser: the link of one invited person, and a text ready for WhatsApp."""
    said = _said(words, seen, line, link)
    text = words.render("guest_meeting_letter", seen=seen, line=line, link=link, said=said)
    share = Button(words("Share on WhatsApp"), url=_share(said))
    return Screen(text, ((share,),))


def letters(words: Words, seen: Seen, made: Sequence[tuple[Invitee, str]]) -> Screen:
    """For the organiser: the links of several people, each name a text ready for WhatsApp."""
    lines = [(line, link, _share(_said(words, seen, line, link))) for line, link in made]
    return Screen(words.render("guest_meeting_links", lines=lines))


def _said(words: Words, seen: Seen, line: Invitee, link: str) -> str:
    return words.render("guest_meeting_whatsapp", seen=seen, line=line, link=link).strip()


def _share(said: str) -> str:
    return f"https://wa.me/?text={quote(said)}"


def invitation(words: Words, seen: Seen, line: Invitee, what: str = "invite") -> Screen:
    """For the invited person: what, when, where, who invites, and the answers; `what`: "invite",
    "change", "cancel", "again", "day" or "hour" (reminders)."""
    text = words.render("guest_meeting", seen=seen, line=line, what=what)
    if not seen.meeting.running or seen.at >= seen.meeting.subject.starts:
        return Screen(text)
    return Screen(text, tuple((_answer(words, seen, line, one),) for one in LABELS))


def _answer(words: Words, seen: Seen, line: Invitee, presence: Presence) -> Button:
    label = ("✓ " if line.coming is presence else "") + words(LABELS[presence])
    style = Style.SUCCESS if presence is Presence.HADIR else Style.PLAIN
    of = seen.meeting
    detail = f"m{of.id}.{line.number}.{presence.value[0]}.{of.sequence}"
    return Button(label, encode(Press(Do.GUEST, detail=detail)), style=style)
