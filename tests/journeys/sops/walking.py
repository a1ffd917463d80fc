"""A berkas walked on the office's phones by a plan: by buttons that are shown, and nothing else."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.callbacks import Do, Press, decode
from bot.views.few import ALL
from flows.case import Case, CaseState, Task
from flows.kelengkapan.slots import (
    RECORDS,
    missing,
    number_suffices,
    takes_file,
    takes_text,
    takes_tick,
)
from flows.moving import forward
from flows.mutu_baku import Bentuk, Kelengkapan, WaktuRole
from flows.people.officials import OfficialId
from flows.rights import performers
from flows.sop import AKHIR, Branch, Kegiatan, Sop
from flows.steering import LinkKind
from tests.actor import Actor, Json, buttons
from tests.stage import Stage

NUMBER = "48210377"
"""What an official system has given as the number of a record."""
PATIENCE = 80
"""Rows a walk may take before it is held to go round in circles."""
COMPANIES = ("CV Meratus Karya", "PT Tabalong Abadi", "CV Riam Kiwa")
WORDS = {
    "arahan": "Persentase paket yang selesai tepat waktu agar meningkat.",
    "arsip": "Ordner 14, lemari arsip PBJ",
    "cara-pengadaan": "Melalui penyedia",
    "ceklist": "Kelima berkas lengkap dan sesuai dengan aslinya.",
    "daftar-hitam": "Sudah diperiksa pada portal daftar hitam nasional.",
    "informasi-kebutuhan": "Lima unit ambulans; kualifikasi usaha menengah",
    "kekurangan": "Surat tugas pemeriksaan belum dilampirkan.",
    "keputusan-pa": "Diputuskan setelah mendengar kedua pihak; lihat pilihan langkah ini.",
    "keputusan-ppk": "Diputuskan setelah mempelajari usulan; lihat pilihan langkah ini.",
    "keputusan-reviu": "Evaluasi teknis telah direviu; lihat pilihan langkah ini.",
    "kesepakatan": "Dibahas bersama Pejabat Penandatangan Kontrak; lihat pilihan langkah ini.",
    "metode": "Tender, pascakualifikasi, harga terendah sistem gugur, satu sampul",
    "pagu": "Rp2.500.000.000",
    "pagu-dpa": "Rp2.500.000.000",
    "tanda-terima-surat": "Diterima Bagian Umum, agenda nomor 212",
    "waktu-penggunaan": "Triwulan III 2027",
}
"""What is typed into a slot that takes words, by its kode; where nothing is, a dokumen is sent."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a berkas is walked, from the phone of `opener` on.

    `ways` has for a row the labels that are pressed round by round; the last one holds on, and
    a row without any goes its first way. `children` are the berkas opened for a row, one after
    another. `beside` has rows that are left alone until another row is open. `companies` are the
    participants who do their part in a row round by round; all of COMPANIES where it says nothing.
    """

    sop: str
    opener: str
    judul: str
    ways: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    children: "Mapping[str, tuple[Plan, ...]]" = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    companies: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)


async def begun(office: Stage, plan: Plan) -> "Walk":
    """Open the berkas as the plan says."""
    opener = office[plan.opener]
    await opener.say("/mulai")
    await opener.push(*_shown(opener, Press(Do.OPEN, detail=plan.sop)))
    await opener.answer(plan.judul)
    return Walk(office, plan, _newest_case(opener))


async def walked(office: Stage, plan: Plan) -> Case:
    """Open the berkas as the plan says and walk it to its end."""
    return await (await begun(office, plan)).to_the_end()


async def gone_on(office: Stage, opener: str, ended: Case, plan: Plan) -> Case:
    """Press "Lanjutkan" below a berkas that is over, and walk the one that follows to its end."""
    person = office[opener]
    await person.push(*_shown(person, Press(Do.NEXT, ended.id, detail="0")))
    return await Walk(office, plan, _newest_case(person)).to_the_end()


class Walk:
    """One berkas on its way: which ways have been pressed, which berkas were opened for rows."""

    def __init__(self, office: Stage, plan: Plan, case_id: str) -> None:
        self.office = office
        self.plan = plan
        self.case_id = case_id
        self.rounds: Counter[str] = Counter()
        self.children = {row: iter(plans) for row, plans in plan.children.items()}

    async def read(self) -> tuple[Sop, Case]:
        return await self.office.app.desk.casebook.read(self.case_id)

    async def to_the_end(self) -> Case:
        """Walk the berkas until it is over."""
        for _ in range(PATIENCE):
            sop, case = await self.read()
            if case.state is not CaseState.RUNNING:
                return case
            await self.perform(sop, case, self.next_task(case))
        raise AssertionError(f"{self.case_id} goes round in circles")

    def next_task(self, case: Case) -> Task:
        """What is done now: the oldest open row; last the rows that the plan leaves alone."""
        now = {task.nomor for task in case.open_tasks}
        waits = {nomor for nomor, until in self.plan.beside.items() if until not in now}
        return min(case.open_tasks, key=lambda task: (task.nomor in waits, task.id))

    async def perform(self, sop: Sop, case: Case, task: Task) -> None:
        """One person does one row: takes it, fills it, presses the way of the plan."""
        row = sop.row(task.nomor)
        person = await self._holder(case, task, row)
        if task.accepted_by is None:
            await self._push(person, Press(Do.ACCEPT, case.id, task.id))
        child = next(self.children.get(row.nomor, iter(())), None)
        if child is not None:
            await self._through_child(person, task, row, child)
            return
        index, branch = self._way(row)
        await self._participants(person, task, row)
        await self._fill(person, task, row, branch)
        await self._fields(person, sop)
        self.rounds[row.nomor] += 1
        if branch.returns:
            await self._push(person, Press(Do.RETURN, case.id, task.id, str(index)))
            await person.answer(self.plan.reasons.get(row.nomor, "Mohon diperbaiki."))
        elif _wants_note(sop, row, branch):
            chosen = Press(Do.COMPLETE_NOTE, case.id, task.id, str(index))
            if not _is_bad(sop, branch):
                await self._push(person, Press(Do.CHOOSE_NOTE, case.id, task.id))
            if _is_bad(sop, branch) or len(forward(row)) > 1:
                await self._push(person, chosen)
            await person.answer(self.plan.reasons.get(row.nomor, "Sesuai berita acara."))
        else:
            await self._push(person, Press(Do.COMPLETE, case.id, task.id, str(index)))
            if row.appoints:
                unformed = Press(Do.UNFORMED, case.id, task.id, f"{Do.COMPLETE.value}{index}")
                await self._push(person, unformed)

    async def _through_child(self, person: Actor, task: Task, row: Kegiatan, plan: Plan) -> None:
        """Open the berkas that the row stands for, and walk it; the row learns of its end."""
        index = next(
            n
            for n, link in enumerate(row.links)
            if link.kind is LinkKind.CHILD and link.sop == plan.sop
        )
        await self._push(person, Press(Do.CHILD, self.case_id, task.id, str(index)))
        _, case = await self.read()
        child = case.tasks[task.id - 1].child
        assert child is not None
        told = self.office.transcript
        begun = len(told)
        await Walk(self.office, plan, child).to_the_end()
        last = max(n for n, line in enumerate(told) if " menekan [" in line)
        told[begun:last] = [f"(Berkas {child} dikerjakan seperti dalam {plan.sop}.txt.)\n"]

    def _way(self, row: Kegiatan) -> tuple[int, Branch]:
        ways = [(n, branch) for n, branch in enumerate(row.branches) if not branch.copy]
        wished = self.plan.ways.get(row.nomor, ())
        if not wished:
            return next((n, branch) for n, branch in ways if not branch.returns)
        label = wished[min(self.rounds[row.nomor], len(wished) - 1)]
        return next((n, branch) for n, branch in ways if branch.label == label)

    async def _holder(self, case: Case, task: Task, row: Kegiatan) -> Actor:
        """Who does it: whoever has it, whom it went back to, else somebody with free hands."""
        roster = {one.id: one for one in await self.office.roster()}
        known = task.accepted_by or task.to
        if known is None:
            able = next(
                found
                for peran in performers(case, row)
                if (found := [o for o in roster.values() if peran in o.peran])
            )
            busy = {t.accepted_by for t in case.open_tasks}
            free = [o for o in able if o.id not in busy] or able
            known = free[task.id % len(free)].id
        return self._phone_of(roster[OfficialId(known)].nama)

    def _phone_of(self, nama: str) -> Actor:
        return next(one for one in self.office.people.values() if f" {nama})" in one.name)

    async def _participants(self, person: Actor, task: Task, row: Kegiatan) -> None:
        rounds = self.plan.companies.get(row.nomor, (COMPANIES,))
        named = rounds[min(self.rounds[row.nomor], len(rounds) - 1)]
        for number, nama in enumerate(named if row.many else (), 1):
            await self._push(person, Press(Do.PARTICIPANT, self.case_id, task.id))
            await person.answer(nama)
            await self._push(person, Press(Do.MARK, self.case_id, task.id, str(number)))

    async def _fill(self, person: Actor, task: Task, row: Kegiatan, branch: Branch) -> None:
        for index, item in enumerate(row.items):
            _, case = await self.read()
            if item in missing(case, case.tasks[task.id - 1], row, branch.label):
                await self._give(person, case, task, index, item)

    async def _give(
        self, person: Actor, case: Case, task: Task, index: int, item: Kelengkapan
    ) -> None:
        place = (self.case_id, task.id, str(index))
        if takes_tick(item):
            await self._push(person, Press(Do.TICK, *place))
        elif item.bentuk in RECORDS and number_suffices(item):
            await self._push(person, Press(Do.NUMBER, *place))
            await person.answer(NUMBER)
        elif takes_text(item) and (said := _words(item)):
            await self._push(person, Press(Do.WRITE, *place))
            if item.bentuk is Bentuk.DISPOSISI:
                await person.tap("Tulis bebas")
            await person.answer(said)
        else:
            await self._push(person, Press(Do.ATTACH, *place))
            version = len({given.task for given in case.given if given.kode == item.kode}) + 1
            nama = f"{item.kode}.pdf" if version == 1 else f"{item.kode}-{version}.pdf"
            await person.send_file(nama, reply_to=person.question["message_id"])

    async def _fields(self, person: Actor, sop: Sop) -> None:
        """Fill in the fields that the person's card asks for."""
        for asked in sop.isian:
            found = _find(person, Press(Do.FIELD, self.case_id, detail=asked.kode))
            if found is None:
                continue
            value = self.plan.fields[asked.kode]
            await person.push(*found)
            if asked.pilihan:
                await person.tap(value)
            else:
                await person.answer(value)

    async def _push(self, person: Actor, press: Press) -> None:
        """Press such a button; where none is shown, go to its card, or look among one's tasks."""
        if _find(person, press) is None:
            card = Press(Do.CARD, self.case_id, press.task)
            if _find(person, card) is None:
                await person.say("/tugas")
            await person.push(*_shown(person, card))
        more = Press(Do.CARD, self.case_id, press.task, ALL)
        if _find(person, press) is None and _find(person, more) is not None:
            await person.push(*_shown(person, more))
        await person.push(*_shown(person, press))


