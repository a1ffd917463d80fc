"""How an official is named to others: one way in messages, one on buttons."""

from collections.abc import Iterable

from flows.people.officials import Official
from flows.units import Post


def in_full(official: Official) -> str:
    """In messages: jabatan before name, "Kepala Dinas (Bapak Masdari Lamiang)"; of whoever is only
    called by a post any more that post."""
    if official.nama == official.jabatan:
        return official.jabatan
    return f"{official.jabatan} ({official.sapaan} {official.nama})"


def in_short(official: Official, posts: Iterable[Post]) -> str:
    """On buttons, which phones cut at the end: name first, "Bapak Masdari Lamiang · Kadis"."""
    return f"{official.sapaan} {official.nama} · {post_in_short(official, posts)}"


def post_in_short(official: Official, posts: Iterable[Post]) -> str:
    """The first post the person holds as the unit abbreviates it; of who holds none the jabatan."""
    short = {post.peran: post.singkat for post in posts}
    return next((short[peran] for peran in official.peran if peran in short), official.jabatan)
