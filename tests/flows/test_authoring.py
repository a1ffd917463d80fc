"""The example in the authors' guide is sound, and every mistake in it is named with its place."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.cli.sop import line, sentence
from flows.checking.form import checked_sop
from flows.faults import BrokenDefinitions, Fault
from flows.ids import Nomor
from flows.mutu_baku import Kelengkapan, Satuan, Waktu
from flows.reading.unit import read_unit
from flows.sop import Basis, Branch, Confidence, Sop
from storage.sops import PACKAGED, check_file, load_definitions
from tests.flows.mistakes import LAST, MISTAKES, ROOT, SOP, UNIT, UNIT_MISTAKES

OFFICE = read_unit(UNIT, "unit.toml")


def broken(text: str) -> tuple[Fault, ...]:
    with pytest.raises(BrokenDefinitions) as caught:
        checked_sop(text, "izin.toml", OFFICE)
    return caught.value.faults


def broken_unit(text: str) -> tuple[Fault, ...]:
    with pytest.raises(BrokenDefinitions) as caught:
        read_unit(text, "unit.toml")
    return caught.value.faults


def test_the_example_of_the_guide_is_read_as_the_guide_says() -> None:
    sop = checked_sop(SOP, "izin.toml", OFFICE)
    second = sop.row("2")
    assert (sop.edition, sop.mulai, sop.singkatan) == ("2026-01-05", "1", "IZK")
    assert second.confidence is Confidence.MUNGKIN
    assert second.mutu_baku.waktu == Waktu("2", 2, Satuan.HARI_KERJA)
    assert second.mutu_baku.output == (
        Kelengkapan("izin-resmi", "Izin (ditandatangani)", teks=True, only_for=("Setuju",)),
    )
    assert second.branches == (
        Branch("Setuju", "3", basis=Basis.TERCETAK, when="Jika setuju ditandatangani."),
        Branch(
            "Kembalikan untuk diperbaiki",
            "1",
            returns=True,
            basis=Basis.TERCETAK,
            when="Jika tidak, dikembalikan.",
        ),
        Branch("Tolak permohonan", "akhir:ditolak", basis=Basis.DISIMPULKAN),
    )
    assert sop.row("1").branches == (Branch("", "2"),)
    assert sop.row("2").mutu_baku.kelengkapan[0].dari == (Nomor("1"),)


def test_a_time_that_is_declared_to_be_no_limit_sets_none() -> None:
    text = SOP.replace(LAST, f"waktu = {{ tanpa_batas = true }}\n{LAST}")
    assert checked_sop(text, "izin.toml", OFFICE).row("3").mutu_baku.waktu == Waktu("10 Menit")


def test_a_third_office_is_added_by_dropping_a_folder(tmp_path: Path) -> None:
    for unit in PACKAGED.iterdir():
        if (unit / "unit.toml").is_file():
            (tmp_path / unit.name).symlink_to(unit)
    (tmp_path / "dinas-contoh").mkdir()
    (tmp_path / "dinas-contoh" / "unit.toml").write_text(UNIT, encoding="utf-8")
    (tmp_path / "dinas-contoh" / "izin-kegiatan.toml").write_text(SOP, encoding="utf-8")
    found = load_definitions(tmp_path)
    offices = ["balangan-pengadaan", "dinas-contoh", "kaltim-bina-konstruksi"]
    assert [unit.id for unit in found.units] == offices
    added: Sop = next(sop for sop in found.sops if sop.unit == "dinas-contoh")
    assert (added.id, len(found.sops)) == ("izin-kegiatan", 17)


@pytest.mark.parametrize(("code", "old", "new", "kegiatan", "on_line"), MISTAKES)
def test_a_mistake_is_named_with_file_line_and_kegiatan(
    code: str, old: str, new: str, kegiatan: str, on_line: str
) -> None:
    assert SOP.count(old)
    text = SOP.replace(old, new, 1)
    found = {fault.code: fault for fault in broken(text)}
    fault = found[code]
    assert (fault.source, fault.kegiatan) == ("izin.toml", kegiatan)
    assert on_line in text.splitlines()[fault.line - 1]
    for language in ("id", "en"):
        assert "{" not in sentence(fault, language).replace("{ ", "").replace("[ {", "")


@pytest.mark.parametrize(("code", "old", "new", "on_line"), UNIT_MISTAKES)
def test_a_mistake_in_a_unit_is_named_with_its_line(
    code: str, old: str, new: str, on_line: str
) -> None:
    text = UNIT.replace(old, new, 1)
    found = {fault.code: fault for fault in broken_unit(text)}
    assert on_line in text.splitlines()[found[code].line - 1]
    assert all(sentence(found[code], language) for language in ("id", "en"))


def test_all_mistakes_of_a_file_are_named_at_once_in_the_order_of_the_file() -> None:
    text = SOP.replace('judul = "Izin Kegiatan"\n', "").replace("pelaksana = [", "pelaksna = [")
    assert [(f.code, f.kegiatan) for f in broken(text)] == [
        ("kunci-belum-ada", ""),
        ("kunci-belum-ada", "1"),
        ("kunci-mirip", "1"),
        ("kunci-belum-ada", "2"),
        ("kunci-mirip", "2"),
        ("kunci-belum-ada", "3"),
        ("kunci-mirip", "3"),
    ]


def test_a_mistake_reads_as_one_line_that_says_what_to_write() -> None:
    (fault,) = broken(SOP.replace('ke = "3"', 'ke = "33"'))
    assert line(fault, "id") == (
        f'izin.toml:{fault.line}: kegiatan 2: Langkah "33" tidak ada. '
        'Tulis nomor kegiatan yang ada, atau "akhir:..." untuk menutup berkas.'
    )
    assert line(fault, "en").startswith(f'izin.toml:{fault.line}: row 2: There is no step "33".')


def test_mistakes_between_files_are_named_too(tmp_path: Path) -> None:
    office = tmp_path / "dinas-contoh"
    office.mkdir()
    (office / "unit.toml").write_text(UNIT, encoding="utf-8")
    (office / "a.toml").write_text(SOP, encoding="utf-8")
    (office / "b.toml").write_text(SOP, encoding="utf-8")
    linked = SOP.replace('id = "izin-kegiatan"', 'id = "lain"').replace(
        'keyakinan = "mungkin"', 'keyakinan = "mungkin"\ntautan = [{ sop = "tidak-ada" }]'
    )
    assert codes_of(tmp_path) == ["id-ganda"]
    (office / "b.toml").write_text(linked, encoding="utf-8")
    assert codes_of(tmp_path) == ["tautan-tak-dikenal"]
    (office / "b.toml").write_bytes(b'id = "x"\nunit = "\xff"\n')
    assert codes_of(tmp_path) == ["bukan-utf8"]
    (office / "b.toml").write_bytes(b"\x7fELF\x02\x01\x00\xff" * 40)
    assert codes_of(tmp_path) == ["bukan-dokumen-teks"]
    alone = tmp_path / "sendiri.toml"
    alone.write_text(SOP, encoding="utf-8")
    assert [fault.code for fault in check_file(alone)] == ["unit-tak-ditemukan"]


def codes_of(folder: Path) -> list[str]:
    with pytest.raises(BrokenDefinitions) as caught:
        load_definitions(folder)
    return [fault.code for fault in caught.value.faults]


def test_every_sentence_belongs_to_a_mistake_that_is_tested() -> None:
    sentences = tomllib.loads((ROOT / "locales" / "faults.toml").read_text(encoding="utf-8"))
    across = {"id-ganda", "tautan-tak-dikenal", "bukan-utf8", "unit-tak-ditemukan", "tanpa-akhir"}
    across |= {"bukan-dokumen-teks"}
    tested = {case[0] for case in MISTAKES} | {case[0] for case in UNIT_MISTAKES} | across
    assert sorted(sentences) == sorted(tested)
    assert all(set(words) == {"id", "en"} for words in sentences.values())


def test_an_sop_without_any_ending_is_told_how_to_write_one() -> None:
    cut = SOP[: SOP.index("[akhir.terbit]")] + SOP[SOP.index("[[kegiatan]]") :]
    looping = re.sub(r"akhir:\w+", "1", cut)
    assert "tanpa-akhir" in [fault.code for fault in broken(looping)]
