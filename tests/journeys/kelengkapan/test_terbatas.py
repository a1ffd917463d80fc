"""The papers of a supplier, steps 7 to 13: what is only seen is never kept, the rest is said."""

from pathlib import Path
from sqlite3 import Connection

from bot.callbacks import Do, Press, encode
from flows.case import Given
from tests.actor import Actor
from tests.documents.pictures import jpg
from tests.journeys.kelengkapan.letters import content_of, hand_in, letter, unpacked
from tests.journeys.kelengkapan.test_file_diganti import swapped
from tests.journeys.sops.walking import Plan, begun
from tests.stage import BALANGAN, Stage, on_stage

SUPPLIER = Plan("registrasi-verifikasi-penyedia", "BLG-VERIFIKATOR", "Pendaftaran CV Meratus Karya")
CASE = "RVP-2026-001"
KTP = "Fotocopy KTP Direktur/Direksi/Pemilik Perusahaan/Pejabat yang berwenang"
NIB = "Fotocopy Nomor Induk Berusaha (NIB) / Tanda Daftar Perusahaan (TDP)"
SIUP = "Fotocopy SIUP/SIUJK/Surat Izin Usaha sesuai bidang masing-masing"
AKTA = "Fotocopy Akta Pendirian Usaha dan/atau Akta Perubahan Perusahaan terakhir"
CEKLIST = "Ceklist kelengkapan berkas permohonan"
FOLDER = "1 map, diserahkan Bapak Ridwan di loket LPSE"
WHY_NOT = "Ceklist kertas sedang dicetak ulang, ditempel pada map"


def not_kept(nama: str, item: str) -> str:
    """What whoever sends a restricted paper reads."""
    return (
        f"Dokumen {nama} tidak disimpan. {item} memuat data pribadi dan tidak perlu dikirim: "
        "aslinya cukup dilihat lalu dicentang. Bila dokumen ini untuk kelengkapan lain, mohon "
        "dikirim melalui tombol “Unggah” pada langkahnya."
    )


async def prepared(office: Stage) -> Actor:
    """The Verifikator has step 7 in hand."""
    walk = await begun(office, SUPPLIER)
    while (task := (await office.case(CASE)).open_tasks[0]).nomor != "7":
        sop, case = await walk.read()
        await walk.perform(sop, case, task)
    verifikator = office["BLG-VERIFIKATOR"]
    await verifikator.tap("Buka langkah 7")
    return verifikator


async def verifying(office: Stage) -> Actor:
    """The papers lie on the desk in a folder, the black list was looked at; step 10 is open."""
    verifikator = await prepared(office)
    await verifikator.tap("⋯")
    await verifikator.tap("Diserahkan dalam bentuk kertas")
    await verifikator.answer(FOLDER)
    await verifikator.tap("Selesai, teruskan")
    await verifikator.tap("Buka langkah 8")
    await verifikator.tap("Tulis: List Daftar Hitam")
    await verifikator.answer("Tidak tercantum pada portal.")
    await verifikator.tap("Tidak masuk daftar hitam")
    await verifikator.tap("Buka langkah 10")
    return verifikator


async def given(office: Stage) -> tuple[Given, ...]:
    """All that lies in the berkas."""
    return (await office.case(CASE)).given


async def kept(office: Stage) -> int:
    """How many documents the office has kept or is about to fetch."""

    def count(conn: Connection) -> int:
        found = conn.execute("SELECT (SELECT count(*) FROM uploads) + count(*) FROM fetches")
        return int(found.fetchone()[0])

    return await office.app.db.read(count)


async def test_a_photographed_ktp_is_refused_politely_and_nothing_of_it_is_kept(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, people=BALANGAN, terse=True) as office:
        verifikator = await prepared(office)
        await verifikator.send_file("ktp-direktur.jpg", jpg(), "image/jpeg")
        assert verifikator.last == not_kept("ktp-direktur.jpg", KTP)
        await verifikator.send_file("NPWP CV Meratus.pdf", letter("NPWP"))
        assert verifikator.last == not_kept("NPWP CV Meratus.pdf", "Fotocopy NPWP")
        assert (await kept(office), await given(office)) == (0, ())
        assert await office.sound()


async def test_a_ktp_that_is_put_into_a_message_afterwards_is_not_kept_either(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, people=BALANGAN, terse=True) as office:
        verifikator = await prepared(office)
        await verifikator.hand_in("Unggah: Fotocopy Nomor Induk", "nib.pdf")
        await swapped(office, verifikator, "ktp-direktur.pdf")
        assert verifikator.last == not_kept("ktp-direktur.pdf", KTP)
        assert not any("Ya, ganti" in label for label in verifikator.labels)
        assert [one.file.nama for one in await given(office) if one.file] == ["nib.pdf"]
        assert await office.sound()


async def test_an_old_button_for_a_restricted_paper_leads_to_nothing_either(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, people=BALANGAN, terse=True) as office:
        verifikator = await prepared(office)
        card, _ = verifikator.button("☐ Fotocopy KTP")
        task = (await office.case(CASE)).open_tasks[0].id
        old = encode(Press(Do.ATTACH, CASE, task, "0"))
        await verifikator.forge(card["message_id"], old)
        assert verifikator.toast.endswith(
            "memuat data pribadi: aslinya dilihat lalu dicentang, dan tidak dikirim."
        )
        assert not any("Mohon kirim" in text for text in verifikator.heard)
        await verifikator.send_file("pindaian.jpg", jpg(), "image/jpeg")
        assert await given(office) == ()
        assert list((tmp_path / "data" / "dokumen").glob("??/*")) == []


