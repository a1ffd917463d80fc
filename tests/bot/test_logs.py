"""No token gets into the log, whatever happens; one line a record."""

import io
import logging
import sys

import pytest

from bot.logs import LineFormat, set_up_logs

TOKEN = "1000000001:AAHfiqksKZ8WmR2zMbvtVm7bQ_-Ab12cdEF"
URL = f"http://127.0.0.1:8081/bot{TOKEN}/sendMessage"


def line(message: str, *args: object, error: BaseException | None = None) -> str:
    info = None if error is None else (type(error), error, error.__traceback__)
    record = logging.LogRecord("bot.x", logging.ERROR, "x.py", 1, message, args, info)
    return LineFormat().format(record)


@pytest.mark.parametrize(
    ("message", "args"),
    [
        (f"memanggil {URL}", ()),
        ("memanggil %s", (URL,)),
        ("memanggil %r", ({"url": URL.replace(":", "%3A")},)),
        (f"token {TOKEN}", ()),
    ],
)
def test_a_token_never_stands_in_a_line(message: str, args: tuple[object, ...]) -> None:
    written = line(message, *args)
    assert TOKEN.partition(":")[2] not in written
    assert "<token>" in written


def test_a_token_never_stands_in_a_traceback() -> None:
    try:
        try:
            raise ValueError(URL)
        except ValueError as cause:
            raise RuntimeError(f"The token `{TOKEN}` was rejected") from cause
    except RuntimeError as error:
        written = line("gagal", error=error)
    assert TOKEN.partition(":")[2] not in written
    lines = written.splitlines()
    assert [line for line in lines if line[:1] != " "][1:] == ["ValueError", "RuntimeError"]


def test_of_an_error_only_kind_and_place_are_written_and_never_what_it_says() -> None:
    said = "Bimtek BIM Angkatan I, Ibu Norhayati"
    try:
        raise LookupError(said)
    except LookupError as error:
        written = line("gagal", error=error)
    assert said not in written
    assert written.splitlines()[-1] == "LookupError"


def test_times_and_ports_are_left_alone() -> None:
    assert line("127.0.0.1:8081 pukul 08:30").endswith(" ERROR bot.x: 127.0.0.1:8081 pukul 08:30")


def test_a_record_is_one_line_whatever_a_person_wrote() -> None:
    assert "\n" not in line("judul %s", "satu\ndua\r\n2026-11-23 ERROR palsu")


def test_libraries_are_quiet_and_their_warnings_are_clean(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    monkeypatch.setattr(sys, "stderr", written := io.StringIO())
    try:
        root.handlers[:] = []
        set_up_logs("DEBUG")
        logging.getLogger("httpx").info("HTTP Request: POST %s", URL)
        logging.getLogger("telegram.ext").debug("Calling %s", URL)
        logging.getLogger("aiohttp.access").info("GET %s", URL)
        logging.getLogger("httpx").warning("gagal: %s", URL)
    finally:
        root.handlers[:] = before
        root.setLevel(level)
    assert [one.partition(" WARNING ")[2] for one in written.getvalue().splitlines()] == [
        "httpx: gagal: http://127.0.0.1:8081/bot<token>/sendMessage"
    ]
