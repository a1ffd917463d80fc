"""`pandu sop ekspor`: what another program gets."""

import json
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from bot.__main__ import main
from storage.sops import load_definitions


def ids() -> list[str]:
    return [sop.id for sop in load_definitions().sops]


def test_all_sops_are_printed_as_one_json_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sop", "ekspor", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert [sop["id"] for sop in printed] == ids()
    assert {tuple(sop) for sop in printed} == {("id", "unit", "nama", "pelaksana", "kegiatan")}


def test_each_sop_becomes_a_bpmn_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "gambar" / "sop"
    assert main(["sop", "ekspor", "--bpmn", str(folder)]) == 0
    files = [folder / f"{name}.bpmn" for name in ids()]
    assert capsys.readouterr().out.splitlines() == [str(file) for file in files]
    assert sorted(folder.iterdir()) == sorted(files)
    for file in files:
        process = Xml.parse(file).find("{http://www.omg.org/spec/BPMN/20100524/MODEL}process")
        assert process is not None
        assert process.get("id") == file.stem


def test_a_folder_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "berkas"
    file.touch()
    assert main(["sop", "ekspor", "--bpmn", str(file / "gambar")]) == 2
    assert capsys.readouterr().err == (
        f"pandu: {file / 'gambar'}: bukan folder pada sebagian jalurnya; mohon periksa jalurnya.\n"
    )


def test_without_a_form_the_command_says_which_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["sop", "ekspor"]) == 2
    assert capsys.readouterr() == ("", "pandu: sebutkan --json atau --bpmn FOLDER.\n")
