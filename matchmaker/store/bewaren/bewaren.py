"""The requests by when they have been kept long enough, in the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, delete, exists, insert, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.bewaren.termijn import Grenzen
from matchmaker.core.herstel.port import TERUG
from matchmaker.core.hulpvraag import Contact, Hulpvraag
from matchmaker.core.nazorg.opvolging import Opvolgstaat
from matchmaker.core.post.poststuk import Poststuk
from matchmaker.core.voorstellen.voorstel import Voorstel
from matchmaker.core.vrijwilligers.vrijwilliger import VrijwilligerStatus
from matchmaker.core.workflow import Status
from matchmaker.geheim.kolom import geheim_van
from matchmaker.store import vindbaar
from matchmaker.store.hulpvragen import SqlHulpvragen
from matchmaker.store.nazorg.tables import opvolging
from matchmaker.store.post.post import SqlPost
from matchmaker.store.sociale_kaart.tables import kaart_link, kaart_pakket
from matchmaker.store.tables import GEEINDIGD, gebeurtenis, hulpvraag, kenmerk, sessie, verwijderd
from matchmaker.store.voorstellen.tables import voorstel
from matchmaker.store.voorstellen.voorstellen import SqlVoorstellen
from matchmaker.store.vrijwilligers.koppelingen import RUNS
from matchmaker.store.vrijwilligers.tables import koppeling, vrijwilliger

_ROW = hulpvraag.c
_WITHDRAWN = _ROW.status == Status.INGETROKKEN


class SqlBewaren:
    """Implements `matchmaker.core.bewaren.port.Bewaren` on one connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def aan_te_kondigen(self, grenzen: Grenzen, id: int | None = None) -> Sequence[int]:
        """Give what has passed its term by `grenzen` and was not announced; `id`: only this one, if it is so."""
        return await self._ids(_ROW.wissen_op.is_(None), ~_WITHDRAWN, *_passed(grenzen, id))

    async def kondig_aan(self, found: Hulpvraag, op: date) -> None:
        """Note on which day it is going to be removed; the next step or note takes that away."""
        await self._connection.execute(update(hulpvraag).where(_ROW.id == found.id).values(wissen_op=op))

    async def aangekondigd(self, houder_id: int) -> Sequence[int]:
        """Give what was announced of somebody's requests and of those that nobody holds, the first to go first."""
        theirs = or_(_ROW.houder_id == houder_id, _ROW.houder_id.is_(None))
        statement = select(_ROW.id).where(_ROW.wissen_op.is_not(None), theirs)
        return list((await self._connection.execute(statement.order_by(_ROW.wissen_op, _ROW.id))).scalars())

    async def te_wissen(self, grenzen: Grenzen, vandaag: date, id: int | None = None) -> Sequence[int]:
        """Give what has passed its term and was announced for `vandaag` or earlier; what was withdrawn, unannounced."""
        return await self._ids(or_(_ROW.wissen_op <= vandaag, _WITHDRAWN), *_passed(grenzen, id))

    async def gesprek(self, id: int) -> str | None:
        """Give the conversation that a request came from; None where there is no such request, or no conversation."""
        key = (await self._connection.execute(select(_ROW.sleutel).where(_ROW.id == id))).scalar_one_or_none()
        gesprek, colon, _ = (key or "").rpartition(":")  # the actions hand in under "<gesprek>:<ronde>"
        return gesprek if colon else None

    async def post(self, id: int) -> Sequence[Poststuk]:
        """Give the mails about a request, also those with its proposals, oldest first."""
        return await SqlPost(self._connection).van_hulpvraag(id)

    async def voorstellen_aan(self, vrijwilliger_id: int) -> Sequence[Voorstel]:
        """Give the proposals that a volunteer got, oldest first."""
        return await SqlVoorstellen(self._connection).aan(vrijwilliger_id)

    async def met_contact(self, contact: Contact) -> Sequence[tuple[int, str]]:
        """Give which requests have the same contact data, and what of it, a `kenmerk` of `core.dubbelen`."""
        same = vindbaar.zelfde(geheim_van(self._connection.dialect), contact)
        if same is None:
            return []
        found = select(kenmerk.c.hulpvraag_id, kenmerk.c.soort).where(same)
        return [(int(row[0]), str(row[1])) for row in await self._connection.execute(found)]

    async def verwijder_lege_vrijwilligers(self, voor: datetime) -> None:
        """Remove what is left of volunteers who were removed by a moment, if no proposal needs it."""
        who = vrijwilliger.c
        asked = exists().where(voorstel.c.vrijwilliger_id == who.id)
        gone = (who.status == VrijwilligerStatus.WEG, who.gewijzigd_op <= voor, ~asked)
        await self._connection.execute(delete(vrijwilliger).where(*gone))

    async def ruim_verlopen_op(self, now: datetime) -> None:
        """Remove sessions, links, waiting packages and numbers of what was removed that have run out."""
        await self._connection.execute(delete(verwijderd).where(verwijderd.c.op < now - TERUG))
        for table in (sessie, kaart_link, kaart_pakket):
            # Another may be at it: what that one removes is left to it.
            old = select(table.c.hash).where(table.c.verloopt_op <= now).with_for_update(skip_locked=True)
            await self._connection.execute(delete(table).where(table.c.hash.in_(old)))

    async def verwijder(self, found: Hulpvraag, op: datetime) -> None:
        """Remove a request with everything that hangs on it; its number and the moment stay for a while."""
        await SqlHulpvragen(self._connection).wipe(found)
        await SqlVoorstellen(self._connection).wis_woorden(found.id)
        for table in (koppeling, vrijwilliger):  # those are the volunteer's
            mine = table.c.hulpvraag_id == found.id
            await self._connection.execute(update(table).where(mine).values(hulpvraag_id=None))
        for table in (voorstel, opvolging):
            await self._connection.execute(delete(table).where(table.c.hulpvraag_id == found.id))
        await self._connection.execute(delete(hulpvraag).where(_ROW.id == found.id))
        await self._connection.execute(insert(verwijderd).values(hulpvraag_id=found.id, op=op))

    async def _ids(self, *conditions: ColumnElement[bool]) -> list[int]:
        statement = select(_ROW.id).where(*conditions).order_by(_ROW.id)
        return [int(id) for id in (await self._connection.execute(statement)).scalars()]


