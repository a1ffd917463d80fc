"""The questions that can be answered, as values."""

from dataclasses import dataclass
from enum import StrEnum

Words = tuple[str, ...]


class Place(StrEnum):
    """A screen that a question simply asks for."""

    TASKS = "tasks"
    CASES = "cases"
    OPENABLE = "openable"
    SOPS = "sops"
    PROFILE = "profile"
    DIGEST = "digest"
    TIME = "time"
    HELP = "help"


class Topic(StrEnum):
    """What somebody asks the way of; NOW is what to do at all, HELPERS who could help."""

    OPEN = "open"
    UPLOAD = "upload"
    FINISH = "finish"
    RETURN = "return"
    RECALL = "recall"
    HAND_OVER = "hand_over"
    TIME = "time"
    MEETING = "meeting"
    AWAY = "away"
    COMMENT = "comment"
    SOP = "sop"
    WHERE = "where"
    NOW = "now"
    HELPERS = "helpers"
    HELP = "help"


class Aspect(StrEnum):
    """What somebody wants to know of a step; WHOLE is the row with all its boxes."""

    WHOLE = "whole"
    KELENGKAPAN = "kelengkapan"
    WAKTU = "waktu"
    OUTPUT = "output"
    PELAKSANA = "pelaksana"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Go:
    """Show me that screen."""

    place: Place


@dataclass(frozen=True, slots=True)
class AboutStep:
    """What does the SOP say of a step? Without a `nomor`: of the step that I am at.

    `about` are words for the SOP or berkas, `case` its number; without both it is mine.
    """

    aspect: Aspect
    nomor: str = ""
    about: Words = ()
    case: str = ""


@dataclass(frozen=True, slots=True)
class AboutCase:
    """Where is the berkas of that number, and who holds it?"""

    case: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where is the berkas of which the subject holds these words? Without words: mine."""

    about: Words = ()


@dataclass(frozen=True, slots=True)
class Late:
    """What is past its waktu baku, of the berkas whose subject holds these words where there are
    any?"""

    about: Words = ()


@dataclass(frozen=True, slots=True)
class ReadSop:
    """Show me the SOP that is called so."""

    about: Words


@dataclass(frozen=True, slots=True)
class Find:
    """Which rows hold these words: all of the `text`, else its `words`, else the `core` of them."""

    text: str
    words: Words
    core: Words

    @property
    def queries(self) -> tuple[str, str, str]:
        """What to search for, the next where the one before finds nothing."""
        return self.text, " ".join(self.words), " ".join(self.core)


@dataclass(frozen=True, slots=True)
class HowTo:
    """How is that done here?"""

    topic: Topic


@dataclass(frozen=True, slots=True)
class Thanks:
    """Thanks, and nothing else."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A greeting, or nothing that can be answered."""


Question = (
    Go | AboutStep | AboutCase | Whereabouts | Late | ReadSop | Find | HowTo | Thanks | Unclear
)
