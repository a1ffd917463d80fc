"""Messages that say what became of documents are known by their slot as long as its step runs."""

from pathlib import Path
from sqlite3 import Connection

from flows.people.officials import OfficialId
from storage.kelengkapan import receipts
from storage.kelengkapan.receipts import Receipt
from storage.kelengkapan.uploads import Place
from tests.storage.office import open_office

PLACE = Place("SC-2026-001", 1, "draf")
FIRST = Receipt(7, "p7.1", OfficialId(1), PLACE, "u1")
SECOND = Receipt(7, "p7.1", OfficialId(1), PLACE, "u2")


async def test_what_comes_together_is_spoken_of_in_one_message(tmp_path: Path) -> None:
    office = await open_office(tmp_path)

    def work(conn: Connection) -> tuple[list[Receipt], list[Receipt]]:
        receipts.keep_receipt(conn, FIRST)
        receipts.stands(conn, 7, "p7.1", 40)
        receipts.keep_receipt(conn, SECOND)
        receipts.keep_receipt(conn, SECOND)
        return receipts.receipts(conn, 7, "p7.1"), receipts.of_slot(conn, PLACE)

    together, by_slot = await office.db.write(work)
    assert [(one.unique_id, one.message_id) for one in together] == [("u1", 40), ("u2", 40)]
    assert [(one.batch, one.message_id) for one in by_slot] == [("p7.1", 40)]
    await office.db.close()


async def test_messages_about_steps_that_are_over_are_forgotten(tmp_path: Path) -> None:
    office = await open_office(tmp_path)

    def work(conn: Connection) -> tuple[int, list[Receipt]]:
        receipts.keep_receipt(conn, FIRST)
        return receipts.prune(conn), receipts.receipts(conn, 7, "p7.1")

    assert await office.db.write(work) == (1, [])
    await office.db.close()
