"""How a task stands to its time, in the sentences that every text about it shows."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from bot.views.labels import shortened
from bot.words import Words
from flows.case import Task
from flows.people.officials import Official, OfficialId
from flows.sop import Kegiatan
from flows.waktu.timing import Asked, Request, Timing

REASON_LIMIT = 160
"""Characters of a reason among other lines; in full it stands in the message to the superior."""
People = Mapping[OfficialId, Official]


def until(words: Words, task: Task, at: datetime) -> str:
    """What follows the printed waktu baku while it runs: "hingga …"; empty where nothing does."""
    timing = task.timing
    limit = timing.baku_until
    stands = timing.window or timing.waiting is not None or not task.live
    if limit is None or stands or (timing.late(at) and timing.extended_by is None):
        return ""
    return words("until %(when)s", when=words.moment(limit))


def standing(words: Words, task: Task, at: datetime, people: People) -> tuple[str, ...]:
    """What else is to be said of a task's time: passed, extended, standing still, held up, and
    what a superior has been asked for. Nothing of a task that is over."""
    return tuple(_standing(words, task.timing, at, people)) if task.live else ()


def in_full(
    words: Words, task: Task, row: Kegiatan, at: datetime, people: People
) -> tuple[str, ...]:
    """The task's time where its form is not shown: how long, from when, until when, and how it
    stands."""
    timing, said = task.timing, standing(words, task, at, people)
    counted = task.live and not timing.window and timing.waiting is None
    if timing.baku_until is None or not counted:
        return said
    since = words.moment(timing.since or task.assigned_at)
    ends, baku = words.moment(timing.baku_until), row.mutu_baku.waktu.text
    told = words(
        "Standard time %(baku)s, counted from %(since)s until %(ends)s.",
        baku=baku,
        since=since,
        ends=ends,
    )
    return told, *said


def _standing(words: Words, timing: Timing, at: datetime, people: People) -> Iterator[str]:
    if timing.window and timing.due_at is not None:
        yield _window(words, timing.due_at, at)
    if (wait := timing.waiting) is not None:
        since, whom = words.moment(wait.since), shortened(wait.whom, REASON_LIMIT).rstrip(".")
        yield words(
            "The clock has stood still since %(since)s, waiting for %(whom)s.",
            since=since,
            whom=whom,
        )
    elif timing.extended_by is not None and timing.due_at is not None:
        when, who = words.moment(timing.due_at), _who(words, people, timing.extended_by)
        yield words("Extended until %(when)s by %(who)s.", when=when, who=who)
    if timing.late(at) and timing.due_at is not None:
        yield _late(words, timing, timing.due_at)
    if timing.obstacle is not None:
        reason = shortened(timing.obstacle.reason, REASON_LIMIT)
        yield words("Obstacle: %(reason)s", reason=reason)
    if timing.request is not None:
        yield _request(words, timing.request)


def _window(words: Words, due_at: datetime, at: datetime) -> str:
    when = words.moment(due_at)
    if at < due_at:
        return words("The window runs until %(when)s.", when=when)
    return words("The window ended on %(when)s; the step can be closed.", when=when)


def _late(words: Words, timing: Timing, due_at: datetime) -> str:
    when = words.moment(due_at)
    if timing.extended_by is None:
        return words("This step has passed its standard time since %(when)s.", when=when)
    return words("The extended time has passed since %(when)s.", when=when)


def _request(words: Words, request: Request) -> str:
    """What was asked for and is not decided yet."""
    text = shortened(request.words, REASON_LIMIT)
    if request.asked is Asked.EXTENSION and request.until is not None:
        when = words.moment(request.until)
        return words("More time until %(when)s has been asked for: %(why)s", when=when, why=text)
    if request.asked is Asked.WAIT:
        return words(
            "It has been asked that the clock stand still, waiting for %(whom)s", whom=text
        )
    return words("It has been asked to do without a requirement: %(why)s", why=text)


def _who(words: Words, people: People, who: OfficialId) -> str:
    official = people.get(who)
    return official.jabatan if official else words("another official")
