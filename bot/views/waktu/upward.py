"""Messages between the holder of a task and a superior: obstacles, requests, and the answers."""

from collections.abc import Iterator
from dataclasses import replace

from bot.callbacks import Do, Press, encode
from bot.views.card import CardInput, overview
from bot.views.keys import detail_key
from bot.views.screen import Button, Screen, Style
from bot.views.waktu import deadline
from bot.words import Words, address
from flows.case import Case, Task
from flows.kelengkapan.events import ItemWaived
from flows.kelengkapan.naming import printed
from flows.notices import Told
from flows.people.officials import OfficialId
from flows.sop import Sop
from flows.waktu.consents import Decided, Outcome
from flows.waktu.events import RequestRefused, TaskExtended, WaitGranted
from flows.waktu.timing import Asked, Request

ASKED = {
    Told.EXTENSION_ASKED: Asked.EXTENSION,
    Told.WAIT_ASKED: Asked.WAIT,
    Told.WAIVER_ASKED: Asked.WAIVER,
}
"""What each of these messages asks a superior for."""
ANSWERS = (Told.EXTENDED, Told.WAIT_GRANTED, Told.REFUSED, Told.REFUSED_WHY, Told.WAIVED)
ABOUT_TIME = (*ASKED, *ANSWERS, Told.OBSTACLE, Told.HANDED_ON, Told.NO_SUPERIOR)
"""What these messages are about."""
Rows = tuple[tuple[Button, ...], ...]


def holds(what: Told, task: Task) -> bool:
    """Whether it is still worth saying: the obstacle stands, the request waits for an answer."""
    timing = task.timing
    if what in ASKED:
        asked = timing.request is not None and timing.request.asked is ASKED[what]
        return task.live and asked
    if what is Told.OBSTACLE:
        return task.live and timing.obstacle is not None
    return what is not Told.EXTENDED or timing.due_at is not None


def about_time(
    words: Words, what: Told, given: CardInput, task: Task, by: OfficialId, remark: str
) -> Screen:
    """The message for its reader: what a superior should decide or know, or what they said."""
    if what in ASKED and task.timing.request is not None:
        return asking(words, given, task, Outcome(task.timing.request))
    values = _values(words, given, task, by, upward=what is Told.OBSTACLE)
    text = words.render(f"told_{what.value}", **values, remark=remark)
    if what is Told.OBSTACLE:
        return Screen(text, tuple(_direction(words, given.case, task)))
    if what in ANSWERS:
        card = encode(Press(Do.CARD, given.case.id, task.id))
        return Screen(text, ((Button(words("Open"), card, style=Style.PRIMARY),),))
    return Screen(text, ((detail_key(words, given.case),),))


def asking(words: Words, given: CardInput, task: Task, known: Outcome) -> Screen:
    """A request, with two buttons while nothing is decided; then with what came of it."""
    request = known.request
    what = next(told for told, asked in ASKED.items() if asked is request.asked)
    said = _said(words, given, task, known)
    values = _values(words, given, task, request.by, upward=True)
    kode = request.kode
    waived = printed(given.sop, given.case, task.id, kode) if kode else ""
    text = words.render(
        f"told_{what.value}", **values, request=request, outcome=said, waived=waived
    )
    if said:
        return Screen(text)
    return Screen(text, (consent_keys(words, given.case, task, request), _open(words, given.case)))


def consent_keys(words: Words, case: Case, task: Task, request: Request) -> tuple[Button, ...]:
    """The two answers to what was asked at that second."""
    second = int(request.at.timestamp())
    yes = encode(Press(Do.CONSENT, case.id, task.id, f"1.{second}"))
    no = encode(Press(Do.CONSENT, case.id, task.id, f"0.{second}"))
    return (
        Button(words("Consent"), yes, style=Style.SUCCESS),
        Button(words("Not yet consented"), no),
    )


def ask_reason(words: Words, sop: Sop, case: Case, task: Task) -> Screen:
    """Asks whoever did not consent for a reason, which they may leave out."""
    text = words.render("prompt_refusal", sop=sop, case=case, row=sop.row(task.nomor))
    return Screen(text, placeholder=words("Type the reason"))


def _said(words: Words, given: CardInput, task: Task, known: Outcome) -> str:
    """What came of the request; empty while it waits."""
    if known.replaced:
        return words("Another request has taken the place of this one.")
    if known.decided is not None:
        return _answer(words, given, known.request, known.decided)
    return "" if task.live else words("The step is over; nothing is left to decide.")


def _answer(words: Words, given: CardInput, request: Request, decided: Decided) -> str:
    when, who = words.moment(decided.at), _name(words, given, decided.by)
    match decided:
        case RequestRefused():
            return words("Not consented to by %(who)s on %(when)s.", who=who, when=when)
        case TaskExtended(due_at=due_at) if due_at != request.until:
            until = words.moment(due_at)
            return words("The limit was set to %(until)s by %(who)s.", until=until, who=who)
        case TaskExtended() | WaitGranted() | ItemWaived():
            return words("Consented to by %(who)s on %(when)s.", who=who, when=when)


def _values(
    words: Words, given: CardInput, task: Task, by: OfficialId, *, upward: bool
) -> dict[str, object]:
    row, reader = given.sop.row(task.nomor), given.reader
    quiet = replace(task, timing=replace(task.timing, obstacle=None, request=None))
    return {
        **overview(given),
        "to": f"Yth. {reader.sapaan} {reader.jabatan}" if upward else address(reader),
        "who": given.people.acted(by, given.at, task),
        "asker": _name(words, given, by),
        "task": task,
        "row": row,
        "limits": deadline.in_full(words, quiet, row, given.at, given.people),
    }


def _direction(words: Words, case: Case, task: Task) -> Iterator[tuple[Button, ...]]:
    """What a superior may do about an obstacle."""
    hand_over = Button(words("Reassign"), encode(Press(Do.HAND_OVER, case.id, task.id)))
    if task.timing.due_at is not None and not task.timing.window:
        extend = Button(words("Extend"), encode(Press(Do.EXTEND, case.id, task.id)))
        yield hand_over, extend
    else:
        yield (hand_over,)
    yield _open(words, case)


def _open(words: Words, case: Case) -> tuple[Button]:
    return (Button(words("Open"), encode(Press(Do.DETAIL, case.id))),)


def _name(words: Words, given: CardInput, who: OfficialId) -> str:
    official = given.people.get(who)
    return official.jabatan if official else words("another official")
