"""The requests and their history in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Row,
    Select,
    delete,
    exists,
    func,
    insert,
    literal,
    null,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.hulpvraag import Aanvraag, Gebeurtenis, Hulpvraag
from matchmaker.core.ports import Filters, Position
from matchmaker.core.vindbaar import zoekdelen
from matchmaker.core.workflow import Status
from matchmaker.geheim.kolom import geheim_van
from matchmaker.store import claimen, invoegen, vindbaar, zoeken
from matchmaker.store.rows import (
    fact_rows,
    search_text,
    to_gebeurtenis,
    to_hulpvraag,
    values_of,
)
from matchmaker.store.tables import contactwoord, feit, gebeurtenis, herhaling, hulpvraag, kenmerk
from matchmaker.store.tables import coordinator as coordinators


def _read(rows: FromClause) -> Select[Any]:
    """Give what reads requests, from their table or from a part of it."""
    held = rows.outerjoin(coordinators, rows.c.houder_id == coordinators.c.id)
    return select(rows, coordinators.c.naam.label("houder_naam")).select_from(held)


_READ = _read(hulpvraag)


class SqlHulpvragen:
    """Implements `matchmaker.core.ports.Hulpvragen` on one connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self,
        aanvraag: Aanvraag,
        *,
        key: str,
        referentie: str,
        wijk: str | None,
        urgentie: int,
        snel: bool,
        now: datetime,
    ) -> bool:
        """Add a request; False where the key or the referentie exists (nothing is changed then)."""
        values = values_of(aanvraag) | {
            "sleutel": key,
            "referentie": referentie,
            "ingediend_op": now,
            "gewijzigd_op": now,
            "status": Status.NIEUW,
            "wijk": wijk,
            "urgentie": urgentie,
            "snel": snel,
            "zoektekst": search_text(aanvraag, referentie),
        }
        statement = invoegen.insert_new(self._connection, hulpvraag, values).returning(hulpvraag.c.id)
        added = (await self._connection.execute(statement)).scalar_one_or_none()
        if added is not None and aanvraag.feiten:
            await self._connection.execute(insert(feit), fact_rows(added, aanvraag.feiten))
        if added is not None and aanvraag.contact:
            await vindbaar.index(self._connection, added, aanvraag.contact)
        return added is not None

    async def by_key(self, key: str) -> Hulpvraag | None:
        """Find what was submitted under a key."""
        return await self._one(_READ.where(hulpvraag.c.sleutel == key))

    async def by_id(self, id: int) -> Hulpvraag | None:
        """Find by the id of the store."""
        return await self._one(_READ.where(hulpvraag.c.id == id))

    async def by_referentie(self, referentie: str) -> Hulpvraag | None:
        """Find by the code, exactly as it is stored."""
        return await self._one(_READ.where(hulpvraag.c.referentie == referentie))

    async def by_ids(self, ids: Sequence[int]) -> dict[int, Hulpvraag]:
        """Find many by the id of the store."""
        rows = (await self._connection.execute(_READ.where(hulpvraag.c.id.in_(ids)))).all() if ids else []
        facts = await self._facts([row.id for row in rows])
        return {row.id: to_hulpvraag(row, facts.get(row.id, ())) for row in rows}

    async def page(
        self, filters: Filters, after: Position | None, limit: int
    ) -> Sequence[tuple[Position, Hulpvraag]]:
        """Read the queue: the most urgent first, within that the oldest."""
        rows: list[Row[Any]] = []
        for part in _after(after):
            if len(rows) < limit:
                rows += await self._part(part, filters, limit - len(rows))
        facts = await self._facts([found.id for found in rows])
        return [
            (
                Position(found.urgentie, found.ingediend_op, found.id),
                to_hulpvraag(found, facts.get(found.id, ())),
            )
            for found in rows
        ]

    async def _part(
        self, part: Sequence[ColumnElement[bool]], filters: Filters, limit: int
    ) -> list[Row[Any]]:
        """Read the first so many of what is asked for, of one range of the queue."""

        def ask(rows: FromClause) -> Select[Any]:
            return _filtered(rows, filters).order_by(*_order(rows)).limit(limit)

        whole = ask(hulpvraag).where(*part)
        geheim = geheim_van(self._connection.dialect)
        if delen := [zoeken.Deel(one.tekst, vindbaar.met(geheim, one)) for one in zoekdelen(filters.q)]:
            queue = select(hulpvraag).where(*part).order_by(*_order(hulpvraag))
            head = zoeken.vooraan(self._connection, queue, filters)
            rows = (await self._connection.execute(ask(head).where(*zoeken.heeft(head, delen)))).all()
            if len(rows) == limit:
                return list(rows)
            whole = whole.where(*await zoeken.met_index(self._connection, delen))
        return list((await self._connection.execute(whole)).all())

    async def claim(self, referentie: str, coordinator: Coordinator, line: Gebeurtenis) -> bool:
        """Take a new request that nobody holds, in one statement, and add the line; False where it is not to be had."""
        return await self.take(claimen.DEZE, {"deze": referentie}, coordinator, line) is not None

    async def take(
        self, which: ColumnElement[bool], given: dict[str, Any], coordinator: Coordinator, line: Gebeurtenis
    ) -> str | None:
        """Take the new request that nobody holds of which a condition is true, add the line, give the referentie.

        The condition is made once, with parameters: its statement is kept.
        """
        values = given | {"wie": coordinator.id, "sinds": line.tijdstip}
        if (
            self._connection.dialect.name == "postgresql"
        ):  # both in one statement, so in one transaction anyhow
            values |= {f"regel_{name}": value for name, value in vars(line).items()}
            code = (await self._connection.execute(claimen.with_line(which), values)).scalar_one_or_none()
            return None if code is None else str(code)
        taken = (await self._connection.execute(claimen.taking(which), values)).one_or_none()
        if taken is None:
            return None
        await self._connection.execute(insert(gebeurtenis).values(hulpvraag_id=taken.id, **vars(line)))
        return str(taken.referentie)

    async def move(
        self, found: Hulpvraag, naar: str, urgentie: int, now: datetime, houder_id: int | None
    ) -> bool:
        """Change the status and the holder, if both are still as in `found`; False where they are not."""
        before = found.houder
        since = None if houder_id is None else before.sinds if before else now
        statement = (
            update(hulpvraag)
            .where(
                hulpvraag.c.id == found.id,
                hulpvraag.c.status == found.status,
                hulpvraag.c.houder_id.is_not_distinct_from(before.id if before else null()),
            )
            .values(
                status=naar,
                urgentie=urgentie,
                gewijzigd_op=now,
                houder_id=houder_id,
                geclaimd_op=since,
                gewaarschuwd_op=None,
                wissen_op=None,
            )
        )
        return (await self._connection.execute(statement)).rowcount == 1

    async def touch(self, found: Hulpvraag, now: datetime) -> None:
        """Set `gewijzigd_op`: it does not rest."""
        values = {"gewijzigd_op": now, "gewaarschuwd_op": None, "wissen_op": None}
        await self._connection.execute(update(hulpvraag).where(hulpvraag.c.id == found.id).values(values))

    async def wipe(self, found: Hulpvraag) -> None:
        """Remove everything that was said and everything that identifies, also from the history."""
        mine = found.id
        nothing: dict[str, Any] = {
            "situatie": "",
            "samenvatting": "",
            "zoektekst": "",
            "netwerk": None,
            "mantelzorg": None,
            "contact": None,
            "vrijwilliger_welkom": None,
            "signalen": [],
            "snel": False,
        }
        # The request first: who seals it anew meanwhile waits, and then leaves it alone.
        await self._connection.execute(update(hulpvraag).where(hulpvraag.c.id == mine).values(nothing))
        for table in (feit, kenmerk, contactwoord, herhaling):
            await self._connection.execute(delete(table).where(table.c.hulpvraag_id == mine))
        notes = update(gebeurtenis).where(gebeurtenis.c.hulpvraag_id == mine).values(toelichting=None)
        await self._connection.execute(notes)

    async def append(self, found: Hulpvraag, line: Gebeurtenis) -> None:
        """Add a line to the history."""
        await self._connection.execute(insert(gebeurtenis).values(hulpvraag_id=found.id, **vars(line)))

    async def history(self, found: Hulpvraag) -> Sequence[Gebeurtenis]:
        """Read the history, oldest first."""
        statement = (
            select(gebeurtenis)
            .where(gebeurtenis.c.hulpvraag_id == found.id)
            .order_by(gebeurtenis.c.tijdstip, gebeurtenis.c.id)
        )
        return [to_gebeurtenis(row) for row in await self._connection.execute(statement)]

    async def wijken(self) -> Sequence[str]:
        """Give the names of the wijken that requests have."""
        # From one name to the next in the index, for there are few: a DISTINCT would read it from end to end.
        wijk = hulpvraag.c.wijk
        names = select(func.min(wijk).label("wijk")).cte("namen", recursive=True)
        following = select(func.min(wijk)).where(wijk > names.c.wijk).scalar_subquery()
        names = names.union_all(select(following).where(names.c.wijk.is_not(None)))
        statement = select(names.c.wijk).where(names.c.wijk.is_not(None)).order_by(names.c.wijk)
        return [str(name) for name in (await self._connection.execute(statement)).scalars()]

    async def _one(self, statement: Select[Any]) -> Hulpvraag | None:
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            return None
        return to_hulpvraag(row, (await self._facts([row.id])).get(row.id, ()))

    async def _facts(self, ids: Sequence[int]) -> dict[int, list[Row[Any]]]:
        if not ids:
            return {}
        statement = (
            select(feit).where(feit.c.hulpvraag_id.in_(ids)).order_by(feit.c.hulpvraag_id, feit.c.volgnummer)
        )
        rows = (await self._connection.execute(statement)).all()
        return {owner: list(mine) for owner, mine in groupby(rows, key=lambda row: int(row.hulpvraag_id))}


