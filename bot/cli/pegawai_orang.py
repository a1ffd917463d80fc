"""`pandu pegawai lihat`, `lepas` and `tanda`: who is who, a lost phone, one person's marks."""

import argparse
import asyncio
import json
import sqlite3
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from bot.cli.bot_name import ask_telegram
from bot.cli.opening import definitions_of, looking_at, opened, usable_folder
from bot.cli.parser import Parser
from bot.control import Request, ask
from bot.failures import Failure, Refusal
from bot.people.administering import PersonDone, PersonOrder, carry_out, speaking
from bot.people.inviting import DAYS, link
from bot.settings import Settings, load_settings
from bot.words import person
from flows.people.leaving import Leave
from flows.people.officials import Official, OfficialId
from storage.database import FILE
from storage.people import leaving, roster
from storage.people.marks import Marks

YES_NO = {"ya": True, "tidak": False}


def add_parser(actions: "argparse._SubParsersAction[Parser]", days: Callable[[str], int]) -> None:
    """Add `pegawai lihat`, `pegawai lepas` and `pegawai tanda`; `days` reads a number of days."""
    lihat = _added(actions, "lihat", "tampilkan pegawai dengan nomornya", _show)
    lihat.add_argument("--unit", metavar="ID", help="hanya kantor ini")
    lepas = _added(
        actions,
        "lepas",
        "lepaskan telepon yang hilang atau diganti; kode baru dicetak",
        _release,
        "Telepon lama tidak menerima apa pun lagi dan tombolnya tidak berfungsi. Kode baru dicetak "
        "di sini; dengan kode itu telepon baru menerima semua langkah yang terbuka.",
    )
    lepas.add_argument("nomor", type=number, metavar="NOMOR", help=NUMBER)
    lepas.add_argument(
        "--berlaku-hari",
        type=days,
        default=DAYS,
        metavar="N",
        help=f"masa berlaku kode dalam hari (bila tidak diisi: {DAYS})",
    )
    tanda = _added(
        actions,
        "tanda",
        "atur siapa administrator dan siapa menerima ringkasan pagi",
        _mark,
        "Administrator terakhir yang terhubung di satu unit tidak dapat dicabut.",
    )
    tanda.add_argument("nomor", type=number, metavar="NOMOR", help=NUMBER)
    for name in ("admin", "ringkasan"):
        tanda.add_argument(f"--{name}", choices=YES_NO, help="bila tidak ditulis: tetap")


NUMBER = "nomor pegawai, seperti ditampilkan pandu pegawai lihat"


def _added(
    actions: "argparse._SubParsersAction[Parser]",
    name: str,
    summary: str,
    action: Callable[[argparse.Namespace], int],
    more: str = "",
) -> Parser:
    told = f"{summary[0].upper()}{summary[1:]}. {more} Boleh dipakai selagi bot berjalan."
    parser = actions.add_parser(name, help=summary, description=" ".join(told.split()))
    parser.add_argument("--json", action="store_true", help="tulis hasil sebagai JSON")
    parser.set_defaults(action=action)
    return parser


def number(text: str) -> int:
    """The number of a person as typed. Raises ArgumentTypeError."""
    if not text.isdecimal() or not 1 <= int(text) < 2**31:
        raise argparse.ArgumentTypeError("tulis nomor pegawai, misalnya 12")
    return int(text)


def _show(args: argparse.Namespace) -> int:
    settings = load_settings()
    every, leaves = _people(settings)
    people = [one for one in every if args.unit in (None, one.unit)]
    if args.json:
        plain = [_plain(one) | _plain_leave(leaves.get(one.id)) for one in people]
        print(json.dumps(plain, ensure_ascii=False, indent=2))
    else:
        names = {one.id: person(one) for one in every}
        lines = (_line(one) + _leaves(leaves.get(one.id), names) for one in people)
        print("\n".join(lines) or "Belum ada pegawai.")
    return 0


def _leaves(leave: Leave | None, names: Mapping[OfficialId, str]) -> str:
    if leave is None:
        return ""
    day = leave.since.strftime("%d-%m-%Y")
    return f" Tidak lagi bertugas mulai {day}; pengganti: {names[leave.successor]}."


def _plain_leave(leave: Leave | None) -> dict[str, object]:
    if leave is None:
        return {"keluar": None}
    day = leave.since.isoformat()
    return {"keluar": {"tanggal": day, "pengganti": leave.successor, "jabatan_ikut": leave.posts}}


