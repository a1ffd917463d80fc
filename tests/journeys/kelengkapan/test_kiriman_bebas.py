"""Documents sent without a question: guessed by name, asked for together, confirmed by a tap."""

from pathlib import Path

from flows.case import Case
from simulator.methods.copying import forwarded
from tests.actor import JPEG, PDF, Actor
from tests.journeys.scenes import CASE, opened
from tests.stage import Stage, on_stage

POLICY = "PK-2026-001"
STAFF, BUDGET = "telaahan staf.pdf", "dokumen pelaksanaan anggaran.pdf"
OTHER = "IMG-20261123-WA0007.pdf"


async def two_berkas(office: Stage) -> Actor:
    """The Kabid has the first steps of a training and of a policy in hand."""
    kabid = await opened(office)
    await kabid.say("/mulai")
    await kabid.tap("Penyusunan Kebijakan")
    await kabid.answer("Pedoman SMKK")
    return kabid


async def sent_at_once(person: Actor, *names: str) -> None:
    """The person sends several documents in one go, each a message of its own."""
    for nama in names:
        await person.phone.upload([(nama, PDF, "application/pdf")])
    await person._did(f"mengirim {len(names)} dokumen")


def names(case: Case) -> list[tuple[str, str, int]]:
    """The slot, the name and the version of each file."""
    return [(g.kode, g.file.nama, g.version) for g in case.given if g.file is not None]


def questions(person: Actor) -> list[str]:
    """What the person was asked about documents."""
    return [text for text in person.heard if "telah diterima" in text]


