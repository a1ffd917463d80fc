"""`pandu jalan`: run the bot of one office until it is told to stop."""

import argparse
import asyncio

from telegram.error import InvalidToken

from bot.app import App
from bot.cli.opening import definitions_of, usable_folder
from bot.cli.parser import Parser
from bot.failures import Failure, Refusal
from bot.logs import set_up_logs
from bot.people import first_admin
from bot.running import run_until_stopped
from bot.settings import load_settings, required_token
from bot.telegram.poller import TokenRejected
from storage.failures import StorageError


def add_parser(subparsers: "argparse._SubParsersAction[Parser]") -> None:
    """Add `jalan`."""
    parser = subparsers.add_parser(
        "jalan",
        description=(
            "Jalankan bot untuk satu kantor sampai dihentikan (Ctrl+C atau SIGTERM). "
            "Pengaturan dibaca dari lingkungan atau file .env."
        ),
    )
    parser.add_argument(
        "--simulasi-tanpa-token",
        action="store_true",
        help="bila token belum diisi, jalankan simulasi di peramban",
    )


def run(args: argparse.Namespace) -> int:
    """Run the bot; 0 after a clean stop."""
    settings = load_settings()
    if args.simulasi_tanpa_token and settings.token is None:
        from bot.cli import simulasi

        return simulasi.play()
    required_token(settings)
    usable_folder(settings.data)
    set_up_logs(settings.log_level)
    try:
        asyncio.run(run_until_stopped(App(settings, definitions_of(settings)), _started))
    except StorageError as error:
        raise Refusal(str(error)) from None
    except (InvalidToken, TokenRejected):
        raise Failure("PANDU_TOKEN: token ditolak oleh Telegram; mohon diperiksa.") from None
    return 0


async def _started(app: App) -> None:
    logged, say = first_admin.is_logged(), first_admin.on_terminal
    await first_admin.offered(app.db, app.desk.clock(), say, logged=logged)
