"""Nothing rests with nobody: the morning sweep, and what can be done about each of its lines."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.actor import Actor
from tests.journeys.people.standing_in import found, look
from tests.journeys.scenes import CASE, decided, opened
from tests.stage import Stage, on_stage

TUESDAY = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
"""07.30 WITA on Tuesday, a quarter of an hour before the digest."""
SUNDAY = TUESDAY + timedelta(days=5)
SWEPT = "langkah menunggu pejabat yang hari ini belum dapat dihubungi"
BLOCKED = (
    "Yth. Ibu Kepala Bidang Bina Konstruksi. Mohon izin menyampaikan, 1 langkah menunggu pejabat"
    " yang hari ini belum dapat dihubungi:\n\n"
    "1. PTA-2026-001 · langkah 2\n"
    "Bimtek BIM Angkatan I\n"
    "Kepala Dinas (Bapak Masdari Lamiang): pesan tidak dapat disampaikan\n"
)


def sweeps(person: Actor) -> list[str]:
    """The sweeps that a person was sent."""
    return [m["text"] for m in person.messages if SWEPT in m.get("text", "")]


async def sweep(office: Stage, at: datetime = TUESDAY) -> int:
    """The office's clock stands at that moment, and the job looks."""
    office.clock.now = at
    told = await office.app.resting.look()
    await office.settle()
    return told


async def make_admin(office: Stage, code: str) -> None:
    who = office[code].phone.person.id
    await office.app.db.write(
        lambda conn: conn.execute("UPDATE officials SET admin = 1 WHERE chat_id = ?", (who,))
    )


async def untouched(office: Stage) -> Actor:
    """The work plan waits for a Kepala Dinas who has never pressed Start; the Kabid's sender."""
    kabid = office["SIM-KABID"]
    await kabid.start()
    await opened(office)
    await kabid.hand_in("Unggah: Telaahan Staf", "telaahan.pdf")
    await kabid.tap("Selesai, teruskan")
    return kabid


