"""Frozen dataclasses to JSON and back, by their type hints."""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from flows import events
from flows.events import Event

T = TypeVar("T")

EVENT_TYPES: dict[str, type[Any]] = {kind.__name__: kind for kind in get_args(events.Event)}


def dump(value: object) -> str:
    """A frozen dataclass as canonical JSON (keys in field order, no spaces)."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def load(kind: type[T], text: str) -> T:
    """The dataclass of that kind from its JSON; raises ValueError or KeyError on other text."""
    hints: Any = kind
    loaded: T = _reader(hints)(json.loads(text))
    return loaded


def load_event(name: str, body: str) -> Event:
    """The event a journal row holds."""
    event: Event = load(EVENT_TYPES[name], body)
    return event


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Enum):
        return value.value
    return value


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    kind = getattr(kind, "__supertype__", kind)
    if is_dataclass(kind):
        return _dataclass_reader(kind)
    origin, parts = get_origin(kind), get_args(kind)
    if origin is tuple:
        part = _reader(parts[0])
        return lambda values: tuple(part(v) for v in values)
    if origin in (UnionType, Union):
        inner = _reader(next(p for p in parts if p is not NoneType))
        return lambda value: None if value is None else inner(value)
    if kind is datetime:
        return datetime.fromisoformat
    if kind is date:
        return date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return lambda value: value


def _dataclass_reader(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    readers = [(f.name, _reader(hints[f.name])) for f in fields(kind)]

    def read(values: dict[str, Any]) -> Any:
        return kind(**{name: r(values[name]) for name, r in readers if name in values})

    return read
