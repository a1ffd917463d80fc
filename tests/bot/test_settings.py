"""What an office sets, and what it is told when it is wrong."""

import os
import re
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, known_variables, load_settings, required_token

TOKEN = "123456789:AAHsecret_secret-secret"
DOCS = Path(__file__).parents[2] / "docs" / "settings.md"


@pytest.fixture(autouse=True)
def _empty_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("PANDU_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def wrong(monkeypatch: pytest.MonkeyPatch, **values: str) -> str:
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    return str(caught.value)


def test_without_any_setting_the_defaults_hold() -> None:
    settings = load_settings()
    assert settings.model_dump() == {
        "token": None,
        "token_file": None,
        "api_url": "https://api.telegram.org",
        "file_url": "",
        "data": Path("data"),
        "sop": None,
        "unit": "",
        "locale": "id",
        "log_level": "INFO",
    }
    assert settings.bot_url == "https://api.telegram.org/bot"
    assert settings.bot_file_url == "https://api.telegram.org/file/bot"


def test_the_env_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text(f"PANDU_TOKEN={TOKEN}\nPANDU_LOCALE=en\nOTHER=1\n", "utf-8")
    monkeypatch.setenv("PANDU_LOCALE", "ID")
    monkeypatch.setenv("PANDU_LOG_LEVEL", "debug")
    settings = load_settings()
    assert (required_token(settings), settings.locale, settings.log_level) == (TOKEN, "id", "DEBUG")


def test_an_empty_value_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANDU_TOKEN", "")
    monkeypatch.setenv("PANDU_LOCALE", "")
    assert (load_settings().token, load_settings().locale) == (None, "id")


def test_the_token_may_stand_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n", "utf-8")
    monkeypatch.setenv("PANDU_TOKEN_FILE", str(tmp_path / "token"))
    assert required_token(load_settings()) == TOKEN


def test_the_file_address_follows_the_api_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANDU_API_URL", "http://127.0.0.1:8081/")
    assert load_settings().bot_url == "http://127.0.0.1:8081/bot"
    assert load_settings().bot_file_url == "http://127.0.0.1:8081/file/bot"
    monkeypatch.setenv("PANDU_FILE_URL", "http://127.0.0.1:8082/dokumen")
    assert load_settings().bot_file_url == "http://127.0.0.1:8082/dokumen/bot"


def test_the_home_folder_may_be_written_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANDU_DATA", "~/pandu")
    assert load_settings().data == Path.home() / "pandu"


def test_a_missing_token_is_named_only_where_it_is_needed() -> None:
    settings = load_settings()
    with pytest.raises(SettingsError, match=r"^PANDU_TOKEN belum diisi; .*PANDU_TOKEN_FILE"):
        required_token(settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PANDU_TOKEN", "bukan-token"),
        ("PANDU_TOKEN_FILE", "tidak-ada"),
        ("PANDU_API_URL", "api.telegram.org"),
        ("PANDU_API_URL", f"https://api.telegram.org/bot{TOKEN}"),
        ("PANDU_FILE_URL", "ftp://127.0.0.1"),
        ("PANDU_LOCALE", "jv"),
        ("PANDU_LOG_LEVEL", "LOUD"),
    ],
)
def test_a_wrong_value_is_one_line_that_names_the_variable_and_hides_the_value(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = wrong(monkeypatch, **{name: value})
    expected = Settings.model_fields[name.removeprefix("PANDU_").lower()].description
    assert said == f"{name}: nilainya keliru; harus {expected}."
    assert value not in said


def test_a_token_given_twice_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "token").write_text(TOKEN, "utf-8")
    said = wrong(monkeypatch, PANDU_TOKEN=TOKEN, PANDU_TOKEN_FILE=str(tmp_path / "token"))
    assert said == "PANDU_TOKEN dan PANDU_TOKEN_FILE terisi keduanya; isi salah satu saja."


def test_a_misspelt_variable_is_named_with_the_nearest_known_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = wrong(monkeypatch, PANDU_LOKALE="id")
    assert said == "PANDU_LOKALE: pengaturan tidak dikenal; apakah maksudnya PANDU_LOCALE?"


def test_a_misspelt_variable_in_the_env_file_is_named_too(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("PANDU_TOKN=1\n", "utf-8")
    said = wrong(monkeypatch)
    assert said == "PANDU_TOKN: pengaturan tidak dikenal; apakah maksudnya PANDU_TOKEN?"


def test_an_env_file_that_is_no_text_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_bytes(b"PANDU_LOCALE=\xff\xfe\n")
    assert wrong(monkeypatch) == ".env: isi file bukan teks UTF-8."


def test_the_token_is_not_in_what_settings_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANDU_TOKEN", TOKEN)
    assert TOKEN not in f"{load_settings()!r} {load_settings()}"


def test_the_documented_table_is_the_model() -> None:
    rows = re.findall(r"^\| `(PANDU_\w+)` \| (?:`(.*)`)? ?\| .+ \|$", DOCS.read_text("utf-8"), re.M)
    fields = Settings.model_fields.values()
    defaults = ["" if field.default is None else str(field.default) for field in fields]
    assert rows == list(zip(known_variables(), defaults, strict=True))
