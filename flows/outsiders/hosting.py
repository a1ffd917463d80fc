"""Who from the office answers for people from outside, and for which columns of an SOP."""

from flows.case import Case
from flows.ids import Peran
from flows.office import Office
from flows.people.members import in_person
from flows.people.officials import Actor
from flows.sop import Kegiatan, Sop


def external(office: Office, sop: Sop) -> tuple[Peran, ...]:
    """The columns of the SOP that are people from outside, in printed order."""
    outside = {post.peran for post in office.unit.posts if post.eksternal}
    return tuple(column.kode for column in sop.pelaksana if column.kode in outside)


def of_outsiders(office: Office, sop: Sop, row: Kegiatan) -> tuple[Peran, ...]:
    """Which people from outside perform the row."""
    outside = set(external(office, sop))
    return tuple(kode for kode in row.pelaksana if kode in outside)


def hosts(sop: Sop, peran: Peran) -> tuple[Peran, ...]:
    """Who records for these people, by the form: `ditutup_oleh` of the rows that are theirs."""
    rows = [row for row in sop.kegiatan if peran in row.pelaksana]
    return tuple(dict.fromkeys(kode for row in rows for kode in row.closed_by))


def may_host(office: Office, sop: Sop, case: Case, peran: Peran, who: Actor) -> bool:
    """Whether this official answers for people from outside who act as `peran` in this berkas."""
    if who.outsider or who.unit != sop.unit or peran not in external(office, sop):
        return False
    recording = hosts(sop, peran)
    mine = {*in_person(case.members, recording), *office.superiors(recording)}
    return who.manages or case.opened_by == who.official or not mine.isdisjoint(who.roles)
