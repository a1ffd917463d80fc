"""An administrative act as a value: who set what up in the office, as what, and when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from flows.people.officials import OfficialId

OPERATOR = "operator"
"""As what somebody acts on the command line."""

Detail = tuple[tuple[str, str], ...]


def titled_as(who: OfficialId) -> str:
    """The key of the fact by which jabatan a person was called at the moment of the act."""
    return f"jabatan_{who}"


class AdminKind(StrEnum):
    """What was done; `about` and `detail` of each are told by bot.views.admin.sentences."""

    POST_STARTED = "post_started"
    POST_ENDED = "post_ended"
    LETTER_ADDED = "letter_added"
    SECRETARY_APPOINTED = "secretary_appointed"
    SECRETARY_DISMISSED = "secretary_dismissed"
    INVITED = "invited"
    CARDS_MADE = "cards_made"
    ABSENCE_ENTERED = "absence_entered"
    ABSENCE_ENDED = "absence_ended"
    DAY_ENTERED = "day_entered"
    DAY_REMOVED = "day_removed"
    HOURS_ENTERED = "hours_entered"
    HOURS_REMOVED = "hours_removed"
    READING_DECIDED = "reading_decided"
    ADMIN_JOINED = "admin_joined"
    PERSON_LISTED = "person_listed"
    PERSON_UPDATED = "person_updated"
    LEAVING_ENTERED = "leaving_entered"
    LEAVING_WITHDRAWN = "leaving_withdrawn"
    LEFT = "left"
    FORGOTTEN = "forgotten"
    PHONE_RELEASED = "phone_released"
    MARKS_CHANGED = "marks_changed"


@dataclass(frozen=True, slots=True)
class AdminAct:
    """One act at `at` (UTC). `actor` is None for the command line; `capacity` is as what they
    acted. `about` is an id or a day, `detail` pairs of plain facts, with people by their ids
    alone. `unit` is whose act it is, '' where it is no one unit's; `number` is its place in the
    journal, 0 while it is not written."""

    at: datetime
    actor: OfficialId | None
    capacity: str
    kind: AdminKind
    about: str
    detail: Detail = ()
    unit: str = ""
    number: int = 0

    def fact(self, key: str) -> str:
        """What the detail says under this key; '' where it says nothing."""
        return dict(self.detail).get(key, "")
