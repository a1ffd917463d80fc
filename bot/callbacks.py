"""What a button carries: compact, versioned, at most 64 bytes."""

from dataclasses import dataclass
from enum import StrEnum

VERSION = "1"
LIMIT = 64


class Do(StrEnum):
    """What a press asks for; the value is what travels in the button."""

    ACCEPT = "ac"
    ATTACH = "at"
    WRITE = "wr"
    DISPOSISI = "ds"
    NOTULEN = "nl"
    NUMBER = "nm"
    READ = "tx"
    SHEET = "lb"
    TICK = "tk"
    UNTICK = "ut"
    SHOW = "sh"
    COMPLETE = "co"
    COMPLETE_NOTE = "cn"
    CHOOSE_NOTE = "ch"
    UNFORMED = "cu"
    RETURN = "rt"
    RECALL = "rc"
    RELEASE = "ls"
    CARD = "cd"
    DETAIL = "dt"
    COMMENT = "cm"
    CANCEL = "cx"
    DOCUMENTS = "dk"
    DOCUMENT = "do"
    DOCUMENTS_OF = "dn"
    BUNDLE = "bd"
    FIELD = "fd"
    CHOOSE = "ci"
    CHILD = "an"
    NEXT = "nx"
    PARTICIPANT = "ps"
    MARK = "mk"
    UNMARK = "um"
    PLACE = "pl"
    OTHERS = "po"
    SLOT = "sl"
    ADD = "ad"
    REPLACED = "gt"
    REMOVE = "rm"
    PAPER = "fp"
    WAIVE_ASK = "we"
    ALBUM = "ab"
    DISCARD = "dx"
    TASKS = "tg"
    CASES = "bk"
    OPENABLE = "ml"
    OPEN = "op"
    SOPS = "sp"
    SOP = "si"
    ROW = "sr"
    STEP = "lk"
    FIND = "cr"
    MANAGE = "kl"
    READINGS = "rd"
    DECIDE = "dc"
    TIME = "wk"
    MOVE = "mv"
    DIGEST = "rg"
    NUDGE = "tr"
    EXTEND = "pj"
    EXTEND_BY = "pb"
    EXTEND_DATE = "pt"
    HAND_OVER = "al"
    HAND_TO = "ak"
    WISH = "rw"
    EXPORT = "ek"
    CORRECT = "kr"
    TIME_MENU = "jm"
    OBSTACLE = "kd"
    OBSTACLE_OVER = "ks"
    SNOOZE = "td"
    EXTEND_ASK = "mp"
    WAIT = "mg"
    WAIT_OVER = "mj"
    CONSENT = "iz"
    DAYS = "hk"
    ADD_DAY = "ht"
    REMOVE_DAY = "hh"
    DROP_DAY = "hx"
    LANGUAGE = "lg"
    POSTS = "jb"
    MEETING = "rp"
    ASSIST = "sk"
    TEAM = "pn"
    RESTING = "sw"
    OUTSIDERS = "pu"
    GUEST = "tu"
    ABSENCE = "bh"
    SHARE = "bg"
    FIRST = "fi"
    INVITE = "ud"
    LIST = "dp"
    HOURS = "jk"
    ACTS = "ct"
    PEOPLE = "pg"
    PERSON = "or"
    LEAVE = "ku"
    KEPT = "di"
    TYPED = "kt"
    WITHOUT_KEPT = "ti"


class Outdated(ValueError):  # noqa: N818  an answer to whoever pressed
    """The button was made by another version, or by nobody."""


@dataclass(frozen=True, slots=True)
class Press:
    """A button's meaning: what to do, in which berkas, at which task, with which detail."""

    do: Do
    case: str = ""
    task: int = 0
    detail: str = ""


def encode(press: Press) -> str:
    """The callback data of a button; raises ValueError over 64 bytes."""
    task = str(press.task) if press.task else ""
    data = ":".join((VERSION + press.do.value, press.case, task, press.detail)).rstrip(":")
    if len(data.encode()) > LIMIT:
        raise ValueError(f"callback data over {LIMIT} bytes: {data}")
    return data


def decode(data: str) -> Press:
    """What a button means; raises Outdated where this version did not make it."""
    head, *rest = data.split(":", 3)
    case, task, detail = (*rest, "", "", "")[:3]
    odd = (task and not task.isdecimal()) or detail.startswith("-")
    if odd or not head.startswith(VERSION):
        raise Outdated(data)
    try:
        return Press(Do(head.removeprefix(VERSION)), case, int(task or 0), detail)
    except ValueError as error:
        raise Outdated(data) from error
