"""Files: the 20 MB rule, albums, copies, forwards."""

import pytest

from simulator import Person, Phone, Refusal, Upload, World

from .conftest import Bot
from .test_strictness import PNG

PDF = ("Telaahan staf.pdf", b"%PDF-1.7 isi", "application/pdf")


async def test_an_uploaded_file_can_be_fetched_again(bot: Bot, world: World, phone: Phone) -> None:
    sent = (await phone.upload([PDF], caption="Mohon periksa"))[0]
    document = sent["document"]
    assert (sent["caption"], document["file_name"], document["file_size"]) == (
        "Mohon periksa", PDF[0], len(PDF[1]),
    )  # fmt: skip
    found = await bot.do("getFile", file_id=document["file_id"])
    assert world.download(world.token, found["file_path"]) == PDF[1]
    with pytest.raises(Refusal):
        world.download("1:x", found["file_path"])


async def test_a_file_over_20_mb_cannot_be_fetched_but_handed_on(
    bot: Bot, phone: Phone, surya: Person
) -> None:
    sent = (await phone.upload([PDF], size=20 * 1024 * 1024 + 1))[0]
    file_id = sent["document"]["file_id"]
    assert await bot.refusal("getFile", file_id=file_id) == (400, "Bad Request: file is too big")
    again = await bot.do("sendDocument", chat_id=surya.id, document=file_id)
    assert again["document"] == sent["document"]
    assert await bot.refusal("getFile", file_id="x") == (400, "Bad Request: invalid file_id")


async def test_an_album_comes_as_single_messages_with_one_name(bot: Bot, phone: Phone) -> None:
    files = [PDF, ("b.pdf", b"b", "application/pdf")]
    await phone.upload(files, caption="Dua surat")
    first, second = (one["message"] for one in await bot.updates())
    assert first["media_group_id"] == second["media_group_id"]
    assert first["caption"] == "Dua surat"
    assert "caption" not in second


async def test_a_bot_sends_an_album_of_fresh_and_known_files(
    bot: Bot, phone: Phone, surya: Person
) -> None:
    known = (await phone.upload([PDF]))[0]["document"]["file_id"]
    media = [
        {"type": "document", "media": "attach://satu", "caption": "<b>a</b>", "parse_mode": "HTML"},
        {"type": "document", "media": known},
    ]
    files = {"satu": Upload("a.pdf", b"a", "application/pdf")}
    sent = await bot.do("sendMediaGroup", files, chat_id=surya.id, media=media)
    assert [one["document"]["file_name"] for one in sent] == ["a.pdf", PDF[0]]
    assert sent[0]["caption_entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    assert sent[0]["media_group_id"] == sent[1]["media_group_id"]
    group = {"chat_id": surya.id}
    mixed = [{"type": "photo", "media": "attach://satu"}, media[1]]
    words = "Bad Request: Documents can't be mixed with other media types"
    assert await bot.refusal("sendMediaGroup", files, **group, media=mixed) == (400, words)
    words = "Bad Request: wrong number of messages in the album, must be 2-10"
    assert await bot.refusal("sendMediaGroup", files, **group, media=media[:1]) == (400, words)


async def test_a_photo_knows_its_size_and_can_be_exchanged(
    bot: Bot, phone: Phone, surya: Person
) -> None:
    photo = {"photo": Upload("a.png", PNG, "image/png")}
    sent = await bot.do("sendPhoto", photo, chat_id=surya.id, caption="Denah")
    assert [(one["width"], one["height"]) for one in sent["photo"]] == [(8, 6)]
    place = {"chat_id": surya.id, "message_id": sent["message_id"]}
    media = {"type": "document", "media": "attach://x", "caption": "Surat"}
    files = {"x": Upload("a.pdf", b"a", "application/pdf")}
    changed = await bot.do("editMessageMedia", files, **place, media=media)
    assert (changed["document"]["file_name"], changed["caption"]) == ("a.pdf", "Surat")
    assert "photo" not in changed
    changed = await bot.do("editMessageCaption", **place, caption="Surat baru")
    assert changed["caption"] == "Surat baru"


async def test_a_copy_hides_its_sender_and_a_forward_names_them(
    bot: Bot, phone: Phone, surya: Person, ratna: Person
) -> None:
    other = Phone(bot.world, ratna)
    await other.start()
    letter = (await phone.upload([PDF], caption="Surat"))[0]
    place = {"chat_id": ratna.id, "from_chat_id": surya.id, "message_id": letter["message_id"]}
    copied = await bot.do("copyMessage", **place, caption="Salinan")
    forwarded = await bot.do("forwardMessage", **place)
    shown = {one["message_id"]: one for one in other.chat()}
    assert shown[copied["message_id"]]["caption"] == "Salinan"
    assert "forward_origin" not in shown[copied["message_id"]]
    assert forwarded["forward_origin"]["sender_user"]["id"] == surya.id
    assert forwarded["document"] == letter["document"]


async def test_an_album_handed_on_stays_an_album(
    bot: Bot, phone: Phone, surya: Person, ratna: Person
) -> None:
    other = Phone(bot.world, ratna)
    await other.start()
    album = await phone.upload([PDF, ("b.pdf", b"b", "application/pdf")])
    numbers = [one["message_id"] for one in album]
    place = {"chat_id": ratna.id, "from_chat_id": surya.id, "message_ids": [*numbers, 999]}
    copies = await bot.do("copyMessages", **place)
    shown = other.chat()[-2:]
    assert [one["message_id"] for one in shown] == [one["message_id"] for one in copies]
    assert len({one["media_group_id"] for one in (*shown, *album)}) == 2
    words = "Bad Request: messages to forward not found"
    assert await bot.refusal("forwardMessages", **{**place, "message_ids": [999]}) == (400, words)


async def test_many_messages_are_deleted_and_unknown_ones_passed_over(
    bot: Bot, phone: Phone, surya: Person
) -> None:
    numbers = [(await bot.do("sendMessage", chat_id=surya.id, text="a"))["message_id"]]
    await bot.do("deleteMessages", chat_id=surya.id, message_ids=[*numbers, 999])
    assert [one["text"] for one in phone.chat()] == ["/start"]
