"""`pandu pejabat`: who acts for whom: Plh and Plt listed, entered and ended."""

import argparse
import asyncio
import json
import sqlite3
from datetime import UTC, date, datetime

from bot.cli.opening import looking_at, opened, unit_named, usable_folder
from bot.cli.parser import Parser
from bot.control import Request, ask
from bot.failures import Failure, Refusal
from bot.people.appointing import Deed, Line, PostDone, PostOrder, carry_out, lines
from bot.settings import Settings, load_settings
from bot.views.people.stand_ins import why_not
from bot.words import Words, words_of
from flows.people.posts import titled
from flows.people.standing_in import LATER
from flows.reading.dates import date_in
from flows.units import Unit
from storage.database import FILE

SHOW = "lihat"
HELP = {
    SHOW: "tampilkan Plh dan Plt yang berjalan atau direncanakan",
    Deed.PLH: "catat pelaksana harian untuk pejabat yang berhalangan",
    Deed.PLT: "catat pelaksana tugas untuk jabatan yang kosong",
    Deed.END: "akhiri atau batalkan satu penugasan",
}


def add_parser(subparsers: "argparse._SubParsersAction[Parser]") -> None:
    """Add `pejabat` with what it can do."""
    pejabat = subparsers.add_parser(
        "pejabat",
        description=(
            "Plh dan Plt: siapa menjalankan jabatan siapa, sejak kapan dan hingga kapan. Boleh "
            "dipakai selagi bot berjalan; langkah terbuka berpindah dengan sendirinya."
        ),
    )
    actions = pejabat.add_subparsers(
        dest="deed", title="perintah", metavar="PERINTAH", required=True
    )
    for name, summary in HELP.items():
        about = f"{summary[0].upper()}{summary[1:]}."
        action = actions.add_parser(str(name), help=summary, description=about)
        action.add_argument("--unit", required=True, metavar="ID", help="id kantor di unit.toml")
        action.add_argument("--json", action="store_true", help="tulis hasil sebagai JSON")
        if name == Deed.END:
            told = "nomor dari pandu pejabat lihat"
            action.add_argument("about", type=_number, metavar="NOMOR", help=told)
        elif name != SHOW:
            _add_period(action, Deed(name))


def run(args: argparse.Namespace) -> int:
    """Show the stand-ins, or enter or end one; 1 when that was refused."""
    unit, settings = unit_named(args.unit), load_settings()
    at = datetime.now(UTC)
    if args.deed == SHOW:
        found = _shown(settings, unit, at)
        print(_as_json(found) if args.json else _as_text(unit, found))
        return 0
    order = _order(args)
    _check_post(unit, order)
    done = asyncio.run(_carry_out(settings, unit, order, at))
    _check(unit, order, done)
    print(_as_json(done.done) if args.json else _done_text(unit, order, done.done))
    return 0


def _add_period(action: argparse.ArgumentParser, deed: Deed) -> None:
    if deed is Deed.PLH:
        action.add_argument("--untuk", dest="about", required=True, metavar="NAMA", help=AWAY)
    else:
        action.add_argument("--peran", dest="about", required=True, metavar="KODE", help=VACANT)
    action.add_argument("--oleh", required=True, metavar="NAMA", help="nama yang menjalankan")
    action.add_argument("--mulai", type=_day, metavar="TANGGAL", help="bila kosong: hari ini")
    action.add_argument("--hingga", type=_day, required=True, metavar="TANGGAL", help=LAST)
    action.add_argument("--dasar", default=LATER, metavar="TEKS", help="nomor dan tanggal surat")


AWAY = "nama pejabat yang berhalangan"
VACANT = "kode peran jabatan yang kosong, seperti di unit.toml"
LAST = "hari terakhir, misalnya 2026-11-27"


def _number(text: str) -> str:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError("tulis nomor penugasan, misalnya 3")
    return text


def _day(text: str) -> date:
    found = date_in(text)
    if found is None:
        raise argparse.ArgumentTypeError("tulis satu tanggal lengkap, misalnya 2026-11-27")
    return found.day


def _order(args: argparse.Namespace) -> PostOrder:
    if args.deed == Deed.END:
        return PostOrder(args.unit, Deed.END, args.about)
    return PostOrder(
        args.unit, Deed(args.deed), args.about, args.oleh, args.mulai, args.hingga, args.dasar
    )


