"""What can be told to whom: a notice, as a value."""

from dataclasses import dataclass
from enum import StrEnum

from flows.ids import Peran, TaskId
from flows.kelengkapan.events import (
    WaiverRequested,
)
from flows.people.officials import OfficialId
from flows.waktu.events import (
    ExtensionRequested,
    WaitRequested,
)

Request = ExtensionRequested | WaitRequested | WaiverRequested
"""What a superior is asked for."""


class Told(StrEnum):
    """What a notice is about; NOBODY says that a hand-off could not be told to anyone,
    NO_SUPERIOR that nobody could be asked for consent."""

    ASSIGNED = "assigned"
    RETURNED = "returned"
    JOINT = "joint"
    ENDED = "ended"
    CANCELLED = "cancelled"
    COMMENT = "comment"
    NOBODY = "nobody"
    OBSTACLE = "obstacle"
    EXTENSION_ASKED = "extension_asked"
    WAIT_ASKED = "wait_asked"
    EXTENDED = "extended"
    WAIT_GRANTED = "wait_granted"
    REFUSED = "refused"
    REFUSED_WHY = "refused_why"
    HANDED_ON = "handed_on"
    NO_SUPERIOR = "no_superior"
    WAIVER_ASKED = "waiver_asked"
    WAIVED = "waived"
    FILE_REFUSED = "file_refused"
    FILE_LEFT = "file_left"
    SHARED = "shared"
    UNSHARED = "unshared"
    FILE_MINDED = "file_minded"
    APPOINTED = "appointed"
    DECLINED = "declined"
    DISMISSED = "dismissed"
    SEATED = "seated"


@dataclass(frozen=True, slots=True)
class ToPeran:
    """Everybody who holds one of these peran in the unit; `first` alone where they still do."""

    unit: str
    peran: tuple[Peran, ...]
    first: OfficialId | None = None


@dataclass(frozen=True, slots=True)
class ToOfficials:
    """These people, in no order."""

    officials: frozenset[OfficialId]


@dataclass(frozen=True, slots=True)
class ToSuperiors:
    """The nearest superiors of these peran who can be reached, other than `beside`."""

    unit: str
    of: tuple[Peran, ...]
    beside: OfficialId | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Tell these people about this, with respect to a task where there is one."""

    told: Told
    to: ToPeran | ToOfficials | ToSuperiors
    task: TaskId | None = None
    by: OfficialId | None = None
    text: str = ""
