"""What the terminal shows at the start of an office that has no administrator yet."""

import os
import secrets
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from urllib.parse import urlencode

from bot.people.enrolling import BOT_USERNAME
from storage.database import Database, meta
from storage.people import first_admin

IN_A_LOG = "JOURNAL_STREAM"
"""Where systemd says which file is its journal; programs below inherit it, and their standard
output may be another one."""


async def offered(
    db: Database, at: datetime, say: Callable[[str], None], *, logged: bool = False
) -> None:
    """Say on the terminal how to become the administrator, where there is none yet.

    The code is said once and kept as a hash; where what is said is `logged`, it is not made.
    """
    if await db.read(first_admin.has_admin):
        return
    if logged:
        say(IN_TERMINAL)
        return
    code = secrets.token_urlsafe(16)
    if await db.write(partial(first_admin.offer, code=code, at=at)):
        username = await db.read(lambda conn: meta(conn, BOT_USERNAME))
        say(_invitation(username or "", code))


IN_TERMINAL = (
    "Kantor ini belum mempunyai administrator. Kode administrator tidak ditulis ke dalam log: "
    "hentikan layanan ini, jalankan `pandu jalan` satu kali di terminal, lalu buka tautannya."
)


def is_logged() -> bool:
    """Whether standard output goes into the journal of systemd."""
    out = os.fstat(1)
    return os.environ.get(IN_A_LOG) == f"{out.st_dev}:{out.st_ino}"


def on_terminal(text: str) -> None:
    """Write to standard output at once; never to the log."""
    print(text, file=sys.stdout, flush=True)


def _invitation(username: str, code: str) -> str:
    hours = round(first_admin.LASTING.total_seconds() / 3600)
    return (
        "\nKantor ini belum mempunyai administrator. Mohon yang akan menjadi administrator membuka "
        f"tautan ini di Telegram:\n\n  https://t.me/{username}?{urlencode({'start': code})}\n\n"
        f"atau mengirim kepada @{username}:\n\n  /start {code}\n\n"
        f"Berlaku satu kali, selama {hours} jam. Siapa pun yang memegangnya dapat menjadi "
        "administrator: mohon tidak diteruskan.\n"
    )
