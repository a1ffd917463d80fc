"""`pandu simulasi`: simulator, bot and a sample office, to be played in a browser."""

import argparse
import asyncio
import tempfile
from importlib.resources import files
from pathlib import Path

from pydantic import SecretStr

from bot.app import App, stop_asked
from bot.cli.parser import Parser
from bot.enrolling import Import, import_people
from bot.failures import Refusal
from bot.logs import set_up_logs
from bot.personnel import check_list
from bot.settings import Settings
from bot.sheets import read_sheet
from flows.commands import OpenCase
from flows.officials import actor
from flows.sop import SopId
from simulator import World, serve
from storage import roster
from storage.personnel import Person
from storage.sops import load_definitions

PORT = 8765
SAMPLE = "pegawai.csv"
OPENER = "kasi"
FIRST_CASE = ("pelatihan-tenaga-ahli", "Bimtek BIM Tenaga Ahli Konstruksi, Angkatan I")
"""The berkas that waits when the simulation opens: its SOP and subject."""


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
        type=int,
        default=PORT,
        metavar="N",
        help=f"porta halaman (bila tidak diisi: {PORT}; 0 = porta mana saja yang kosong)",
    )


def run(args: argparse.Namespace) -> int:
    """Play until stopped; 0 after a clean stop, 1 when the port is taken."""
    set_up_logs("WARNING")
    with tempfile.TemporaryDirectory(prefix="pandu-simulasi-") as folder:
        try:
            asyncio.run(_play(Path(folder) / "data", args.port))
        except OSError as error:
            why = error.strerror or str(error)
            raise Refusal(f"porta {args.port} tidak dapat dipakai ({why}).") from None
    return 0


async def _play(folder: Path, port: int) -> None:
    world = World(username="PanduSimBot", name="Pandu", zone="Asia/Makassar")
    server = await serve(world, port=port)
    try:
        app = App(sample_settings(folder, world.token, server.url), load_definitions())
        await app.start()
        try:
            await populate(app, world)
            print(f"Simulasi Pandu: {server.url}/  (hentikan dengan Ctrl+C)", flush=True)
            await stop_asked()
        finally:
            await app.stop()
    finally:
        await server.close()


def sample_settings(folder: Path, token: str, url: str) -> Settings:
    """Settings for a bot that talks to the simulator and keeps nothing."""
    return Settings.model_construct(
        token=SecretStr(token), api_url=url, file_url=f"{url}/file", data=folder, locale="id"
    )


async def populate(app: App, world: World) -> None:
    """The sample office joins the simulator's phones, and a berkas waits for its first press."""
    people = sample_people(app)
    await import_people(app.db, Import(people, 1, trial=False), app.desk.clock())
    for person in people:
        world.add_person(
            name=f"{person.sapaan} {person.nama}", about=person.jabatan, start=person.kode
        )
    await _open_first(app)


def sample_people(app: App) -> tuple[Person, ...]:
    """The invented people of the sample office."""
    content = files("bot").joinpath("simulasi", SAMPLE).read_bytes()
    units = {unit.id: {post.peran for post in unit.posts} for unit in app.desk.units.values()}
    checked = check_list(read_sheet(content), units)
    if checked.mistakes:
        raise Refusal(f"{SAMPLE}: {checked.mistakes[0].text}")
    return checked.people


async def _open_first(app: App) -> None:
    sop_id, judul = FIRST_CASE
    sop = app.desk.casebook.editions.current[SopId(sop_id)]
    opener = await app.db.read(
        lambda conn: next(o for o in roster.all_officials(conn) if OPENER in o.peran)
    )
    command = OpenCase(actor(opener), sop.id, judul)
    await app.desk.casebook.execute(None, command, app.desk.clock(), "simulasi:1")
