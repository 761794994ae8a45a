"""The outbox in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.nazorg.opvolging import Opvolgstaat
from matchmaker.core.post.poststuk import Fout, Poststaat, Poststuk, Soort
from matchmaker.core.voorstellen.voorstel import Voorstelstaat
from matchmaker.store import invoegen
from matchmaker.store.nazorg.tables import opvolging
from matchmaker.store.post.tables import poststuk
from matchmaker.store.tables import coordinator, hulpvraag
from matchmaker.store.voorstellen.tables import voorstel

_ROW = poststuk.c
_WAITS = _ROW.staat == Poststaat.WACHT


class SqlPost:
    """Implements `matchmaker.core.post.port.Post` on one connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def leg_klaar(self, one: Poststuk) -> bool:
        """Add a mail; False where one with this key is there (nothing is changed then)."""
        values = asdict(one)
        del values["id"]
        statement = invoegen.insert_new(self._connection, poststuk, values).returning(_ROW.id)
        return (await self._connection.execute(statement)).one_or_none() is not None

    async def neem_volgende(self, now: datetime, bezet_tot: datetime) -> Poststuk | None:
        """Take the first mail that is due and that nobody has, for as long as that; None where there is none."""
        first = (
            select(_ROW.id)
            .where(_WAITS, _ROW.vanaf <= now, _free(now))
            .order_by(_ROW.vanaf, _ROW.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        taken = (
            update(poststuk)
            .where(_ROW.id == first.scalar_subquery())
            .values(bezet_tot=bezet_tot, pogingen=_ROW.pogingen + 1)
            .returning(*_ROW)
        )
        row = (await self._connection.execute(taken)).one_or_none()
        return _to_poststuk(row) if row else None

    async def klaar(self, one: Poststuk, staat: Poststaat, now: datetime, fout: Fout | None = None) -> bool:
        """End a mail, and remove its token; False where another worker has it or ended it."""
        ended = _mine(one).values(staat=staat, klaar_op=now, fout=fout, token=None, bezet_tot=None)
        return (await self._connection.execute(ended)).rowcount == 1

    async def later(self, one: Poststuk, vanaf: datetime) -> None:
        """Give a mail back, to be tried again from a moment on; not where another worker has it."""
        await self._connection.execute(_mine(one).values(vanaf=vanaf, bezet_tot=None))

    async def te_oud(self, voor: datetime, now: datetime, *, geprobeerd: bool = False) -> Sequence[Poststuk]:
        """Give what waits since before a moment, and nobody is sending now; `geprobeerd`: only what was tried."""
        statement = select(poststuk).where(_WAITS, _ROW.gemaakt_op <= voor, _free(now)).order_by(_ROW.id)
        if geprobeerd:
            statement = statement.where(_ROW.pogingen > 0)
        return [_to_poststuk(row) for row in await self._connection.execute(statement)]

    async def ruim_op(self, voor: datetime) -> None:
        """Remove what was done with before a moment; not what failed and still has to be seen to."""
        waits = exists().where(voorstel.c.id == _ROW.voorstel_id, voorstel.c.staat == Voorstelstaat.OPEN)
        unseen = and_(_ROW.staat == Poststaat.MISLUKT, waits)
        await self._connection.execute(delete(poststuk).where(_ROW.klaar_op < voor, ~unseen))

    async def vergeet_mislukt(self, voorstel_id: int) -> None:
        """Remove the mails of a proposal that were given up: somebody has seen to it."""
        failed = delete(poststuk).where(_ROW.voorstel_id == voorstel_id, _ROW.staat == Poststaat.MISLUKT)
        await self._connection.execute(failed)

    async def van_hulpvraag(self, hulpvraag_id: int) -> Sequence[Poststuk]:
        """Give the mails about a request, also those with its proposals, oldest first."""
        proposals = select(voorstel.c.id).where(voorstel.c.hulpvraag_id == hulpvraag_id)
        mine = or_(_ROW.hulpvraag_id == hulpvraag_id, _ROW.voorstel_id.in_(proposals))
        rows = await self._connection.execute(select(poststuk).where(mine).order_by(_ROW.id))
        return [_to_poststuk(row) for row in rows]

    async def te_melden(self, vandaag: date) -> Sequence[int]:
        """Give the requests with a follow-up that is due, of which the holder has an address and was not told."""
        told = exists().where(
            _ROW.soort == Soort.OPVOLGING,
            _ROW.coordinator_id == hulpvraag.c.houder_id,
            _ROW.dag >= opvolging.c.op,
        )
        statement = (
            select(opvolging.c.hulpvraag_id)
            .join(hulpvraag, hulpvraag.c.id == opvolging.c.hulpvraag_id)
            .join(coordinator, coordinator.c.id == hulpvraag.c.houder_id)
            .where(
                opvolging.c.staat == Opvolgstaat.OPEN,
                opvolging.c.op <= vandaag,
                coordinator.c.email.is_not(None),
                ~told,
            )
            .distinct()
        )
        return [int(id) for id in (await self._connection.execute(statement)).scalars()]

    async def mislukt_van_houder(self, houder_id: int) -> Sequence[int]:
        """Give the requests of somebody of which an open proposal could not be mailed, the longest ago first."""
        statement = (
            select(voorstel.c.hulpvraag_id)
            .join(poststuk, _ROW.voorstel_id == voorstel.c.id)
            .join(hulpvraag, hulpvraag.c.id == voorstel.c.hulpvraag_id)
            .where(
                hulpvraag.c.houder_id == houder_id,
                voorstel.c.staat == Voorstelstaat.OPEN,
                _ROW.staat == Poststaat.MISLUKT,
            )
            .group_by(voorstel.c.hulpvraag_id)
            .order_by(func.min(_ROW.klaar_op), voorstel.c.hulpvraag_id)
        )
        return [int(id) for id in (await self._connection.execute(statement)).scalars()]


def _free(now: datetime) -> ColumnElement[bool]:
    return or_(_ROW.bezet_tot.is_(None), _ROW.bezet_tot <= now)


def _mine(one: Poststuk) -> Any:
    """Update a mail only as long as whoever read it has it: who was too slow changes nothing any more."""
    return update(poststuk).where(
        _ROW.id == one.id, _WAITS, _ROW.bezet_tot.is_not_distinct_from(one.bezet_tot)
    )


def _to_poststuk(row: Row[Any]) -> Poststuk:
    codes = {
        "soort": Soort(row.soort),
        "staat": Poststaat(row.staat),
        "fout": Fout(row.fout) if row.fout else None,
    }
    return Poststuk(**(dict(row._mapping) | codes))
