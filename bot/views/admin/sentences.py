"""A sentence for each kind of administrative act."""

from collections.abc import Callable, Mapping

from bot.views.admin import sentences_of_people as of_people
from bot.views.admin.told import Told
from flows.people.administration import AdminAct, AdminKind
from flows.people.posts import Holding, titled


def _post(told: Told, act: AdminAct) -> dict[str, str]:
    """Of a post: who holds it, as what, and its days in words."""
    title = titled(Holding(act.fact("holding")), told.post(act.fact("peran")))
    days = {key: told.day(act.fact(key)) for key in ("since", "until")}
    return {"who": told.person(act.about), "title": title, **days}


def _with_basis(told: Told, act: AdminAct, sentence: str) -> str:
    """The sentence, and the letter it rests upon."""
    basis = act.fact("basis")
    return f"{sentence} {told.words('Basis: %(basis)s.', basis=basis)}" if basis else sentence


def _never_began(act: AdminAct) -> bool:
    """Whether it was withdrawn before its first day."""
    return act.fact("until") < act.fact("since")


def _post_started(told: Told, act: AdminAct) -> str:
    return _with_basis(told, act, _began(told, act))


def _began(told: Told, act: AdminAct) -> str:
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
    if act.fact("ended_at"):
        return _ran(told, act, facts)
    if _never_began(act):
        return told.words("That %(who)s is %(title)s from %(since)s was withdrawn.", **facts)
    return told.words("%(who)s is %(title)s no more; the last day: %(until)s.", **facts)


def _ran(told: Told, act: AdminAct, facts: dict[str, str]) -> str:
    """Of what was in force when it was ended: until when, and since when somebody stood in."""
    begun, ended = told.moment(act.fact("begun_at")), told.moment(act.fact("ended_at"))
    if act.fact("holding") == Holding.DEFINITIF:
        return told.words(
            "%(who)s is %(title)s no more; the last day: %(until)s.", **{**facts, "until": ended}
        )
    return told.words(
        "%(who)s is %(title)s no more; it ran from %(begun)s until %(ended)s.",
        **facts,
        begun=begun,
        ended=ended,
    )


def _letter_added(told: Told, act: AdminAct) -> str:
    said = told.words("The letter of %(who)s as %(title)s was noted.", **_post(told, act))
    return _with_basis(told, act, said)


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
    days = {key: told.day(act.fact(key)) for key in ("since", "until")}
    return told.words(
        "%(who)s was noted as away, %(since)s until %(until)s.",
        who=told.person(act.about),
        **days,
    )


def _absence_ended(told: Told, act: AdminAct) -> str:
    who, last = told.person(act.about), told.day(act.fact("until"))
    if _never_began(act):
        return told.words("That %(who)s would be away was withdrawn.", who=who)
    return told.words(
        "%(who)s is counted on again; the last day away: %(last)s.", who=who, last=last
    )


def _day_entered(told: Told, act: AdminAct) -> str:
    day, nama = told.day(act.about), act.fact("nama")
    if act.fact("works") == "1":
        return told.words("%(day)s was entered as a working day: %(nama)s.", day=day, nama=nama)
    return told.words("%(day)s was entered as a day off: %(nama)s.", day=day, nama=nama)


def _day_removed(told: Told, act: AdminAct) -> str:
    day, nama = told.day(act.about), act.fact("nama")
    return told.words("%(day)s is a special day no more (%(nama)s).", day=day, nama=nama)


def _hours_entered(told: Told, act: AdminAct) -> str:
    day = told.day(act.about)
    return told.words("Other office hours from %(day)s on were entered.", day=day)


def _hours_removed(told: Told, act: AdminAct) -> str:
    day = told.day(act.about)
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
    AdminKind.ADMIN_JOINED: of_people.admin_joined,
    AdminKind.PERSON_LISTED: of_people.person_listed,
    AdminKind.PERSON_UPDATED: of_people.person_updated,
    AdminKind.LEAVING_ENTERED: of_people.leaving_entered,
    AdminKind.LEAVING_WITHDRAWN: of_people.leaving_withdrawn,
    AdminKind.LEFT: of_people.left,
    AdminKind.FORGOTTEN: of_people.forgotten,
    AdminKind.PHONE_RELEASED: of_people.phone_released,
    AdminKind.MARKS_CHANGED: of_people.marks_changed,
}
"""What is said of each kind of act."""
