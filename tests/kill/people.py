"""People who keep their phones busy, sensibly most of the time: also twice, also old buttons."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from random import Random

from bot.callbacks import Do, Press, encode
from flows.kelengkapan.putting import FileRef
from simulator import Post
from tests.documents.pdfs import pdf
from tests.kill.office import Colleague, Deed, presses

PDF = pdf()
PATIENCE = 0.6
"""Seconds after which somebody whose press brings nothing presses something else, or again."""
LOOKED_AT = 10
READING = 0.06
"""Seconds that it takes to read a question."""
IDLE = 0.5
"""The longest rest in seconds of somebody who has nothing to do."""
OPENS = 0.3
"""How often somebody without work opens a new berkas."""
WISHES = {
    Do.COMPLETE: 12.0,
    Do.ACCEPT: 10.0,
    Do.TICK: 8.0,
    Do.ATTACH: 5.0,
    Do.WRITE: 5.0,
    Do.CARD: 1.0,
    Do.OPEN: 20.0,
    Do.PLACE: 5.0,
    Do.RETURN: 3.0,
    Do.RECALL: 0.7,
    Do.UNTICK: 0.5,
    Do.CHOOSE_NOTE: 1.0,
    Do.COMPLETE_NOTE: 1.0,
    Do.COMMENT: 0.1,
    Do.CANCEL: 0.02,
    Do.SHOW: 0.4,
    Do.DOCUMENTS: 0.2,
    Do.DETAIL: 0.3,
}
"""How much people like each button; those that are not named they leave alone."""
WORK = frozenset({Do.COMPLETE, Do.ACCEPT, Do.TICK, Do.ATTACH, Do.WRITE, Do.PLACE})


class Busy:
    """One person at work."""

    def __init__(self, who: Colleague, chance: Random) -> None:
        self._who = who
        self._chance = chance
        self._answered: set[int] = set()
        self._stopped = False

    async def work(self) -> None:
        """One deed after the other until `stop`."""
        while not self._stopped:
            before = self._who.changes
            await self._act()
            await self._await_news(before)
            await asyncio.sleep(self._chance.uniform(0.005, 0.03))

    def stop(self) -> None:
        """Put the phone down after the present deed."""
        self._stopped = True

    async def _await_news(self, before: int) -> None:
        waited = 0.0
        while self._who.changes == before and waited < PATIENCE and not self._stopped:
            await asyncio.sleep(0.01)
            waited += 0.01

    async def _act(self) -> None:
        posts = list(self._who.phone.place(None).messages.values())
        question = next((p for p in reversed(posts) if self._is_open_question(p)), None)
        if question is not None:
            await self._answer(question)
        elif self._chance.random() < 0.07:
            await self._press_something_old(posts)
        else:
            await self._press_something_useful(posts)

    def _is_open_question(self, post: Post) -> bool:
        asked = post.keyboard is not None and post.keyboard.get("force_reply", False)
        return asked and post.id not in self._answered

    async def _answer(self, question: Post) -> None:
        self._answered.add(question.id)
        await asyncio.sleep(READING)
        assert question.keyboard is not None
        wants_file = question.keyboard["input_field_placeholder"].startswith("Kirim:")
        if wants_file is (self._chance.random() < 0.95):
            await self._hand_in(question.id)
        else:
            text = f"Jawaban {self._chance.randrange(10**9)}"
            number = self._next_update()
            await self._who.phone.send(text, reply_to=question.id)
            self._note(Deed(number, self._who.id, _now(), question=question.id, text=text))

    async def _hand_in(self, question: int) -> None:
        number = self._next_update()
        nama = f"dokumen-{number}.pdf"
        sent = await self._who.phone.upload([(nama, PDF, "application/pdf")], reply_to=question)
        document = sent[0]["document"]
        file = FileRef(
            *(document["file_id"], document["file_unique_id"], nama),
            *("application/pdf", document["file_size"]),
        )
        self._note(Deed(number, self._who.id, _now(), question=question, file=file))

    async def _press_something_old(self, posts: Sequence[Post]) -> None:
        buttons = [(post, press) for post in posts for press in presses(post.body)]
        if liked := [(post, press) for post, press in buttons if press.do in WISHES]:
            await self._press(*self._chance.choice(liked))

    async def _press_something_useful(self, posts: Sequence[Post]) -> None:
        shown = [post for post in posts if presses(post.body)][-LOOKED_AT:]
        buttons = [
            (post, press)
            for post in shown
            for press in presses(post.body)
            if press.do in WISHES and (press.do is not Do.OPEN or post is posts[-1])
        ]
        idle = not any(press.do in WORK for _, press in buttons)
        if not buttons or (idle and self._chance.random() < 0.5):
            await self._look_for_work()
            await asyncio.sleep(self._chance.uniform(0.0, IDLE))
            return
        likings = [WISHES[press.do] for _, press in buttons]
        await self._press(*self._chance.choices(buttons, likings)[0])

    async def _look_for_work(self) -> None:
        number = self._next_update()
        await self._who.phone.send("/mulai" if self._chance.random() < OPENS else "/tugas")
        self._note(Deed(number, self._who.id, _now()))

    async def _press(self, post: Post, press: Press) -> None:
        for _ in range(2 if self._chance.random() < 0.12 else 1):
            number = self._next_update()
            await self._who.phone.press(post.id, data=encode(press))
            self._note(Deed(number, self._who.id, _now(), press))

    def _next_update(self) -> int:
        return self._who.phone.world.updates.next_id

    def _note(self, deed: Deed) -> None:
        assert self._next_update() == deed.update_id + 1
        self._who.deeds.append(deed)


def _now() -> datetime:
    return datetime.now(UTC)
