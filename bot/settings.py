"""Settings of one office, read from the environment or `.env`; the table is docs/settings.md."""

import difflib
import os
import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.failures import Failure

PREFIX = "PANDU_"
ENV_FILE = ".env"
TOKEN_FORM = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")


class SettingsError(Failure):
    """A setting is wrong; its text is one Indonesian line that names the variable."""


def _checked_token(token: SecretStr) -> SecretStr:
    if not TOKEN_FORM.fullmatch(token.get_secret_value()):
        raise ValueError
    return token


def _checked_url(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError
    if re.search(r"/bot\d*", parts.path) or parts.username:
        raise ValueError
    return url.rstrip("/")


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


Url = Annotated[str, AfterValidator(_checked_url)]
ADDRESS = "alamat http:// atau https:// tanpa /bot dan tanpa token"
LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]


class Settings(BaseSettings):
    """What an office sets; every description says in Indonesian what the value must be.

    After `load_settings` the token is in `token`, wherever it was written.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=ENV_FILE, env_ignore_empty=True, extra="ignore", frozen=True
    )

    token: Annotated[SecretStr, AfterValidator(_checked_token)] | None = Field(
        default=None, description="token dari @BotFather, berbentuk 123456789:huruf-dan-angka"
    )
    token_file: Path | None = Field(
        default=None, description="nama file yang berisi token dan dapat dibaca oleh pandu"
    )
    api_url: Url = Field(
        default="https://api.telegram.org",
        description=ADDRESS,
    )
    file_url: Url = Field(
        default="",
        description=ADDRESS,
        validate_default=False,
    )
    data: Annotated[Path, AfterValidator(Path.expanduser)] = Field(
        default=Path("data"), description="nama folder"
    )
    sop: Annotated[Path, AfterValidator(Path.expanduser)] | None = Field(
        default=None, description="nama folder berisi satu folder per kantor"
    )
    unit: str = Field(default="", description="id kantor di unit.toml")
    locale: Annotated[Literal["id", "en"], BeforeValidator(_lower)] = Field(
        default="id", description="id atau en"
    )
    log_level: Annotated[LogLevel, BeforeValidator(_upper)] = Field(
        default="INFO", description="DEBUG, INFO, WARNING, atau ERROR"
    )

    @property
    def bot_url(self) -> str:
        """Where methods are called, up to and with "/bot": the token follows directly."""
        return f"{self.api_url}/bot"

    @property
    def bot_file_url(self) -> str:
        """Where files are fetched, up to and with "/bot": the token follows directly."""
        return f"{self.file_url or self.api_url + '/file'}/bot"


def known_variables() -> tuple[str, ...]:
    """The names of all variables that Pandu reads."""
    return tuple(f"{PREFIX}{field}".upper() for field in Settings.model_fields)


def load_settings() -> Settings:
    """The settings of this process. Raises SettingsError for the first thing that is wrong."""
    try:
        _refuse_unknown({*os.environ, *dotenv_values(ENV_FILE)})
        settings = Settings()
    except ValidationError as error:
        raise SettingsError(_in_words(error)) from None
    except UnicodeDecodeError:
        raise SettingsError(f"{ENV_FILE}: isi file bukan teks UTF-8.") from None
    return _with_token_file(settings)


def required_token(settings: Settings) -> str:
    """The bot token. Raises SettingsError when neither variable gives one."""
    if settings.token is None:
        raise SettingsError(
            "PANDU_TOKEN belum diisi; isi dengan token dari @BotFather, atau tulis token di sebuah "
            "file dan isi PANDU_TOKEN_FILE dengan nama file itu."
        )
    return settings.token.get_secret_value()


def _refuse_unknown(names: set[str]) -> None:
    known = known_variables()
    for name in sorted(names):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            nearest = difflib.get_close_matches(name.upper(), known, n=1, cutoff=0.0)[0]
            raise SettingsError(f"{name}: pengaturan tidak dikenal; apakah maksudnya {nearest}?")


def _in_words(error: ValidationError) -> str:
    field = str(error.errors(include_input=False, include_context=False)[0]["loc"][0])
    return _wrong(field)


def _wrong(field: str) -> str:
    expected = Settings.model_fields[field].description
    return f"{PREFIX}{field.upper()}: nilainya keliru; harus {expected}."


def _with_token_file(settings: Settings) -> Settings:
    if settings.token_file is None:
        return settings
    if settings.token is not None:
        raise SettingsError(
            "PANDU_TOKEN dan PANDU_TOKEN_FILE terisi keduanya; isi salah satu saja."
        )
    try:
        token = _checked_token(SecretStr(settings.token_file.read_text("utf-8").strip()))
    except (OSError, ValueError):
        raise SettingsError(_wrong("token_file")) from None
    return settings.model_copy(update={"token": token})
