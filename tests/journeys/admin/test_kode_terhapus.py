"""No code that was used, has become void or was handed over can be read in the database file."""

import re
from pathlib import Path

from storage.people import roster
from tests.journeys.outsiders.outside import code_in, invited, joined, opened
from tests.journeys.outsiders.test_undangan_luar import linked as meeting_link
from tests.journeys.people.committee import linked, step_ten
from tests.journeys.rapat.meeting import UNLINKED
from tests.stage import BALANGAN, Stage, on_stage

GROUP_CODE = re.compile(r"/start@\w+ ([\w-]+)")


async def kept(office: Stage, folder: Path, *codes: str) -> list[str]:
    """The codes that can be read in the file or its WAL, behind a checkpoint."""
    await office.app.db.write(lambda conn: None)
    await office.app.db._writer.run(lambda conn: conn.execute("PRAGMA wal_checkpoint(TRUNCATE)"))
    found = b"".join(path.read_bytes() for path in sorted((folder / "data").glob("pandu.db*")))
    assert all(len(code) >= 8 for code in codes)
    return [code for code in codes if code.encode() in found]


async def test_codes_of_people_from_outside_are_gone_once_used_ended_or_handed_over(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        used = await invited(verifikator)
        await joined(office, used)
        ended = await invited(verifikator, "Ibu Wulan Kinasih")
        assert await kept(office, tmp_path, used, ended) == []


async def test_the_code_of_an_invitation_that_was_set_aside_is_gone(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        await verifikator.tap("👤 Pihak luar")
        await verifikator.tap("Undang: Pelaku Usaha")
        asked = verifikator.question["message_id"]
        office.world.faults.forbidden(chat=verifikator.phone.person.id, count=9)
        await verifikator.phone.send("Rahmat", reply_to=asked)
        await office.settle()
        bodies = await office.app.db.read(
            lambda conn: conn.execute("SELECT body FROM outbox WHERE error IS NOT NULL").fetchall()
        )
        assert bodies
        assert not any("code" in body for (body,) in bodies)


async def test_codes_of_groups_meetings_and_officials_are_gone_once_handed_over(
    tmp_path: Path,
) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        await linked(office, kasi)
        ketua = office["SIM-PANITIA-1"]
        (group,) = {code for text in ketua.heard for code in GROUP_CODE.findall(text)}
        assert await kept(office, tmp_path, group, "SIM-KABID", UNLINKED) == []


async def test_the_code_of_a_meeting_link_is_gone_once_answered(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid, code = await meeting_link(office)
        guest = office.visitor("Ibu Salasiah")
        await guest.start(code)
        await guest.tap("Hadir")
        assert code == code_in(kabid)
        assert await kept(office, tmp_path, code) == []


async def test_a_wrong_code_and_what_was_written_are_not_kept_either(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        stranger = office.visitor("Orang lain")
        await stranger.start("TEBAKAN-KODE-1")
        await office["SIM-KABID"].say("Pesan yang tidak perlu disimpan")
        assert await kept(office, tmp_path, "TEBAKAN-KODE-1", "tidak perlu disimpan") == []
        assert await office.app.db.read(roster.all_officials)
