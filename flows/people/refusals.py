"""Why a panitia, pokja or tim cannot be filled so; see flows.refusals."""

from flows.refusals import Refused


class MayNotAppoint(Refused):
    """Only who has the step that appoints it, a superior, or who manages the unit fills a peran."""


class NobodyChosen(Refused):
    """Nobody was chosen to be appointed."""


class AlreadyMember(Refused):
    """The person belongs to that peran of the berkas already."""


class NotAMember(Refused):
    """The person has no place there, or no more."""


class SeatTwice(Refused):
    """There is one ketua and one sekretaris, and nobody is appointed twice at once."""


class TooManyMembers(Refused):
    """So many people are no panitia; `limit` is how many may belong to it."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit


class MayNotShare(Refused):
    """Only who has the berkas now, a superior, or who manages the unit lets others read it."""


class CannotShareWith(Refused):
    """A berkas is shared with people of its own unit alone."""


class LastAdministrator(Refused):
    """Somebody who has joined stays administrator of the unit: else nobody could set it up."""
