"""Copy a SQLite database with SQLite's own backup: whole, as of one moment, while others read and write."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from matchmaker.kopie.fout import KopieError


def maak(database: Path, kopie: Path) -> None:
    """Write a copy to a file that is not there yet, readable by its owner only.

    Raises:
        KopieError: there is no such database, or something stands in the way.
    """
    if not database.is_file():
        raise KopieError(f"Er is geen database {database}.")
    _kopieer(database, kopie, "rw")


def zet_terug(kopie: Path, database: Path) -> None:
    """Put a copy where no database is.

    Raises:
        KopieError: it is no copy of ours, or a database is there.
    """
    if not kopie.is_file():
        raise KopieError(f"{kopie} is er niet.")
    if database.exists() or Path(f"{database}-wal").exists():
        raise KopieError(f"{database} bestaat al: zet die eerst apart. Er is niets teruggezet.")
    database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _kopieer(kopie, database, "ro")  # it may lie where nothing can be written


def _kopieer(van: Path, naar: Path, mode: str) -> None:
    try:
        os.close(os.open(naar, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))  # never over what is there
    except OSError as error:
        raise KopieError(f"{naar} kan niet worden geschreven: {error.strerror}.") from None
    try:
        address = f"{van.absolute().as_uri()}?mode={mode}"
        with (
            closing(sqlite3.connect(address, uri=True)) as source,
            closing(sqlite3.connect(naar)) as target,
        ):
            source.backup(target)  # all pages in one step: of one moment, and writers do not wait
            target.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
            _check(target, van)
        with naar.open("rb") as written:
            os.fsync(written.fileno())
    except sqlite3.Error as error:
        naar.unlink()
        raise KopieError(f"{van} is geen hele database van deze software ({type(error).__name__}).") from None
    except BaseException:
        naar.unlink()
        raise


def _check(copied: sqlite3.Connection, van: Path) -> None:
    (sound,) = copied.execute("PRAGMA integrity_check").fetchone()
    copied.execute("SELECT version_num FROM alembic_version")  # no such table: not ours
    if sound != "ok":
        raise KopieError(f"{van} is beschadigd.")
