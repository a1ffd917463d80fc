"""The whole bot, with the pace that Telegram asks for switched off, or kept ("paced").

`python -m bench.bots.pandu_bot URL TOKEN PEOPLE FOLDER [paced]`
"""

import asyncio
import sys
from pathlib import Path

from pydantic import SecretStr

from bench.office import definitions
from bot.app import App
from bot.logs import set_up_logs
from bot.running import run_until_stopped
from bot.settings import Settings
from bot.telegram.pace import Rate, Rates

OPEN = Rate(16, 0.0)
"""Within no time at all, so never too many; a large count would be counted at every message."""


def main(url: str, token: str, people: int, folder: Path, *more: str) -> None:
    """Run until the process is told to stop."""
    set_up_logs("WARNING")
    settings = Settings.model_construct(
        token=SecretStr(token), api_url=url, file_url=f"{url}/file", data=folder, locale="id"
    )
    rates = Rates() if "paced" in more else Rates(OPEN, OPEN, OPEN)
    app = App(settings, definitions(people), rates=rates)
    asyncio.run(run_until_stopped(app))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]), *sys.argv[5:])
