"""What a berkas and a task are called by."""

from typing import NewType

CaseId = NewType("CaseId", str)
"""The number people read: "PTA-2026-014"."""
TaskId = NewType("TaskId", int)
"""Counted from 1 within a berkas."""


SopId = NewType("SopId", str)


Nomor = NewType("Nomor", str)
"""Key of a row: the printed number without its dot ("5", "3a")."""


Peran = NewType("Peran", str)
"""Code of a Pelaksana column within its unit ("kabid", "panitia")."""
