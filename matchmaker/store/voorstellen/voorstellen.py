"""The proposals in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.voorstellen.voorstel import EEN_VRIJWILLIGER, Voorstel, Voorstelstaat
from matchmaker.core.vrijwilligers.vrijwilliger import VrijwilligerStatus
from matchmaker.store import invoegen
from matchmaker.store.tables import gebeurtenis, hulpvraag
from matchmaker.store.voorstellen.tables import voorstel
from matchmaker.store.vrijwilligers.tables import vrijwilliger, vrijwilliger_gebeurtenis

_ROW = voorstel.c
_FIELDS = [column for column in _ROW if column.name != "token_hash"]
_READ = select(*_FIELDS)
_OPEN = _ROW.staat == Voorstelstaat.OPEN


class SqlVoorstellen:
    """Implements `matchmaker.core.voorstellen.port.Voorstellen` on one connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def voeg_toe(self, one: Voorstel) -> Voorstel | None:
        """Add a proposal; None where the volunteer or the request has an open one already."""
        values = asdict(one)
        del values["id"]
        statement = invoegen.insert_new(self._connection, voorstel, values).returning(*_FIELDS)
        row = (await self._connection.execute(statement)).one_or_none()
        return _to_voorstel(row) if row else None

    async def voorstel(self, id: int) -> Voorstel | None:
        """Find a proposal."""
        return await self._one(_READ.where(_ROW.id == id))

    async def bij(self, hulpvraag_id: int) -> Sequence[Voorstel]:
        """Give the proposals of a request, oldest first."""
        return await self._many(_READ.where(_ROW.hulpvraag_id == hulpvraag_id).order_by(_ROW.id))

    async def aan(self, vrijwilliger_id: int) -> Sequence[Voorstel]:
        """Give the proposals to a volunteer, oldest first."""
        return await self._many(_READ.where(_ROW.vrijwilliger_id == vrijwilliger_id).order_by(_ROW.id))

    async def open_van(self, vrijwilliger_id: int) -> Voorstel | None:
        """Give the open proposal of a volunteer; there is one at most."""
        return await self._one(_READ.where(_OPEN, _ROW.vrijwilliger_id == vrijwilliger_id))

    async def beantwoord(
        self, id: int, staat: Voorstelstaat, now: datetime, reden: str | None, toelichting: str | None
    ) -> None:
        """Give a proposal its answer; a link to it does not work any more."""
        values = {
            "staat": staat,
            "beantwoord_op": now,
            "reden": reden,
            "toelichting": toelichting,
            "token_hash": None,
        }
        await self._connection.execute(update(voorstel).where(_ROW.id == id).values(values))

    async def gekoppeld(self, id: int, now: datetime) -> None:
        """Note that they have met."""
        await self._connection.execute(update(voorstel).where(_ROW.id == id).values(gekoppeld_op=now))

    async def wis_woorden(self, hulpvraag_id: int) -> None:
        """Remove what was said with the proposals of a request, also from the histories of the volunteers."""
        copy = vrijwilliger_gebeurtenis
        said = exists().where(
            _ROW.hulpvraag_id == hulpvraag_id,
            _ROW.vrijwilliger_id == copy.c.vrijwilliger_id,
            _ROW.beantwoord_op == copy.c.tijdstip,
        )
        await self._connection.execute(update(copy).where(said).values(toelichting=None))
        mine = update(voorstel).where(_ROW.hulpvraag_id == hulpvraag_id)
        await self._connection.execute(mine.values(toelichting=None))

    async def wis_woorden_van(self, vrijwilliger_id: int) -> None:
        """Remove what was said at the end of the proposals to a volunteer, also from the histories of the requests."""
        # A row that another writer has is being wiped: who waits for that one may be waited for by them.
        mine, line, later = voorstel.alias(), gebeurtenis.c, voorstel.alias()
        # A request is with one volunteer at a time: until the next one was asked its lines are about this one.
        next_one = select(later.c.id).where(
            later.c.hulpvraag_id == mine.c.hulpvraag_id,
            later.c.vrijwilliger_id.is_not(None),
            later.c.id > mine.c.id,
            later.c.gedaan_op < line.tijdstip,
        )
        about = select(mine.c.id).where(
            mine.c.vrijwilliger_id == vrijwilliger_id,
            mine.c.hulpvraag_id == line.hulpvraag_id,
            mine.c.gedaan_op <= line.tijdstip,
            ~next_one.correlate(mine, gebeurtenis).exists(),
        )
        asked = select(_ROW.hulpvraag_id).where(_ROW.vrijwilliger_id == vrijwilliger_id)
        lines = select(line.id, line.toelichting).where(
            line.hulpvraag_id.in_(asked),
            line.soort.in_([f"voorstel_{staat}" for staat in Voorstelstaat]),
            line.toelichting.is_not(None),
            about.correlate(gebeurtenis).exists(),
        )
        rows = (await self._connection.execute(lines.with_for_update(skip_locked=True))).all()
        copies = [row.id for row in rows if row.toelichting.startswith(f"{EEN_VRIJWILLIGER}: ")]
        copied = update(gebeurtenis).where(line.id.in_(copies))
        await self._connection.execute(copied.values(toelichting=EEN_VRIJWILLIGER))
        said = select(_ROW.id).where(_ROW.vrijwilliger_id == vrijwilliger_id, _ROW.toelichting.is_not(None))
        these = update(voorstel).where(_ROW.id.in_(said.with_for_update(skip_locked=True)))
        await self._connection.execute(these.values(toelichting=None))

    async def zet_link(self, id: int, token_hash: str) -> None:
        """Keep a link to an open proposal, in the place of an earlier one."""
        await self._connection.execute(
            update(voorstel).where(_ROW.id == id, _OPEN).values(token_hash=token_hash)
        )

    async def met_link(self, token_hash: str) -> Voorstel | None:
        """Find the open proposal of a link."""
        return await self._one(_READ.where(_OPEN, _ROW.token_hash == token_hash))

    async def aflopend(self, now: datetime) -> Sequence[int]:
        """Give the requests that have an open proposal of which the term has passed or the volunteer is gone."""
        statement = select(_ROW.hulpvraag_id).where(_ends(now)).distinct()
        return [int(id) for id in (await self._connection.execute(statement)).scalars()]

    async def uitgelopen(self, hulpvraag_id: int, now: datetime) -> Sequence[Voorstel]:
        """Give those proposals of one request."""
        return await self._many(_READ.where(_ROW.hulpvraag_id == hulpvraag_id, _ends(now)).order_by(_ROW.id))

    async def van_houder(self, houder_id: int, tot: datetime) -> Sequence[Voorstel]:
        """Give, of what somebody holds, the proposals that were accepted or expire by a moment."""
        accepted = and_(_ROW.staat == Voorstelstaat.GEACCEPTEERD, _ROW.gekoppeld_op.is_(None))
        statement = (
            _READ.join(hulpvraag, hulpvraag.c.id == _ROW.hulpvraag_id)
            .where(hulpvraag.c.houder_id == houder_id, or_(accepted, and_(_OPEN, _ROW.verloopt_op <= tot)))
            .order_by(_ROW.verloopt_op, _ROW.id)
        )
        return await self._many(statement)

    async def _one(self, statement: Select[Any]) -> Voorstel | None:
        row = (await self._connection.execute(statement)).one_or_none()
        return _to_voorstel(row) if row else None

    async def _many(self, statement: Select[Any]) -> list[Voorstel]:
        return [_to_voorstel(row) for row in await self._connection.execute(statement)]


def _ends(now: datetime) -> ColumnElement[bool]:
    gone = select(vrijwilliger.c.id).where(
        vrijwilliger.c.id == _ROW.vrijwilliger_id, vrijwilliger.c.status == VrijwilligerStatus.WEG
    )
    return and_(_OPEN, or_(_ROW.verloopt_op <= now, gone.exists()))


def _to_voorstel(row: Row[Any]) -> Voorstel:
    return Voorstel(**(dict(row._mapping) | {"staat": Voorstelstaat(row.staat)}))
