"""The requests by what has to be done with them, in the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.hulpvraag import Gebeurtenis, Hulpvraag
from matchmaker.core.melding import Grenzen
from matchmaker.core.voorstellen.voorstel import Voorstelstaat
from matchmaker.core.workflow import LOOPT, Status
from matchmaker.geheim.kolom import geheim_van
from matchmaker.store.hulpvragen import SqlHulpvragen
from matchmaker.store.tables import NIEUW, hulpvraag, kenmerk
from matchmaker.store.vindbaar import zelfde
from matchmaker.store.voorstellen.tables import voorstel

_ROW = hulpvraag.c
_ENDED = (Status.AFGEROND, Status.INGETROKKEN)
_EERSTE = (
    select(_ROW.id)
    .where(text(NIEUW))
    .order_by(_ROW.urgentie.desc(), _ROW.ingediend_op, _ROW.id)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_VAN = or_(_ROW.wijk.is_(None), _ROW.wijk.not_in(bindparam("niet", expanding=True)))
_VOLGENDE, _VOLGENDE_VAN = (_ROW.id == one.scalar_subquery() for one in (_EERSTE, _EERSTE.where(_VAN)))


class SqlWerkvoorraad:
    """Implements `matchmaker.core.werkvoorraad.Werkvoorraad` on one connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._hulpvragen = SqlHulpvragen(connection)

    async def neem(self, id: int, *, sla_over: bool = False) -> Hulpvraag | None:
        """Read a request, and keep other writers of it out until this unit of work ends."""
        # SQLite has one writer, who has everything: it knows no such lock, and needs none.
        lock = select(_ROW.id).where(_ROW.id == id).with_for_update(skip_locked=sla_over)
        if (await self._connection.execute(lock)).one_or_none() is None:
            return None
        return await self._hulpvragen.by_id(id)

    async def lees(self, ids: Sequence[int]) -> Mapping[int, Hulpvraag]:
        """Read requests by the id of the store."""
        return await self._hulpvragen.by_ids(ids)

    async def claim_volgende(
        self, wie: Coordinator, niet_wijken: Sequence[str], line: Gebeurtenis
    ) -> str | None:
        """Take the first new request of the queue that nobody is taking, add the line, and give its referentie."""
        if niet_wijken:
            return await self._hulpvragen.take(_VOLGENDE_VAN, {"niet": niet_wijken}, wie, line)
        return await self._hulpvragen.take(_VOLGENDE, {}, wie, line)

    async def draag_over(self, found: Hulpvraag, naar: Coordinator, now: datetime) -> None:
        """Give a request another holder."""
        values = {"houder_id": naar.id, "geclaimd_op": now, "gewijzigd_op": now, "gewaarschuwd_op": None}
        await self._change(found, values)

    async def te_waarschuwen(self, voor: datetime) -> Sequence[int]:
        """Give what is held, waits for nobody else, was not touched since a moment, and without a warning yet."""
        return await self._ids(_resting(_ROW.gewijzigd_op < voor, _ROW.gewaarschuwd_op.is_(None)))

    async def waarschuw(self, found: Hulpvraag, now: datetime) -> None:
        """Note that the holder was warned; the next step or note takes it away."""
        await self._change(found, {"gewaarschuwd_op": now})

    async def terug_te_geven(self, voor: datetime) -> Sequence[int]:
        """Give what was not touched since a warning before a moment."""
        return await self._ids(_resting(_ROW.gewaarschuwd_op < voor))

    async def gewaarschuwd(self, houder_id: int) -> Sequence[int]:
        """Give what somebody holds and was warned about, the longest ago first."""
        held = select(_ROW.id).where(_ROW.houder_id == houder_id, _ROW.gewaarschuwd_op.is_not(None))
        return await self._ids(held.order_by(_ROW.gewaarschuwd_op, _ROW.id))

    async def zet_melding(self, found: Hulpvraag) -> None:
        """Store the report of a request as it stands in it."""
        report = found.melding
        values = {
            "gemeld_op": report.gemeld_op if report else None,
            "bevestigd_op": report.bevestigd_op if report else None,
            "onderzocht_op": report.onderzocht_op if report else None,
        }
        await self._change(found, values)

    async def meldingen(self, grenzen: Grenzen) -> Sequence[int]:
        """Give the reports of which a term ends within these bounds, the oldest report first."""
        unconfirmed = and_(_ROW.bevestigd_op.is_(None), _ROW.gemeld_op <= grenzen.bevestigen)
        statement = select(_ROW.id).where(
            or_(unconfirmed, _ROW.gemeld_op <= grenzen.onderzoeken),
            _ROW.onderzocht_op.is_(None),
            _ROW.status.not_in(_ENDED),
        )
        if grenzen.onder is not None:
            statement = statement.where(_ROW.urgentie.between(0, grenzen.onder - 1))
        if grenzen.houder_id is not None:
            statement = statement.where(or_(_ROW.houder_id == grenzen.houder_id, _ROW.status == Status.NIEUW))
        return await self._ids(statement.order_by(_ROW.gemeld_op, _ROW.id))

    async def zet_urgentie(self, found: Hulpvraag, urgentie: int) -> bool:
        """Store how urgent a request is; False where it was so already."""
        changed = update(hulpvraag).where(_ROW.id == found.id, _ROW.urgentie != urgentie)
        return (await self._connection.execute(changed.values(urgentie=urgentie))).rowcount == 1

    async def dubbelen(self, found: Hulpvraag, limit: int) -> Sequence[tuple[int, tuple[str, ...]]]:
        """Give the requests with the same kenmerken, with which are the same; newest first."""
        same_as = zelfde(geheim_van(self._connection.dialect), found.contact)
        if same_as is None:
            return []
        ids = (
            select(kenmerk.c.hulpvraag_id, kenmerk.c.soort)
            .where(same_as, kenmerk.c.hulpvraag_id != found.id)
            .order_by(kenmerk.c.hulpvraag_id.desc(), kenmerk.c.soort)
            .limit(limit * 3)  # kinds of kenmerk
        )
        same: dict[int, list[str]] = {}
        for row in await self._connection.execute(ids):
            same.setdefault(row.hulpvraag_id, []).append(row.soort)
        return [(id, tuple(soorten)) for id, soorten in list(same.items())[:limit]]

    async def _change(self, found: Hulpvraag, values: dict[str, Any]) -> None:
        await self._connection.execute(update(hulpvraag).where(_ROW.id == found.id).values(values))

    async def _ids(self, statement: Select[Any]) -> list[int]:
        return [int(id) for id in (await self._connection.execute(statement)).scalars()]


def _resting(*conditions: ColumnElement[bool]) -> Select[Any]:
    waiting = exists().where(voorstel.c.hulpvraag_id == _ROW.id, voorstel.c.staat == Voorstelstaat.OPEN)
    return select(_ROW.id).where(
        _ROW.houder_id.is_not(None), _ROW.status.in_(list(LOOPT)), *conditions, ~waiting
    )