def _words(item: Kelengkapan) -> str:
    if item.kode.startswith(("disposisi", "persetujuan")):
        return "Setuju. Mohon dilaksanakan sesuai ketentuan."
    return WORDS.get(item.kode, "" if takes_file(item) else f"{item.nama}: sesuai rencana")


def _newest_case(person: Actor) -> str:
    """The berkas that the newest card on this phone is about."""
    return next(
        decode(button["callback_data"]).case
        for message in reversed(person.messages)
        for button in buttons(message)
    )


def _find(person: Actor, press: Press) -> tuple[Json, Json] | None:
    for message in reversed(person.messages):
        for button in buttons(message):
            if decode(button["callback_data"]) == press:
                return message, button
    return None


def _shown(person: Actor, press: Press) -> tuple[Json, Json]:
    found = _find(person, press)
    assert found is not None, f"{person.name}: {press} is not among {person.labels}\n{person.last}"
    return found


def _wants_note(sop: Sop, row: Kegiatan, branch: Branch) -> bool:
    """Whether a way is pressed with a note: a bad ending, or a window closed before its time."""
    return _is_bad(sop, branch) or row.mutu_baku.waktu.role is WaktuRole.JENDELA


def _is_bad(sop: Sop, branch: Branch) -> bool:
    return branch.to.startswith(AKHIR) and not sop.ending(branch.to).good
