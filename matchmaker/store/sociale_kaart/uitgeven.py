"""Read rows of the directory by what they belong to, and long lists of their ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.sociale_kaart.koppen import Dienstkop, Sleutel
from matchmaker.core.sociale_kaart.lezen import ACTIEF
from matchmaker.core.sociale_kaart.rijen import Row
from matchmaker.hsds.specificatie import specificatie
from matchmaker.store.sociale_kaart.personen import heel
from matchmaker.store.sociale_kaart.tables import aanbod, hsds_row

_IN_ORDER = (hsds_row.c.volgnummer, hsds_row.c.id)
_Found = dict[str, dict[str, Row]]  # table → id → row


async def active_services(connection: AsyncConnection) -> list[Dienstkop]:
    """Give the services that were not taken out, in the order of the rows."""
    row = hsds_row.c
    # Without a look into the rows themselves: the index knows what is active, and a service hangs under its owner.
    active = select(row.id, row.bij_id).where(row.tabel == "service", row.id.in_(select(aanbod.c.service_id)))
    return [Dienstkop(*one) for one in await connection.execute(active.order_by(*_IN_ORDER))]


async def last_modified(connection: AsyncConnection) -> dict[str, str | None]:
    """Map the id of every service to when it was changed, as its row has it."""
    row = hsds_row.c
    found = await connection.execute(
        select(row.id, row.data["last_modified"].as_string()).where(row.tabel == "service")
    )
    return {str(id_): moment for id_, moment in found}


async def names(connection: AsyncConnection) -> dict[str, str]:
    """Map the id of every service to its name."""
    row = hsds_row.c
    found = await connection.execute(
        select(row.id, row.data["name"].as_string()).where(row.tabel == "service")
    )
    return {str(id_): str(name) for id_, name in found}


async def services_not_active(connection: AsyncConnection) -> list[Row]:
    """Give the rows of the services that were taken out, in the order of the rows."""
    row = hsds_row.c
    status = row.data["status"].as_string()
    gone = select(row.data, row.persoon).where(row.tabel == "service", status != ACTIEF)
    return [heel(*found) for found in await connection.execute(gone.order_by(*_IN_ORDER))]


async def places(connection: AsyncConnection) -> list[Sleutel]:
    """Give every service at a place, in the order of the rows."""
    row = hsds_row.c
    found = select(row.id, row.bij_id).where(row.tabel == "service_at_location")
    return [Sleutel(*one) for one in await connection.execute(found.order_by(*_IN_ORDER))]


async def keys(connection: AsyncConnection) -> dict[int, Sleutel]:
    """Map the number of each offer to its ids."""
    found = await connection.execute(select(aanbod.c.id, aanbod.c.aanbod_id, aanbod.c.service_id))
    return {int(nr): Sleutel(id_, service_id) for nr, id_, service_id in found}


async def ids(connection: AsyncConnection, table: str, taxonomy: str | None = None) -> list[str]:
    """Give the ids of a table, in the order of its rows; of the terms of one taxonomy only where it is named."""
    row = hsds_row.c
    found = select(row.id).where(row.tabel == table).order_by(*_IN_ORDER)
    if taxonomy is not None:
        found = found.where(row.data["taxonomy_id"].as_string() == taxonomy)
    return list((await connection.execute(found)).scalars())


async def rows(connection: AsyncConnection, table: str, wanted: Collection[str]) -> list[Row]:
    """Give rows of a table by id, in the order of the rows."""
    found = await _read(connection, _these(table, wanted))
    return [row for _, row in found]


async def related(
    connection: AsyncConnection, table: str, wanted: Collection[str]
) -> Mapping[str, list[Row]]:
    """Give rows with everything that HSDS nests in them; a row hangs under the nearest thing that it names."""
    found: _Found = {}
    new = _keep(found, await _read(connection, _these(table, wanted)))
    while new:
        pointed_at = _pointed_at(new)
        parts = [*_hanging_under(new), *(_these(name, ids) for name, ids in pointed_at.items())]
        read = await _read(connection, *parts)
        new = _keep(
            found,
            [
                (name, row)
                for name, row in read
                if row["id"] in pointed_at.get(name, ()) or _hangs_under(name, row, found)
            ],
        )
    return {name: list(rows.values()) for name, rows in found.items()}


def _these(table: str, wanted: Collection[str]) -> ColumnElement[bool]:
    return and_(hsds_row.c.tabel == table, hsds_row.c.id.in_(wanted))


def _pointed_at(new: _Found) -> dict[str, set[str]]:
    """Give table → ids of what is nested as one object."""
    pointed_at: dict[str, set[str]] = {}
    for name, rows in new.items():
        table = specificatie()[name]
        for column in table.objects.values():
            ids = {str(row[column]) for row in rows.values() if row.get(column)}
            pointed_at.setdefault(str(table.fields[column].references), set()).update(ids)
    return pointed_at


def _hanging_under(new: _Found) -> Iterator[ColumnElement[bool]]:
    for name, rows in new.items():
        if children := set(specificatie()[name].arrays.values()):
            yield and_(hsds_row.c.bij_id.in_(rows), hsds_row.c.tabel.in_(children))


def _hangs_under(name: str, row: Row, found: _Found) -> bool:
    """Say whether what a row hangs under was found: an id is unique within its own table only."""
    table = specificatie()[name]
    parents = [
        (field.references, row.get(column)) for column, field in table.fields.items() if field.references
    ]
    if table.link:
        parents.append((str(row.get(table.link[1])), row.get(table.link[0])))
    return any(id_ in found.get(str(parent), {}) for parent, id_ in parents)


def _keep(found: _Found, read: Iterable[tuple[str, Row]]) -> _Found:
    """Add rows, and give those that are new."""
    new: _Found = {}
    for name, row in read:
        id_ = str(row["id"])
        if id_ not in found.get(name, {}):
            found.setdefault(name, {})[id_] = row
            new.setdefault(name, {})[id_] = row
    return new


async def _read(connection: AsyncConnection, *parts: ColumnElement[bool]) -> Sequence[tuple[str, Row]]:
    """Give (table, row) of what fits any of the parts, in the order of the rows."""
    row = hsds_row.c
    columns = (row.tabel, row.volgnummer, row.id, row.data, row.persoon)
    found: list[tuple[str, int, str, Row]] = []
    for part in parts:  # one by one, each by its own index: for alternatives a database reads the whole table
        rows = await connection.execute(select(*columns).where(part))
        found += [(name, place, id_, heel(*data)) for name, place, id_, *data in rows]
    return [(name, data) for name, _, _, data in sorted(found, key=lambda one: one[:3])]
