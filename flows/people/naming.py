"""How an official is named to others."""

from flows.people.officials import Official


def in_full(official: Official) -> str:
    """In messages: jabatan before name, "Kepala Dinas (Bapak Masdari Lamiang)"."""
    return f"{official.jabatan} ({official.sapaan} {official.nama})"
