"""Undangan under /kelola: who has not joined, one new code, cards for all; codes leave no trace."""

from pathlib import Path

import pytest

from tests.stage import Stage, on_stage


async def kept(office: Stage) -> str:
    """All that the memory holds, as text."""
    return await office.app.db.read(lambda conn: "\n".join(conn.iterdump()))


async def test_the_head_invites_one_person_anew_with_a_text_for_whatsapp(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with on_stage(tmp_path, start=False) as office:
        kabid, kasi = office["SIM-KABID"], office["SIM-KASI"]
        await kabid.start()
        await kabid.say("/kelola")
        await kabid.tap("Undangan")
        assert "belum terhubung" in kabid.last
        who = next(one for one in await office.roster() if "kasi" in one.peran)
        await kabid.tap(who.nama)
        assert "tidak berlaku lagi" in kabid.last
        await kabid.tap("Buat kode baru")
        assert not any("Buat kode baru" in label for label in kabid.labels)
        assert "tugas dinas" not in kabid.last
        assert (
            "mengundang untuk bergabung dengan Pandu, pemandu langkah SOP di Bidang" in kabid.last
        )
        assert "Tautan berlaku 30 hari" in kabid.last
        assert kabid.last.endswith("Tautan sebelumnya tidak berlaku lagi.")
        code = kabid.last.partition("start=")[2].split()[0]
        assert (code in await kept(office), code in caplog.text) == (False, False)
        assert any("WhatsApp" in label for label in kabid.labels)
        await kasi.start()
        assert kasi.last == (
            "Kode ini sudah diganti dengan tautan yang lebih baru; mohon buka yang terakhir."
        )
        await kasi.start(code)
        assert "selamat datang" in kasi.last
        assert await office.sound()


async def test_of_somebody_never_invited_no_earlier_link_is_spoken_of(tmp_path: Path) -> None:
    async with on_stage(tmp_path, start=False) as office:
        kabid = office["SIM-KABID"]
        await kabid.start()
        await office.app.db.write(lambda conn: conn.execute("DELETE FROM invitations"))
        who = next(one for one in await office.roster() if "kasi" in one.peran)
        await kabid.say("/kelola")
        await kabid.tap("Undangan")
        await kabid.tap(who.nama)
        await kabid.tap("Buat kode baru")
        assert "sebelumnya" not in kabid.last


async def test_whoever_joins_as_an_administrator_is_told_so(tmp_path: Path) -> None:
    async with on_stage(tmp_path, start=False) as office:
        kabid = office["SIM-KABID"]
        await office.app.db.write(
            lambda conn: conn.execute("UPDATE officials SET admin = 1 WHERE nama LIKE 'Norhayati%'")
        )
        await kabid.start()
        assert any("sebagai administrator Pandu, melalui /kelola" in one for one in kabid.heard)


async def test_the_cards_come_as_one_pdf_and_their_codes_are_forgotten(tmp_path: Path) -> None:
    async with on_stage(tmp_path, start=False) as office:
        kabid = office["SIM-KABID"]
        await kabid.start()
        await kabid.say("/kelola")
        await kabid.tap("Undangan")
        await kabid.tap("Kartu untuk dicetak")
        await kabid.tap("Buat kartu")
        assert kabid.documents == ["kartu-undangan.pdf"]
        bodies = await office.app.db.read(
            lambda conn: conn.execute("SELECT body FROM outbox WHERE kind = 'kartu'").fetchall()
        )
        assert ["code" in body for (body,) in bodies] == [False]
        assert await office.sound()


async def test_somebody_who_does_not_manage_invites_nobody(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        staf = office["SIM-STAF"]
        await staf.say("/tugas")
        before = await kept(office)
        await staf.forge(staf.messages[-1]["message_id"], "1ud:::c")
        assert staf.documents == []
        assert [line for line in (await kept(office)).splitlines() if '"invitations"' in line] == [
            line for line in before.splitlines() if '"invitations"' in line
        ]
