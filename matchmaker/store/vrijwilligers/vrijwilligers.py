"""The volunteers and their history in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.hulpvraag import Gebeurtenis, Hulpvraag
from matchmaker.core.vindbaar import zoekdelen
from matchmaker.core.vrijwilligers.port import Kandidaat, Vraagt, Vrijwilligersfilter
from matchmaker.core.vrijwilligers.vrijwilliger import Koppeling, Vrijwilliger, VrijwilligerStatus
from matchmaker.geheim.kolom import geheim_van
from matchmaker.store import contactwoorden, invoegen
from matchmaker.store.rows import to_gebeurtenis
from matchmaker.store.sociale_kaart.tables import plaats
from matchmaker.store.tables import feit, hulpvraag
from matchmaker.store.vrijwilligers import koppelingen
from matchmaker.store.vrijwilligers.koppelingen import matched
from matchmaker.store.vrijwilligers.rows import GEWIST, to_vrijwilliger, values_of
from matchmaker.store.vrijwilligers.tables import (
    koppeling,
    vrijwilliger,
    vrijwilliger_activiteit,
    vrijwilliger_contactwoord,
    vrijwilliger_gebeurtenis,
)
from matchmaker.store.vrijwilligers.vraag_en_aanbod import FREE, UNANSWERED

_ROW = vrijwilliger.c
_READ = select(vrijwilliger, koppelingen.running().label("loopt_nu"))
_HERE = _READ.where(_ROW.status != VrijwilligerStatus.WEG)
_WANTED = (VrijwilligerStatus.NIEUW, VrijwilligerStatus.ACTIEF)


class SqlVrijwilligers:
    """Implements `matchmaker.core.vrijwilligers.port.Vrijwilligers` on one connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def voeg_toe(self, one: Vrijwilliger, sleutel: str) -> int | None:
        """Add a volunteer and give their id; None where the key exists (nothing is changed then)."""
        values = values_of(one) | {"sleutel": sleutel}
        statement = invoegen.insert_new(self._connection, vrijwilliger, values).returning(_ROW.id)
        added: int | None = (await self._connection.execute(statement)).scalar_one_or_none()
        if added is not None:
            await self._index(added, one.activiteiten)
            await self._vindbaar(added, one.naam, one.telefoon, one.email)
        return added

    async def met_sleutel(self, sleutel: str) -> Vrijwilliger | None:
        """Find what was added under a key, also where they were removed since."""
        return await self._one(_READ.where(_ROW.sleutel == sleutel))

    async def vrijwilliger(self, id: int) -> Vrijwilliger | None:
        """Find a volunteer."""
        return await self._one(_HERE.where(_ROW.id == id))

    async def van_hulpvraag(self, hulpvraag_id: int) -> Vrijwilliger | None:
        """Find the volunteer who came with a request."""
        return await self._one(_HERE.where(_ROW.hulpvraag_id == hulpvraag_id))

    async def neem(self, id: int) -> Vrijwilliger | None:
        """Find a volunteer, and keep other writers of them out until this unit of work ends."""
        await self._connection.execute(select(_ROW.id).where(_ROW.id == id).with_for_update())
        return await self.vrijwilliger(id)

    async def bewaar(self, one: Vrijwilliger) -> None:
        """Put this in the place of what stood there; matches stay as they are."""
        await self._connection.execute(update(vrijwilliger).where(_ROW.id == one.id).values(values_of(one)))
        await self._index(one.id, one.activiteiten)
        await self._vindbaar(one.id, one.naam, one.telefoon, one.email)

    async def wis(self, id: int, now: datetime) -> None:
        """Remove everything of a person, end their matches, and leave that there was somebody."""
        nothing = GEWIST | {"gewijzigd_op": now}
        await self._connection.execute(update(vrijwilliger).where(_ROW.id == id).values(nothing))
        await self._index(id, ())
        await self._vindbaar(id)
        await self._connection.execute(delete(koppeling).where(koppeling.c.vrijwilliger_id == id))
        notes = update(vrijwilliger_gebeurtenis).where(vrijwilliger_gebeurtenis.c.vrijwilliger_id == id)
        await self._connection.execute(notes.values(toelichting=None))

    async def lijst(self, filters: Vrijwilligersfilter, limit: int, offset: int) -> Sequence[Vrijwilliger]:
        """Read volunteers, by name."""
        # The database has no names to sort by: all are read and opened, but nothing else of who is not shown.
        names = self._filtered(filters).with_only_columns(_ROW.id, _ROW.naam)
        rows = (await self._connection.execute(names)).all()
        order = sorted(rows, key=lambda row: (row.naam is None, (row.naam or "").casefold(), row.id))
        shown = [row.id for row in order[offset : offset + limit]]
        found = {one.id: one for one in await self._many(_READ.where(_ROW.id.in_(shown)))}
        return [found[id] for id in shown]

    async def na(self, filters: Vrijwilligersfilter, na: int, limit: int) -> Sequence[Vrijwilliger]:
        """Read volunteers with a higher id, lowest first: a way through that no change of a name disturbs."""
        return await self._many(self._filtered(filters).where(_ROW.id > na).order_by(_ROW.id).limit(limit))

    async def wijken(self) -> Sequence[str]:
        """Give the names of the wijken that volunteers live in."""
        statement = select(_ROW.wijk).where(_ROW.wijk.is_not(None)).distinct().order_by(_ROW.wijk)
        return [str(name) for name in (await self._connection.execute(statement)).scalars()]

    async def kandidaten(self, activiteiten: Sequence[str], voor: int) -> Sequence[Kandidaat]:
        """Give, in one query, who wants to do one of these, does not rest, and has nothing to do with a request yet."""
        # By the activity first: of all volunteers few want to do one of these.
        wanting = _who_wants(*activiteiten).distinct().subquery()
        home = wanting.join(vrijwilliger, wanting.c.vrijwilliger_id == _ROW.id).outerjoin(
            plaats, plaats.c.postcode4 == _ROW.postcode4
        )
        statement = (
            _READ.add_columns(plaats.c.latitude, plaats.c.longitude)
            .select_from(home)
            .where(
                _ROW.status.in_(_WANTED),
                _ROW.hulpvraag_id.is_distinct_from(voor),
                ~matched(vrijwilliger_id=_ROW.id, hulpvraag_id=voor),
            )
        )
        return [
            Kandidaat(to_vrijwilliger(row), None if row.latitude is None else (row.latitude, row.longitude))
            for row in await self._connection.execute(statement)
        ]

    async def noteer(self, id: int, line: Gebeurtenis) -> None:
        """Add a line to the history of a volunteer."""
        values = vars(line) | {"vrijwilliger_id": id}
        await self._connection.execute(insert(vrijwilliger_gebeurtenis).values(values))

    async def geschiedenis(self, id: int) -> Sequence[Gebeurtenis]:
        """Read the history of a volunteer, oldest first."""
        row = vrijwilliger_gebeurtenis.c
        statement = (
            select(vrijwilliger_gebeurtenis).where(row.vrijwilliger_id == id).order_by(row.tijdstip, row.id)
        )
        return [to_gebeurtenis(found) for found in await self._connection.execute(statement)]

    async def koppel(self, id: int, hulpvraag_id: int | None, now: datetime) -> None:
        """Begin a match."""
        await koppelingen.begin(self._connection, id, hulpvraag_id, now)

    async def ontkoppel(self, koppeling_id: int, id: int, now: datetime) -> bool:
        """End a match of a volunteer that runs; False where there is none."""
        return await koppelingen.end(self._connection, koppeling_id, id, now)

    async def koppelingen(self, id: int) -> Sequence[Koppeling]:
        """Give the matches of a volunteer that run, oldest first."""
        return await koppelingen.of(self._connection, id)

    async def gekoppeld_aan(self, hulpvraag_id: int) -> Sequence[Vrijwilliger]:
        """Give who helps with a request now."""
        mine = matched(vrijwilliger_id=_ROW.id, hulpvraag_id=hulpvraag_id)
        return await self._many(_HERE.where(mine).order_by(_ROW.id))

    async def laat_los(self, hulpvraag: Hulpvraag, now: datetime) -> None:
        """End the matches of a request and forget that they were with it."""
        await koppelingen.let_go(self._connection, hulpvraag, now)

    async def vergeten(self, voor: datetime) -> Sequence[int]:
        """Give the ids of those without a match of whom the last contact was before a moment."""
        statement = select(_ROW.id).where(
            _ROW.status != VrijwilligerStatus.WEG,
            _ROW.laatste_contact < voor,
            ~matched(vrijwilliger_id=_ROW.id),
        )
        return [int(id) for id in (await self._connection.execute(statement)).scalars()]

    async def vrij(self) -> Sequence[Vraagt]:
        """Give the active volunteers without a match."""
        wants = vrijwilliger_activiteit.c
        statement = (
            select(_ROW.id, _ROW.wijk, wants.activiteit)
            .join(vrijwilliger_activiteit, wants.vrijwilliger_id == _ROW.id)
            .where(*FREE)
        )
        return [Vraagt(*row) for row in await self._connection.execute(statement)]

    async def onbeantwoord(self) -> Sequence[Vraagt]:
        """Give the requests that are still being looked for, without a match, with each wish they have."""
        row = hulpvraag.c
        statement = (
            select(row.id, row.wijk, feit.c.activiteit)
            .join(feit, feit.c.hulpvraag_id == row.id)
            .where(*UNANSWERED)
            .distinct()
        )
        return [Vraagt(*found) for found in await self._connection.execute(statement)]

    async def _index(self, id: int, activiteiten: Sequence[str]) -> None:
        """Let a volunteer be found by these activities, and no others."""
        table = vrijwilliger_activiteit
        await self._connection.execute(delete(table).where(table.c.vrijwilliger_id == id))
        if activiteiten:
            rows = [{"vrijwilliger_id": id, "activiteit": code} for code in activiteiten]
            await self._connection.execute(insert(table), rows)

    async def _vindbaar(
        self, id: int, naam: str | None = None, telefoon: str | None = None, email: str | None = None
    ) -> None:
        await contactwoorden.index(self._connection, vrijwilliger_contactwoord, id, naam, telefoon, email)

    async def _one(self, statement: Select[Any]) -> Vrijwilliger | None:
        row = (await self._connection.execute(statement)).one_or_none()
        return to_vrijwilliger(row) if row else None

    async def _many(self, statement: Select[Any]) -> list[Vrijwilliger]:
        return [to_vrijwilliger(row) for row in await self._connection.execute(statement)]

    def _filtered(self, filters: Vrijwilligersfilter) -> Select[Any]:
        statement = _HERE
        if filters.status:
            statement = statement.where(_ROW.status == filters.status)
        if filters.wijk:
            statement = statement.where(_ROW.wijk == filters.wijk)
        if filters.activiteit:
            statement = statement.where(_ROW.id.in_(_who_wants(filters.activiteit)))
        geheim = geheim_van(self._connection.dialect)
        for part in zoekdelen(filters.q):
            in_text = and_(*(_ROW.zoektekst.contains(word, autoescape=True) for word in part.tekst))
            of_person = contactwoorden.met(geheim, vrijwilliger_contactwoord, part.contact)
            statement = statement.where(or_(in_text, _ROW.id.in_(of_person)))
        return statement


def _who_wants(*activiteiten: str) -> Select[Any]:
    wants = vrijwilliger_activiteit.c
    return select(wants.vrijwilliger_id).where(wants.activiteit.in_(activiteiten))