async def test_superior_and_admin_hear_once_each_morning(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, kabid, staf = await decided(office), office["SIM-KABID"], office["SIM-STAF"]
        await make_admin(office, "SIM-STAF")
        assert await sweep(office) == 0
        kadis.phone.block()
        await office.settle()
        assert await sweep(office, TUESDAY + timedelta(hours=2)) == 0
        assert await sweep(office, TUESDAY + timedelta(days=1)) == 2
        assert await sweep(office, TUESDAY + timedelta(days=1, hours=1)) == 0
        assert [len(sweeps(person)) for person in (kabid, staf, kadis)] == [1, 1, 0]
        assert sweeps(kabid)[0].startswith(BLOCKED)
        assert kabid.labels[:3] == ["1 Alihkan", "1 Undang ulang", "1 Buka"]


async def test_after_an_outage_the_sweep_comes_later_the_same_day_and_never_on_a_day_off(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        kadis.phone.block()
        await office.settle()
        assert await sweep(office, TUESDAY - timedelta(minutes=1)) == 0
        await office.restart()
        assert await sweep(office, TUESDAY + timedelta(hours=4)) == 1
        assert await sweep(office, SUNDAY) == 0
        assert len(sweeps(office["SIM-KABID"])) == 1


async def test_what_is_in_order_again_before_the_sweep_goes_out_is_not_said(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        kadis.phone.block()
        await office.settle()
        office.clock.now = TUESDAY
        await office.app.courier.stop(1)
        assert await office.app.resting.look() == 1
        await office.app.db.write(lambda conn: conn.execute("UPDATE officials SET reachable = 1"))
        await office.restart()
        await office.settle()
        assert sweeps(office["SIM-KABID"]) == []


async def test_whoever_hands_on_sees_on_the_card_that_the_next_cannot_be_reached(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, start=False) as office:
        kabid = await untouched(office)
        cards = [m["text"] for m in kabid.messages if "☑ Langkah 1" in m.get("text", "")]
        assert [card.splitlines()[-3:-1] for card in cards] == [
            ["Kini di langkah 2: Kepala Dinas (belum dibuka)", "⚠️ Belum tersambung ke Telegram."]
        ]


async def test_a_line_is_handed_over_or_its_holder_invited_again(tmp_path: Path) -> None:
    async with on_stage(tmp_path, start=False) as office:
        kabid, kadis = await untouched(office), office["SIM-KADIS"]
        await office["SIM-KASI-MUTU"].start()
        await sweep(office)
        await kabid.tap("1 Undang ulang")
        assert "Kepala Dinas (Bapak Masdari Lamiang), misalnya melalui WhatsApp" in kabid.last
        code = kabid.last.partition("?start=")[2].split()[0]
        assert code in kabid.button("Bagikan lewat WhatsApp")[1]["url"]
        kept = "SELECT count(*) FROM outbox WHERE instr(body, ?)"
        assert await office.app.db.read(lambda c: c.execute(kept, (code,)).fetchone()) == (0,)
        await kadis.start(kadis.code)
        assert (await office.roster())[0].chat_id is None
        await kadis.start(code)
        assert (await office.roster())[0].chat_id is not None
        await kabid.tap("Semua yang belum terpegang")
        assert kabid.last == "Semua langkah ada pemegangnya, dan hari ini semuanya dapat dihubungi."
        assert await office.sound()


async def test_a_line_is_handed_to_somebody_else(tmp_path: Path) -> None:
    async with on_stage(tmp_path, start=False) as office:
        kabid, mutu = await untouched(office), office["SIM-KASI-MUTU"]
        await mutu.start()
        await sweep(office)
        await kabid.tap("1 Alihkan")
        await kabid.tap("Sampurna")
        (task,) = (await office.case(CASE)).open_tasks
        people = {one.id: one.nama for one in await office.roster()}
        assert task.handed is not None
        assert people[task.handed] == "Sampurna Lewi"
        assert await sweep(office, TUESDAY + timedelta(days=1)) == 0


async def test_an_absence_without_a_stand_in_is_entered_seen_and_swept(tmp_path: Path) -> None:
    """The Kadis goes on leave and names nobody; the Kabid names somebody in the morning."""
    async with on_stage(tmp_path) as office:
        kadis, kabid = await decided(office), office["SIM-KABID"]
        await kadis.say("/profil")
        await kadis.tap("Catat saya berhalangan")
        await kadis.tap("Cuti")
        await kadis.tap("Sel, 24 Nov")
        await kadis.tap("Rab, 25 Nov")
        await kadis.tap("Catat")
        assert "Diberi tahu: Kepala Bidang Bina Konstruksi." in kadis.last
        assert "berhalangan (cuti) sejak Selasa, 24 November 2026" in kabid.last
        await look(office, TUESDAY)
        assert await sweep(office) == 1
        assert (
            "Kepala Dinas (Bapak Masdari Lamiang): berhalangan, belum ada yang mewakili"
            in (sweeps(kabid)[0])
        )
        await kabid.tap("1 Tunjuk Plh")
        await found(kabid, "Sampurna")
        await kabid.tap("Sel, 24 Nov")
        await kabid.tap("Rab, 25 Nov")
        await kabid.tap("Catat, surat akan disusulkan")
        await look(office, TUESDAY + timedelta(minutes=5))
        assert any("langkah 2" in m.get("text", "") for m in office["SIM-KASI-MUTU"].messages)
        office.clock.now = TUESDAY + timedelta(hours=2)
        await office.app.morning.look()
        await office.settle()
        assert any("Selamat pagi, Ibu Kepala Bidang" in text for text in kabid.heard)
        assert not any("Selamat pagi" in text for text in kadis.heard)
        assert await sweep(office, TUESDAY + timedelta(days=1)) == 0
        assert await office.sound()


async def test_an_absence_that_is_tapped_twice_is_entered_and_told_once(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, kabid = await decided(office), office["SIM-KABID"]
        await kadis.say("/profil")
        for label in ("Catat saya berhalangan", "Cuti", "Sel, 24 Nov", "Rab, 25 Nov"):
            await kadis.tap(label)
        summary, button = kadis.button("Catat")
        await kadis.tap("Catat")
        await kadis.forge(summary["message_id"], button["callback_data"])
        assert sum("berhalangan (cuti) sejak" in text for text in kabid.heard) == 1
        assert await office.sound()


async def test_an_admin_enters_that_nobody_stands_in_and_the_person_comes_back_early(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis, kabid = await decided(office), office["SIM-KABID"]
        await kabid.say("/kelola")
        await kabid.tap("Pejabat, Plh dan Plt")
        await kabid.tap("Ada yang berhalangan")
        await found(kabid, "Masdari")
        await kabid.tap("Tanpa yang mewakili")
        await kabid.tap("Dinas luar")
        await kabid.tap("Sen, 23 Nov")
        await kabid.tap("Rab, 25 Nov")
        await kabid.tap("Catat")
        assert [one.absent for one in await office.roster()][:2] == [True, False]
        assert "Dicatat oleh Kepala Bidang Bina Konstruksi." in kadis.last
        await kabid.say("/kelola")
        await kabid.tap("Pejabat, Plh dan Plt")
        assert "Kepala Dinas (Bapak Masdari Lamiang): dinas luar" in kabid.last
        assert "Sudah kembali: Bapak Masdari Lamiang" in kabid.labels
        await kabid.tap("Ada yang berhalangan")
        await found(kabid, "Rusdiani")
        assert not any("Masdari" in label for label in kabid.labels[:8])
        assert await sweep(office) == 1
        await kadis.tap("Sudah kembali")
        assert [one.absent for one in await office.roster()][:2] == [False, False]
        assert await sweep(office, TUESDAY + timedelta(days=1)) == 0


async def test_nobody_enters_the_absence_of_a_colleague(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        staf = office["SIM-STAF"]
        await staf.say("/profil")
        message, _ = staf.button("Catat saya berhalangan")
        for step in ("k1.0.0.0/0", "d1.1.0.0/0", "s1.1.20261124.20261125/0"):
            await staf.forge(message["message_id"], f"1bh:::{step}")
        await staf.forge(message["message_id"], "1bh:::e1.1.20261124.20261125/0")
        rows = await office.app.db.read(
            lambda conn: conn.execute("SELECT count(*) FROM absences").fetchall()
        )
        assert rows == [(0,)]


async def test_a_step_that_comes_to_somebody_who_is_away_reaches_them_and_is_said_at_once(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis, kabid = office["SIM-KADIS"], await opened(office)
        await kadis.say("/profil")
        for label in (
            "Catat saya berhalangan",
            "Dinas luar",
            "Sen, 23 Nov",
            "Rab, 25 Nov",
            "Catat",
        ):
            await kadis.tap(label)
        await kabid.hand_in("Unggah: Telaahan Staf", "telaahan.pdf")
        await kabid.tap("Selesai, teruskan")
        told = [m["text"] for m in kabid.messages if "menunggu Kepala Dinas (" in m.get("text", "")]
        assert [text.splitlines()[0].partition("menunggu ")[2] for text in told] == [
            "Kepala Dinas (Bapak Masdari Lamiang): berhalangan, belum ada yang mewakili."
        ]
        assert any("langkah 2" in m.get("text", "") for m in kadis.messages)
        await kadis.tap("Buka langkah 2")
        assert (await office.case(CASE)).tasks[1].accepted_by is not None
        assert await sweep(office, TUESDAY + timedelta(hours=1)) == 1


async def test_an_absence_that_has_not_begun_is_withdrawn_and_asked_for_in_the_second_person(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis, kabid = office["SIM-KADIS"], office["SIM-KABID"]
        await kadis.say("/profil")
        await kadis.tap("Catat saya berhalangan")
        assert kadis.last == "Apa alasan Bapak berhalangan?"
        for label in ("Dinas luar", "Sel, 24 Nov", "Rab, 25 Nov", "Catat"):
            await kadis.tap(label)
        assert "Batalkan: Bapak Masdari Lamiang" in kadis.labels
        await kabid.say("/kelola")
        await kabid.tap("Pejabat, Plh dan Plt")
        assert "Batalkan: Bapak Masdari Lamiang" in kabid.labels
        assert "Sudah kembali: Bapak Masdari Lamiang" not in kabid.labels
        await kadis.tap("Batalkan: Bapak Masdari Lamiang")
        assert kadis.last == "Rencana berhalangan Kepala Dinas (Bapak Masdari Lamiang) dibatalkan."
        assert await sweep(office, TUESDAY) == 0
