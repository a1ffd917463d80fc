"""What a bot would load with its first press, loaded before it is born: lives here are short."""

from datetime import UTC, datetime

from bot.words import LOCALES, words_of
from tests.kill.bot_process import definitions

for _unit in definitions().units:
    _words = words_of("id", _unit.zona)
    _words.moment(datetime.now(UTC))
    for _template in (LOCALES / "templates").glob("*.j2"):
        _words._templates.get_template(_template.name)
