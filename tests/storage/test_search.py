"""Search over the SOPs in force: what an official types finds the row that is meant."""

import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.database import Database
from storage.editions import Editions
from storage.migrations import migrate, schema_files
from storage.search import GONE, HERE, Box, Hit, fill, find, words_of_query
from storage.sops import load_definitions
from tests.flows.forms import SURAT, UNIT

KALTIM, BALANGAN = "kaltim-bina-konstruksi", "balangan-pengadaan"
SOPS = load_definitions().sops


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    async with Database.open(tmp_path) as opened:
        await opened.write(Editions(SOPS).remember)
        yield opened


async def found(db: Database, text: str, unit: str = KALTIM) -> list[Hit]:
    return await db.read(lambda conn: find(conn, text, unit, 20))


def rows(hits: list[Hit]) -> list[tuple[str, str]]:
    return [(hit.sop, hit.nomor) for hit in hits]


async def test_surat_tugas_is_found_in_the_own_unit_first(db: Database) -> None:
    hits = await found(db, "surat tugas")
    units = [next(s.unit for s in SOPS if s.id == hit.sop) for hit in hits]
    assert units == sorted(units, reverse=True)
    assert ("pelatihan-tenaga-ahli", "8") in rows(hits)[:3]
    assert (await found(db, "surat tugas", BALANGAN))[0].sop not in (
        "pelatihan-tenaga-ahli",
        "pengawasan-jasa-konstruksi",
    )


async def test_hps_is_found_in_the_procurement_sops(db: Database) -> None:
    hits = await found(db, "HPS", BALANGAN)
    assert ("persiapan-pengadaan", "5") in rows(hits)
    assert all("hps" in hit.snippet.casefold() for hit in hits)


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("menetapkan metode pemilihan", Box.URAIAN),
        ("SK penunjukkan pokja", Box.KELENGKAPAN),
        ("tanda terima berkas", Box.OUTPUT),
        ("2 jam hari", Box.KETERANGAN),
    ],
)
async def test_each_printed_box_is_searched_and_named(db: Database, text: str, box: Box) -> None:
    assert box in {hit.box for hit in await found(db, text, BALANGAN)}


async def test_the_words_that_were_found_are_marked_in_the_snippet(db: Database) -> None:
    first = (await found(db, "telaahan staf"))[0]
    assert first == Hit(
        "pelatihan-tenaga-ahli",
        "1",
        Box.KELENGKAPAN,
        f"{HERE}Telaahan{GONE} {HERE}Staf{GONE}",
    )


@pytest.mark.parametrize("typed", ["undang", "UNDANGAN", "úndangan", "undangna", "undamgan"])
async def test_beginnings_accents_and_slips_find_the_same(db: Database, typed: str) -> None:
    assert ("pelatihan-tenaga-ahli", "12") in rows(await found(db, typed))


@pytest.mark.parametrize("typed", ["", "   ", "?!", "_", "a", "xylofon", "surat xylofon"])
async def test_what_no_row_holds_finds_nothing(db: Database, typed: str) -> None:
    assert await found(db, typed) == []


@pytest.mark.parametrize(
    "typed",
    ['surat" OR 1', "NOT surat", "uraian:surat", "surat*", "(surat", "NEAR(surat tugas)", "^a b+c"],
)
async def test_what_is_typed_is_never_taken_for_a_language(db: Database, typed: str) -> None:
    assert await found(db, typed) == await found(db, " ".join(words_of_query(typed)))


async def test_a_changed_edition_is_searched_instead_of_the_old(tmp_path: Path) -> None:
    async with Database.open(tmp_path) as opened:
        await opened.write(Editions([SURAT]).remember)
        first = SURAT.kegiatan[0]
        changed = replace(first, uraian="Menyusun piagam kerja sama")
        newer = replace(SURAT, kegiatan=(changed, *SURAT.kegiatan[1:]))
        assert await found(opened, "piagam", UNIT) == []
        await opened.write(Editions([newer]).remember)
        assert rows(await found(opened, "piagam", UNIT)) == [(SURAT.id, first.nomor)]
        before = await opened.read(_size)
        await opened.write(Editions([newer]).remember)
        assert await opened.read(_size) == before == len(SURAT.kegiatan)


def _size(conn: sqlite3.Connection) -> int:
    return int(conn.execute("SELECT count(*) FROM sop_search").fetchone()[0])


MEMORY = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
migrate(MEMORY, schema_files())
fill(MEMORY, SOPS)


@given(st.text())
def test_nothing_that_can_be_typed_breaks_the_search(typed: str) -> None:
    assert all(hit.snippet for hit in find(MEMORY, typed, KALTIM, 3))
