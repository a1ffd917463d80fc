"""What a head does about a line of the digest, and what the other person's phone then shows."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.case import Task
from flows.people.officials import actor
from flows.waktu.commands import ReportObstacle, RequestExtension
from tests.actor import Actor, buttons, plain
from tests.journeys.scenes import CASE, opened
from tests.stage import Stage, on_stage

BACK = "Kembali"
OWN_LIMIT = (
    "Perpanjangan waktu langkah sendiri diberikan oleh atasan; dapat dimohonkan melalui tombol"
    " Waktu / kendala."
)


def wita(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


def labels(person: Actor) -> list[str]:
    """The buttons of the newest message."""
    return [button["text"] for button in buttons(person.messages[-1])]


async def task(office: Stage) -> Task:
    return (await office.case(CASE)).open_tasks[0]


async def reminded(office: Stage) -> None:
    """The sweep looks, as it does by itself within seconds."""
    await office.app.watch.look()
    await office.settle()


async def morning(office: Stage) -> Actor:
    """The Kabid has had the first step since Monday, 60 minutes were enough; on Tuesday the Kadis
    reads so."""
    await opened(office)
    office.clock.now = wita(24, 7, 45)
    await office.app.morning.look()
    await office.settle()
    return office["SIM-KADIS"]


async def test_a_head_reminds_in_person_and_the_holder_is_told_by_whom(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, kabid = await morning(office), office["SIM-KABID"]
        await kadis.tap("1 Tegur")
        assert kadis.toast == "Pemegang langkah 1 PTA-2026-001 diingatkan."
        assert labels(kadis)[0] == "1 Tegur"
        await reminded(office)
        assert "Mohon izin, Kepala Dinas mengingatkan: langkah 1 SOP" in kabid.last
        await kadis.tap("1 Tegur")
        assert (await task(office)).timing.nudged_at == wita(24, 7, 45)
        assert labels(kadis)[0] == "1 Tegur"


async def test_a_head_is_told_that_a_holder_who_cannot_be_reached_is_not_reminded(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await morning(office)
        office["SIM-KABID"].phone.block()
        await office.settle()
        shown = len(kadis.messages)
        await kadis.tap("1 Tegur")
        assert kadis.toast == (
            "Pemegang langkah 1 PTA-2026-001 belum dapat dihubungi; langkah dapat dialihkan."
        )
        await reminded(office)
        assert (await task(office)).timing.nudged_at is None
        assert not any("mengingatkan:" in words for words in kadis.heard[shown:])


async def test_a_head_extends_by_working_days_and_the_holder_is_told(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, kabid = await morning(office), office["SIM-KABID"]
        await kadis.tap("1 Perpanjang")
        assert labels(kadis) == [
            *("+1 hari kerja: Rab, 25 Nov", "+2 hari kerja: Kam, 26 Nov"),
            *("+5 hari kerja: Sel, 1 Des", "Tanggal lain", BACK),
        ]
        await kadis.tap("+2 hari kerja")
        said = "Langkah 1 PTA-2026-001 kini hingga Kamis, 26 November 2026 pukul 16.00 WITA."
        assert kadis.toast == said
        assert "Tidak ada langkah yang melewati waktu baku" in kadis.last
        assert (await task(office)).timing.due_at == wita(26, 16)
        assert "Kamis, 26 November 2026 pukul 16.00 WITA" in kabid.last
        assert await office.sound()


async def test_a_head_is_not_offered_to_extend_their_own_step_while_there_is_a_superior(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        await morning(office)
        kabid, before = office["SIM-KABID"], await task(office)
        await kabid.say("/ringkasan")
        assert labels(kabid) == ["1 Alihkan", "1 Buka"]
        for data in (f"1pj:{CASE}:1:0", f"1pb:{CASE}:1:5.0"):
            await kabid.forge(kabid.messages[-1]["message_id"], data)
            assert kabid.toast == OWN_LIMIT
        assert await task(office) == before


async def test_another_date_is_typed_as_people_write_dates(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await morning(office)
        for words, until in (
            ("Senin, 30 November 2026", datetime(2026, 11, 30, 8, tzinfo=UTC)),
            ("04-12-2026", datetime(2026, 12, 4, 3, tzinfo=UTC)),
            ("2026-12-07", datetime(2026, 12, 7, 8, tzinfo=UTC)),
        ):
            office.clock.now = until - timedelta(days=2)
            await kadis.say("/ringkasan")
            await kadis.tap("1 Perpanjang")
            await kadis.tap("Tanggal lain")
            assert labels(kadis) == []
            await kadis.answer(words)
            assert (await task(office)).timing.due_at == until
            assert kadis.last.startswith("Langkah 1 PTA-2026-001 kini hingga ")


async def test_what_is_no_limit_is_answered_with_the_reason_and_asked_again(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await morning(office)
        before = (await task(office)).timing.due_at
        await kadis.tap("1 Perpanjang")
        await kadis.tap("Tanggal lain")
        for words, reason in (
            ("besok saja", "Tanggal belum terbaca. Mohon ditulis satu tanggal lengkap, misalnya"),
            ("Sabtu, 28 November 2026", "Sabtu, 28 November 2026 bukan hari kerja."),
            ("Senin, 24 November 2026", "tanggal itu jatuh pada Selasa, 24 November 2026."),
            ("20-12-2028", "Tanggal itu terlalu jauh."),
        ):
            await kadis.answer(words)
            assert reason in kadis.last
        await kadis.answer("20 November 2026")
        assert (await task(office)).timing.due_at == before
        await kadis.answer("25 November 2026")
        assert (await task(office)).timing.due_at == wita(25, 16)


async def test_a_head_hands_the_step_to_somebody_else(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, kabid, teknis = await morning(office), office["SIM-KABID"], office["SIM-TEKNIS-2"]
        await kadis.tap("1 Alihkan")
        assert labels(kadis) == [
            *("Bapak Rusdiani Sapta · Kasi…", "Bapak Sampurna Lewi · Kasi Mutu"),
            *("Ibu Lilis Anjarwati · Pelaksana Teknis", "Bapak Jumri Barkati · Pelaksana Teknis"),
            *("Ibu Mulyana Intan · Panitia", "Bapak Tarung Lawai · Panitia", "›", BACK),
        ]
        await kadis.tap("Jumri Barkati")
        assert kadis.toast == "Langkah 1 kini pada Pelaksana Teknis."
        assert "Pelaksana Teknis (Bapak Jumri Barkati)" in kadis.last
        assert "langkah 1 SOP Pelatihan Tenaga Ahli (PTA-2026-001)" in teknis.last
        await teknis.tap("Buka langkah 1")
        assert (await task(office)).accepted_by == (await task(office)).handed
        assert "Jumri" in kabid.last or "Pelaksana Teknis" in kabid.last
        assert await office.sound()


async def test_everybody_reads_whom_a_step_was_handed_to_before_that_person_opens_it(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis, jumri = await morning(office), "Pelaksana Teknis (Bapak Jumri Barkati)"
        await kadis.tap("1 Alihkan")
        await kadis.tap("Jumri Barkati")
        await kadis.say(f"siapa memegang {CASE}")
        assert f"Kini di langkah 1: {jumri} (belum dibuka)\n" in kadis.last
        await kadis.tap("Rincian berkas")
        assert f"Kini di langkah 1: {jumri} (belum dibuka)\n" in kadis.last
        await kadis.say(f"siapa mengerjakan langkah 1 {CASE}")
        assert f"Sekarang pada: {jumri} (belum dibuka)" in kadis.last
        await kadis.say("/berkas")
        assert f"langkah 1, {jumri}" in kadis.last
        await office["SIM-TEKNIS-2"].tap("Buka langkah 1")
        await kadis.say(f"siapa memegang {CASE}")
        assert f"Kini di langkah 1: {jumri}\n" in kadis.last


async def test_whoever_is_given_a_step_of_another_peran_can_work_on_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, analis = await morning(office), office["SIM-ANALISIS-1"]
        await kadis.tap("1 Alihkan")
        await kadis.tap("›")
        await kadis.tap("Ledun Saputra")
        await analis.say("/tugas")
        await analis.tap("PTA-2026-001 · langkah 1")
        await analis.tap("Buka langkah 1")
        assert any("Telaahan Staf" in label for label in labels(analis))


async def test_people_come_in_pages_and_who_cannot_be_told_is_marked(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await morning(office)
        office["SIM-STAF"].phone.block()
        await office.settle()
        await kadis.tap("1 Alihkan")
        await kadis.tap("›")
        assert labels(kadis)[-4:] == [
            *("○ Bapak Udin Paranggi · Staf", "Bapak Masdari Lamiang · Kadis", "‹", BACK),
        ]
        assert "○: belum dapat diberi tahu lewat Telegram" in kadis.last
        await kadis.tap(BACK)
        assert kadis.last.startswith("Selamat pagi, Bapak Kepala Dinas.")


async def test_a_line_opens_the_berkas_and_the_digest_stays(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await morning(office)
        await kadis.tap("1 Buka")
        assert "Perjalanan berkas" in kadis.last
        assert plain(kadis.messages[-2]).startswith("Selamat pagi, Bapak Kepala Dinas.")


async def test_a_button_that_is_out_of_date_says_so_and_redraws_the_digest(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kadis, kabid = await morning(office), office["SIM-KABID"]
        await kabid.hand_in("Unggah: Telaahan Staf", "telaahan.pdf")
        await kabid.tap("Selesai, teruskan")
        first = next(m for m in kadis.messages if plain(m).startswith("Selamat pagi"))
        tegur = next(b for b in buttons(first) if b["text"] == "1 Tegur")
        await kadis.push(first, tegur)
        assert kadis.toast.startswith("Langkah ini sudah selesai pukul ")
        again = kadis.phone.post(first["message_id"]).body
        assert plain(again).startswith("Selamat pagi")
        assert "langkah 2" in plain(again)


async def test_only_those_above_lead(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await morning(office)
        staf = office["SIM-STAF"]
        await staf.say("/ringkasan")
        before = await task(office)
        for data in (
            f"1tr:{CASE}:1:0",
            f"1pj:{CASE}:1:0",
            f"1pb:{CASE}:1:5.0",
            f"1pt:{CASE}:1:0",
            f"1al:{CASE}:1:0.0",
            f"1ak:{CASE}:1:12.0",
        ):
            await staf.forge(staf.messages[-1]["message_id"], data)
            assert staf.toast != ""
        assert await task(office) == before


async def test_forged_details_change_nothing(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await morning(office)
        before = await task(office)
        for data in (
            f"1pb:{CASE}:1:999.0",
            f"1pb:{CASE}:1:x.0",
            f"1ak:{CASE}:1:999.0",
            f"1ak:{CASE}:1",
            f"1iz:{CASE}:1:1.5.0",
            f"1iz:{CASE}:1:2.x.0",
            f"1iz:{CASE}:1:0.5.x",
            f"1iz:{CASE}:1",
            f"1tr:{CASE}:1:x",
            f"1pj:{CASE}:99:0",
            "1pj:ADA-2026-999:1:0",
            "1rg:::x",
            "1rw:::12",
        ):
            await kadis.forge(kadis.messages[-1]["message_id"], data)
            assert kadis.toast != "", data
        assert await task(office) == before
        assert await office.sound()


async def asked_for_more(office: Stage) -> Actor:
    """The Kabid has asked for time until Friday; the Kadis reads so in the morning."""
    await opened(office)
    kabid = actor(next(o for o in await office.roster() if "kabid" in o.peran))
    step = (await task(office)).id
    command = RequestExtension(kabid, step, wita(27, 9), "menunggu narasumber")
    case = await office.case(CASE)
    await office.app.desk.casebook.execute(case.id, command, office.clock.now, "uji:mohon")
    await office.settle()
    office.clock.now = wita(24, 7, 45)
    await office["SIM-KADIS"].say("/ringkasan")
    return office["SIM-KADIS"]


async def test_a_request_is_granted_from_the_digest(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await asked_for_more(office)
        assert labels(kadis) == ["1 Setujui", "1 Belum setuju", "1 Perpanjang", "1 Buka"]
        await kadis.tap("1 Setujui")
        assert (await task(office)).timing.due_at == wita(27, 9)
        assert "Tidak ada langkah yang melewati waktu baku" in kadis.last
        assert "Jumat, 27 November 2026 pukul 09.00 WITA" in office["SIM-KABID"].last
        assert await office.sound()


async def test_a_request_is_refused_from_the_digest(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await asked_for_more(office)
        before = (await task(office)).timing.due_at
        await kadis.tap("1 Belum setuju")
        after = (await task(office)).timing
        assert (after.due_at, after.request) == (before, None)
        assert kadis.toast == "Tercatat, terima kasih."
        await kadis.answer("Narasumber sudah pasti.")
        assert "<" not in office["SIM-KABID"].last
        assert "Narasumber sudah pasti." in office["SIM-KABID"].last
        await kadis.tap("1 Tegur")


async def test_a_head_sees_requests_obstacles_and_who_cannot_be_reached(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await opened(office)
        people = {one.jabatan: one for one in await office.roster()}
        kabid = actor(people["Kepala Bidang Bina Konstruksi"])
        case, step = await office.case(CASE), (await task(office)).id
        said = (
            ReportObstacle(kabid, step, "printer rusak"),
            RequestExtension(kabid, step, wita(27, 9), "menunggu narasumber"),
        )
        for n, command in enumerate(said):
            await office.app.desk.casebook.execute(case.id, command, office.clock.now, f"uji:{n}")
        office["SIM-KABID"].phone.block()
        await office.settle()
        office.clock.now = wita(24, 7, 45)
        await office["SIM-KADIS"].say("/ringkasan")
        assert office["SIM-KADIS"].last == MORNING


MORNING = """\
Selamat pagi, Bapak Kepala Dinas.
Selasa, 24 November 2026 pukul 07.45 WITA
1 lewat waktu baku · 1 permohonan · 1 belum dapat dihubungi

Telah melewati waktu baku (1)
1. PTA-2026-001 · langkah 1
Bimtek BIM Angkatan I
Kepala Bidang Bina Konstruksi (Ibu Norhayati Kumala)
⚠️ pesan tidak dapat disampaikan
Lewat sejak Senin, 23 November 2026 pukul 09.32 WITA: 5 jam 43 menit jam kerja (waktu baku 60 Menit)
Mohon perpanjangan hingga Jumat, 27 November 2026 pukul 09.00 WITA: menunggu narasumber
Kendala: printer rusak

Permohonan yang menunggu perkenan (1)
PTA-2026-001 · langkah 1: lihat nomor 1

Pemegang belum dapat dihubungi (1)
PTA-2026-001 · langkah 1: lihat nomor 1

Berhalangan atau belum dapat dihubungi (1)
Kepala Bidang Bina Konstruksi (Ibu Norhayati Kumala): pesan tidak dapat disampaikan"""
