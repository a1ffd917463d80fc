"""An office from its file `unit.toml`."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flows.ids import Peran
from flows.reading.boxes import Box, open_file
from flows.reading.hours import read_hours, read_ramadan
from flows.reading.reminders import read_digest_at, read_ladder
from flows.steering import Threshold
from flows.units import FORMER_DAYS, INVITATION_DAYS, PERSONAL_DAYS, Post, Switch, Unit

ZONE = "Asia/Makassar"
LONGEST_KEPT = 36500
"""Days; whoever means for good writes 0."""
LONGEST_FORMER = 3650
"""Days; nobody's name is kept for good who has left."""
LONGEST_INVITATION = 90
"""Days for which somebody from outside may take their time."""


def read_unit(text: str, source: str) -> Unit:
    """The unit written in the text; raises BrokenDefinitions with every mistake."""
    notes, box = open_file(text, source)
    boxes = box.boxes("jabatan")
    unit = Unit(
        id=box.text("id"),
        nama=box.text("nama"),
        zona=_zone(box),
        posts=tuple(_post(post) for post in boxes),
        switches=_switches(box.box("sakelar")),
        thresholds=_thresholds(box.box("ambang")),
        hours=read_hours(box),
        ramadan=read_ramadan(box),
        ladder=read_ladder(box.box("pengingat")),
        digest_at=read_digest_at(box.box("ringkasan")),
        **_kept(box.box("retensi")),
        invitation_days=_invitation_days(box.box("pihak_luar")),
    )
    if not boxes:
        box.complain("unit-tanpa-jabatan")
    box.close()
    _check_superiors(unit, boxes)
    notes.raise_any(text, source)
    return unit


def _zone(box: Box) -> ZoneInfo:
    name = box.text("zona")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        if name:
            box.complain("zona-tak-dikenal", "zona", tulisan=name)
        return ZoneInfo(ZONE)


def _post(box: Box) -> Post:
    nama = box.text("nama")
    post = Post(
        peran=Peran(box.text("peran")),
        nama=nama,
        singkat=box.text("singkat", nama),
        atasan=Peran(box.text("atasan", "")) or None,
        per_berkas=box.flag("per_berkas", False),
        eksternal=box.flag("eksternal", False),
    )
    box.close()
    return post


def _switches(box: Box) -> tuple[Switch, ...]:
    return tuple(_switch(kode, box.box(kode)) for kode in box.keys)


def _switch(kode: str, box: Box) -> Switch:
    switch = Switch(kode, box.text("nama"), box.flag("nyala", False))
    box.close()
    return switch


def _thresholds(box: Box) -> tuple[Threshold, ...]:
    return tuple(_threshold(kode, box.box(kode)) for kode in box.keys)


def _threshold(kode: str, box: Box) -> Threshold:
    threshold = Threshold(kode, box.text("nama"), box.whole("nilai") or 0)
    if "nilai" not in box:
        box.complain("kunci-belum-ada", "nilai")
    box.close()
    return threshold


def _kept(box: Box) -> dict[str, int]:
    """For how many days what is kept, by the names of the unit."""
    days = box.within("data_pribadi_hari", LONGEST_KEPT, PERSONAL_DAYS)
    former = box.within("mantan_hari", LONGEST_FORMER, FORMER_DAYS)
    box.close()
    return {"personal_days": days, "former_days": former or FORMER_DAYS}


def _invitation_days(box: Box) -> int:
    days = box.within("undangan_hari", LONGEST_INVITATION, INVITATION_DAYS)
    box.close()
    return days or INVITATION_DAYS


def _check_superiors(unit: Unit, boxes: tuple[Box, ...]) -> None:
    seen: set[Peran] = set()
    known = {post.peran for post in unit.posts}
    superiors = {post.peran: post.atasan for post in unit.posts}
    for post, box in zip(unit.posts, boxes, strict=True):
        if post.peran in seen:
            box.complain("jabatan-ganda", "peran", tulisan=post.peran)
        seen.add(post.peran)
        if post.atasan is not None and post.atasan not in known:
            box.complain("atasan-tak-dikenal", "atasan", tulisan=post.atasan)
        elif _own_superior(post.peran, superiors):
            box.complain("atasan-berputar", "atasan", tulisan=post.peran)


def _own_superior(peran: Peran, superiors: dict[Peran, Peran | None]) -> bool:
    above = superiors.get(peran)
    passed: set[Peran] = set()
    while above is not None and above not in passed:
        if above == peran:
            return True
        passed.add(above)
        above = superiors.get(above)
    return False
