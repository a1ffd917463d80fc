"""A sentence for each kind of administrative act."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.words import Words, marked
from flows.people.administration import AdminAct, AdminKind
from flows.people.posts import Holding, titled

COLUMNS = (
    *("nama", "sapaan", "jabatan", "unit", "peran", "kepala", "ringkasan", "admin", "bahasa"),
)
"""What the personnel list says of somebody, by its own headings."""


@dataclass(frozen=True, slots=True)
class Told:
    """In which words it is told, and what ids are called: a person by their number, a post by its
    peran, an SOP by its id."""

    words: Words
    person: Callable[[str], str]
    post: Callable[[str], str]
    sop: Callable[[str], str]


def _post(told: Told, act: AdminAct) -> dict[str, str]:
    """Of a post: who holds it, as what, and its days in words."""
    title = titled(Holding(act.fact("holding")), told.post(act.fact("peran")))
    days = {key: _day(told, act.fact(key)) for key in ("since", "until")}
    return {"who": told.person(act.about), "title": title, **days}


def _day(told: Told, text: str) -> str:
    return told.words.day(date.fromisoformat(text)) if text else ""


def _never_began(act: AdminAct) -> bool:
    """Whether it was withdrawn before its first day."""
    return act.fact("until") < act.fact("since")


def _post_started(told: Told, act: AdminAct) -> str:
    facts = _post(told, act)
    if not act.fact("until"):
        return told.words("%(who)s was entered as %(title)s from %(since)s.", **facts)
    if not act.fact("instead_of"):
        return told.words("%(who)s was entered as %(title)s, %(since)s until %(until)s.", **facts)
    return told.words(
        "%(who)s was entered as %(title)s in place of %(instead)s, %(since)s until %(until)s.",
        **facts,
        instead=told.person(act.fact("instead_of")),
    )


def _post_ended(told: Told, act: AdminAct) -> str:
    facts = _post(told, act)
    if _never_began(act):
        return told.words("That %(who)s is %(title)s from %(since)s was withdrawn.", **facts)
    return told.words("%(who)s is %(title)s no more; the last day: %(until)s.", **facts)


def _letter_added(told: Told, act: AdminAct) -> str:
    return told.words("The letter of %(who)s as %(title)s was noted.", **_post(told, act))


def _secretary_appointed(told: Told, act: AdminAct) -> str:
    who, head = told.person(act.about), told.person(act.fact("head"))
    if act.fact("decides") == "1":
        return told.words(
            "%(who)s became secretary of %(head)s, and may record their decisions.",
            who=who,
            head=head,
        )
    return told.words("%(who)s became secretary of %(head)s.", who=who, head=head)


def _secretary_dismissed(told: Told, act: AdminAct) -> str:
    who, head = told.person(act.about), told.person(act.fact("head"))
    return told.words("%(who)s is secretary of %(head)s no more.", who=who, head=head)


def _invited(told: Told, act: AdminAct) -> str:
    return told.words(
        "A new code was made for %(who)s; an earlier one is void.", who=told.person(act.about)
    )


def _cards_made(told: Told, act: AdminAct) -> str:
    count = len(act.fact("people").split(","))
    return told.words(
        "Invitation cards were made (people: %(n)s); earlier codes are void.", n=count
    )


def _absence_entered(told: Told, act: AdminAct) -> str:
    days = {key: _day(told, act.fact(key)) for key in ("since", "until")}
    return told.words(
        "%(who)s was noted as away, %(since)s until %(until)s.",
        who=told.person(act.about),
        **days,
    )


def _absence_ended(told: Told, act: AdminAct) -> str:
    who, last = told.person(act.about), _day(told, act.fact("until"))
    if _never_began(act):
        return told.words("That %(who)s would be away was withdrawn.", who=who)
    return told.words(
        "%(who)s is counted on again; the last day away: %(last)s.", who=who, last=last
    )


def _day_entered(told: Told, act: AdminAct) -> str:
    day, nama = _day(told, act.about), act.fact("nama")
    if act.fact("works") == "1":
        return told.words("%(day)s was entered as a working day: %(nama)s.", day=day, nama=nama)
    return told.words("%(day)s was entered as a day off: %(nama)s.", day=day, nama=nama)


def _day_removed(told: Told, act: AdminAct) -> str:
    day, nama = _day(told, act.about), act.fact("nama")
    return told.words("%(day)s is a special day no more (%(nama)s).", day=day, nama=nama)


def _hours_entered(told: Told, act: AdminAct) -> str:
    day = _day(told, act.about)
    return told.words("Other office hours from %(day)s on were entered.", day=day)


def _hours_removed(told: Told, act: AdminAct) -> str:
    day = _day(told, act.about)
    return told.words("The office hours that were to begin on %(day)s were taken back.", day=day)


def _reading_decided(told: Told, act: AdminAct) -> str:
    where = {"sop": told.sop(act.about), "n": act.fact("nomor")}
    if act.fact("about") == "pelaksana":
        value = told.post(act.fact("value"))
        return told.words(
            "SOP %(sop)s, step %(n)s: the performer was decided: %(value)s.", **where, value=value
        )
    if not act.fact("value"):
        return told.words("SOP %(sop)s, step %(n)s: decided to have no limit.", **where)
    return told.words(
        "SOP %(sop)s, step %(n)s: the limit was decided: %(value)s.",
        **where,
        value=act.fact("value"),
    )


def _admin_joined(told: Told, act: AdminAct) -> str:
    return told.words(
        "%(who)s became the first administrator by the code of the terminal.",
        who=told.person(act.about),
    )


def _person_listed(told: Told, act: AdminAct) -> str:
    who, held = told.person(act.about), act.fact("peran")
    peran = ", ".join(told.post(kode) for kode in held.split("; "))
    return told.words(
        "%(who)s was entered from the personnel list: %(peran)s.", who=who, peran=peran
    )


def _person_updated(told: Told, act: AdminAct) -> str:
    """Names and titles are only said to have changed: the journal does not hold them."""
    named = [(key, value) for key, value in act.detail if key in COLUMNS]
    fields = ", ".join(f"{key} ({value})" if value else key for key, value in named)
    return told.words(
        "The personnel list changed what is kept of %(who)s: %(fields)s.",
        who=told.person(act.about),
        fields=fields,
    )


def _phone_released(told: Told, act: AdminAct) -> str:
    return told.words(
        "The phone of %(who)s was released; that account is linked to nobody any more.",
        who=told.person(act.about),
    )


def _marks_changed(told: Told, act: AdminAct) -> str:
    said = [told.words(MARKS[fact]) for fact in act.detail if fact in MARKS]
    return f"{told.person(act.about)}: {'; '.join(said)}."


def _leaving(told: Told, act: AdminAct) -> dict[str, str]:
    """Of a leaving: who, who takes their place, and the first day without them."""
    heir, since = told.person(act.fact("successor")), _day(told, act.fact("since"))
    return {"who": told.person(act.about), "heir": heir, "since": since}


def _leaving_entered(told: Told, act: AdminAct) -> str:
    return told.words(
        "That %(who)s leaves from %(since)s was entered; successor: %(heir)s.",
        **_leaving(told, act),
    )


def _leaving_withdrawn(told: Told, act: AdminAct) -> str:
    return told.words("That %(who)s leaves was withdrawn.", who=told.person(act.about))


def _left(told: Told, act: AdminAct) -> str:
    facts = _leaving(told, act)
    if act.fact("posts") == "1":
        return told.words("%(who)s has left; posts and work passed to %(heir)s.", **facts)
    return told.words("%(who)s has left; what was theirs in person passed to %(heir)s.", **facts)


def _forgotten(told: Told, act: AdminAct) -> str:
    return told.words(
        "Name, form of address and account of %(who)s are kept no more.", who=told.person(act.about)
    )


MARKS = {
    ("admin", "1"): marked("administrator from now on"),
    ("admin", "0"): marked("administrator no more"),
    ("ringkasan", "1"): marked("gets the morning digest from now on"),
    ("ringkasan", "0"): marked("gets the morning digest no more"),
}


SENTENCES: Mapping[AdminKind, Callable[[Told, AdminAct], str]] = {
    AdminKind.POST_STARTED: _post_started,
    AdminKind.POST_ENDED: _post_ended,
    AdminKind.LETTER_ADDED: _letter_added,
    AdminKind.SECRETARY_APPOINTED: _secretary_appointed,
    AdminKind.SECRETARY_DISMISSED: _secretary_dismissed,
    AdminKind.INVITED: _invited,
    AdminKind.CARDS_MADE: _cards_made,
    AdminKind.ABSENCE_ENTERED: _absence_entered,
    AdminKind.ABSENCE_ENDED: _absence_ended,
    AdminKind.DAY_ENTERED: _day_entered,
    AdminKind.DAY_REMOVED: _day_removed,
    AdminKind.HOURS_ENTERED: _hours_entered,
    AdminKind.HOURS_REMOVED: _hours_removed,
    AdminKind.READING_DECIDED: _reading_decided,
    AdminKind.ADMIN_JOINED: _admin_joined,
    AdminKind.PERSON_LISTED: _person_listed,
    AdminKind.PERSON_UPDATED: _person_updated,
    AdminKind.LEAVING_ENTERED: _leaving_entered,
    AdminKind.LEAVING_WITHDRAWN: _leaving_withdrawn,
    AdminKind.LEFT: _left,
    AdminKind.FORGOTTEN: _forgotten,
    AdminKind.PHONE_RELEASED: _phone_released,
    AdminKind.MARKS_CHANGED: _marks_changed,
}
"""What is said of each kind of act."""
