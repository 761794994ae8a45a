"""The counts of the overview, by the database: rows come out of it counted, never one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from statistics import median
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from matchmaker.core.nazorg.opvolging import Opvolgstaat
from matchmaker.core.overzicht.bijdrage import Bijdrage, Wat
from matchmaker.core.overzicht.port import (
    CIJFER,
    Belasting,
    Bereik,
    Gevraagd,
    Mantelzorgers,
    Verloop,
    Wachten,
    Wachttijd,
    Zoekend,
)
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.voorstellen.voorstel import Voorstelstaat
from matchmaker.core.workflow import Status
from matchmaker.store.nazorg.tables import opvolging
from matchmaker.store.overzicht import geteld
from matchmaker.store.overzicht.dagen import dagen_tussen
from matchmaker.store.tables import feit, gebeurtenis, hulpvraag
from matchmaker.store.voorstellen.tables import voorstel
from matchmaker.store.vrijwilligers.tables import vrijwilliger, vrijwilliger_activiteit
from matchmaker.store.vrijwilligers.vraag_en_aanbod import FREE, UNANSWERED

_ROW = hulpvraag.c
_ASKS = _ROW.rol != "aanbieder"
_STAYS = _ROW.status != Status.INGETROKKEN  # of what was withdrawn only that is counted
_ASKED = feit.c.soort.in_(("wens", "lastig"))
_BINNEN = (
    (7, Wachttijd.WEEK),
    (14, Wachttijd.TWEE_WEKEN),
    (28, Wachttijd.VIER_WEKEN),
    (56, Wachttijd.ACHT_WEKEN),
)


class SqlTellingen:
    """Implements `matchmaker.core.overzicht.port.Tellingen` on one connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def gevraagd(self, bereik: Bereik, grenzen: Sequence[datetime]) -> Gevraagd:
        """Count what was asked; `grenzen`: where each month of the period begins."""
        mine = (_ASKS, *_in(_ROW.ingediend_op, bereik), *_where(_ROW.wijk, bereik))
        later = reversed(list(enumerate(grenzen)))
        month = case(*((_ROW.ingediend_op >= begin, i) for i, begin in later), else_=0)
        areas = (
            select(feit.c.leefgebied, _verloop(), _ROW.id)
            .join(feit, feit.c.hulpvraag_id == _ROW.id)
            .where(_ASKED, _STAYS, *mine)
            .distinct()
        )
        old = await self._geteld(Wat.WIJK, bereik)
        firsts = [dag(begin) for begin in grenzen]
        return Gevraagd(
            per_wijk=_samen(
                await self._pairs(_per(2, select(_ROW.wijk, _verloop()).where(*mine))),
                *({(row.wijk, row.a): row.aantal} for row in old),
            ),
            per_leefgebied=_samen(
                await self._pairs(_per(2, areas)), await self._oude_paren(Wat.LEEFGEBIED, bereik)
            ),
            per_maand=_samen(
                await self._single(_per(1, select(month).where(*mine))),
                *({firsts.index(row.maand): row.aantal} for row in old if row.maand in firsts),
            ),
        )

    async def wachten(self, bereik: Bereik) -> Wachten:
        """Count how long it took until a match."""
        line = gebeurtenis.c
        first = (
            select(line.hulpvraag_id, func.min(line.tijdstip).label("tijdstip"))
            .where(line.naar == Status.GEKOPPELD)
            .group_by(line.hulpvraag_id)
            .subquery()
        )
        days = dagen_tussen(_ROW.ingediend_op, first.c.tijdstip)
        waited = (
            select(days.label("dagen"))
            .join(first, first.c.hulpvraag_id == _ROW.id)
            .where(_ASKS, _STAYS, *_in(first.c.tijdstip, bereik), *_where(_ROW.wijk, bereik))
        )
        those = waited.subquery().c
        group = case(*((those.dagen <= most, code) for most, code in _BINNEN), else_=Wachttijd.LANGER)
        counted = await self._single(_per(1, select(group)))
        if old := await self._geteld(Wat.WACHTEN, bereik):
            return await self._ook_oude(counted, waited, old)
        if not (number := sum(counted.values())):
            return Wachten({}, None)
        # One or two in the middle, whichever of both there is.
        middle = waited.order_by("dagen").offset((number - 1) // 2).limit(2 - number % 2).subquery()
        average = select(func.avg(middle.c.dagen))
        return Wachten(counted, float((await self._connection.execute(average)).scalar_one()))

    async def mantelzorgers(self, bereik: Bereik) -> Mantelzorgers:
        """Count what carers say of themselves."""
        mine = (
            _ROW.rol == "mantelzorger",
            _STAYS,
            *_in(_ROW.ingediend_op, bereik),
            *_where(_ROW.wijk, bereik),
        )
        told = _ROW.mantelzorg
        mark = told["belasting"].as_integer()
        group = case(
            (mark.is_(None), Belasting.ONBEKEND),
            *((mark <= most, code) for most, code in CIJFER),
            else_=Belasting.TE_ZWAAR,
        )
        how_long = told["volhoudtijd"].as_string()
        return Mantelzorgers(
            belasting=_samen(
                await self._single(_per(1, select(group).where(*mine))),
                await self._oude(Wat.BELASTING, bereik),
            ),
            volhoudtijd=_samen(
                await self._single(_per(1, select(how_long).where(*mine))),
                await self._oude(Wat.VOLHOUDTIJD, bereik),
            ),
        )

    async def weigeringen(self, bereik: Bereik) -> Mapping[tuple[str | None, bool], int]:
        """Count declined proposals by (reason, to a volunteer)."""
        one = voorstel.c
        person = one.vrijwilliger_id.is_not(None)
        those = (
            select(one.reden, person)
            .join(hulpvraag, _ROW.id == one.hulpvraag_id)
            .where(one.staat == Voorstelstaat.GEWEIGERD, _STAYS)
            .where(*_in(one.beantwoord_op, bereik), *_where(_ROW.wijk, bereik))
        )
        now = {(reason, bool(to)): n for (reason, to), n in (await self._pairs(_per(2, those))).items()}
        old = await self._oude_paren(Wat.WEIGERING, bereik)
        return _samen(now, *({(reason, to == "1"): n} for (reason, to), n in old.items()))

    async def nazorg(self, bereik: Bereik) -> Mapping[tuple[str | None, str], int]:
        """Count follow-ups by (who was asked, what came out)."""
        one = opvolging.c
        those = (
            select(one.soort, one.uitkomst)
            .join(hulpvraag, _ROW.id == one.hulpvraag_id)
            .where(one.staat == Opvolgstaat.KLAAR, _STAYS)
            .where(*_in(one.gedaan_op, bereik), *_where(_ROW.wijk, bereik))
        )
        return _samen(await self._pairs(_per(2, those)), await self._oude_paren(Wat.NAZORG, bereik))

    async def vragen(self, bereik: Bereik) -> Zoekend:
        """Count the requests without a volunteer that wish for something, as they are now."""
        asked = (
            select(_ROW.wijk, feit.c.activiteit, _ROW.id)
            .join(feit, feit.c.hulpvraag_id == _ROW.id)
            .where(*UNANSWERED, *_where(_ROW.wijk, bereik))
        )
        return await self._zoekend(asked)

    async def vrijwilligers(self, bereik: Bereik) -> Zoekend:
        """Count the active volunteers without a match, as they are now."""
        person, wants = vrijwilliger.c, vrijwilliger_activiteit.c
        offered = (
            select(person.wijk, wants.activiteit, person.id)
            .join(vrijwilliger_activiteit, wants.vrijwilliger_id == person.id)
            .where(*FREE, *_where(person.wijk, bereik))
        )
        return await self._zoekend(offered)

    async def onthoud(self, bijdragen: Iterable[Bijdrage]) -> None:
        """Count what a request counted for, from now on without it."""
        await geteld.onthoud(self._connection, bijdragen)

    async def vergeet(self, voor: date) -> None:
        """Remove what was so counted in months before a day."""
        await geteld.vergeet(self._connection, voor)

    async def _ook_oude(self, counted: dict[Any, int], waited: Select[Any], old: Sequence[Any]) -> Wachten:
        """Add waits of which whole days are known only, to those of requests that are still there."""
        days = list((await self._connection.execute(waited)).scalars())
        for row in old:
            days += [float(row.a)] * row.aantal
        before = ({_wachttijd(int(row.a)): row.aantal} for row in old)
        return Wachten(_samen(counted, *before), float(median(days)))

    async def _geteld(self, wat: Wat, bereik: Bereik) -> Sequence[Any]:
        return await geteld.lees(self._connection, wat, bereik)

    async def _oude(self, wat: Wat, bereik: Bereik) -> dict[Any, int]:
        return _samen(*({row.a: row.aantal} for row in await self._geteld(wat, bereik)))

    async def _oude_paren(self, wat: Wat, bereik: Bereik) -> dict[Any, int]:
        return _samen(*({(row.a, row.b): row.aantal} for row in await self._geteld(wat, bereik)))

    async def _zoekend(self, those: Select[Any]) -> Zoekend:
        one = those.subquery().c
        who = select(one.wijk, one.id).distinct()
        return Zoekend(
            per_wijk=await self._single(_per(1, who)),
            per_activiteit=await self._pairs(_per(2, those.distinct())),
        )

    async def _single(self, statement: Select[Any]) -> dict[Any, int]:
        return {row[0]: int(row[1]) for row in await self._connection.execute(statement)}

    async def _pairs(self, statement: Select[Any]) -> dict[tuple[Any, Any], int]:
        return {(row[0], row[1]): int(row[2]) for row in await self._connection.execute(statement)}


def _samen(*counts: Mapping[Any, int]) -> dict[Any, int]:
    """Add counts up."""
    added: Counter[Any] = Counter()
    for one in counts:
        added.update(one)
    return dict(added)


def _wachttijd(days: int) -> Wachttijd:
    return next((code for most, code in _BINNEN if days <= most), Wachttijd.LANGER)


def _per(number: int, those: Select[Any]) -> Select[Any]:
    """Count lines by their first so many columns."""
    columns = list(those.subquery().c)[:number]
    return select(*columns, func.count()).group_by(*columns)


def _in(moment: ColumnElement[Any], bereik: Bereik) -> tuple[ColumnElement[bool], ...]:
    return moment >= bereik.van, moment < bereik.tot


def _where(wijk: ColumnElement[Any], bereik: Bereik) -> tuple[ColumnElement[bool], ...]:
    if not bereik.niet_wijken:
        return ()
    return (or_(wijk.is_(None), wijk.not_in(bereik.niet_wijken)),)


def _verloop() -> ColumnElement[str]:
    """Say what became of a request."""
    line = gebeurtenis.c

    def was(status: Status) -> ColumnElement[bool]:
        return exists().where(line.hulpvraag_id == _ROW.id, line.naar == status)

    return case(
        (_ROW.status == Status.INGETROKKEN, Verloop.INGETROKKEN),
        (was(Status.GEKOPPELD), Verloop.GEKOPPELD),
        (was(Status.DOORVERWEZEN), Verloop.DOORVERWEZEN),
        else_=Verloop.BEZIG,
    )