def _passed(grenzen: Grenzen, id: int | None) -> tuple[ColumnElement[bool], ...]:
    """Say what has ended and was not touched since its bound."""
    line, call, match, who = gebeurtenis.c, opvolging.c, koppeling.c, vrijwilliger.c
    referred = exists().where(
        line.hulpvraag_id == _ROW.id, line.van == Status.DOORVERWEZEN, line.naar == Status.AFGEROND
    )
    to_phone = exists().where(call.hulpvraag_id == _ROW.id, call.staat == Opvolgstaat.OPEN)
    helping = exists().where(match.hulpvraag_id == _ROW.id, or_(RUNS, match.beeindigd_op >= grenzen.afgerond))
    offer = exists().where(who.hulpvraag_id == _ROW.id, who.status != VrijwilligerStatus.WEG)
    done = _ROW.status == Status.AFGEROND
    ended = or_(
        and_(_WITHDRAWN, _ROW.gewijzigd_op < grenzen.ingetrokken),
        and_(done, ~referred, _ROW.gewijzigd_op < grenzen.afgerond),
        and_(done, referred, _ROW.gewijzigd_op < grenzen.doorverwezen),
        and_(_ROW.status == Status.DOORVERWEZEN, ~to_phone, _ROW.gewijzigd_op < grenzen.doorverwezen),
    )
    youngest = max(vars(grenzen).values())
    by_index = (text(GEEINDIGD), _ROW.gewijzigd_op < youngest)
    only = () if id is None else (_ROW.id == id,)
    return (*by_index, ended, ~helping, ~offer, *only)
