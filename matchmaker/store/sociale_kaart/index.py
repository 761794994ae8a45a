"""Write the index of offers: what `selecteren` searches in."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any
from zlib import crc32

from sqlalchemy import Table, delete, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core import sociale_kaart
from matchmaker.core.sociale_kaart.aanbod import Aanbod
from matchmaker.core.sociale_kaart.eigen import kern, nadelen
from matchmaker.core.sociale_kaart.rang import GEWICHT, RUIMTE
from matchmaker.core.sociale_kaart.tijden import momenten
from matchmaker.core.sociale_kaart.trefwoorden import trefwoorden
from matchmaker.core.vocabulary import CONTRACT, activiteiten
from matchmaker.store.sociale_kaart import stand
from matchmaker.store.sociale_kaart.maskers import masker
from matchmaker.store.sociale_kaart.tables import (
    aanbod,
    aanbod_inhoud,
    aanbod_moment,
    aanbod_term,
    aanbod_woord,
    hsds_row,
)

BLOCK = 1000  # offers that are written together
VERSIE = 2  # raise it when an offer is indexed in another way

_NEDERLANDS = ("nl",)  # what is spoken where nothing is said about it
_NAAM = "index"
_CORE = Path(sociale_kaart.__file__).parent
_FILES = (
    CONTRACT / "vocabulary.json",
    *(_CORE / name for name in ("profiel.json", "synoniemen.json", "stopwoorden.txt")),
)
_PARTS = (aanbod_inhoud, aanbod_term, aanbod_moment, aanbod_woord)


async def add(connection: AsyncConnection, aanbiedingen: Iterable[Aanbod]) -> None:
    """Index offers that are not in the index yet."""
    left = iter(aanbiedingen)
    while block := list(islice(left, BLOCK)):
        nrs = await stand.take(connection, "nr", len(block))
        # Much to work out for many offers: others are served meanwhile.
        for table, rows in (await asyncio.to_thread(_rows, block, nrs)).items():
            await connection.execute(insert(table), rows)


async def replace_all(connection: AsyncConnection, aanbiedingen: Iterable[Aanbod]) -> None:
    """Put these in the place of the whole index."""
    for table in (*_PARTS, aanbod):
        await connection.execute(delete(table))
    await add(connection, aanbiedingen)
    await stand.write(connection, _NAAM, vingerafdruk())
    # The database then knows what is rare, and looks that up first.
    for table in (hsds_row, aanbod, *_PARTS):
        await connection.execute(text(f"ANALYZE {table.name}"))


async def up_to_date(connection: AsyncConnection) -> bool:
    """Say whether the index is as this version of the software makes it; without rows there is nothing to index."""
    if await stand.read(connection, _NAAM) == vingerafdruk():
        return True
    return (await connection.execute(select(hsds_row.c.id).limit(1))).first() is None


@lru_cache(maxsize=1)
def vingerafdruk() -> int:
    """Give a number that is another when the codes, labels, words or points in the index are."""
    read = [path.read_bytes() for path in _FILES]
    return crc32(b"\0".join([f"{VERSIE} {RUIMTE}".encode(), *read]))


async def remove(connection: AsyncConnection, service_id: str) -> None:
    """Take the offers of a service out of the index."""
    await connection.execute(delete(aanbod).where(aanbod.c.service_id == service_id))


async def words(connection: AsyncConnection, service_id: str) -> set[str]:
    """Give the words by which the offers of a service are found."""
    mine = select(aanbod.c.id).where(aanbod.c.service_id == service_id)
    found = await connection.execute(select(aanbod_woord.c.woord).where(aanbod_woord.c.nr.in_(mine)))
    return set(found.scalars())


def _rows(block: Iterable[Aanbod], nrs: Iterable[int]) -> dict[Table, list[dict[str, Any]]]:
    rows: dict[Table, list[dict[str, Any]]] = {aanbod: []}  # first: the others belong to it
    for nr, one in zip(nrs, block, strict=True):
        rows[aanbod].append(_own(one) | {"id": nr})
        for table, row in _parts(one):
            rows.setdefault(table, []).append(row | {"nr": nr})
    return rows


def _own(one: Aanbod) -> dict[str, Any]:
    calendar = [vars(tijd) for tijd in one.tijden if momenten(tijd) is None]
    about = kern(one)
    return {
        "aanbod_id": one.id,
        "service_id": one.service_id,
        "latitude": one.latitude,
        "longitude": one.longitude,
        "overal": not one.wijken and not one.postcodes,
        **{part: masker(part, getattr(one, part)) for part in GEWICHT},
        "aantal_activiteiten": len(one.activiteiten),
        "kern_naam": masker("activiteiten", about["kern_naam"]),
        "kern_tekst": masker("activiteiten", about["kern_tekst"]),
        "kern_groep": masker("doelgroepen", about["kern_groep"]),
        "minimum_age": one.minimum_age,
        "maximum_age": one.maximum_age,
        "ruimte": one.ruimte,
        "ruimte_punten": RUIMTE.get(one.ruimte or "", 0.0),
        **{f"{name}_punten": points for name, points in nadelen(one).items()},
        "assured_date": one.assured_date,
        "kalender": calendar or None,
    }


def _parts(one: Aanbod) -> Iterator[tuple[Table, dict[str, Any]]]:
    data = one.to_json()
    yield aanbod_inhoud, {"bevestiger": data.pop("assurer_email", None), "data": data}
    for soort, codes in _terms(one):
        for code in dict.fromkeys(codes):
            yield aanbod_term, {"soort": soort, "code": code}
    for moment in {moment for tijd in one.tijden for moment in momenten(tijd) or ()}:
        yield aanbod_moment, {"weekdag": moment.weekdag, "van": moment.van, "tot": moment.tot}
    for woord, gewicht in trefwoorden(one).items():
        yield aanbod_woord, {"woord": woord, "gewicht": gewicht}


def _terms(one: Aanbod) -> Iterator[tuple[str, Sequence[str]]]:
    for part in GEWICHT:
        yield part, getattr(one, part)
    areas = activiteiten()
    yield "leefgebied", [areas[code] for code in one.activiteiten if code in areas]
    yield "talen", one.talen or _NEDERLANDS
    yield "wijken", one.wijken
    yield "postcodes", one.postcodes
