"""What goes over the wire: JSON objects, uploads, refusals in Telegram's own words."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
"""A JSON object of the Bot API."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was handed in: its name, content and MIME type."""

    name: str
    data: bytes
    mime: str = "application/octet-stream"


class Refusal(Exception):  # noqa: N818 - the answer itself
    """An answer with ok=false: Telegram's code, description and parameters."""

    def __init__(self, code: int, text: str, parameters: Json | None = None) -> None:
        super().__init__(text)
        self.code = code
        self.text = text
        self.parameters = parameters

    def body(self) -> Json:
        """The answer's JSON object."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.text}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(text: str, parameters: Json | None = None) -> Refusal:
    """A refusal with code 400."""
    return Refusal(400, f"Bad Request: {text}", parameters)


def forbidden(text: str) -> Refusal:
    """A refusal with code 403."""
    return Refusal(403, f"Forbidden: {text}")


def dumped(value: object) -> bytes:
    """JSON as bytes, as short as it goes."""
    return ENCODER.encode(value).encode("utf-8", "replace")


ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def numeric_id() -> str:
    """A fresh id such as Telegram gives to queries."""
    return str(secrets.randbits(62))


class Ask:
    """The parameters of one request, read as leniently as Telegram reads them."""

    __slots__ = ("files", "method", "params")

    def __init__(
        self, method: str, params: Mapping[str, object], files: Mapping[str, Upload]
    ) -> None:
        self.method = method
        self.params = params
        self.files = files

    def __contains__(self, name: str) -> bool:
        return self.params.get(name) is not None

    def text(self, name: str) -> str:
        """The parameter as text; empty when it is absent."""
        value = self.params.get(name)
        match value:
            case str():
                return value
            case None:
                return ""
            case bool():
                return "true" if value else "false"
            case int() | float():
                return str(value)
            case _:
                return json.dumps(value)

    def integer(self, name: str, absent: int = 0) -> int:
        """The parameter as a whole number; `absent` when missing, 0 when it is none."""
        value = self.params.get(name)
        if type(value) is int:
            return value
        words = self.text(name)
        if not words:
            return absent
        try:
            return int(words)
        except ValueError:
            return 0

    def flag(self, name: str, absent: bool = False) -> bool:
        """The parameter as yes or no: true, yes and 1 mean yes."""
        value = self.params.get(name)
        if value is None:
            return absent
        return self.text(name).strip().lower() in {"true", "yes", "1"}

    def parsed(self, name: str, failure: str) -> Any:
        """The parameter as JSON, however it was sent; None when absent or empty."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(failure) from None
