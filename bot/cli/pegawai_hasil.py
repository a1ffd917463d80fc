"""What came of an import, for the terminal and for machines."""

import json

from bot.people.enrolling import Imported
from bot.people.inviting import link
from storage.people.personnel import Entry, Keadaan, gets_code

UNLISTED = "tidak tercantum"
"""Of whom the list says nothing."""


def _link(entry: Entry, username: str | None) -> str | None:
    if entry.kode is None or username is None:
        return None
    return link(username, entry.kode)


def as_json(imported: Imported, username: str | None) -> str:
    """Every row with its code and link, and who does not stand in the list."""
    expires_at = imported.expires_at.isoformat(timespec="seconds")
    rows = [
        {
            "nama": entry.person.nama,
            "jabatan": entry.person.jabatan,
            "unit": entry.person.unit,
            "peran": entry.person.peran,
            "kode": entry.kode,
            "tautan": _link(entry, username),
            "berlaku_hingga": expires_at if entry.kode else None,
            "keadaan": entry.keadaan.value,
        }
        for entry in imported.entries
    ]
    rows += [
        {
            "nama": one.nama,
            "jabatan": one.jabatan,
            "unit": one.unit,
            "peran": one.peran,
            "kode": None,
            "tautan": None,
            "berlaku_hingga": None,
            "keadaan": UNLISTED,
        }
        for one in imported.unlisted
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_text(imported: Imported, username: str | None, *, trial: bool, renew: bool) -> str:
    """What changes, or has changed, with links and codes, and who does not stand in the list. With
    `renew` everybody who is not linked gets a new code."""
    shown = [
        one
        for one in imported.entries
        if one.keadaan is not Keadaan.TETAP or gets_code(one, renew=renew)
    ]
    blocks = [_block(entry, username, trial, renew) for entry in shown]
    left = [f"  {one.jabatan} – {one.sapaan} {one.nama}" for one in imported.unlisted]
    if left:
        blocks += ["\nTidak tercantum dalam daftar, dan tetap seperti semula:", *left]
    coded = any(gets_code(one, renew=renew) for one in imported.entries)
    return "\n".join((*blocks, _summary(imported, trial, coded=coded)))


def _block(entry: Entry, username: str | None, trial: bool, renew: bool) -> str:
    person = entry.person
    lines = [f"{person.jabatan} – {person.sapaan} {person.nama} ({entry.keadaan})"]
    lines += [f"  {c.field}: {c.old} → {c.new}" for c in entry.changes]
    if entry.linked:
        lines.append("  sudah terhubung dengan Telegram")
    elif not gets_code(entry, renew=renew):
        lines.append("  belum terhubung; kode yang sudah dibagikan tetap berlaku")
    elif trial:
        old = "" if entry.keadaan is Keadaan.BARU else "; kode lamanya tidak berlaku lagi"
        lines.append(f"  akan mendapat kode baru{old}")
    elif address := _link(entry, username):
        lines += [f"  {address}", f"  kode: {entry.kode}"]
    else:
        lines.append(f"  /start {entry.kode}")
    return "\n".join(lines)


def _summary(imported: Imported, trial: bool, *, coded: bool) -> str:
    count = {state: sum(entry.keadaan is state for entry in imported.entries) for state in Keadaan}
    counted = ", ".join(f"{number} {state}" for state, number in count.items())
    if trial:
        return f"\nUji coba: {counted}. Belum ada yang disimpan."
    if not coded:
        return f"\nTersimpan: {counted}. Tidak ada kode baru."
    until = imported.expires_at.strftime("%d-%m-%Y")
    return f"\nTersimpan: {counted}. Kode berlaku satu kali, hingga {until}."
