"""Why somebody from outside cannot be invited or come in so; see flows.refusals."""

from flows.refusals import Refused


class MayNotHost(Refused):
    """Only who records these rows, their superiors, who opened the berkas, or who manages the unit
    answers for somebody from outside."""


class OutsideTheirSlots(Refused):
    """Somebody from outside does nothing but fill their own slots."""


class NoSuchGuest(Refused):
    """Nobody of that number takes part, or not any more."""


class InvitationOver(Refused):
    """The invitation has been used, taken back, or its time has run out."""


class OwnInvitation(Refused):
    """Whoever hands their slots on cannot take them themselves."""


class NotRecordedFor(Refused):
    """Who from outside was invited to a row does it themselves, or it is recorded on their behalf
    with a proof."""


class ProofMissing(Refused):
    """What is recorded on behalf of somebody needs a note of who came, when, and how."""
