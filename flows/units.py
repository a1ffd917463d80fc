"""An office: its posts, who is superior to whom, its time zone and its hours."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from flows.ids import Peran
from flows.office_time.hours import NATIONAL_HOURS, OfficeHours, Ramadan
from flows.steering import Threshold
from flows.waktu.ladder import DIGEST_AT, HOUSE_LADDER, Ladder

PERSONAL_DAYS = 365
"""What an office keeps that says nothing else."""
FORMER_DAYS = 90
"""For how many days the name of somebody who has left is kept where an office says nothing else."""
INVITATION_DAYS = 14
"""For how long an invitation of somebody from outside holds where an office says nothing else."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post of the unit. `atasan` is the peran of its superior within the unit, if it has one.

    `per_berkas` marks people who are named for one berkas at a time (panitia, pokja), `eksternal`
    people from outside the office (peserta, penyedia).
    """

    peran: Peran
    nama: str
    singkat: str
    atasan: Peran | None = None
    per_berkas: bool = False
    eksternal: bool = False


@dataclass(frozen=True, slots=True)
class Switch:
    """A choice of the office: rows of that `switch` are walked where it is on."""

    kode: str
    nama: str
    on: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """An office that has SOPs; `posts` from the highest down, as its file lists them.

    `digest_at` is when the morning digest goes out, in minutes since midnight of its zone;
    `personal_days` for how many days after the end of a berkas the content of its documents with
    personal data is kept (0: for good); `former_days` for how many days name and account of an
    official who has left are; `invitation_days` for how many days an invitation of
    somebody from outside holds.
    """

    id: str
    nama: str
    zona: ZoneInfo
    posts: tuple[Post, ...]
    switches: tuple[Switch, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    hours: tuple[OfficeHours, ...] = (NATIONAL_HOURS,)
    ramadan: tuple[Ramadan, ...] = ()
    ladder: Ladder = HOUSE_LADDER
    digest_at: int = DIGEST_AT
    personal_days: int = PERSONAL_DAYS
    invitation_days: int = INVITATION_DAYS
    former_days: int = FORMER_DAYS
