"""The lembar disposisi of a berkas: drawn when it is sent, from what was recorded."""

import asyncio
from sqlite3 import Connection

from bot.desk import Desk
from bot.telegram.outgoing import SendMade
from bot.words import Words, words_of
from flows.case import Case, Given
from flows.kelengkapan.addressees import reads_note
from flows.kelengkapan.disposisi import Disposisi, Instruksi, Sifat, named
from flows.people.capacity import in_capacity
from flows.people.officials import Official, OfficialId, actor
from flows.reading.dates import written
from flows.rights import performers
from flows.sop import Sop
from storage import outbox
from storage.kelengkapan.disposisi import Labels, LembarDisposisi, Tick, as_pdf
from storage.outbox import Dispatch, Priority
from storage.people import roster
from storage.people.capacities import capacities_of

KIND = "lembar"
BLANK = "……………………………"
"""For the number, which is SRIKANDI's to give."""


def ask(conn: Connection, chat_id: int, reader: OfficialId, case_id: str, place: int) -> None:
    """Have the sheet of the disposisi at that place in the berkas drawn for this reader."""
    outbox.enqueue(
        conn,
        chat_id=chat_id,
        priority=Priority.ANSWER,
        kind=KIND,
        body={"official": reader, "case": case_id, "place": place},
    )


async def drawn(desk: Desk, dispatch: Dispatch) -> SendMade | None:
    """The sheet of the disposisi at that place in the berkas, for its reader; None where there is
    none."""
    body = dispatch.body
    place, case_id = int(str(body["place"])), str(body["case"])

    def read(conn: Connection) -> tuple[Sop, Case, Official, Official]:
        sop, case = desk.casebook.load(conn, case_id)
        reader = roster.official(conn, OfficialId(int(str(body["official"]))))
        return sop, case, reader, _giver(conn, sop, case, case.given[place])

    sop, case, reader, giver = await desk.db.read(read)
    given = case.given[place]
    if given.disposisi is None:
        return None
    made = given.disposisi
    inside = reads_note(sop, case, made, actor(reader))
    words = words_of("id", desk.unit_of(giver).zona)
    sheet = lembar(words, desk.unit_of(giver).nama, sop, case, given, made, giver, inside=inside)
    content = await asyncio.to_thread(as_pdf, sheet)
    nama = f"lembar-disposisi-{case.id}-{place + 1}.pdf"
    caption = desk.words_for(reader).render("lembar", case=case, sop=sop, rahasia=made.rahasia)
    return SendMade(dispatch.chat_id, nama, content, caption)


def _giver(conn: Connection, sop: Sop, case: Case, given: Given) -> Official:
    """Whoever gave it, in the capacity in which they acted then ("Plh. Kepala Dinas")."""
    giver, task = roster.official(conn, given.by), case.task(given.task)
    if task is None:
        return giver
    held = capacities_of(conn, (giver.id,))
    return in_capacity(giver, held, performers(case, sop.row(task.nomor)), given.at)


def lembar(
    words: Words,
    unit: str,
    sop: Sop,
    case: Case,
    given: Given,
    made: Disposisi,
    giver: Official,
    *,
    inside: bool,
) -> LembarDisposisi:
    """What stands on the sheet; a secret note only for those `inside` the berkas."""
    title = words("DISPOSISI SHEET")
    note = made.catatan if inside or not made.catatan else words("(secret)")
    return LembarDisposisi(
        unit=unit,
        title=f"{title} · {made.sifat.value.upper()}" if made.rahasia else title,
        nomor=BLANK,
        perihal="\n".join((case.judul, _place(words, sop, case, given))),
        dari=giver.jabatan,
        tanggal=written(given.at.astimezone(words.zone).date()),
        sifat=tuple(Tick(one.value, one is made.sifat) for one in Sifat),
        kepada=named(made.kepada) if made.kepada else "",
        lain=tuple(map(named, made.lain)),
        instruksi=tuple(Tick(one.value, one in made.instruksi) for one in Instruksi),
        catatan=note,
        batas=written(made.tanggal) if made.tanggal else "",
        jabatan=giver.jabatan,
        nama=giver.nama,
        footer=words(
            "%(case)s · draft from Pandu; number and signature are given outside it", case=case.id
        ),
        labels=_labels(words),
    )


def _place(words: Words, sop: Sop, case: Case, given: Given) -> str:
    """Which step it belongs to; of one that came along, which berkas it is from."""
    task = case.task(given.task)
    if task is None:
        return f"{sop.judul} · {given.source or case.id}"
    return f"{sop.judul} · {case.id}, " + words("step %(n)s", n=task.nomor)


def _labels(words: Words) -> Labels:
    return Labels(
        nomor=words("Number"),
        sifat=words("Urgency"),
        dari=words("From"),
        tanggal=words("Date of the disposisi"),
        perihal=words("Subject"),
        kepada=words("To"),
        lain=words("Also to"),
        instruksi=words("Instructions"),
        catatan=words("Note"),
        batas=words("To be done by"),
    )
