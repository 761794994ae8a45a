"""Use cases of whoever reads the directory from outside: what is public, as rows of HSDS, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from matchmaker.core.errors import NotFound
from matchmaker.core.ports import Work
from matchmaker.core.sociale_kaart.koppen import Dienstkop, Sleutel
from matchmaker.core.sociale_kaart.lezen import ACTIEF
from matchmaker.core.sociale_kaart.openbaar import openbaar
from matchmaker.core.sociale_kaart.rijen import Package, Row
from matchmaker.core.sociale_kaart.versheid import dag
from matchmaker.core.sociale_kaart.zoeken import check, rangorde
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag
from matchmaker.core.use_case import UseCases
from matchmaker.hsds.specificatie import specificatie

_EVERY = 2**31 - 1  # offers: the total is asked too
_PLEK = "service_at_location"
_CODES = ("taxonomy", "taxonomy_term")


_NIETS = Zoekvraag()


@dataclass(frozen=True)
class Bladzijde:
    """Which page is asked for."""

    nummer: int  # from 1
    grootte: int  # rows on a page

    def van(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Give the part of a list that stands on this page."""
        return tuple(ids[(self.nummer - 1) * self.grootte : self.nummer * self.grootte])


@dataclass(frozen=True)
class Blad:
    """A page of rows of one table."""

    ids: tuple[str, ...]  # of the rows on it, in order
    totaal: int  # rows on all pages
    rijen: Package  # those rows, with what belongs to them


@dataclass(frozen=True)
class Uitvraag:
    """What part of the services is asked for; every part that is filled narrows."""

    vraag: Zoekvraag = _NIETS
    organization_id: str | None = None
    gewijzigd_na: datetime | None = None  # aware; what does not say when it was changed counts as changed
    heel: bool = False  # with everything that belongs to them


class Uitgave(UseCases):
    """Use cases of reading the public part of the directory; what was taken out and persons are not in it."""

    async def openbare_diensten(self, uitvraag: Uitvraag, bladzijde: Bladzijde) -> Blad:
        """Give services: the best fit first where something is searched, else in the order of the rows.

        Raises:
            InvalidRequest: a part of the question that cannot be.
        """
        async with self.store.reading() as work:
            kept = await _diensten(work, uitvraag)
            found = await self._gezocht(work, uitvraag.vraag)
            ids = list(kept) if found is None else dict.fromkeys(one.service_id for one in found)
            mine = [id_ for id_ in ids if id_ in kept]
            return await _blad(work, "service", mine, bladzijde, heel=uitvraag.heel)

    async def openbare_plekken(self, uitvraag: Uitvraag, bladzijde: Bladzijde) -> Blad:
        """Give services at their places (`service_at_location`), as `openbare_diensten` does.

        Raises:
            InvalidRequest: a part of the question that cannot be.
        """
        async with self.store.reading() as work:
            kept = await _diensten(work, uitvraag)
            found = await self._gezocht(work, uitvraag.vraag)
            places = (
                await work.kaart.plekken() if found is None else [one for one in found if one.op_een_plek]
            )
            mine = [one.id for one in places if one.service_id in kept]
            return await _blad(work, _PLEK, mine, bladzijde, heel=uitvraag.heel)

    async def openbare_organisaties(self, bladzijde: Bladzijde, *, heel: bool = False) -> Blad:
        """Give the organizations that offer something."""
        async with self.store.reading() as work:
            offering = {one.organization_id for one in await work.kaart.actieve_diensten()}
            mine = [id_ for id_ in await work.kaart.ids("organization") if id_ in offering]
            return await _blad(work, "organization", mine, bladzijde, heel=heel)

    async def openbare_codes(self, tabel: str, bladzijde: Bladzijde, taxonomie: str | None = None) -> Blad:
        """Give rows of `taxonomy` or `taxonomy_term`; those of one taxonomy only where that is named."""
        async with self.store.reading() as work:
            return await _blad(work, tabel, await work.kaart.ids(tabel, taxonomie), bladzijde, heel=True)

    async def openbaar(self, tabel: str, id: str) -> Package:
        """Give one row with everything that belongs to it; an organization with the rows of its services too.

        Raises:
            NotFound: there is none, or it is not public.
        """
        async with self.store.reading() as work:
            found = dict(await work.kaart.samenhang(tabel, [id]))
            if tabel == "organization":
                mine = [one.id for one in await work.kaart.actieve_diensten() if one.organization_id == id]
                found["service"] = await work.kaart.rijen("service", mine)
            await _vul_aan(work, found, tabel)
        offers = any(service.get("status") == ACTIEF for service in found.get("service", ()))
        if tabel not in found or (tabel not in _CODES and not offers):
            raise NotFound("there is no such row for everybody")
        return openbaar(found)

    async def _gezocht(self, work: Work, vraag: Zoekvraag) -> Sequence[Sleutel] | None:
        """Give what fits, the best first; None where nothing is asked."""
        if vraag == _NIETS:
            return None
        check(vraag, limiet=1, vanaf=0)
        _, placed = await rangorde(work.kaart, vraag, dag(self.clock()), _EVERY, block=_EVERY)
        by_nr = await work.kaart.sleutels()
        return [by_nr[one.kandidaat.nr] for one in placed]


async def _diensten(work: Work, uitvraag: Uitvraag) -> dict[str, Dienstkop]:
    """Give the services that everybody may see, before anything is searched in them."""
    kept = {one.id: one for one in await work.kaart.actieve_diensten()}
    if uitvraag.organization_id is not None:
        kept = {id_: one for id_, one in kept.items() if one.organization_id == uitvraag.organization_id}
    if uitvraag.gewijzigd_na is not None:
        changed = await work.kaart.last_modified()
        kept = {id_: one for id_, one in kept.items() if _sinds(changed.get(id_), uitvraag.gewijzigd_na)}
    return kept


def _sinds(last_modified: str | None, since: datetime) -> bool:
    changed = _moment(last_modified)
    return changed is None or changed >= since


def _moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


async def _blad(work: Work, tabel: str, ids: Sequence[str], bladzijde: Bladzijde, *, heel: bool) -> Blad:
    mine = bladzijde.van(ids)
    rows = dict(await work.kaart.samenhang(tabel, mine)) if heel else {}
    rows[tabel] = await work.kaart.rijen(tabel, mine)
    await _vul_aan(work, rows, tabel)
    return Blad(mine, len(ids), openbaar(rows))


async def _vul_aan(work: Work, rows: dict[str, Sequence[Row]], tabel: str) -> None:
    """Add the rows that those of a table point at, and of its services the organization too."""
    for name in (tabel, "service"):
        for field in specificatie()[name].fields.values():
            if field.references and field.references not in rows:
                pointed_at = (str(row[field.name]) for row in rows.get(name, ()) if row.get(field.name))
                wanted = list(dict.fromkeys(pointed_at))
                rows[field.references] = await work.kaart.rijen(field.references, wanted)
