"""sendPhoto, sendDocument and their kin, and albums of two to ten."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from simulator.methods.sending import admit, caption_content, open_chat, replied, send
from simulator.shelf import PHOTO_LIMIT, UPLOAD_LIMIT, Stored
from simulator.wire import Ask, Json, Refusal, Upload, bad_request, numeric_id

if TYPE_CHECKING:
    from simulator.methods import Method
    from simulator.world import World

ALBUM = ("audio", "document", "photo", "video")


def uploaded(ask: Ask, source: str, field: str) -> Upload | None:
    """The file that came with the request: under its field, or named by attach://."""
    if source.startswith("attach://"):
        upload = ask.files.get(source.removeprefix("attach://"))
        if upload is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return upload
    return None if source else ask.files.get(field)


def stored_file(world: "World", ask: Ask, kind: str, source: str) -> Stored:
    """The file to send: a fresh upload, or one known by its file_id."""
    upload = uploaded(ask, source, kind)
    if upload is None and not source:
        raise bad_request(f"there is no {kind} in the request")
    if upload is None:
        known = world.shelf.find(source)
        if known.kind != kind and "photo" in {known.kind, kind}:
            raise bad_request(f"can't use file of type {known.kind.title()} as {kind.title()}")
        return known
    check_size(upload, kind)
    stored = world.shelf.put(upload, kind)
    if kind == "photo" and not stored.width:
        raise bad_request("IMAGE_PROCESS_FAILED")
    return stored


def check_size(upload: Upload, kind: str) -> None:
    """Refuses empty files and those over Telegram's limits."""
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > UPLOAD_LIMIT:
        raise Refusal(413, "Request Entity Too Large")
    if kind == "photo" and len(upload.data) > PHOTO_LIMIT:
        raise bad_request(f"file of size {len(upload.data)} bytes is too big for a photo")


def file_content(stored: Stored, kind: str | None = None) -> Json:
    """The message fields of a file."""
    kind = kind or stored.kind
    body: Json = {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": stored.size,
    }
    if kind == "photo":
        return {"photo": [{**body, "width": stored.width, "height": stored.height}]}
    body["file_name"], body["mime_type"] = stored.name, stored.mime
    if kind in {"audio", "video", "voice", "animation"}:
        body["duration"] = 0
    if kind in {"video", "animation"}:
        body["width"], body["height"] = 0, 0
    return {kind: body}


def sender(kind: str) -> "Method":
    """The method that sends one file of a kind."""

    def send_file(world: "World", ask: Ask) -> Json:
        chat = open_chat(world, ask)
        caption = caption_content(ask)
        stored = stored_file(world, ask, kind, ask.text(kind))
        return send(world, ask, chat, {**file_content(stored, kind), **caption})

    return send_file


def given_media(world: "World", ask: Ask, media: Any) -> Json:
    """The message fields of one InputMedia."""
    if not isinstance(media, dict):
        raise bad_request("can't parse InputMedia: Object expected")
    kind = media.get("type")
    if kind not in (*ALBUM, "animation"):
        raise bad_request(f"can't parse InputMedia: type must be one of {', '.join(ALBUM)}")
    source = media.get("media")
    if not isinstance(source, str) or not source:
        raise bad_request("can't parse InputMedia: Can't find field \"media\"")
    stored = stored_file(world, ask, kind, source)
    return {**file_content(stored, kind), **caption_content(part(ask, media))}


def part(ask: Ask, media: Mapping[str, object]) -> Ask:
    """A request as if its parameters were those of one InputMedia."""
    return Ask(ask.method, media, ask.files)


def send_media_group(world: "World", ask: Ask) -> list[Json]:
    """An album: two to ten files, documents and audio not mixed with others."""
    chat = open_chat(world, ask)
    group = ask.parsed("media", "can't parse media JSON object")
    if not isinstance(group, list):
        raise bad_request("there is no media in the request")
    if not 2 <= len(group) <= 10:
        raise bad_request("wrong number of messages in the album, must be 2-10")
    check_mix([one.get("type") for one in group if isinstance(one, dict)])
    contents = [given_media(world, ask, one) for one in group]
    reply = replied(ask, chat)
    admit(world, chat, len(contents))
    album = numeric_id()
    return [
        world.messages.add(chat, world.bot, {**reply, "media_group_id": album, **content}).body
        for content in contents
    ]


def check_mix(kinds: list[object]) -> None:
    """Refuses albums in which documents or audio stand beside other kinds."""
    for lonely in ("document", "audio"):
        if lonely in kinds and any(kind != lonely for kind in kinds):
            raise bad_request(f"{lonely.title()}s can't be mixed with other media types")


METHODS = {
    "sendPhoto": sender("photo"),
    "sendDocument": sender("document"),
    "sendAudio": sender("audio"),
    "sendVideo": sender("video"),
    "sendVoice": sender("voice"),
    "sendAnimation": sender("animation"),
    "sendMediaGroup": send_media_group,
}