def _after(after: Position | None) -> list[list[ColumnElement[bool]]]:
    """Give the conditions of what comes after a place, one list for each range of the index.

    As one condition with OR a database would read all that comes before as well.
    """
    if after is None:
        return [[]]
    row = hulpvraag.c
    place = tuple_(literal(after.ingediend_op, row.ingediend_op.type), literal(after.id, row.id.type))
    return [
        [row.urgentie == after.urgentie, tuple_(row.ingediend_op, row.id) > place],
        [row.urgentie < after.urgentie],
    ]


def _order(rows: FromClause) -> list[ColumnElement[Any]]:
    return [rows.c.urgentie.desc(), rows.c.ingediend_op, rows.c.id]


def _filtered(rows: FromClause, filters: Filters) -> Select[Any]:
    row, statement = rows.c, _read(rows)
    if filters.status:
        statement = statement.where(row.status.in_(filters.status))
    else:
        statement = statement.where(row.status != Status.INGETROKKEN)
    if filters.leefgebied:
        statement = statement.where(
            exists().where(feit.c.hulpvraag_id == row.id, feit.c.leefgebied == filters.leefgebied)
        )
    if filters.wijk:
        statement = statement.where(row.wijk == filters.wijk)
    if filters.houder_id is not None:
        statement = statement.where(row.houder_id == filters.houder_id)
    if filters.snel:
        statement = statement.where(row.snel)
    if filters.minstens is not None:
        statement = statement.where(row.urgentie >= filters.minstens)
    if filters.niet_wijken:
        theirs: list[ColumnElement[bool]] = [row.wijk.is_(None), row.wijk.not_in(filters.niet_wijken)]
        if filters.of_houder_id is not None:
            theirs.append(row.houder_id == filters.of_houder_id)
        statement = statement.where(or_(*theirs))
    return statement