async def test_a_licence_is_taken_in_beside_papers_that_are_only_seen(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN, terse=True) as office:
        verifikator = await prepared(office)
        await verifikator.send_file("nib.pdf", letter("NIB 9120"))
        await verifikator.tap("Nomor Induk Berusaha (NIB) / Tanda")
        assert [(g.kode, g.file and g.file.nama) for g in await given(office)] == [
            ("nib", "nib.pdf")
        ]


async def test_a_paper_that_is_only_seen_can_be_done_without_too(tmp_path: Path) -> None:
    async with on_stage(tmp_path, people=BALANGAN, terse=True) as office:
        verifikator, superior = await verifying(office), office["BLG-LPSE"]
        await verifikator.tap("⋯")
        assert verifikator.last.startswith(KTP)
        await verifikator.tap("Mohon dikecualikan")
        await verifikator.answer("Direktur sedang di luar daerah; KTP dilihat pekan depan")
        assert KTP in superior.last
        await superior.tap("Setujui")
        case = await office.case(CASE)
        assert [kode for _, kode in case.waivers] == ["ktp"]
        assert await office.sound()


async def test_what_is_missing_is_said_by_name_and_the_superior_does_without_one(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, people=BALANGAN, terse=True) as office:
        verifikator, superior = await verifying(office), office["BLG-LPSE"]
        for label in ("☐ Fotocopy KTP", "☐ Fotocopy NPWP"):
            await verifikator.tap(label)
        card, _ = verifikator.button("☐ Fotocopy Nomor Induk")
        missing = ", ".join((NIB, SIUP, AKTA, CEKLIST))
        assert verifikator.last.endswith(f"Belum lengkap: {missing}.")
        assert f"   “{FOLDER}”" in verifikator.last
        task = (await office.case(CASE)).open_tasks[0].id
        await verifikator.forge(card["message_id"], encode(Press(Do.COMPLETE, CASE, task, "0")))
        assert verifikator.toast.startswith(f"Belum lengkap: {NIB}, {SIUP}, ")
        for label in ("☐ Fotocopy Nomor Induk", "☐ Fotocopy SIUP", "☐ Fotocopy Akta"):
            await verifikator.tap(label)
        assert verifikator.last.endswith(f"Belum lengkap: {CEKLIST}.")
        await verifikator.tap("⋯")
        await verifikator.tap("Mohon dikecualikan")
        await verifikator.answer(WHY_NOT)
        assert WHY_NOT in superior.last
        await superior.tap("Setujui")
        await verifikator.tap("Sesuai")
        case = await office.case(CASE)
        assert [(kode, why.reason) for (_, kode), why in case.waivers.items()] == [
            ("ceklist", WHY_NOT)
        ]
        assert case.open_tasks[0].nomor == "11"
        assert await office.sound()


async def test_a_supplier_is_registered_and_the_bundle_holds_no_personal_paper(
    tmp_path: Path,
) -> None:
    async with on_stage(tmp_path, people=BALANGAN, terse=True) as office:
        verifikator = await verifying(office)
        await verifikator.tap("Tidak sesuai: kembalikan")
        await verifikator.answer("Akta perubahan terakhir belum dilampirkan.")
        await verifikator.tap("Buka langkah 7")
        await hand_in(verifikator, "Unggah: Fotocopy SIUP", "siujk.pdf", letter("SIUJK"))
        await verifikator.tap("Selesai, teruskan")
        await verifikator.tap("Buka langkah 8")
        await verifikator.tap("Tulis: List Daftar Hitam")
        await verifikator.answer("Tidak tercantum pada portal.")
        await verifikator.tap("Tidak masuk daftar hitam")
        await verifikator.tap("Buka langkah 10")
        await verifikator.tap("📂 Fotocopy SIUP")
        assert content_of(verifikator, "siujk.pdf") == letter("SIUJK")
        for label in ("KTP", "NPWP", "Nomor Induk", "SIUP", "Akta"):
            await verifikator.tap(f"☐ Fotocopy {label}")
        await hand_in(verifikator, "Unggah: Ceklist", "ceklist.pdf", letter("Ceklist lengkap"))
        await verifikator.tap("Sesuai")
        await verifikator.tap("Buka langkah 11")
        await verifikator.tap("Belum terdaftar")
        await verifikator.tap("Buka langkah 13")
        await hand_in(verifikator, "Unggah: Tanda", "tanda-terima.pdf", letter("Tanda terima"))
        await verifikator.tap("Selesai, teruskan")
        await verifikator.say("/berkas")
        await verifikator.tap(CASE)
        await verifikator.tap("Dokumen (6)")
        assert FOLDER in verifikator.last
        await verifikator.tap("Semua dalam satu ZIP")
        found = unpacked(content_of(verifikator, f"dokumen-{CASE}.zip"))
        assert list(found) == [
            "daftar-dokumen.pdf",
            "08-02 List Daftar Hitam (hasil pemeriksaan).pdf",
            "07-03 siujk.pdf",
            "08-04 List Daftar Hitam (hasil pemeriksaan).pdf",
            "10-05 ceklist.pdf",
            "13-06 tanda-terima.pdf",
        ]
        assert await office.sound()
