"""The service that `docs/menjalankan.md` has an office install is a sound unit of systemd."""

import shutil
import subprocess
from pathlib import Path

import pytest

UNIT = Path(__file__).parents[2] / "docs" / "systemd" / "pandu@.service"
ANALYZE = shutil.which("systemd-analyze")
COMMAND = "/opt/pandu/.venv/bin/pandu jalan"


@pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not installed")
def test_systemd_finds_nothing_wrong_with_the_service(tmp_path: Path) -> None:
    written = UNIT.read_text("utf-8")
    assert COMMAND in written
    copy = tmp_path / UNIT.name
    copy.write_text(written.replace(COMMAND, "/bin/true"), "utf-8")
    found = subprocess.run(
        [str(ANALYZE), "verify", "--man=no", str(copy)], capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stderr) == (0, "")


def test_what_one_office_has_no_other_one_shares() -> None:
    """Data, token, settings and unit are named by the instance."""
    lines = dict(
        line.split("=", 1)
        for line in UNIT.read_text("utf-8").splitlines()
        if "=" in line and not line.startswith("#")
    )
    for key in ("EnvironmentFile", "LoadCredential", "StateDirectory"):
        assert "%i" in lines[key]
