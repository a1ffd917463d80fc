"""What people are told when a post changes hands: it begins, it ends, it ends soon."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.views.screen import Screen
from bot.words import Words
from flows.people.officials import Official
from flows.people.posts import Assignment, titled


@dataclass(frozen=True, slots=True)
class Duty:
    """An assignment with the name of its post and the people it is about."""

    assignment: Assignment
    post: str
    holder: Official
    instead: Official | None = None

    @property
    def title(self) -> str:
        """The post as papers print it: "Plh. Kepala Bidang"."""
        return titled(self.assignment.holding, self.post)


def begins(
    words: Words,
    reader: Official,
    duties: Sequence[Duty],
    waiting: int,
    still: Sequence[Duty] = (),
) -> Screen:
    """From today on the reader holds these posts; so many steps wait for them, and in these others
    they are `still` stood in for."""
    text = words.render(
        "standing_begins", reader=reader, duties=duties, waiting=waiting, still=still
    )
    return Screen(text)


def ends(words: Words, reader: Official, duties: Sequence[Duty]) -> Screen:
    """From today on the reader holds these posts no more: they have ended, or somebody stands
    in."""
    return Screen(words.render("standing_ends", reader=reader, duties=duties))


def ends_soon(words: Words, reader: Official, duty: Duty) -> Screen:
    """An assignment as Plt ends in some days."""
    return Screen(words.render("standing_ends_soon", reader=reader, duty=duty))
