"""People as the rules see them: who acts, in which office, with which peran."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from flows.ids import Peran

OfficialId = NewType("OfficialId", int)


class Sapaan(StrEnum):
    """How a person is addressed before the jabatan; LUAR is for people from outside, of whom nobody
    has said."""

    BAPAK = "Bapak"
    IBU = "Ibu"
    LUAR = "Bapak/Ibu"


@dataclass(frozen=True, slots=True)
class Official:
    """A person of the roster with their jabatan and the peran they hold in their unit.

    `kepala` marks a head (addressed upward, told politely), `ringkasan` who gets the morning
    digest, `admin` who sets the office up. `chat_id` is None until the person has pressed Start
    with their code; `reachable` turns False when Telegram says that they have blocked the bot;
    `absent` who is away today. An `outsider` was let in to their own slots of a berkas.
    """

    id: OfficialId
    nama: str
    sapaan: Sapaan
    jabatan: str
    unit: str
    peran: tuple[Peran, ...]
    kepala: bool = False
    ringkasan: bool = False
    bahasa: str = "id"
    chat_id: int | None = None
    reachable: bool = True
    admin: bool = False
    absent: bool = False
    outsider: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """Who gives a command, with what the rules need to know of them."""

    official: OfficialId
    unit: str
    peran: tuple[Peran, ...]
    kepala: bool = False
    admin: bool = False
    outsider: bool = False

    @property
    def roles(self) -> tuple[Peran, ...]:
        """The person's peran, and the one that is theirs alone."""
        return (*self.peran, personal(self.official))

    @property
    def manages(self) -> bool:
        """Whether this person decides how the unit's SOPs are read and moves berkas."""
        return self.admin or self.kepala


def personal(official: OfficialId) -> Peran:
    """The peran of one person alone: who holds a task that was handed to them."""
    return Peran(f"@{official}")


def actor(official: Official) -> Actor:
    """The person of the roster as the one who gives a command."""
    held = (official.unit, official.peran, official.kepala, official.admin, official.outsider)
    return Actor(official.id, *held)
