"""`pandu pegawai catatan`: who set what up in the office, the latest first."""

import argparse
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from bot.cli.opening import definitions_of, looking_at
from bot.cli.parser import Parser
from bot.failures import Failure, Refusal
from bot.people import recounting
from bot.settings import Settings, load_settings
from bot.views.admin.acts import Line
from bot.words import Words, words_of
from flows.ids import SopId
from flows.people.administration import AdminAct
from flows.sop import Sop
from flows.units import Unit
from storage.database import FILE
from storage.people import administration

MANY = 20
MOST = 10_000
KNOWN = "SELECT 1 FROM sqlite_master WHERE name = 'administration'"


@dataclass(frozen=True, slots=True)
class Noted:
    """An act, and how it is read."""

    act: AdminAct
    line: Line


def add_parser(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Add `pegawai catatan`."""
    catatan = actions.add_parser(
        "catatan",
        help="tampilkan catatan tindakan administrasi",
        description=(
            "Tampilkan siapa mengatur apa di kantor ini, yang terbaru lebih dahulu: jabatan, Plh "
            "dan Plt, sekretaris, undangan, hari khusus, keputusan SOP, ketidakhadiran, "
            "administrator. Catatan ini tidak dapat diubah atau dihapus."
        ),
    )
    catatan.set_defaults(action=run)
    catatan.add_argument("--json", action="store_true", help="tulis hasil sebagai JSON")
    catatan.add_argument(
        "--banyak",
        type=_many,
        default=MANY,
        metavar="N",
        help=f"paling banyak sekian catatan (bila tidak diisi: {MANY})",
    )


def run(args: argparse.Namespace) -> int:
    """Print the latest acts; 0 also where there are none."""
    settings = load_settings()
    definitions = definitions_of(settings)
    words = words_of("id", definitions.units[0].zona)
    units, sops = {one.id: one for one in definitions.units}, {s.id: s for s in definitions.sops}
    found = _noted(settings, words, sops, args.banyak)
    print(_as_json(found, units, words) if args.json else _as_text(found, words))
    return 0


def _many(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST:
        raise argparse.ArgumentTypeError(f"tulis jumlah catatan, 1 sampai {MOST}")
    return int(text)


def _noted(
    settings: Settings, words: Words, sops: Mapping[SopId, Sop], many: int
) -> tuple[Noted, ...]:
    file = settings.data / FILE
    if not file.is_file():
        raise Failure(f"Belum ada basis data di {settings.data}; periksa PANDU_DATA.")
    try:
        with looking_at(file) as conn:
            if conn.execute(KNOWN).fetchone() is None:
                return ()
            acts = administration.acts(conn, many)
            lines = recounting.lines(conn, words, acts, sops)
    except sqlite3.DatabaseError:
        raise Refusal(
            f"Basis data di {settings.data} tidak terbaca; jalankan pandu periksa."
        ) from None
    return tuple(Noted(act, line) for act, line in zip(acts, lines, strict=True))


def _as_text(found: tuple[Noted, ...], words: Words) -> str:
    shown = [f"{words.moment(one.act.at)}. {one.line.who}: {one.line.sentence}" for one in found]
    return "\n".join(shown) or "Belum ada yang dicatat."


def _as_json(found: tuple[Noted, ...], units: Mapping[str, Unit], words: Words) -> str:
    rows = [_plain(one, units, words) for one in found]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _plain(one: Noted, units: Mapping[str, Unit], words: Words) -> dict[str, object]:
    act = one.act
    zone = units[act.unit].zona if act.unit in units else words.zone
    return {
        "nomor": act.number,
        "pada": act.at.astimezone(zone).isoformat(timespec="seconds"),
        "unit": act.unit or None,
        "oleh": act.actor,
        "sebagai": act.capacity,
        "jenis": act.kind.value,
        "tentang": act.about,
        "rincian": dict(act.detail),
        "kalimat": one.line.sentence,
    }
