"""`pandu pegawai kartu`: cards with QR codes for everybody of a unit who has not joined yet."""

import argparse
import asyncio
import json
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.cli.bot_name import ask_telegram
from bot.cli.opening import opened, unit_named, usable_folder
from bot.cli.parser import Parser
from bot.cli.trouble import of_file
from bot.control import Request, ask
from bot.drawing.kartu import sheet
from bot.failures import Failure, Refusal
from bot.people.inviting import DAYS, CardOrder, CardsDone, carry_out, link
from bot.settings import Settings, load_settings
from bot.words import words_of
from flows.units import Unit
from storage.people.kartu import as_pdf


def add_parser(actions: "argparse._SubParsersAction[Parser]", days: Callable[[str], int]) -> None:
    """Add `pegawai kartu`; `days` reads a number of days."""
    kartu = actions.add_parser(
        "kartu",
        help="buat kartu undangan ber-QR (PDF) untuk yang belum terhubung",
        description=(
            "Buat kartu undangan untuk dicetak dan dipotong: delapan kartu per halaman A4, satu "
            "untuk setiap pegawai yang belum terhubung. Setiap orang mendapat kode baru; kode "
            "lamanya tidak berlaku lagi. Boleh dipakai selagi bot berjalan."
        ),
    )
    kartu.set_defaults(action=run)
    kartu.add_argument("--unit", required=True, metavar="ID", help="id kantor di unit.toml")
    kartu.add_argument(
        "--ke", required=True, type=Path, metavar="FILE", help="file PDF yang dibuat"
    )
    kartu.add_argument("--json", action="store_true", help="tulis juga daftar kode sebagai JSON")
    kartu.add_argument(
        "--berlaku-hari",
        type=days,
        default=DAYS,
        metavar="N",
        help=f"masa berlaku kode dalam hari (bila tidak diisi: {DAYS})",
    )


def run(args: argparse.Namespace) -> int:
    """Draw the cards; 0 also where everybody has joined and there is nothing to draw."""
    unit, settings = unit_named(args.unit), load_settings()
    scratch = _scratch_beside(args.ke)
    try:
        done = asyncio.run(_invited(settings, CardOrder(unit.id, args.berlaku_hari)))
        if done.invited:
            _write(unit, done, scratch, args.ke)
    finally:
        scratch.unlink(missing_ok=True)
    print(_as_json(done) if args.json else _as_text(done, args.ke))
    return 0


async def _invited(settings: Settings, order: CardOrder) -> CardsDone:
    """The new codes; no code is changed before the bot's name is known."""
    done = await _carry_out(settings, order)
    if done.bot_username is None and (name := await ask_telegram(settings)) is not None:
        done = await _carry_out(settings, replace(order, username=name))
    if done.bot_username is None:
        raise Failure("Kartu tidak dapat dibuat tanpa nama bot; belum ada kode yang diganti.")
    return done


async def _carry_out(settings: Settings, order: CardOrder) -> CardsDone:
    """Hand the order to the bot that runs on the data folder, or do it here when none does."""
    folder = usable_folder(settings.data)
    try:
        reply = await ask(folder, Request("cards", cards=order))
    except (ConnectionError, TimeoutError):
        raise Refusal("Bot sedang berjalan tetapi tidak menjawab; coba lagi sebentar.") from None
    if reply is not None and reply.cards is not None:
        return reply.cards
    if reply is not None:
        raise Refusal("Bot yang sedang berjalan memakai versi lain; jalankan ulang bot itu.")
    async with opened(folder) as db:
        return await carry_out(db, order, datetime.now(UTC))


def _scratch_beside(file: Path) -> Path:
    """An empty file that this user alone may read, made before any code is changed."""
    try:
        handle, name = tempfile.mkstemp(prefix=".kartu-", suffix=".pdf", dir=file.parent)
    except OSError as error:
        raise Failure(f"--ke: {file.parent} {of_file(error)}.") from None
    os.close(handle)
    if file.is_dir():
        with suppress(OSError):
            Path(name).unlink()
        raise Failure(f"--ke: {file} adalah folder; mohon sebutkan file di dalamnya.")
    return Path(name)


def _write(unit: Unit, done: CardsDone, scratch: Path, file: Path) -> None:
    words = words_of("id", unit.zona)
    made = sheet(words, unit, done.invited, done.bot_username or "", done.expires_at)
    try:
        scratch.write_bytes(as_pdf(made))
        scratch.replace(file)
    except OSError as error:
        raise Failure(f"--ke: {file} {of_file(error)}; jalankan sekali lagi.") from None


def _as_text(done: CardsDone, file: Path) -> str:
    if not done.invited:
        return "Semua pegawai unit ini sudah terhubung; tidak ada kartu yang dibuat."
    until = done.expires_at.strftime("%d-%m-%Y")
    return (
        f"{file}: {len(done.invited)} kartu. Kode lama yang belum dipakai tidak berlaku lagi; kode "
        f"baru berlaku satu kali, hingga {until}."
    )


def _as_json(done: CardsDone) -> str:
    rows = [
        {
            "nama": one.official.nama,
            "jabatan": one.official.jabatan,
            "unit": one.official.unit,
            "kode": one.kode,
            "tautan": link(done.bot_username or "", one.kode),
            "berlaku_hingga": done.expires_at.isoformat(timespec="seconds"),
        }
        for one in done.invited
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
