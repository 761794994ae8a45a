"""Where a test keeps a database that need not survive: how long a disk takes is not what it tests."""

from __future__ import annotations

from pathlib import Path

_SHARED = Path("/dev/shm")
MEMORY = _SHARED if _SHARED.is_dir() else None  # a folder in memory; None: as other temporary files
