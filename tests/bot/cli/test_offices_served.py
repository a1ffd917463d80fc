"""Which offices a bot serves: those of its folder, or the one that is named."""

from pathlib import Path
from shutil import copytree

import pytest

from bot.cli.opening import definitions_of
from bot.failures import Failure
from bot.settings import Settings
from storage.sops import PACKAGED


def test_without_a_word_all_offices_that_come_with_pandu_are_served() -> None:
    assert {unit.id for unit in definitions_of(Settings()).units} == {
        "kaltim-bina-konstruksi",
        "balangan-pengadaan",
    }


def test_a_bot_serves_the_one_office_that_is_named() -> None:
    found = definitions_of(Settings(unit="kaltim-bina-konstruksi"))
    assert [unit.id for unit in found.units] == ["kaltim-bina-konstruksi"]
    assert {sop.unit for sop in found.sops} == {"kaltim-bina-konstruksi"}


def test_an_office_brings_its_own_folder(tmp_path: Path) -> None:
    copytree(PACKAGED / "kaltim-bina-konstruksi", tmp_path / "kantor-lain")
    assert len(definitions_of(Settings(sop=tmp_path)).sops) == 3


def test_an_unknown_office_is_named_with_those_there_are() -> None:
    with pytest.raises(Failure, match="PANDU_UNIT: kantor-x tidak dikenal"):
        definitions_of(Settings(unit="kantor-x"))


def test_a_folder_without_offices_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="PANDU_SOP: tidak ada folder"):
        definitions_of(Settings(sop=tmp_path))
