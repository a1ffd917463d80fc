"""The words of one language: Jinja2 templates and gettext catalogues from `locales`."""

import re
from datetime import date, datetime
from functools import cache, lru_cache, partial
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

import bot
from flows.people.naming import in_full
from flows.people.officials import Official

BLANK_LINES = re.compile(r"\n{3,}")
LANGUAGES = ("id", "en")
TIME = re.compile(r"\d\s*(menit|jam|hari|minggu|bulan)\b", re.IGNORECASE)
SHORT_ZONES = {"Asia/Makassar": "WITA", "Asia/Jakarta": "WIB", "Asia/Jayapura": "WIT"}
LOCALES = Path(bot.__file__).parent.parent / "locales"


class Words:
    """Everything that can be said in one language, for readers in one time zone."""

    def __init__(self, language: str, zone: ZoneInfo) -> None:
        self.language = language
        self.zone = zone
        self._catalogue = catalogue(language)
        self._templates = _environment(language, zone)

    def __call__(self, msgid: str, **values: object) -> str:
        """The words for an English msgid, with %(name)s filled in; plain text."""
        text = self._catalogue.gettext(msgid)
        return text % values if values else text

    def render(self, template: str, **values: object) -> str:
        """The template's HTML for Telegram; blank lines never stand at an end or in pairs."""
        text = self._templates.get_template(f"{template}.j2").render(**values)
        return BLANK_LINES.sub("\n\n", text).strip()

    def moment(self, at: datetime) -> str:
        """A date with the time of day: "Senin, 23 November 2026 pukul 08.30 WITA"."""
        return moment(at, language=self.language, zone=self.zone)

    def day(self, on: date) -> str:
        """A date with its weekday: "Senin, 23 November 2026"."""
        return day(on, language=self.language)


@cache
def words_of(language: str, zone: ZoneInfo) -> Words:
    """The words of a language; Indonesian where the language is not spoken here."""
    return Words(language if language in LANGUAGES else "id", zone)


@cache
def catalogue(language: str) -> NullTranslations:
    """The gettext catalogue of a language, compiled from its .po file."""
    compiled = BytesIO()
    with (LOCALES / language / "messages.po").open("rb") as po:
        write_mo(compiled, read_po(po, locale=language))
    compiled.seek(0)
    return Translations(compiled)


def marked(msgid: str) -> str:
    """The msgid itself; marks it for the catalogues where it is said later."""
    return msgid


def moment(at: datetime, *, language: str, zone: ZoneInfo) -> str:
    """Weekday, date and time of day in the zone, with its short name."""
    return _minute(at.astimezone(zone).replace(second=0, microsecond=0), language, zone)


@lru_cache(2048)
def _minute(local: datetime, language: str, zone: ZoneInfo) -> str:
    """Kept, because what happens in a minute is told to many."""
    joint = "'pukul'" if language == "id" else "'at'"
    return (
        f"{format_datetime(local, f'EEEE, d MMMM y {joint} HH.mm', locale=language)} {_short(zone)}"
    )


def day(on: date, *, language: str) -> str:
    """Weekday and date: "Senin, 23 November 2026"."""
    return format_date(on, "EEEE, d MMMM y", locale=language)


def clock_time(at: datetime, *, language: str, zone: ZoneInfo) -> str:
    """The time of day alone: "09.14 WITA"."""
    return f"{format_time(at.astimezone(zone), 'HH.mm', locale=language)} {_short(zone)}"


def person(official: Official) -> str:
    """How a person is named to others in messages."""
    return in_full(official)


def address(official: Official) -> str:
    """How a person is spoken to: a head upward, a colleague plainly."""
    greeting = "Yth. " if official.kepala else ""
    return f"{greeting}{official.sapaan} {official.jabatan}"


def bar(done: int, total: int, width: int = 10) -> str:
    """A progress bar of `width` cells."""
    filled = 0 if total == 0 else round(width * done / total)
    return "▰" * filled + "▱" * (width - filled)


def lowered(text: str) -> str:
    """The text beginning small, to go on within a sentence; an abbreviation keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def speaks_of_time(remark: str) -> bool:
    """Whether a printed remark holds an amount of time ("1 hari/8 Jam")."""
    return TIME.search(remark) is not None


def _short(zone: ZoneInfo) -> str:
    return SHORT_ZONES.get(zone.key, zone.key)


def _environment(language: str, zone: ZoneInfo) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(LOCALES / "templates"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    install: Any = environment
    install.install_gettext_translations(catalogue(language), newstyle=True)
    environment.filters["moment"] = partial(moment, language=language, zone=zone)
    environment.filters["clock_time"] = partial(clock_time, language=language, zone=zone)
    environment.filters["day"] = partial(day, language=language)
    environment.filters["person"] = person
    environment.filters["address"] = address
    environment.filters["lines"] = lambda parts: Markup("\n").join(parts)
    environment.globals["bar"] = bar
    environment.globals["lowered"] = lowered
    environment.globals["speaks_of_time"] = speaks_of_time
    return environment
