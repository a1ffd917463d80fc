"""Joining gone wrong: no code, another's, used, expired, guessed; and strangers at the door."""

from datetime import timedelta
from pathlib import Path

from tests.journeys.scenes import CASE, opened
from tests.stage import Stage, on_stage

STRANGER = (
    "Mohon maaf, Pandu hanya melayani pejabat yang telah menerima tautan pribadi dari kantornya. "
    "Bila tautan sudah diterima, silakan dibuka, atau kirim /start diikuti kodenya. Tanpa tautan "
    "itu, layanan di sini belum dapat digunakan."
)
UNKNOWN = (
    "Kode ini tidak dikenal. Mohon diperiksa kembali huruf demi huruf, atau mintakan kode baru "
    "kepada administrator unit."
)
TOO_MANY = (
    "Kode yang keliru sudah terlalu sering dikirim. Silakan dicoba lagi satu jam lagi, atau "
    "hubungi administrator unit."
)
ELSEWHERE = "Pegawai ini sudah terhubung dari akun Telegram lain; satu orang memakai satu akun."
WELCOME = "Yth. Ibu Kepala Bidang Bina Konstruksi, selamat datang."
AGAIN = (
    "Yth. Ibu Kepala Bidang Bina Konstruksi, akun Telegram ini sudah terhubung. Pandu dapat "
    "digunakan seperti biasa."
)


async def accounts(office: Stage) -> dict[str, int | None]:
    """Which Telegram account each jabatan has."""
    return {o.jabatan: o.chat_id for o in await office.roster()}


async def test_a_strangers_words_commands_and_files_get_one_polite_answer(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        stranger = office.visitor("Orang Luar")
        before = await accounts(office)
        await stranger.say("halo")
        await stranger.say("/tugas")
        await stranger.say("/start")
        await stranger.send_file("undangan.pdf")
        await stranger.send_other("lokasi", {"location": {"longitude": 117.1, "latitude": -0.5}})
        assert [m["text"] for m in stranger.messages if not m["out"]] == [STRANGER] * 5
        assert stranger.labels == []
        assert await accounts(office) == before
        assert await office.sound()


async def test_a_code_used_from_a_second_phone_leaves_the_first_one_joined(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        before = await accounts(office)
        thief = office.visitor("Telepon kedua")
        await thief.start("SIM-KABID")
        assert thief.last.startswith(ELSEWHERE)
        assert await accounts(office) == before


async def test_the_same_link_opened_again_says_that_all_is_well(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        before = await office.case(CASE)
        await kabid.start()
        assert kabid.last == AGAIN
        await kabid.say("/start")
        assert kabid.last == AGAIN
        assert await office.case(CASE) == before


async def test_another_officials_link_does_not_change_who_somebody_is(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, before = office["SIM-KABID"], await accounts(office)
        await kabid.start("SIM-KADIS")
        assert kabid.last == (
            "Akun Telegram ini sudah terhubung dengan pejabat lain. Mohon gunakan kode dari akun "
            "milik pejabat yang bersangkutan, atau hubungi administrator unit."
        )
        assert await accounts(office) == before


async def test_an_unknown_code_is_asked_to_be_checked(tmp_path: Path) -> None:
    async with on_stage(tmp_path, start=False) as office:
        kabid = office["SIM-KABID"]
        await kabid.start("sim-kabid")
        assert kabid.last == UNKNOWN
        await kabid.start()
        assert kabid.last.startswith(WELCOME)


async def test_an_expired_code_is_asked_to_be_renewed(tmp_path: Path) -> None:
    async with on_stage(tmp_path, start=False) as office:
        office.clock.now += timedelta(days=1)
        kabid = office["SIM-KABID"]
        await kabid.start()
        assert kabid.last == (
            "Masa berlaku kode ini telah lewat. Mohon mintakan kode baru kepada administrator unit."
        )
        assert set((await accounts(office)).values()) == {None}


async def test_after_five_wrong_codes_even_the_right_one_waits_an_hour(tmp_path: Path) -> None:
    async with on_stage(tmp_path, start=False) as office:
        kabid, kadis = office["SIM-KABID"], office["SIM-KADIS"]
        for guess in range(5):
            await kabid.start(f"TEBAKAN-{guess}")
            assert kabid.last == UNKNOWN
        await kabid.start()
        assert kabid.last == TOO_MANY
        await kadis.start()
        assert kadis.last.startswith("Yth. Bapak Kepala Dinas, selamat datang.")
        office.clock.now += timedelta(hours=1)
        await kabid.start()
        assert kabid.last.startswith(WELCOME)
        assert await office.sound()


async def test_a_code_of_odd_letters_is_only_an_unknown_code(tmp_path: Path) -> None:
    async with on_stage(tmp_path, start=False) as office:
        kabid = office["SIM-KABID"]
        await kabid.say("/start ' OR 1=1 --")
        await kabid.say("/start " + "x" * 4000)
        await kabid.say("/start 💥\u202e<b>")
        assert [m["text"] for m in kabid.messages if not m["out"]] == [UNKNOWN] * 3
        assert await office.sound()
