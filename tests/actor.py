"""One person on the stage: what their thumb does, and what their phone then shows."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from simulator import Phone
from simulator.people import Press
from simulator.wire import numeric_id
from tests.documents.offices import office
from tests.documents.pdfs import pdf
from tests.documents.pictures import jpg

if TYPE_CHECKING:
    from tests.stage import Stage

PDF = pdf()
JPEG = jpg()
WORD = office("docx")
SLOTS = "Kelengkapan"
"""The heading under which a card lists its slots."""
FOLDED = "Lainnya… ("
"""What stands on the button for what a card has no room for."""
Json = dict[str, Any]


class Actor:
    """One person with a phone on the stage."""

    def __init__(self, stage: "Stage", name: str, phone: Phone, code: str) -> None:
        self.stage = stage
        self.name = name
        self.phone = phone
        self.code = code
        self._seen: dict[int, Json] = {}
        self._answers = 0
        self._step = ""

    async def start(self, code: str | None = None) -> None:
        """Open the personal link."""
        await self.phone.start(self.code if code is None else code)
        await self._did("membuka tautan pribadi")

    async def say(self, text: str, reply_to: int | None = None) -> None:
        """Type words into the chat."""
        await self.phone.send(text, reply_to=reply_to)
        await self._did(f"mengetik: {text}")

    async def answer(self, text: str) -> None:
        """Answer the latest question by replying to it, as Telegram does by itself."""
        await self.phone.send(text, reply_to=self.question["message_id"])
        await self._did(f"membalas: {text}")

    async def tap(self, label: str) -> None:
        """Press the newest button whose label holds these words; a folded card is opened for it."""
        if not any(label in one for one in self.labels) and FOLDED in "".join(self.labels):
            await self.push(*self.button(FOLDED))
        await self.push(*self.button(label))

    async def push(self, message: Json, button: Json) -> None:
        """Press this button of this message."""
        await self.phone.press(message["message_id"], data=button["callback_data"])
        await self._did(f"menekan [{button['text']}]")

    async def press(self, message_id: int, data: str) -> None:
        """Press a button of a certain message by its data."""
        await self.phone.press(message_id, data=data)
        await self._did("menekan tombol lama")

    async def forge(self, message_id: int, data: str) -> None:
        """Press what this message does not offer, as a hand-made client could."""
        chat, now = self.phone.person.id, self.stage.clock.now.timestamp()
        press = Press(numeric_id(), self.phone.person, chat, message_id, now)
        self.stage.world.presses[press.id] = press
        query = {
            "id": press.id,
            "from": self.phone.person.user,
            "message": self.phone.post(message_id).body,
            "chat_instance": "1",
            "data": data,
        }
        self.stage.world.updates.add("callback_query", query)
        await self._did("menekan tombol yang tidak ditawarkan")

    async def send_other(self, what: str, content: Json, reply_to: int | None = None) -> None:
        """Send something that is neither words nor a document."""
        place = self.phone.open(None)
        quoted = self.phone.reply(place, reply_to)
        self.stage.world.messages.hear(self.phone.person, place, {**content, **quoted})
        await self._did(f"mengirim {what}")

    async def send_file(
        self, nama: str, content: bytes | None = None, mime: str = "application/pdf", **more: Any
    ) -> None:
        """Send a document without quoting anything; what is in it is what its name says."""
        if content is None:
            content = WORD if nama.endswith(".docx") else PDF
        await self.phone.upload([(nama, content, mime)], **more)
        await self._did(f"mengirim dokumen {nama}")

    async def hand_in(self, label: str, nama: str) -> None:
        """Press an upload button and send the document as the reply."""
        await self.tap(label)
        await self.send_file(nama, reply_to=self.question["message_id"])

    async def photograph(self, label: str, count: int = 1) -> None:
        """Press an upload button and reply with pictures; several go as one album."""
        await self.tap(label)
        asked = self.question["message_id"]
        pictures = [(f"foto-{n}.jpg", JPEG, "image/jpeg") for n in range(count)]
        await self.phone.upload(pictures, reply_to=asked, as_photo=True)
        await self._did(f"mengirim {count} foto" if count > 1 else "mengirim foto")

    @property
    def messages(self) -> list[Json]:
        """What stands in the chat with the bot."""
        return self.phone.chat()

    @property
    def last(self) -> str:
        """The words of the newest message from the bot."""
        return plain(next(m for m in reversed(self.messages) if not m["out"]))

    @property
    def heard(self) -> list[str]:
        """The words of all messages from the bot, oldest first."""
        return [plain(message) for message in self.messages if not message["out"]]

    @property
    def documents(self) -> list[str]:
        """The names of the documents the bot has handed over, oldest first."""
        sent = (m for m in self.messages if not m["out"] and "document" in m)
        return [m["document"]["file_name"] for m in sent]

    @property
    def question(self) -> Json:
        """The newest message that opens the reply field."""
        asked = (m for m in reversed(self.messages) if "force_reply" in m.get("reply_markup", {}))
        return next(asked)

    @property
    def labels(self) -> list[str]:
        """The buttons that can be pressed now, newest message first."""
        return [b["text"] for m in reversed(self.messages) for b in buttons(m)]

    @property
    def toast(self) -> str:
        """The latest short answer over the chat."""
        answers = [a.get("text") or "" for a in self.phone.answers]
        return answers[-1] if answers else ""

    def button(self, label: str) -> tuple[Json, Json]:
        """The newest message with such a button, and the button."""
        for message in reversed(self.messages):
            for button in buttons(message):
                if label in button["text"]:
                    return message, button
        raise AssertionError(f"{self.name}: no button {label!r} among {self.labels}")

    def listen(self) -> None:
        """Write what is new on this phone into the transcript."""
        for message in self.messages:
            before = self._seen.get(message["message_id"])
            self._seen[message["message_id"]] = message
            if message["out"] or (before is not None and _same(before, message)):
                continue
            if self.stage.terse and self._knows(message):
                continue
            mark = "menerima" if before is None else "melihat kartunya diperbarui"
            self.stage.transcript.append(f"{self.name} {mark}:\n{_indented(message)}\n")
        for toast in self.phone.answers[self._answers :]:
            if toast.get("text"):
                self.stage.transcript.append(f"{self.name} melihat sekilas: {toast['text']}\n")
        self._answers = len(self.phone.answers)

    def _knows(self, message: Json) -> bool:
        """Whether this is the card that was seen last, with more in its slots."""
        step, slots, _ = plain(message).partition(f"\n{SLOTS}\n")
        known, self._step = step == self._step, step if slots else self._step
        return known and bool(slots)

    async def _did(self, what: str) -> None:
        self.stage.transcript.append(f"{self.name} {what.rstrip('.')}.\n")
        await self.stage.settle()
        self.stage.clock.now += timedelta(minutes=1)


def plain(message: Json) -> str:
    """A message's words without their HTML."""
    text: str = message.get("text") or message.get("caption") or ""
    return text


def buttons(message: Json) -> list[Json]:
    """A message's inline buttons in reading order."""
    rows: list[list[Json]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def _same(before: Json, after: Json) -> bool:
    """Whether there is nothing new to read; a card that only lost its buttons is no news."""
    labels = [b["text"] for b in buttons(after)]
    unchanged = not labels or labels == [b["text"] for b in buttons(before)]
    return plain(before) == plain(after) and unchanged


def _indented(message: Json) -> str:
    lines = [f"    {line}".rstrip() for line in plain(message).splitlines()]
    if "document" in message or "photo" in message:
        nama = message.get("document", {}).get("file_name", "foto")
        lines.insert(0, f"    [dokumen {nama}]")
    lines += [f"    [{b['text']}]" for b in buttons(message)]
    return "\n".join(lines)
