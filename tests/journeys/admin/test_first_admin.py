"""An office that has no administrator: the code of the terminal makes one, once."""

import os
import re
from datetime import timedelta
from pathlib import Path
from sqlite3 import Connection

import pytest

from bot.cli.simulasi import sample_people
from bot.people.enrolling import Import, import_people
from bot.people.first_admin import IN_A_LOG, IN_TERMINAL, is_logged, offered
from flows.people.officials import Official
from tests.stage import Stage, on_stage

GONE = (
    "Kantor ini sudah mempunyai administrator, sehingga kode ini tidak berlaku lagi. Bila hal ini "
    "tidak dikenal, mohon disampaikan kepada pengelola Pandu."
)
OVER = (
    "Masa berlaku kode administrator ini sudah habis. Kode baru tampil di terminal ketika Pandu "
    "dijalankan kembali."
)


async def shown(office: Stage) -> str:
    """The code that a start shows on the terminal; empty where it shows none."""
    said: list[str] = []
    await offered(office.app.db, office.clock.now, said.append)
    codes = re.findall(r"/start (\S+)", "".join(said))
    return "".join(codes)


async def admins(office: Stage) -> list[tuple[str, int | None]]:
    return [(one.nama, one.chat_id) for one in await office.roster() if one.admin]


async def of_the_list(office: Stage) -> Official:
    """The first of the personnel list."""
    return (await office.roster())[0]


def emptied(conn: Connection) -> None:
    for table in (
        "digests",
        "invitations",
        "official_peran",
        "assignments",
        "capacities",
        "officials",
    ):
        conn.execute(f"DELETE FROM {table}")


async def test_whoever_opens_the_code_chooses_their_name_and_is_the_administrator(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, start=False) as office:
        person, me = await of_the_list(office), office.visitor("Pengelola")
        code = await shown(office)
        await me.start(code)
        await me.tap(person.nama)
        assert f"{person.sapaan} {person.nama}" in me.last
        await me.tap("Ya")
        assert await admins(office) == [(person.nama, me.phone.person.id)]
        assert await shown(office) == ""
        await me.start(code)
        assert "sudah terhubung" in me.last
        assert await office.sound()


async def test_the_choice_can_be_taken_back_and_outlives_a_restart(tmp_path: Path) -> None:
    async with on_stage(tmp_path, start=False) as office:
        person, me = await of_the_list(office), office.visitor("Pengelola")
        await me.start(await shown(office))
        await me.tap(person.nama)
        await me.tap("Kembali")
        await office.restart()
        newer = await shown(office)
        await me.tap(person.nama)
        await me.tap("Ya")
        assert await admins(office) == [(person.nama, me.phone.person.id)]
        late = office.visitor("Terlambat")
        await late.start(newer)
        assert late.last == GONE


async def test_of_two_people_who_opened_it_the_first_who_answers_has_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path, start=False) as office:
        person, code = await of_the_list(office), await shown(office)
        one, two = office.visitor("Satu"), office.visitor("Dua")
        for racer in (one, two):
            await racer.start(code)
            await racer.tap(person.nama)
        await one.tap("Ya")
        await two.tap("Ya")
        assert two.toast == "Kode ini tidak berlaku lagi. Mohon mintakan kode baru."
        assert await admins(office) == [(person.nama, one.phone.person.id)]
        await two.start(code)
        assert two.last == GONE


async def test_somebody_who_has_joined_already_becomes_it_at_once(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = office["SIM-KABID"]
        await kabid.start(await shown(office))
        assert [chat for _, chat in await admins(office)] == [kabid.phone.person.id]
        assert "kini administrator" in kabid.last


async def test_of_an_empty_list_the_administrator_is_entered_by_name(tmp_path: Path) -> None:
    async with on_stage(tmp_path, start=False) as office:
        await office.app.db.write(emptied)
        me = office.visitor("Pengelola")
        await me.start(await shown(office))
        await me.answer("Sri Wahyuni")
        await office.restart()
        await me.say("Pengelola Kepegawaian")
        await me.tap("Ibu, Bidang Bina")
        (only,) = await office.roster()
        assert (only.nama, only.jabatan, only.sapaan, only.unit, only.peran, only.admin) == (
            "Sri Wahyuni",
            "Pengelola Kepegawaian",
            "Ibu",
            "kaltim-bina-konstruksi",
            (),
            True,
        )
        assert only.chat_id == me.phone.person.id
        await me.say("/kelola")
        assert "Pejabat, Plh dan Plt" in me.labels


async def test_after_a_day_the_code_has_run_out(tmp_path: Path) -> None:
    async with on_stage(tmp_path, start=False) as office:
        code, me = await shown(office), office.visitor("Pengelola")
        await me.start(code)
        person = await of_the_list(office)
        office.clock.now += timedelta(hours=24)
        await me.tap(person.nama)
        assert me.toast == "Kode ini tidak berlaku lagi. Mohon mintakan kode baru."
        await me.start(code)
        assert me.last == OVER
        assert await admins(office) == []


async def test_whoever_guesses_has_to_wait_even_with_the_right_code(tmp_path: Path) -> None:
    async with on_stage(tmp_path, start=False) as office:
        me = office.visitor("Penebak")
        for n in range(5):
            await me.start(f"tebakan-{n}")
        await me.start(await shown(office))
        assert "terlalu sering" in me.last


async def test_the_code_is_kept_as_a_hash_and_is_not_made_for_a_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with on_stage(tmp_path, start=False) as office:
        code = await shown(office)
        kept = await office.app.db.read(lambda conn: "\n".join(conn.iterdump()))
        assert (len(code), code in kept, code in caplog.text) == (22, False, False)
        out = os.fstat(1)
        monkeypatch.setenv(IN_A_LOG, f"{out.st_dev}:{out.st_ino}")
        said: list[str] = []
        await offered(office.app.db, office.clock.now, said.append, logged=is_logged())
        assert said == [IN_TERMINAL]


async def test_a_personnel_list_that_does_not_say_leaves_the_administrator(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await office["SIM-KABID"].start(await shown(office))
        listed = sample_people(office.app)
        await import_people(office.app.db, Import(listed, 1, trial=False), office.clock.now)
        assert [chat for _, chat in await admins(office)] == [office["SIM-KABID"].phone.person.id]
