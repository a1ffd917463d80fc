"""The bot's name as Telegram knows it, for links made before the bot has ever run."""

import sys

import aiohttp

from bot.settings import Settings


async def ask_telegram(settings: Settings) -> str | None:
    """The bot's name as Telegram knows it; None, and a word why, when it cannot be asked."""
    if settings.token is None:
        print(
            "Catatan: nama bot belum diketahui, maka tautan tidak dapat dibuat: bot belum pernah "
            "terhubung dengan Telegram, dan untuk perintah ini PANDU_TOKEN atau PANDU_TOKEN_FILE "
            "belum diisi. Pegawai dapat mengirim /start KODE.",
            file=sys.stderr,
        )
        return None
    url = f"{settings.bot_url}{settings.token.get_secret_value()}/getMe"
    timeout = aiohttp.ClientTimeout(total=10)
    try:
        async with (
            aiohttp.ClientSession(trust_env=True, timeout=timeout) as http,
            http.get(url) as response,
        ):
            return str((await response.json())["result"]["username"])
    except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError):
        print(
            "Catatan: Telegram tidak dapat ditanya atau menolak token, maka tautan tidak dapat "
            "dibuat. Pegawai dapat mengirim /start KODE.",
            file=sys.stderr,
        )
        return None
