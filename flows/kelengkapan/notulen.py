"""Minutes of a meeting, typed heading by heading; and their words as they are recorded."""

from dataclasses import dataclass, replace
from enum import StrEnum

from flows.refusals import TextTooLong
from flows.wording import NOTULEN_LIMIT, words


class Judul(StrEnum):
    """The headings of the minutes, in the order in which they are asked for."""

    PIMPINAN = "Pimpinan rapat"
    PESERTA = "Peserta hadir"
    PEMBAHASAN = "Pembahasan"
    KESIMPULAN = "Kesimpulan"
    TINDAK_LANJUT = "Tindak lanjut"


@dataclass(frozen=True, slots=True)
class Notulen:
    """The minutes as far as they are typed: one part for each Judul, empty where left out."""

    parts: tuple[str, ...] = ("",) * len(Judul)

    def part(self, judul: Judul) -> str:
        """What stands under the heading."""
        return self.parts[list(Judul).index(judul)]


def with_part(notulen: Notulen, judul: Judul, typed: str) -> Notulen:
    """The minutes with that under the heading; raises TextTooLong where the whole is too long."""
    parts = tuple(
        typed.strip() if one is judul else part
        for one, part in zip(Judul, notulen.parts, strict=True)
    )
    after = replace(notulen, parts=parts)
    if len(text(after)) > NOTULEN_LIMIT:
        raise TextTooLong(NOTULEN_LIMIT)
    return after


def recorded(notulen: Notulen) -> str:
    """The minutes as they are recorded; raises TextRequired where nothing was typed."""
    return words(text(notulen), NOTULEN_LIMIT)


def text(notulen: Notulen) -> str:
    """The minutes in words, each part under its heading; headings without words are left out."""
    return "\n\n".join(
        f"{judul.value}\n{part}" for judul, part in zip(Judul, notulen.parts, strict=True) if part
    )


def next_empty(notulen: Notulen, judul: Judul) -> Judul | None:
    """The next heading below this one that nothing stands under; None where there is none."""
    below = list(Judul)[list(Judul).index(judul) + 1 :]
    return next((one for one in below if not notulen.part(one)), None)
