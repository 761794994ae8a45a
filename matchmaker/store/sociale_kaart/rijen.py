"""Rows of HSDS in the database, as they were imported and edited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.sociale_kaart.rijen import Package, Row
from matchmaker.store.sociale_kaart.personen import gesplitst, heel
from matchmaker.store.sociale_kaart.tables import hsds_row

BLOCK = 10_000  # rows that are written together

# What a row hangs under: the first of these columns that is filled.
_ONDER = (
    *("service_at_location_id", "service_id", "link_id", "resource_id", "location_id"),
    *("contact_id", "phone_id", "organization_id", "taxonomy_id"),
)
_SHARED = ("taxonomy", "taxonomy_term", "unit")  # what rows of every service point at; small


async def replace_all(connection: AsyncConnection, package: Package) -> None:
    """Put these rows in the place of all there are."""
    await connection.execute(delete(hsds_row))
    numbered = ((table, place, row) for table, rows in package.items() for place, row in enumerate(rows))
    await _insert(connection, numbered)


async def read_all(connection: AsyncConnection) -> dict[str, list[Row]]:
    """Give every row, in the order of the files."""
    return await _read(connection)


async def read_service(connection: AsyncConnection, service_id: str) -> dict[str, list[Row]]:
    """Give the rows of a service and of what it points at; nothing where there is no such service."""
    row = hsds_row.c
    own = and_(row.tabel == "service", row.id == service_id)
    # Who is going to change a service waits here for whoever is changing it.
    found = await connection.execute(select(row.data, row.persoon).where(own).with_for_update())
    if (own_row := found.one_or_none()) is None:
        return {}
    service = heel(*own_row)
    under = await _read(connection, row.bij_id == service_id)
    places = under.get("service_at_location", [])
    locations = [str(place["location_id"]) for place in places]
    more = or_(
        row.bij_id.in_([str(place["id"]) for place in places] + locations),
        and_(row.tabel == "location", row.id.in_(locations)),
        and_(row.tabel == "organization", row.id == service["organization_id"]),
        and_(row.tabel == "phone", row.bij_id == service["organization_id"]),
        row.tabel.in_(_SHARED),
    )
    around = await _read(connection, more)
    return {"service": [service]} | _joined(around, under)


async def shared_locations(
    connection: AsyncConnection, service_id: str, location_ids: Sequence[str]
) -> frozenset[str]:
    """Give those of some locations where other services are too."""
    row, location = hsds_row.c, hsds_row.c.data["location_id"].as_string()
    others = select(location).where(
        row.tabel == "service_at_location", row.bij_id != service_id, location.in_(location_ids)
    )
    return frozenset((await connection.execute(others.distinct())).scalars())


async def put(connection: AsyncConnection, package: Package) -> None:
    """Store rows: in the place of what has their id, and else at the end of their table."""
    for table, rows in package.items():
        mine, row = hsds_row.c.tabel == table, hsds_row.c
        ids = [str(one["id"]) for one in rows]
        known = set((await connection.execute(select(row.id).where(mine, row.id.in_(ids)))).scalars())
        last = (await connection.execute(select(func.max(row.volgnummer)).where(mine))).scalar_one_or_none()
        new = (one for one in rows if str(one["id"]) not in known)
        await _insert(
            connection, ((table, place, one) for place, one in enumerate(new, start=(last or 0) + 1))
        )
        # Changed, not removed and added: whoever waits for this row must find it.
        for values in (_values(table, 0, one) for one in rows if str(one["id"]) in known):
            change = {name: values[name] for name in ("bij_id", "data", "persoon")}
            await connection.execute(update(hsds_row).where(mine, row.id == values["id"]).values(change))


async def drop(connection: AsyncConnection, ids: Mapping[str, Sequence[str]]) -> None:
    """Remove rows by table and id."""
    for table, mine in ids.items():
        await connection.execute(delete(hsds_row).where(hsds_row.c.tabel == table, hsds_row.c.id.in_(mine)))


async def _insert(connection: AsyncConnection, numbered: Iterator[tuple[str, int, Row]]) -> None:
    while block := list(islice(numbered, BLOCK)):
        await connection.execute(insert(hsds_row), [_values(*one) for one in block])


def _values(table: str, place: int, row: Row) -> dict[str, Any]:
    under = next((row[column] for column in _ONDER if row.get(column)), None)
    data, persoon = gesplitst(table, row)
    return {
        "tabel": table,
        "id": str(row["id"]),
        "volgnummer": place,
        "bij_id": None if under is None else str(under),
        "data": {column: value for column, value in data.items() if value is not None},
        "persoon": persoon,
    }


async def _read(connection: AsyncConnection, *where: ColumnElement[bool]) -> dict[str, list[Row]]:
    row = hsds_row.c
    statement = (
        select(row.tabel, row.data, row.persoon).where(*where).order_by(row.tabel, row.volgnummer, row.id)
    )
    found: dict[str, list[Row]] = defaultdict(list)
    for table, data, persoon in await connection.execute(statement):
        found[table].append(heel(data, persoon))
    return dict(found)


def _joined(*packages: Mapping[str, Iterable[Row]]) -> dict[str, list[Row]]:
    """Put packages together; a row that comes twice stays once."""
    made: dict[str, dict[str, Row]] = defaultdict(dict)
    for package in packages:
        for table, rows in package.items():
            made[table] |= {str(row["id"]): row for row in rows}
    return {table: list(rows.values()) for table, rows in made.items()}
