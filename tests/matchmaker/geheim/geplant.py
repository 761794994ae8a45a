"""Planted values: what must not stand anywhere in a database, and where to look for it."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from pathlib import Path

from sqlalchemy import text

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.store.engine import open_engine
from tests.matchmaker.aanvragen import aanvraag
from tests.matchmaker.postgres import find_binaries
from tests.matchmaker.vrijwilligers.gegevens import toegevoegd
from tests.matchmaker.werkproces.verloop import gevraagd, met_kaart

CONTACT = {
    "naam": "Quirina Zeldzaamhof",
    "telefoon": "+31612349876",
    "email": "quirina@zeldzaam.example",
    "postcode": "1997 XQ",
    "voorkeur": "bellen",
}
VRIJWILLIGER = {
    "naam": "Xaverius Windekind",
    "telefoon": "+31612347654",
    "email": "xaverius@windekind.example",
    "postcode": "1997 WK",
}
NOTITIE, BIJ_NEE, GESPROKEN = "belde over de kelderluik", "liever geen papegaai", "houdt van duivensport"
GEPLANT = (
    *("Quirina", "Zeldzaamhof", "612349876", "zeldzaam.example", "1997 XQ"),
    *("Xaverius", "Windekind", "612347654", "windekind.example", "1997 WK"),
    *("kelderluik", "papegaai", "duivensport"),
    *("Ilse Verzonnen", "ilse@welzijn.example", "redactie@welzijn.example", "850000199"),  # of the directory
)


async def plant(matchmaker: Matchmaker, anna: Coordinator, key: str = "geplant") -> str:
    """Put all of it in the store, by the ways that people put it there; give the referentie of the request."""
    await met_kaart(matchmaker)
    made = await matchmaker.submit(aanvraag(contact=CONTACT), key)
    await matchmaker.claim(made.referentie, anna)
    await matchmaker.note(made.referentie, anna, NOTITIE)
    one = await toegevoegd(matchmaker, anna, **VRIJWILLIGER)
    await matchmaker.noteer_contact(one.id, GESPROKEN, anna)
    _, voorstel, _ = await gevraagd(matchmaker, anna)
    await matchmaker.weiger_voorstel(voorstel, "te_ver", anna, BIJ_NEE)
    return made.referentie


async def gevonden(settings: Settings, words: tuple[str, ...] = GEPLANT) -> list[str]:
    """Give which words stand anywhere: in a table or its dump, in a file of the database, in its log, beside it."""
    folder, dump = await (_sqlite(settings) if settings.database_url is None else _postgresql(settings))
    found = {word for word in words if word in dump}
    for path in (*folder.rglob("*"), *settings.var.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            found |= {word for word in words if word.encode() in content}
    return sorted(found)


async def in_log(settings: Settings, word: str) -> bool:
    """Say whether a word stands in PostgreSQL's log of all that is written; SQLite's lies with its other files."""
    if settings.database_url is None:
        return False
    folder = (await _postgresql(settings))[0].parents[1] / "pg_wal"
    return any(word.encode() in path.read_bytes() for path in folder.iterdir() if path.is_file())


async def _sqlite(settings: Settings) -> tuple[Path, str]:
    connection = sqlite3.connect(settings.var / "matchmaker.sqlite3")
    dump = "\n".join(connection.iterdump())
    with sqlite3.connect(settings.var / "back-up.sqlite3") as copy:
        connection.backup(copy)  # a copy as a back-up makes it; it is searched with the other files
    copy.close()
    connection.close()
    return settings.var, dump


async def _postgresql(settings: Settings) -> tuple[Path, str]:
    engine = open_engine(settings.store_url()).execution_options(isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text("CHECKPOINT"))  # what is in memory goes to the files
        folder = (await connection.execute(text("SHOW data_directory"))).scalar_one()
        own = (
            await connection.execute(text("SELECT oid FROM pg_database WHERE datname = current_database()"))
        ).scalar_one()
    await engine.dispose()
    binaries = find_binaries()
    assert binaries is not None
    program = shutil.which("pg_dump") or binaries / "pg_dump"
    address = settings.store_url().replace("+asyncpg", "")
    command = await asyncio.create_subprocess_exec(program, address, stdout=asyncio.subprocess.PIPE)
    dump, _ = await command.communicate()
    assert command.returncode == 0
    return Path(folder, "base", str(own)), dump.decode()
