"""Codes and links in the wrong hands: passed on, opened twice, guessed; each kind of them."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot.people import inviting
from flows.rapat.meetings import Presence
from storage.outsiders import codes
from tests.actor import Actor
from tests.journeys.admin.test_first_admin import admins, shown
from tests.journeys.outsiders.outside import USED, invited, joined, opened
from tests.journeys.outsiders.test_undangan_luar import linked
from tests.journeys.people.committee import appointed, heard_in, step_ten
from tests.journeys.rapat.meeting import called, meeting, panitia
from tests.stage import BALANGAN, Stage, on_stage

TOO_MANY = "Kode yang keliru sudah terlalu sering dikirim."
NOT_LINKED = "belum dapat dihubungkan"


@pytest.mark.parametrize("new_code", [codes.new_code, inviting.new_code])
def test_a_code_is_128_bits_of_chance_and_fits_a_link(new_code) -> None:  # type: ignore[no-untyped-def]
    made = {new_code() for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(r"[\w-]{22}", code) for code in made)  # 22 letters of 6 bits


async def test_the_link_to_answer_a_rapat_is_guessed_in_vain(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        _, code = await linked(office)
        stranger = office.visitor("Penebak")
        for n in range(5):
            await stranger.start(f"{code[:-2]}{n}x")
        await stranger.start(code)
        assert stranger.last.startswith(TOO_MANY)
        office.clock.now += timedelta(hours=1)
        await stranger.start(code)
        await stranger.tap("Hadir")
        assert (await meeting(office)).invitees[1].coming is Presence.HADIR


async def test_a_link_that_was_answered_is_refused_and_counts_as_a_wrong_code(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        _, code = await linked(office)
        guest, stranger = office.visitor("Ibu Salasiah"), office.visitor("Orang lain")
        await guest.start(code)
        await stranger.start(code)
        await guest.tap("Hadir")
        assert guest.toast.startswith("Undangan ini tidak terbuka lagi.")
        await stranger.tap("Hadir")
        for _ in range(5):
            await guest.start(code)
            assert guest.last == USED
        await guest.start(code)
        assert guest.last.startswith(TOO_MANY)


async def group_code(office: Stage, kasi: Actor) -> tuple[Actor, str]:
    """The ketua has the line that links a group."""
    await appointed(office, kasi)
    ketua = office["SIM-PANITIA-1"]
    await ketua.tap("Bersedia")
    await ketua.tap("Rincian berkas")
    await ketua.tap("Panitia Pelaksana (7)")
    await ketua.tap("Hubungkan grup Telegram")
    return ketua, next(one for one in ketua.last.splitlines() if one.startswith("/start@"))


async def test_the_code_of_a_group_links_for_nobody_else_and_once(tmp_path: Path) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        ketua, line = await group_code(office, kasi)
        other = office["SIM-KASI-MUTU"]
        group = office.world.add_group("Panitia", [ketua.phone.person, other.phone.person])
        await other.phone.send(line, chat=group.id)
        await office.settle()
        assert NOT_LINKED in heard_in(office, group)[-1]
        for who, linked_now in ((ketua, True), (ketua, False)):
            await who.phone.send(line, chat=group.id)
            await office.settle()
            assert (NOT_LINKED not in heard_in(office, group)[-1]) is linked_now
        assert await office.sound()


async def test_who_guesses_codes_of_groups_waits_even_with_the_right_one(tmp_path: Path) -> None:
    async with step_ten(tmp_path) as (office, kasi):
        ketua, line = await group_code(office, kasi)
        group = office.world.add_group("Panitia", [ketua.phone.person])
        for n in range(5):
            await ketua.phone.send(f"{line[:-1]}{n}", chat=group.id)
        await ketua.phone.send(line, chat=group.id)
        await office.settle()
        assert NOT_LINKED in heard_in(office, group)[-1]
        office.clock.now += timedelta(hours=1, minutes=1)
        await ketua.phone.send(line, chat=group.id)
        await office.settle()
        assert "terhubung dengan Panitia Pelaksana" in heard_in(office, group)[-1]


async def test_the_code_on_the_spot_means_nothing_to_people_from_outside(tmp_path: Path) -> None:
    async with panitia(tmp_path) as (office, ketua):
        await called(ketua)
        known = await meeting(office)
        office.clock.now = known.subject.starts
        stranger = office.visitor("Orang lain")
        await stranger.say(known.code)
        assert stranger.last.startswith("Mohon maaf, Pandu hanya melayani")
        kasi = office["SIM-KASI"]
        await kasi.say(known.code)
        await kasi.say(known.code)
        present = [one.guest.nama for one in (await meeting(office)).invitees if one.present]
        assert present == ["Rusdiani Sapta"]


async def test_the_code_of_the_first_administrator_works_once(tmp_path: Path) -> None:
    async with on_stage(tmp_path, start=False) as office:
        code = await shown(office)
        me, stranger = office.visitor("Pengelola"), office.visitor("Orang lain")
        await me.start(code)
        await me.tap("Masdari Lamiang")
        await me.tap("Ya")
        for _ in range(2):
            await stranger.start(code)
            assert stranger.labels == []
        assert [nama for nama, _ in await admins(office)] == ["Masdari Lamiang"]


async def test_who_was_from_outside_may_become_the_first_administrator(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN) as office:
        verifikator = await opened(office)
        guest = await joined(office, await invited(verifikator))
        free = office["BLG-PPHP"]
        await office.app.db.write(
            lambda conn: conn.execute(
                "UPDATE officials SET chat_id = NULL WHERE chat_id = ?", (free.phone.person.id,)
            )
        )
        await guest.start(await shown(office))
        await guest.tap("Masitah Juai")
        await guest.tap("Ya")
        assert (await admins(office))[0] == ("Masitah Juai", guest.phone.person.id)
        assert await office.sound()