async def test_documents_sent_at_once_are_asked_for_together_each_by_its_name(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await two_berkas(office)
        await sent_at_once(kabid, STAFF, BUDGET)
        assert questions(kabid) == [
            "2 dokumen telah diterima. Menurut namanya:\n\n"
            f"1. {STAFF}: Telaahan Staf ({CASE})\n"
            f"2. {BUDGET}: Dokumen Pelaksanaan Anggaran ({POLICY})"
        ]
        await kabid.tap("Ya, masukkan 2 dokumen ini")
        assert names(await office.case(CASE)) == [("telaahan-staf", STAFF, 1)]
        assert [nama for _, nama, _ in names(await office.case(POLICY))] == [BUDGET]
        assert (
            "2 dokumen; tanda 👍 menyusul setelah isinya diperiksa.\n\n"
            f"1. {STAFF}: Telaahan Staf ({CASE})\n"
            f"2. {BUDGET}: Dokumen Pelaksanaan Anggaran ({POLICY})"
        ) in kabid.heard
        assert await office.sound()


async def test_what_is_not_recognised_is_asked_for_after_the_rest(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await two_berkas(office)
        await sent_at_once(kabid, OTHER, STAFF)
        assert f"1. {OTHER}: belum dikenali, ditanyakan sesudahnya" in questions(kabid)[0]
        await kabid.tap("Ya, masukkan 1 dokumen ini")
        assert any(
            text.startswith(f"{STAFF}: Telaahan Staf ({CASE})\n\nDokumen {OTHER} telah diterima.")
            for text in kabid.heard
        )
        await kabid.tap("Dokumen Pelaksanaan Anggaran")
        assert [nama for _, nama, _ in names(await office.case(POLICY))] == [OTHER]
        assert names(await office.case(CASE)) == [("telaahan-staf", STAFF, 1)]
        assert await office.sound()


async def test_a_wrong_guess_is_put_right_one_by_one(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await two_berkas(office)
        await sent_at_once(kabid, STAFF, BUDGET, OTHER)
        await kabid.tap("Satu per satu")
        await kabid.tap("Telaahan Staf · ")
        await kabid.tap("Bukan salah satunya")
        await kabid.tap("Telaahan Staf · ")
        assert names(await office.case(CASE)) == [
            ("telaahan-staf", STAFF, 1),
            ("telaahan-staf", OTHER, 1),
        ]
        assert names(await office.case(POLICY)) == []
        assert any(f"2. {BUDGET}: tidak dimasukkan ke berkas mana pun" in t for t in kabid.heard)
        assert await office.sound()


async def test_none_of_these_tapped_late_leaves_what_has_its_slot(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await two_berkas(office)
        await sent_at_once(kabid, STAFF, BUDGET)
        await kabid.tap("Satu per satu")
        asked = kabid.messages[-1]["message_id"]
        await kabid.tap("Telaahan Staf · ")
        await kabid.forge(asked, "1dx:::1.s")
        assert not any(f"1. {STAFF}: tidak dimasukkan" in text for text in kabid.heard)
        assert "sudah" in kabid.toast
        assert await office.sound()


async def test_an_album_of_documents_without_telling_names_goes_into_one_slot(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await two_berkas(office)
        pages = [(f"scan-{n}.pdf", PDF, "application/pdf") for n in range(7)]
        await kabid.phone.upload(pages)
        await kabid._did("mengirim 7 dokumen")
        assert questions(kabid) == [
            "7 dokumen telah diterima: scan-0.pdf, scan-1.pdf, scan-2.pdf, scan-3.pdf, scan-4.pdf "
            "dan 2 lainnya. Untuk kelengkapan yang mana?"
        ]
        await kabid.tap("Telaahan Staf · ")
        assert [(nama, n) for _, nama, n in names(await office.case(CASE))] == [
            (f"scan-{n}.pdf", 1) for n in range(7)
        ]
        assert await office.sound()


async def test_documents_forwarded_from_other_chats_are_taken_in_like_any_other(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid, staf = await two_berkas(office), office["SIM-STAF"]
        first = await staf.phone.upload([(STAFF, PDF, "application/pdf")])
        photo = await staf.phone.upload([("foto.jpg", JPEG, "image/jpeg")], as_photo=True)
        for post in (*first, *photo):
            content = forwarded(staf.phone.post(post["message_id"]))
            assert "forward_origin" in content
            office.world.messages.hear(kabid.phone.person, kabid.phone.open(None), content)
        await kabid._did("meneruskan dua pesan")
        (asked,) = questions(kabid)
        assert f"1. {STAFF}: Telaahan Staf ({CASE})\n2. foto-" in asked
        await kabid.tap("Ya, masukkan 1 dokumen ini")
        await kabid.tap("Telaahan Staf · ")
        assert [n for _, _, n in names(await office.case(CASE))] == [1, 1]
        assert await office.sound()


async def test_a_photo_without_a_name_is_known_by_what_is_written_below_it(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await two_berkas(office)
        photo = [("foto.jpg", JPEG, "image/jpeg")]
        await kabid.phone.upload(photo, caption="telaahan staf untuk Bimtek", as_photo=True)
        await kabid._did("mengirim foto")
        assert "Apakah ini Telaahan Staf?" in questions(kabid)[-1]
        await kabid.tap("Telaahan Staf · ")
        assert len(names(await office.case(CASE))) == 1


async def test_what_was_confirmed_after_the_steps_have_changed_is_asked_once_more(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await two_berkas(office)
        await sent_at_once(kabid, STAFF, BUDGET)
        message, yes = kabid.button("Ya, masukkan 2 dokumen ini")
        await kabid.say("/berkas")
        await kabid.tap(CASE)
        await kabid.tap("Batalkan berkas")
        await kabid.answer("Ditunda")
        await kabid.push(message, yes)
        assert kabid.toast == "Langkahnya telah berubah; mohon dilihat sekali lagi."
        assert names(await office.case(CASE)) == []
        await kabid.tap("Ya, masukkan 1 dokumen ini")
        assert [nama for _, nama, _ in names(await office.case(POLICY))] == [BUDGET]
        assert await office.sound()


async def test_a_question_for_many_outlives_a_restart_and_two_taps_are_one(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await two_berkas(office)
        await sent_at_once(kabid, STAFF, BUDGET)
        message, yes = kabid.button("Ya, masukkan 2 dokumen ini")
        await office.restart()
        await kabid.push(message, yes)
        await kabid.forge(message["message_id"], yes["callback_data"])
        assert kabid.toast == "Dokumen ini sudah ditempatkan."
        assert len(names(await office.case(CASE))) == 1
        assert await office.sound()


async def test_a_document_for_a_step_that_is_over_may_still_find_another_slot(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.tap("Unggah: Telaahan Staf")
        asked = kabid.question["message_id"]
        await kabid.say("/mulai")
        await kabid.tap("Penyusunan Kebijakan")
        await kabid.answer("Pedoman SMKK")
        await kabid.say("/berkas")
        await kabid.tap(CASE)
        await kabid.tap("Batalkan berkas")
        await kabid.answer("Ditunda")
        await kabid.send_file(BUDGET, reply_to=asked)
        assert kabid.heard[-2].endswith("Berkas ini sudah berakhir dan tidak dapat diubah lagi.")
        assert "Apakah ini Dokumen Pelaksanaan Anggaran?" in kabid.last
        await kabid.tap("Dokumen Pelaksanaan Anggaran · ")
        assert [nama for _, nama, _ in names(await office.case(POLICY))] == [BUDGET]
        assert await office.sound()


async def test_many_documents_at_once_are_all_asked_for(tmp_path: Path) -> None:
    async with on_stage(tmp_path, terse=True) as office:
        kabid = await opened(office)
        await sent_at_once(kabid, *(f"scan-{n}.pdf" for n in range(25)))
        assert [text.split(":")[0] for text in questions(kabid)] == [
            "20 dokumen telah diterima",
            "5 dokumen telah diterima",
        ]
        for _ in range(2):
            await kabid.tap(f"Telaahan Staf · {CASE}")
        assert len(names(await office.case(CASE))) == 25
        assert await office.sound()


async def test_a_document_for_a_filled_slot_replaces_or_is_added_as_is_chosen(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.send_file(STAFF)
        await kabid.tap("Telaahan Staf · ")
        await kabid.send_file("lampiran.pdf")
        assert "Ganti: Telaahan Staf" in kabid.labels[0]
        await kabid.tap("⇪ Tambah")
        assert names(await office.case(CASE)) == [
            ("telaahan-staf", STAFF, 1),
            ("telaahan-staf", "lampiran.pdf", 1),
        ]
        assert await office.sound()
