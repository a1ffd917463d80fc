"""A sentence for each kind of act about who belongs to the office."""

from bot.views.admin.told import Told
from bot.words import marked
from flows.people.administration import AdminAct

COLUMNS = (
    *("nama", "sapaan", "jabatan", "unit", "peran", "kepala", "ringkasan", "admin", "bahasa"),
)
"""What the personnel list says of somebody, by its own headings."""
MARKS = {
    ("admin", "1"): marked("administrator from now on"),
    ("admin", "0"): marked("administrator no more"),
    ("ringkasan", "1"): marked("gets the morning digest from now on"),
    ("ringkasan", "0"): marked("gets the morning digest no more"),
}


def admin_joined(told: Told, act: AdminAct) -> str:
    """Who became the first administrator."""
    return told.words(
        "%(who)s became the first administrator by the code of the terminal.",
        who=told.person(act.about),
    )


def person_listed(told: Told, act: AdminAct) -> str:
    """Who is new, with the posts of the list and whether they are an administrator."""
    who, held = told.person(act.about), [one for one in act.fact("peran").split("; ") if one]
    marks = [told.words(MARKS[fact]) for fact in act.detail if fact in MARKS]
    what = ", ".join((*map(told.post, held), *marks))
    if not what:
        return told.words("%(who)s was entered from the personnel list.", who=who)
    return told.words(
        "%(who)s was entered from the personnel list: %(peran)s.", who=who, peran=what
    )


def person_updated(told: Told, act: AdminAct) -> str:
    """Names and titles are only said to have changed: the journal does not hold them."""
    named = [(key, value) for key, value in act.detail if key in COLUMNS]
    fields = ", ".join(f"{key} ({value})" if value else key for key, value in named)
    return told.words(
        "The personnel list changed what is kept of %(who)s: %(fields)s.",
        who=told.person(act.about),
        fields=fields,
    )


def phone_released(told: Told, act: AdminAct) -> str:
    """Whose phone was let go of."""
    return told.words(
        "The phone of %(who)s was released; that account is linked to nobody any more.",
        who=told.person(act.about),
    )


def marks_changed(told: Told, act: AdminAct) -> str:
    """Who is an administrator, or gets the digest, from now on or no more."""
    said = [told.words(MARKS[fact]) for fact in act.detail if fact in MARKS]
    return f"{told.person(act.about)}: {'; '.join(said)}."


def _leaving(told: Told, act: AdminAct) -> dict[str, str]:
    """Of a leaving: who, who takes their place, and the first day without them."""
    heir, since = told.person(act.fact("successor")), told.day(act.fact("since"))
    return {"who": told.person(act.about), "heir": heir, "since": since}


def leaving_entered(told: Told, act: AdminAct) -> str:
    """Who leaves, from when, and who comes after them."""
    return told.words(
        "That %(who)s leaves from %(since)s was entered; successor: %(heir)s.",
        **_leaving(told, act),
    )


def leaving_withdrawn(told: Told, act: AdminAct) -> str:
    """Who stays after all."""
    return told.words("That %(who)s leaves was withdrawn.", who=told.person(act.about))


def left(told: Told, act: AdminAct) -> str:
    """Who has left, and what passed to whom."""
    facts = _leaving(told, act)
    if act.fact("posts") == "1":
        return told.words("%(who)s has left; posts and work passed to %(heir)s.", **facts)
    return told.words("%(who)s has left; what was theirs in person passed to %(heir)s.", **facts)


def forgotten(told: Told, act: AdminAct) -> str:
    """Of whom name and account are kept no more."""
    return told.words(
        "Name, form of address and account of %(who)s are kept no more.", who=told.person(act.about)
    )
