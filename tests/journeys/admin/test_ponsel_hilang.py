"""A lost phone: released by the administrator or the operator, and the new one goes on with it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.control import Request, ask
from bot.people.administering import PersonOrder
from flows.people.officials import OfficialId
from storage.people import marks, roster
from storage.people.marks import Marks
from tests.actor import Actor
from tests.journeys.admin.test_pegawai import opened
from tests.journeys.scenes import CASE, decided
from tests.stage import Stage, on_stage

KADIS, KABID, STAF = OfficialId(1), OfficialId(2), OfficialId(12)
STRANGER = "Pandu hanya melayani pejabat"
AT = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)


async def administrator(office: Stage) -> Actor:
    """The Staf sets the office up."""
    await office.app.db.write(lambda conn: marks.mark(conn, STAF, Marks(admin=True), None, AT))
    return office["SIM-STAF"]


async def released(admin: Actor, nama: str) -> str:
    """The administrator lets go of that person's phone; returns the new code."""
    await opened(admin, nama)
    await admin.tap("Lepaskan telepon")
    assert "Telepon lama tidak menerima apa pun lagi" in admin.last
    await admin.tap("Ya, lepaskan telepon")
    code: str = admin.last.partition("start=")[2].split()[0]
    return code


async def test_the_new_phone_receives_the_card_and_finishes_the_step(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        old, admin = await decided(office), await administrator(office)
        card = old.button("Tulis: Disposisi")
        await old.tap("Tulis: Disposisi")
        await old.tap("Tulis bebas")
        code = await released(admin, "Masdari Lamiang")
        heard = len(old.messages)

        await old.push(*card)
        assert STRANGER in old.toast
        await old.answer("Setuju.")
        assert STRANGER in old.last
        assert len(old.messages) == heard + 2  # what they typed, and that they are a stranger
        assert (await office.case(CASE)).open_tasks[0].nomor == "2"

        new = office.visitor("Telepon baru")
        await new.start(code)
        assert "selamat datang" in new.heard[0]
        await new.tap("Tulis: Disposisi")
        await new.tap("Tulis bebas")
        await new.answer("Setuju. Laksanakan sesuai rencana.")
        await new.tap("Setuju")
        assert (await office.case(CASE)).open_tasks[0].nomor == "3"
        assert "langkah 3" in office["SIM-KABID"].last
        assert await office.sound()


async def test_what_came_while_there_was_no_phone_is_delivered_to_the_new_one(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis, kabid = office["SIM-KADIS"], office["SIM-KABID"]
        code = await released(await administrator(office), "Masdari Lamiang")
        heard = len(kadis.messages)
        await decided_by(kabid)
        assert len(kadis.messages) == heard
        new = office.visitor("Telepon baru")
        await new.start(code)
        assert "Buka langkah 2" in new.labels
        assert await office.sound()


async def decided_by(kabid: Actor) -> None:
    """The Kabid hands a training to the Kepala Dinas."""
    await kabid.say("/mulai")
    await kabid.tap("Pelatihan Tenaga Ahli")
    await kabid.answer("Bimtek BIM Angkatan II")
    await kabid.hand_in("Unggah: Telaahan Staf", "telaahan-staf.pdf")
    await kabid.tap("Selesai, teruskan")


async def test_what_waited_for_the_old_phone_is_never_sent_to_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await decided(office)
        await released(await administrator(office), "Masdari Lamiang")
        left = await office.app.db.read(
            lambda conn: [
                conn.execute(f"SELECT count(*) FROM {table} WHERE official = 1").fetchone()[0]
                for table in ("cards", "prompts", "meeting_screens")
            ]
        )
        assert left == [0, 0, 0]
        assert await office.sound()


async def test_a_no_leaves_the_phone_as_it_was(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        admin = await administrator(office)
        await opened(admin, "Masdari Lamiang")
        await admin.tap("Lepaskan telepon")
        await admin.tap("Tidak")
        assert "Telegram: terhubung" in admin.last
        assert await office.sound()


async def test_nobody_releases_the_phone_in_their_own_hand(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = office["SIM-KABID"]
        await opened(kabid, "Norhayati Kumala")
        assert not [label for label in kabid.labels if "Lepaskan" in label]
        await kabid.forge(kabid.messages[-1]["message_id"], f"1or:::y{KABID}")
        people = await office.roster()
        assert all(one.chat_id is not None for one in people)


async def test_a_second_phone_is_told_politely_that_one_person_has_one_account(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        before = await office.roster()
        second = office.visitor("Telepon kedua")
        await second.start("SIM-KADIS")
        assert "satu orang memakai satu akun" in second.last
        assert "melepaskan telepon lama" in second.last
        assert await office.roster() == before


async def test_the_old_phone_that_is_found_again_joins_with_the_new_code(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        old = await decided(office)
        code = await released(await administrator(office), "Masdari Lamiang")
        await old.start("SIM-KADIS")
        assert old.last.startswith("Kode ini sudah pernah digunakan.")
        await old.start(code)
        await old.tap("Tulis: Disposisi")
        assert await office.sound()


async def test_the_command_menu_follows_the_mark(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        admin = await administrator(office)
        await opened(admin, "Rusdiani Sapta")
        await admin.tap("Jadikan administrator")
        kasi = office["SIM-KASI"].phone.person.id
        assert "kelola" in commands(office, kasi)
        await admin.tap("Cabut tanda administrator")
        assert commands(office, kasi) == []


def commands(office: Stage, chat_id: int) -> list[str]:
    """The commands that this chat has of its own."""
    scope = next((s for s in office.world.profile.commands if str(chat_id) in str(s)), None)
    return [] if scope is None else [one["command"] for one in office.world.profile.commands[scope]]


@pytest.mark.parametrize("last", [False, True])
async def test_the_operator_may_release_even_the_last_administrator(
    tmp_path: Path, last: bool
) -> None:
    async with on_stage(tmp_path) as office:
        await administrator(office)
        who = STAF if last else KADIS
        reply = await ask(tmp_path / "data", Request("person", person=PersonOrder(who)))
        assert reply is not None
        assert reply.person is not None
        assert reply.person.kode is not None
        person = await office.app.db.read(lambda conn: roster.official(conn, who))
        assert (person.chat_id, person.admin) == (None, last)
        new = office.visitor("Telepon baru")
        await new.start(reply.person.kode)
        assert "selamat datang" in new.heard[0]
        assert await office.sound()
