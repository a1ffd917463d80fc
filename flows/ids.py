"""What a berkas and a task are called by."""

from typing import NewType

CaseId = NewType("CaseId", str)
"""The number people read: "PTA-2026-014"."""
TaskId = NewType("TaskId", int)
"""Counted from 1 within a berkas."""