def _people(settings: Settings) -> tuple[tuple[Official, ...], Mapping[OfficialId, Leave]]:
    """Everybody, and how those who are about to leave will do so."""
    if not (settings.data / FILE).is_file():
        raise Failure(f"Belum ada basis data di {settings.data}; periksa PANDU_DATA.")
    try:
        with looking_at(settings.data / FILE) as conn:
            return roster.all_officials(conn), leaving.plans(conn)
    except sqlite3.DatabaseError:
        raise Refusal(
            f"Basis data di {settings.data} tidak terbaca; jalankan pandu periksa."
        ) from None


def _release(args: argparse.Namespace) -> int:
    """Release the phone and print the new code; 1 where there is no such person or no phone."""
    settings = load_settings()
    order = PersonOrder(args.nomor, days=args.berlaku_hari)
    done = asyncio.run(_carry_out(settings, order))
    who = _known(done, order)
    if done.kode is None or done.expires_at is None:
        raise Refusal(f"{person(who)} tidak memiliki telepon yang terhubung.")
    username = done.bot_username or asyncio.run(ask_telegram(settings))
    address = link(username, done.kode) if username else None
    if args.json:
        until = done.expires_at.isoformat(timespec="seconds")
        code = {"kode": done.kode, "tautan": address, "berlaku_hingga": until}
        print(json.dumps(_plain(who) | code, ensure_ascii=False, indent=2))
        return 0
    print(f"Telepon dilepaskan: {person(who)}.")
    print("\n".join([f"  {address}", f"  kode: {done.kode}"] if address else [_start(done.kode)]))
    print(f"Kode berlaku satu kali, hingga {done.expires_at.strftime('%d-%m-%Y')}.")
    return 0


def _start(code: str) -> str:
    return f"  /start {code}"


def _mark(args: argparse.Namespace) -> int:
    """Set the marks; 1 where there is no such person, or nobody else could set the unit up."""
    if args.admin is None and args.ringkasan is None:
        raise Failure("tulis --admin ya|tidak, --ringkasan ya|tidak, atau keduanya.")
    wished = Marks(*(YES_NO.get(given) for given in (args.admin, args.ringkasan)))
    order = PersonOrder(args.nomor, wished)
    done = asyncio.run(_carry_out(load_settings(), order))
    if done.last:
        raise Refusal(
            "Ini administrator terakhir yang terhubung di unitnya; tunjuk administrator lain yang "
            "sudah terhubung lebih dahulu."
        )
    who = _known(done, order)
    if args.json:
        print(json.dumps(_plain(who), ensure_ascii=False, indent=2))
        return 0
    print(f"{_line(who)}{'' if done.changed else ' Tidak ada yang berubah.'}")
    return 0


async def _carry_out(settings: Settings, order: PersonOrder) -> PersonDone:
    """Hand the order to the bot that runs on the data folder, or do it here when none does."""
    folder, units = usable_folder(settings.data), definitions_of(settings).units
    try:
        reply = await ask(folder, Request("person", person=order))
    except (ConnectionError, TimeoutError):
        raise Refusal("Bot sedang berjalan tetapi tidak menjawab; coba lagi sebentar.") from None
    if reply is not None and reply.person is not None:
        return reply.person
    if reply is not None:
        raise Refusal("Bot yang sedang berjalan memakai versi lain; jalankan ulang bot itu.")
    async with opened(folder) as db:
        return await carry_out(db, speaking(units), order, datetime.now(UTC))


def _known(done: PersonDone, order: PersonOrder) -> Official:
    if done.official is None:
        raise Refusal(f"Tidak ada pegawai bernomor {order.official}; lihat pandu pegawai lihat.")
    return done.official


def _line(one: Official) -> str:
    state = "terhubung" if one.chat_id is not None else "belum terhubung"
    admin = ", administrator" if one.admin else ""
    digest = ", ringkasan pagi" if one.ringkasan else ""
    return f"{one.id}. {person(one)}, {one.unit}: {state}{admin}{digest}."


def _plain(one: Official) -> dict[str, object]:
    return {
        "nomor": one.id,
        "nama": one.nama,
        "sapaan": one.sapaan.value,
        "jabatan": one.jabatan,
        "unit": one.unit,
        "peran": one.peran,
        "terhubung": one.chat_id is not None,
        "admin": one.admin,
        "ringkasan": one.ringkasan,
    }
