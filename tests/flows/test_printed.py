"""Nothing of the printed forms is lost or altered: every cell of all sixteen, word for word."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from flows.sop import Baris, Identitas, Kegiatan, Sop
from storage.sops import load_definitions

HERE = Path(__file__).parent
FORMS: list[dict[str, Any]] = json.loads((HERE / "printed.json").read_text(encoding="utf-8"))
SEEDS = HERE.parents[2] / "shared" / "seeds"
SOPS: dict[str, Sop] = {sop.id: sop for sop in load_definitions().sops}


def printed_row(row: Kegiatan) -> list[str]:
    mutu = row.mutu_baku
    return [
        row.no_tercetak,
        row.uraian,
        mutu.kelengkapan_text,
        mutu.waktu.text,
        mutu.output_text,
        row.keterangan,
    ]


def printed_identity(sop: Sop) -> dict[str, Any]:
    block: dict[str, Any] = {"nama": sop.nama}
    for name in Identitas.__dataclass_fields__:
        value = getattr(sop.identitas, name)
        if value and name != "induk":
            block[name] = list(value) if isinstance(value, tuple) else value
    return block


def squashed(text: str) -> str:
    """The text without blanks, tags and list marks, which the sources set at will."""
    return re.sub(r"<[^>]*>|\s|[•\-*#]", "", text)


def test_the_sixteen_forms_of_both_documents_are_there() -> None:
    assert sorted(SOPS) == sorted(form["id"] for form in FORMS)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form["id"])
def test_every_cell_stands_in_the_definition_as_printed(form: dict[str, Any]) -> None:
    sop = SOPS[form["id"]]
    rows = [printed_row(row) for row in sop.kegiatan if row.baris is not Baris.SISIPAN]
    assert rows == [row[1:] for row in form["rows"]]
    assert [column.nama for column in sop.pelaksana] == form["columns"]
    assert printed_identity(sop) == form["identity"]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents are not beside the project")
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form["id"])
def test_the_cells_are_those_of_the_source_document(form: dict[str, Any]) -> None:
    lines = (SEEDS / form["source"]).read_text(encoding="utf-8").split("\n")
    ends = [row[0] - 1 for row in form["rows"][1:]] + [form["rows"][-1][0] + 11]
    for row, end in zip(form["rows"], ends, strict=True):
        source = squashed("\n".join(lines[row[0] - 1 : end]))
        assert [cell for cell in row[1:] if squashed(cell) not in source] == []


def test_no_definition_carries_the_personnel_number_of_an_official() -> None:
    files = (HERE.parents[1] / "flows" / "definitions").glob("*/*.toml")
    written = "\n".join(file.read_text(encoding="utf-8") for file in files)
    assert re.findall(r"19\d{6} ?\d{6}|NIP\.", written) == []