def _shown(settings: Settings, unit: Unit, at: datetime) -> tuple[Line, ...]:
    file = settings.data / FILE
    if not file.is_file():
        raise Failure(f"Belum ada basis data di {settings.data}; periksa PANDU_DATA.")
    try:
        with looking_at(file) as conn:
            return lines(conn, unit, at.astimezone(unit.zona).date())
    except sqlite3.DatabaseError:
        raise Refusal(
            f"Basis data di {settings.data} tidak terbaca; jalankan pandu periksa."
        ) from None


async def _carry_out(settings: Settings, unit: Unit, order: PostOrder, at: datetime) -> PostDone:
    """Hand the order to the bot that runs on the data folder, or do it here when none does."""
    folder = usable_folder(settings.data)
    try:
        reply = await ask(folder, Request("post", post=order))
    except (ConnectionError, TimeoutError):
        raise Refusal("Bot sedang berjalan tetapi tidak menjawab; coba lagi sebentar.") from None
    if reply is not None and reply.post is not None:
        return reply.post
    if reply is not None:
        raise Refusal("Bot yang sedang berjalan memakai versi lain; jalankan ulang bot itu.")
    async with opened(folder) as db:
        return await carry_out(db, unit, order, at)


def _check_post(unit: Unit, order: PostOrder) -> None:
    """Raises Failure where a vacant post is named that the unit does not have."""
    known = [post.peran for post in unit.posts if not (post.eksternal or post.per_berkas)]
    if order.deed is Deed.PLT and order.about not in known:
        raise Failure(f"--peran: {order.about} tidak dikenal ({', '.join(known)}).")


def _check(unit: Unit, order: PostOrder, done: PostDone) -> None:
    """Raises Refusal, which says what to write instead."""
    if done.fault is not None:
        raise Refusal(why_not(_words(unit), done.fault))
    if done.unknown and order.deed is Deed.END:
        raise Refusal(
            f"Tidak ada penugasan bernomor {done.unknown} yang berjalan atau direncanakan."
        )
    if done.unknown:
        meant = f" Mungkin yang dimaksud: {', '.join(done.near)}." if done.near else ""
        raise Refusal(
            f"{done.unknown}: tidak dikenal di {unit.nama}; tulis seperti di daftar.{meant}"
        )


def _words(unit: Unit) -> Words:
    return words_of("id", unit.zona)


def _title(unit: Unit, one: Line) -> str:
    names = {post.peran: post.nama for post in unit.posts}
    peran = one.assignment.peran
    return titled(one.assignment.holding, names.get(peran, peran))


def _line(unit: Unit, one: Line) -> str:
    assignment, words = one.assignment, _words(unit)
    assert assignment.until is not None
    period = f"{words.day(assignment.since)} hingga {words.day(assignment.until)}"
    instead = f", mewakili {one.instead}" if one.instead else ""
    basis = f" Dasar: {assignment.basis}." if assignment.basis else ""
    return f"{assignment.id}. {_title(unit, one)}: {one.nama}{instead}; {period}.{basis}"


def _as_text(unit: Unit, found: tuple[Line, ...]) -> str:
    shown = "\n".join(_line(unit, one) for one in found)
    return shown or "Belum ada Plh atau Plt yang berjalan atau direncanakan."


def _done_text(unit: Unit, order: PostOrder, found: tuple[Line, ...]) -> str:
    verb = "Diakhiri" if order.deed is Deed.END else "Dicatat"
    return "\n".join(f"{verb}: {_line(unit, one)}" for one in found)


def _as_json(found: tuple[Line, ...]) -> str:
    return json.dumps([_plain(one) for one in found], ensure_ascii=False, indent=2)


def _plain(one: Line) -> dict[str, object]:
    assignment = one.assignment
    return {
        "nomor": assignment.id,
        "sebagai": assignment.holding.value,
        "peran": assignment.peran,
        "nama": one.nama,
        "mewakili": one.instead or None,
        "mulai": assignment.since.isoformat(),
        "hingga": None if assignment.until is None else assignment.until.isoformat(),
        "dasar": assignment.basis,
    }
