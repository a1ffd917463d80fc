"""`pandu simulasi`: simulator, bot and a sample office, to be played in a browser."""

import argparse
import asyncio
import tempfile
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from pydantic import SecretStr

from bot.app import App
from bot.cli.opening import sound_definitions
from bot.cli.parser import Parser
from bot.cli.trouble import of_file, of_port
from bot.failures import Refusal
from bot.logs import set_up_logs
from bot.people.enrolling import Import, import_people
from bot.people.personnel import check_list, peran_of
from bot.people.sheets import read_sheet
from bot.running import stop_asked
from bot.settings import Settings
from flows.commands import OpenCase
from flows.ids import Peran, SopId
from flows.people.officials import actor
from flows.waktu.digest_hours import next_digest
from flows.waktu.reminding import next_day
from simulator import ClockControl, TurnableClock, World, serve
from storage.people import roster
from storage.people.personnel import Person

PORT = 8765
KALTIM = "kaltim-bina-konstruksi"
LASTING = 3650
"""Days the sample codes last: the clock may leap before everybody has pressed MULAI."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The berkas that waits when the simulation opens: its SOP, which peran opened it, subject."""

    sop: SopId
    opener: Peran
    judul: str


OFFICES = {
    KALTIM: Opening(
        SopId("pelatihan-tenaga-ahli"),
        Peran("kasi"),
        "Bimtek BIM Tenaga Ahli Konstruksi, Angkatan I",
    ),
    "balangan-pengadaan": Opening(
        SopId("proses-utama"), Peran("ppk"), "Pengadaan Peralatan Komputer Sekretariat Daerah"
    ),
}
"""The sample offices by their unit; each has a personnel list beside this one."""


NOT_READY = "Kantor contoh sedang disiapkan."


HIGHEST_PORT = 65535


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"tulis angka, 0 sampai {HIGHEST_PORT}")
    return int(text)


def add_parser(subparsers: "argparse._SubParsersAction[Parser]") -> None:
    """Add `simulasi`."""
    parser = subparsers.add_parser(
        "simulasi",
        description=(
            "Coba Pandu di peramban, tanpa token dan tanpa jaringan: beberapa telepon berdampingan "
            "dengan kantor contoh. Semua isinya hilang saat simulasi dihentikan."
        ),
    )
    parser.add_argument(
        "--port",
        type=_port,
        default=PORT,
        metavar="N",
        help=f"porta halaman (bila tidak diisi: {PORT}; 0 = porta mana saja yang kosong)",
    )
    parser.add_argument(
        "--kantor",
        choices=tuple(OFFICES),
        default=KALTIM,
        metavar="UNIT",
        help=f"kantor contoh: {' atau '.join(OFFICES)} (bila tidak diisi: {KALTIM})",
    )


def run(args: argparse.Namespace) -> int:
    """Play until stopped; 0 after a clean stop, 1 when the port is taken."""
    return play(args.port, args.kantor)


def play(port: int = PORT, unit: str = KALTIM) -> int:
    """Play with the sample office of that unit until stopped. Raises Refusal."""
    set_up_logs("WARNING")
    try:
        with tempfile.TemporaryDirectory(prefix="pandu-simulasi-") as folder:
            asyncio.run(_play(Path(folder) / "data", port, unit))
    except OSError as error:
        raise Refusal(_trouble(error, port)) from None
    return 0


def _trouble(error: OSError, port: int) -> str:
    """What is in the way of playing, and what to do."""
    if error.filename is None and (taken := of_port(error)) is not None:
        return f"Porta {port} {taken}. Mohon pilih porta lain, misalnya --port {port + 1}."
    where = error.filename or tempfile.gettempdir()
    return f"{where}: {of_file(error)}."


async def _play(folder: Path, port: int, unit: str) -> None:
    leaps = Leaps(TurnableClock(), unit)
    world = World(username="PanduSimBot", name="Pandu", zone="Asia/Makassar", turnable=leaps.clock)
    server = await serve(world, port=port, controls=leaps.controls())
    try:
        settings = sample_settings(folder, world.token, server.url)
        app = App(settings, sound_definitions(), office_clock=leaps.clock)
        await app.start()
        try:
            await populate(app, world, unit)
            leaps.app = app
            print(f"Simulasi Pandu: {server.url}/  (hentikan dengan Ctrl+C)", flush=True)
            await stop_asked()
        finally:
            await app.stop()
    finally:
        await server.close()


class Leaps:
    """The buttons beside the simulation's clock that know what the office waits for.

    `app` is there once the sample office is.
    """

    def __init__(self, clock: TurnableClock, unit: str) -> None:
        self.clock = clock
        self.unit = unit
        self.app: App | None = None

    def controls(self) -> tuple[ClockControl, ...]:
        """The buttons as the page shows them."""
        return (
            ClockControl("Hari kerja berikutnya", self.to_next_day),
            ClockControl("Ke pengingat berikutnya", self.to_next_reminder),
        )

    async def to_next_day(self) -> str | None:
        """Turn the clock to the opening of the next working day."""
        if self.app is None:
            return NOT_READY
        calendar = self.app.desk.offices(self.unit).calendar
        self.clock.set(next_day(calendar, self.clock.now()))
        return None

    async def to_next_reminder(self) -> str | None:
        """Turn the clock to the next reminder or morning digest; says which it is."""
        if self.app is None:
            return NOT_READY
        digest = next_digest(self.app.desk.offices(self.unit), self.clock.now())
        reminder = await self.app.watch.next_moment()
        if reminder is None or digest <= reminder:
            self.clock.set(digest)
            return "Kini saatnya ringkasan pagi."
        self.clock.set(reminder)
        return "Kini saatnya pengingat."


def sample_settings(folder: Path, token: str, url: str) -> Settings:
    """Settings for a bot that talks to the simulator and keeps nothing."""
    return Settings.model_construct(
        token=SecretStr(token), api_url=url, file_url=f"{url}/file", data=folder, locale="id"
    )


async def populate(app: App, world: World, unit: str = KALTIM) -> None:
    """The sample office joins the simulator's phones, and a berkas waits for its first press."""
    people = sample_people(app, unit)
    await import_people(app.db, Import(people, LASTING, trial=False), app.desk.clock())
    for person in people:
        world.add_person(
            name=f"{person.sapaan} {person.nama}", about=person.jabatan, start=person.kode
        )
    await _open_first(app, OFFICES[unit])


def sample_people(app: App, unit: str = KALTIM) -> tuple[Person, ...]:
    """The invented people of the sample office of that unit."""
    content = files("bot").joinpath("simulasi", f"{unit}.csv").read_bytes()
    checked = check_list(read_sheet(content), peran_of(app.desk.units.values()))
    if checked.mistakes:
        raise Refusal(f"{unit}.csv: {checked.mistakes[0].text}")
    return checked.people


async def _open_first(app: App, opening: Opening) -> None:
    opener = await app.db.read(
        lambda conn: next(o for o in roster.all_officials(conn) if opening.opener in o.peran)
    )
    command = OpenCase(actor(opener), opening.sop, opening.judul)
    await app.desk.casebook.execute(None, command, app.desk.clock(), "simulasi:1")
