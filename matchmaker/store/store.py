"""Units of work on the database."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from matchmaker.store.aanmelden.accounts import SqlAccounts
from matchmaker.store.aanmelden.factoren import SqlFactoren
from matchmaker.store.aanmelden.identiteiten import SqlIdentiteiten
from matchmaker.store.aanmelden.toestellen import SqlToestellen
from matchmaker.store.aanwezig import SqlAanwezigen
from matchmaker.store.bewaren.bewaren import SqlBewaren
from matchmaker.store.coordinators import SqlCoordinators
from matchmaker.store.engine import WRITE, leeg_log
from matchmaker.store.herhalingen import SqlHerhalingen
from matchmaker.store.herstel import SqlHerstel
from matchmaker.store.hulpvragen import SqlHulpvragen
from matchmaker.store.inzage.inzagen import SqlInzagen
from matchmaker.store.nazorg.opvolgingen import SqlOpvolgingen
from matchmaker.store.overzicht.tellingen import SqlTellingen
from matchmaker.store.post.post import SqlPost
from matchmaker.store.sociale_kaart.kaart import SqlSocialeKaart
from matchmaker.store.sociale_kaart.woordenboek import Woordenkast
from matchmaker.store.voorstellen.voorstellen import SqlVoorstellen
from matchmaker.store.vrijwilligers.vrijwilligers import SqlVrijwilligers
from matchmaker.store.werkvoorraad import SqlWerkvoorraad


class SqlWork:
    """One unit of work: the repositories on one connection, in one transaction."""

    def __init__(self, connection: AsyncConnection, kast: Woordenkast) -> None:
        self.hulpvragen = SqlHulpvragen(connection)
        self.coordinators = SqlCoordinators(connection)
        self.accounts = SqlAccounts(connection)
        self.toestellen = SqlToestellen(connection)
        self.identiteiten = SqlIdentiteiten(connection)
        self.factoren = SqlFactoren(connection)
        self.kaart = SqlSocialeKaart(connection, kast)
        self.vrijwilligers = SqlVrijwilligers(connection)
        self.werkvoorraad = SqlWerkvoorraad(connection)
        self.voorstellen = SqlVoorstellen(connection)
        self.opvolgingen = SqlOpvolgingen(connection)
        self.post = SqlPost(connection)
        self.herhalingen = SqlHerhalingen(connection)
        self.aanwezigen = SqlAanwezigen(connection)
        self.bewaren = SqlBewaren(connection)
        self.inzagen = SqlInzagen(connection)
        self.tellingen = SqlTellingen(connection)
        self.herstel = SqlHerstel(connection)


class SqlStore:
    """Implements `matchmaker.core.ports.Store`."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._kast = Woordenkast()
        # SQLite has one writer. Waiting in line here is fair and quick; its own busy handler polls.
        self._one_writer = engine.dialect.name == "sqlite"
        self._line: AbstractAsyncContextManager[None] = asyncio.Lock() if self._one_writer else nullcontext()
        self._each = engine if self._one_writer else engine.execution_options(isolation_level="AUTOCOMMIT")

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[SqlWork]:
        """Open a unit of work that only reads."""
        async with self._engine.connect() as connection, connection.begin():
            yield SqlWork(connection, self._kast)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[SqlWork]:
        """Open a unit of work that is stored when its block ends, and undone when an error leaves it."""
        async with self._line, self._engine.connect() as connection:
            await connection.execution_options(**{WRITE: True})
            async with connection.begin():
                yield SqlWork(connection, self._kast)

    @asynccontextmanager
    async def ineens(self) -> AsyncIterator[SqlWork]:
        """Open a unit of work that stores each statement as it is carried out."""
        if self._one_writer:  # there what comes in one statement elsewhere takes several
            async with self.writing() as work:
                yield work
        else:
            async with self._each.connect() as connection:
                yield SqlWork(connection, self._kast)

    async def schoon(self) -> None:
        """Write the files of SQLite anew. PostgreSQL has an upkeep of its own.

        What is removed is overwritten at once (`secure_delete`), but not what a page still held of it since it was
        split: the tables of the search, with words in order, have many such pages.
        """
        if not self._one_writer:
            return
        async with self._line, self._engine.connect() as connection:
            driver = (await connection.get_raw_connection()).driver_connection  # outside any transaction
            assert driver is not None
            for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                await (await driver.execute(statement)).close()

    async def leeg_log(self) -> None:
        """Empty SQLite's write-ahead log; PostgreSQL's is its own affair."""
        await leeg_log(self._engine)

    async def close(self) -> None:
        """Give back all connections."""
        await self._engine.dispose()
