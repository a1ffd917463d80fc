"""Reading, searching and asking on phones: /sop, words typed freely, and inline mode."""

from pathlib import Path

import pytest

from flows.case import CaseState
from tests.actor import Actor, Json, buttons
from tests.journeys.scenes import CASE, assigned, decided, opened
from tests.journeys.sops.record import as_recorded
from tests.stage import Stage, on_stage


async def test_an_official_asks_in_their_own_words_and_is_answered(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis, staf = await decided(office), office["SIM-STAF"]
        office.transcript.clear()
        for question in (
            "tugas saya",
            "apa kelengkapan langkah 8",
            "siapa memegang PTA-2026-001",
            "waktu langkah 5 pelatihan",
            "di mana berkas bimtek",
            "setelah langkah 7 ke siapa",
            "surat tugas",
            "terima kasih",
        ):
            await kadis.say(question)
        await staf.say("sapa yg pegang PTA-2026-001")
        await staf.say("langkah 3")
        assert as_recorded("bertanya-dengan-kata-sendiri", office.transcript)
        assert await office.sound()


async def test_a_step_is_of_the_one_berkas_in_hand(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.say("apa kelengkapan langkah 8")
        assert kabid.last == (
            "PTA-2026-001 · Pelatihan Tenaga Ahli · Langkah 8 dari 13\n\n"
            "Mempersiapkan Surat Tugas Panitia Pelaksana sertifikasi tenaga ahli jasa konstruksi "
            "dan menyerahkan kepada Kepala Bidang untuk ditandatangani\n\n"
            "Kelengkapan\n• Draft"
        )
        await kabid.tap("Langkah selengkapnya")
        assert kabid.last.startswith("Pelatihan Tenaga Ahli · Langkah 8 dari 13")
        await kabid.say("langkah 99")
        assert kabid.last == (
            "SOP Pelatihan Tenaga Ahli terdiri atas 13 langkah; langkah 99 tidak ada."
        )


async def test_with_two_sops_in_hand_it_is_asked_which_is_meant(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.say("/mulai")
        await kabid.tap("Penyusunan Kebijakan")
        await kabid.answer("Kebijakan sertifikasi")
        await kabid.say("syarat lngkah 2")
        assert kabid.last == "Langkah 2 dari yang mana yang dimaksud?"
        await kabid.tap("Kebijakan sertifikasi")
        assert kabid.last.startswith("Penyusunan Kebijakan · Langkah 2 dari 10")
        await kabid.say("langkah 12")
        assert kabid.last.startswith("Pelatihan Tenaga Ahli · Langkah 12 dari 13")


async def test_who_has_a_step_in_hand_is_told_by_name(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        first, second = await assigned(office)
        await second.say("siapa langkah 5")
        assert "Sekarang pada" not in second.last
        await first.tap("Ambil")
        await second.say("langkah 5 PTA-2026-001 sapa yg ngerjain")
        assert second.last.endswith(
            "Pelaksana: Pelaksana Teknis\nSekarang pada: Pelaksana Teknis (Ibu Lilis Anjarwati)"
        )


async def test_a_berkas_of_others_is_answered_like_one_that_never_was(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        await opened(office)
        outsider = office["SIM-ANALISIS-1"]
        for number in ("PTA-2026-001", "PTA-2026-999"):
            for said in (number, f"langkah 3 {number}"):
                await outsider.say(said)
                assert outsider.last == (
                    f"Berkas {number} tidak ditemukan di antara berkas yang dapat dilihat di "
                    "sini. Mohon nomornya diperiksa kembali, atau dilihat melalui /berkas."
                )
        await outsider.say("di mana berkas bimtek")
        assert outsider.last == (
            "Tidak ada berkas mengenai “bimtek” di antara berkas yang dapat dilihat di sini."
        )
        await outsider.tap("Cari dalam SOP")
        assert outsider.last.startswith("“bimtek” ditemukan dalam")
        await outsider.say("waktu langkah 3 jembatan")
        assert outsider.last == "Langkah 3 dari yang mana yang dimaksud?"


async def test_a_question_never_answers_a_prompt_and_a_prompt_comes_first(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        before = await office.case(CASE)
        await kabid.say("tugas saya")
        assert kabid.last.startswith("Tugas saya (1)")
        assert await office.case(CASE) == before
        await kabid.tap("Rincian berkas")
        await kabid.tap("Beri komentar")
        await kabid.say("tugas saya")
        assert [c.text for c in (await office.case(CASE)).comments] == ["tugas saya"]


async def test_several_berkas_are_listed_with_where_they_are(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        for number in (1, 2):
            kabid = await opened(office, subject=f"Bimtek Angkatan {number}")
        await kabid.say("mana berkas bimtek")
        assert kabid.last.count("langkah 1, Kepala Bidang Bina Konstruksi") == 2
        await kabid.say("berkas angkatan 2 dimana")
        assert kabid.last.startswith("PTA-2026-002 · Pelatihan Tenaga Ahli\nBimtek Angkatan 2")
        await kabid.say("sapa yg pegang")
        assert kabid.last.startswith("Berkas (2)")


async def test_an_ended_berkas_says_so_when_asked_for(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid = await opened(office)
        await kabid.tap("Rincian berkas")
        await kabid.tap("Batalkan berkas")
        await kabid.answer("Anggaran dialihkan.")
        await kabid.say("status pta 2026 1")
        assert "Dibatalkan" in kabid.last
        assert (await office.case(CASE)).state is CaseState.CANCELLED


async def test_sops_are_read_by_unit_the_own_one_first(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        staf = office["SIM-STAF"]
        await staf.say("/sop")
        assert staf.last.startswith("Bidang Bina Konstruksi")
        assert [label for label in staf.labels if "Pelatihan" in label] != []
        await staf.tap("Bagian Pengadaan")
        await staf.tap("Pelaksanaan Kontrak")
        await staf.tap("Baca langkah")
        assert staf.last.startswith("Pelaksanaan Kontrak · Langkah 1 dari 20")
        assert [b["text"] for b in buttons(staf.messages[-1])] == [
            "1/20",
            "›",
            "Pelaksanaan Kontrak",
        ]
        await staf.tap("Pelaksanaan Kontrak")
        await staf.tap("Semua SOP")
        assert staf.last.startswith("Bagian Pengadaan Barang")


async def test_a_search_shows_the_own_unit_first_and_is_paged(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        staf = office["SIM-STAF"]
        await staf.say("/sop surat tugas")
        assert "“surat tugas” ditemukan dalam" in staf.last
        own = staf.last.index("Langkah 9 · Pelatihan Tenaga Ahli")
        assert own < staf.last.index("Bagian Pengadaan Barang") < staf.last.index("Kelengkapan: ")
        await staf.say("/sop dokumen")
        assert [label for label in staf.labels if label == "1/5"] == ["1/5"]
        await staf.tap("›")
        assert "2/5" in staf.labels
        await staf.tap(" · ")
        assert "okumen" in staf.last
        await staf.say("/sop xylofon")
        assert staf.last.startswith("Tidak ada langkah yang memuat kata “xylofon”.")


@pytest.mark.parametrize("said", ['"; DROP TABLE', "*", "NEAR(a b)", "<b>&", "surat\x00tugas"])
async def test_odd_words_are_answered_all_the_same(tmp_path: Path, said: str) -> None:
    async with on_stage(tmp_path) as office:
        staf = office["SIM-STAF"]
        await staf.say(f"/sop {said}")
        await staf.say(said)
        assert staf.last
        assert await office.sound()


async def offered(office: Stage, who: Actor, text: str) -> list[Json]:
    """What the bot offers while somebody types after its name."""
    query = await who.phone.type_inline(text)
    await office.settle()
    return who.phone.offered(query)


async def test_a_step_is_sent_into_any_chat(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kabid, kasi = office["SIM-KABID"], office["SIM-KASI"]
        group = office.world.add_group("Panitia", [kabid.phone.person, kasi.phone.person])
        query = await kabid.phone.type_inline("surat tugas")
        await office.settle()
        results = kabid.phone.offered(query)
        assert 0 < len(results) <= 20
        assert results[0]["title"] == "Langkah 9 · Pelatihan Tenaga Ahli"
        await kabid.phone.choose(query, results[0]["id"], chat=group.id)
        sent = kasi.phone.chat(group.id)[-1]
        assert sent["text"].startswith("Pelatihan Tenaga Ahli · Langkah 9 dari 13")
        await office.settle()
        assert await office.sound()


async def test_without_words_the_steps_at_hand_are_offered(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        kadis = await decided(office)
        assert [r["title"] for r in await offered(office, kadis, " ")] == [
            "Langkah 2 · Pelatihan Tenaga Ahli"
        ]
        assert await offered(office, kadis, "xylofon") == []
        assert [r["title"] for r in await offered(office, kadis, "langkah 5 kontrak")] == [
            "Langkah 5 · Pelaksanaan Kontrak"
        ]
        assert [r["title"] for r in await offered(office, kadis, "langkah 5")][:3] == [
            "Langkah 5 · Pelatihan Tenaga Ahli",
            "Langkah 5 · Pengawasan Jasa Konstruksi",
            "Langkah 5 · Penyusunan Kebijakan",
        ]
        assert len(await offered(office, kadis, "siapa menyetujui jadwal")) > 0
        assert len(await offered(office, kadis, "dokumen")) == 20


async def test_a_stranger_is_offered_nothing_but_the_way_to_the_bot(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as office:
        stranger = office.visitor("Orang Lewat")
        seen: list[Json] = []
        stranger.phone.person.listeners.append(seen.append)
        assert await offered(office, stranger, "surat tugas") == []
        assert seen[-1]["button"] == {"text": "Buka Pandu", "start_parameter": "inline"}
        await stranger.start("inline")
        assert stranger.last.startswith("Mohon maaf, Pandu hanya melayani pejabat")
        assert await office.sound()
