"""`pandu pegawai keluar`: somebody moves away, retires or leaves; who goes on in their place."""

import argparse
import asyncio
import json
from datetime import UTC, date, datetime

from bot.cli.opening import definitions_of, opened, usable_folder
from bot.cli.parser import Parser
from bot.cli.pegawai_orang import NUMBER
from bot.cli.pegawai_orang import number as a_number
from bot.control import Request, ask
from bot.failures import Refusal
from bot.people.leaving import LeaveDone, LeaveOrder, carry_out
from bot.settings import Settings, load_settings
from bot.views.people.leaving import why_not
from bot.words import Words, person, words_of
from flows.reading.dates import date_in
from flows.units import Unit
from storage.people.belongings import Belongings

FOLLOW = {"ikut": True, "berakhir": False}
"""What becomes of the posts of whoever leaves."""
COUNTED = {
    "in_person": "langkah yang diserahkan secara pribadi",
    "of_posts": "langkah jabatan yang sedang dipegang",
    "seats": "keanggotaan panitia atau pokja",
    "meetings": "rapat yang diselenggarakan",
    "invitations": "undangan rapat",
    "guests": "pihak luar yang menjadi tanggung jawab",
    "secretaries": "tugas sekretaris",
    "absences": "catatan berhalangan",
    "shares": "berkas yang dibagikan kepadanya",
}
"""How what somebody has is called."""


def add_parser(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Add `pegawai keluar`."""
    parser = actions.add_parser(
        "keluar",
        help="catat pegawai yang mutasi, pensiun, atau keluar, dan penggantinya",
        description=(
            "Catat bahwa seorang pegawai tidak lagi bertugas. Yang menjadi tanggung jawab "
            "pribadinya beralih kepada pengganti; jabatannya berakhir, atau ikut beralih dengan "
            "--jabatan ikut; teleponnya dilepas dan kode undangannya tidak berlaku lagi. Boleh "
            "dipakai selagi bot berjalan; bila bot tidak berjalan, berlaku begitu bot dijalankan."
        ),
    )
    parser.add_argument("nomor", type=a_number, metavar="NOMOR", help=NUMBER)
    chosen = parser.add_mutually_exclusive_group(required=True)
    chosen.add_argument("--pengganti", type=a_number, metavar="NOMOR", help="nomor penggantinya")
    chosen.add_argument("--batal", action="store_true", help="batalkan, selama belum berlaku")
    parser.add_argument(
        "--tanggal",
        type=_day,
        metavar="TANGGAL",
        help="hari pertama tanpanya; bila kosong: hari ini",
    )
    parser.add_argument(
        "--jabatan", choices=FOLLOW, default="berakhir", help="bila tidak ditulis: berakhir"
    )
    parser.add_argument(
        "--segera", action="store_true", help="hapus nama dan akun begitu semuanya diserahkan"
    )
    parser.add_argument("--json", action="store_true", help="tulis hasil sebagai JSON")
    parser.set_defaults(action=_leave)


def _day(text: str) -> date:
    found = date_in(text)
    if found is None:
        raise argparse.ArgumentTypeError("tulis satu tanggal lengkap, misalnya 2026-11-27")
    if found.weekday not in (None, found.day.weekday()):
        raise argparse.ArgumentTypeError("hari dan tanggalnya tidak cocok; periksa keduanya")
    return found.day


def _leave(args: argparse.Namespace) -> int:
    """Enter it or withdraw it; 1 where that was refused."""
    settings = load_settings()
    units = {unit.id: unit for unit in definitions_of(settings).units}
    order = LeaveOrder(
        *(args.nomor, args.pengganti, args.tanggal),
        posts=FOLLOW[args.jabatan],
        at_once=args.segera,
    )
    done, runs = asyncio.run(_carry_out(settings, units, order))
    _check(order, done, units)
    print(_as_json(done) if args.json else _as_text(done, units, runs=runs))
    return 0


async def _carry_out(
    settings: Settings, units: dict[str, Unit], order: LeaveOrder
) -> tuple[LeaveDone, bool]:
    """Hand the order to the bot that runs on the data folder, or do it here when none does; also
    whether one runs."""
    folder = usable_folder(settings.data)
    try:
        reply = await ask(folder, Request("leave", leave=order))
    except (ConnectionError, TimeoutError):
        raise Refusal("Bot sedang berjalan tetapi tidak menjawab; coba lagi sebentar.") from None
    if reply is not None and reply.leave is not None:
        return reply.leave, True
    if reply is not None:
        raise Refusal("Bot yang sedang berjalan memakai versi lain; jalankan ulang bot itu.")
    async with opened(folder) as db:
        return await carry_out(db, units, order, datetime.now(UTC)), False


def _check(order: LeaveOrder, done: LeaveDone, units: dict[str, Unit]) -> None:
    """Raises Refusal, which says what to do instead."""
    if done.unknown is not None:
        raise Refusal(f"Tidak ada pegawai bernomor {done.unknown}; lihat pandu pegawai lihat.")
    assert done.who is not None
    if done.fault is not None:
        raise Refusal(why_not(_words(units[done.who.unit]), done.fault))
    if order.successor is None and not done.withdrawn:
        raise Refusal(f"Tidak ada yang dibatalkan: {person(done.who)} tidak tercatat akan keluar.")


def _words(unit: Unit) -> Words:
    return words_of("id", unit.zona)


def _as_text(done: LeaveDone, units: dict[str, Unit], *, runs: bool) -> str:
    assert done.who is not None
    if done.leave is None or done.successor is None or done.has is None:
        return f"Dibatalkan: {person(done.who)} tetap bertugas."
    since = _words(units[done.who.unit]).day(done.leave.since)
    lines = [f"Dicatat: {person(done.who)} tidak lagi bertugas mulai {since}."]
    lines.append(f"Pengganti: {person(done.successor)}.")
    lines += [f"  {COUNTED[name]}: {count}" for name, count in _counts(done.has).items() if count]
    if posts := _posts(done.has):
        fate = "ikut kepada pengganti" if done.leave.posts else "berakhir"
        lines.append(f"  jabatan: {', '.join(posts)} ({fate})")
    if not runs:
        lines.append("Bot sedang tidak berjalan: baru berlaku setelah bot dijalankan.")
    return "\n".join(lines)


def _as_json(done: LeaveDone) -> str:
    assert done.who is not None
    plain: dict[str, object] = {"nomor": done.who.id, "dibatalkan": done.withdrawn}
    if done.leave is not None and done.has is not None:
        plain |= {
            "pengganti": done.leave.successor,
            "tanggal": done.leave.since.isoformat(),
            "jabatan_ikut": done.leave.posts,
            "segera": done.leave.at_once,
            "jabatan": _posts(done.has),
            "dimiliki": {COUNTED[name]: count for name, count in _counts(done.has).items()},
        }
    return json.dumps(plain, ensure_ascii=False, indent=2)


def _counts(has: Belongings) -> dict[str, int]:
    return {name: int(getattr(has, name)) for name in COUNTED}


def _posts(has: Belongings) -> list[str]:
    return [str(one.peran) for one in has.listed]
