"""The ladder of reminders and the hour of the digest from the file `unit.toml`."""

from flows.office_time.hours import MINUTES_OF_DAY
from flows.office_time.reckoning import LONGEST, Rule
from flows.reading.boxes import Box
from flows.reading.clocks import read_clock
from flows.waktu.ladder import DIGEST_AT, HOUSE_LADDER, Ladder

PERCENT = 100
DAYS = 60
"""Working days after a limit for which an office reminds at most; about a quarter of a year."""


def read_ladder(box: Box) -> Ladder:
    """The rungs under `pengingat`; what is not written is as in HOUSE_LADDER."""
    house = HOUSE_LADDER
    ladder = Ladder(
        unopened=box.within("belum_dibuka_persen", PERCENT, house.unopened),
        unopened_from=box.within(
            "belum_dibuka_mulai_menit", LONGEST[Rule.MINUTES], house.unopened_from
        ),
        nearly=box.within("hampir_persen", PERCENT, house.nearly),
        at_limit=box.flag("pada_batas", house.at_limit),
        days=box.within("hari", DAYS, house.days),
        superior_from=box.within("atasan_mulai_hari", DAYS, house.superior_from),
    )
    if "atasan_mulai_hari" in box and ladder.superior_from > ladder.days:
        above, days = str(ladder.superior_from), str(ladder.days)
        box.complain("atasan-tak-sampai", "atasan_mulai_hari", tulisan=above, hari=days)
    if ladder.unopened and 0 < ladder.nearly <= ladder.unopened:
        late, nearly = str(ladder.unopened), str(ladder.nearly)
        box.complain("belum-dibuka-tak-sampai", "hampir_persen", tulisan=nearly, dibuka=late)
    box.close()
    return ladder


def read_digest_at(box: Box) -> int:
    """`pukul` under `ringkasan` as minutes since midnight; DIGEST_AT where none is written."""
    written = "pukul" in box
    text = box.text("pukul", "")
    box.close()
    if not written:
        return DIGEST_AT
    at = read_clock(text)
    if at is None or at == MINUTES_OF_DAY:
        box.complain("pukul-tak-terbaca", "pukul", tulisan=text)
        return DIGEST_AT
    return at
