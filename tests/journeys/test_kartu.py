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
        code = kabid.last.partition("start=")[2].split()[0]
        assert (code in await kept(office), code in caplog.text) == (False, False)
        assert any("WhatsApp" in label for label in kabid.labels)
        await kasi.start()
        assert kasi.last.startswith("Masa berlaku kode ini telah lewat.")
        await kasi.start(code)
        assert "selamat datang" in kasi.last
        assert await office.sound()


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
