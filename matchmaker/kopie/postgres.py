"""Copy a PostgreSQL database with its own pg_dump and pg_restore, which have to be there."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from sqlalchemy import inspect, make_url
from sqlalchemy.engine import URL

from matchmaker.kopie.fout import KopieError
from matchmaker.store.engine import open_engine


def maak(url: str, kopie: Path) -> None:
    """Write a copy (pg_dump's custom form) to a file that is not there yet, readable by its owner only.

    Raises:
        KopieError: pg_dump is not there or says no, or something stands in the way.
    """
    program = _zoek("pg_dump")
    try:
        file = os.open(kopie, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)  # never over what is there
    except OSError as error:
        raise KopieError(f"{kopie} kan niet worden geschreven: {error.strerror}.") from None
    try:
        _draai(url, [program, "--format=custom", "--no-owner", "--no-privileges"], stdout=file)
        os.fsync(file)
    except BaseException:
        kopie.unlink()
        raise
    finally:
        os.close(file)


async def zet_terug(kopie: Path, url: str) -> None:
    """Put a copy in a database without tables; whole or not at all.

    Raises:
        KopieError: there is no copy, pg_restore is not there or says no, or the database has tables.
    """
    program = _zoek("pg_restore")
    engine = open_engine(url)
    try:
        async with engine.connect() as connection:
            tables = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    finally:
        await engine.dispose()
    if tables:
        raise KopieError("De database is niet leeg: maak een nieuwe. Er is niets teruggezet.")
    arguments = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
    _draai(url, [program, *arguments], str(kopie))


def _zoek(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise KopieError(f"{name} is er niet: installeer de clientprogramma's van PostgreSQL.")
    return found


def _draai(url: str, command: list[str], *files: str, stdout: int | None = None) -> None:
    """Run a program of PostgreSQL; the password goes by its environment, for arguments are seen by all."""
    address, password = _libpq(url)
    environment = os.environ | ({"PGPASSWORD": password} if password else {})
    done = subprocess.run(  # noqa: S603 - found on PATH, and the address is the operator's own
        [*command, f"--dbname={address}", *files],
        env=environment,
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        # Not what it says: a line that could not be stored stands in it.
        name = Path(command[0]).name
        raise KopieError(f"{name} is niet gelukt (status {done.returncode}). {_eerste(done.stderr)}".strip())


def _eerste(said: bytes) -> str:
    """Give the first line of what PostgreSQL said, which names what is wrong; rows stand below it."""
    return said.decode(errors="replace").partition("\n")[0]


def _libpq(url: str) -> tuple[str, str | None]:
    """Give an address as PostgreSQL's own programs read it, and the password beside it."""
    whole = make_url(url)
    query = dict(whole.query)
    if ssl := query.pop("ssl", None):  # asyncpg's name of it
        query["sslmode"] = ssl
    bare = URL.create("postgresql", whole.username, None, whole.host, whole.port, whole.database, query)
    return bare.render_as_string(hide_password=False), whole.password
