"""Find what there is of one person: by the code of a request, or by how they can be reached."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from matchmaker.core.aanvraag import normalise_postcode
from matchmaker.core.dubbelen import NAAM_POSTCODE, kenmerken
from matchmaker.core.hulpvraag import Contact, Hulpvraag
from matchmaker.core.ports import Work
from matchmaker.core.referentie import parse
from matchmaker.core.vrijwilligers.port import Vrijwilligersfilter
from matchmaker.core.vrijwilligers.vrijwilliger import Gegevens, Vrijwilliger
from matchmaker.hsds import formats

Wat = TypeVar("Wat", Hulpvraag, Vrijwilliger)

CODE = "code"  # found by the code of the request, or belongs to what was found by it
_TEGELIJK = 500  # volunteers read at once


@dataclass(frozen=True)
class Gezocht:
    """What is known of the person; each part may be empty."""

    referentie: str = field(default="", repr=False)
    telefoon: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    naam: str = field(default="", repr=False)  # counts with a postcode only
    postcode: str = field(default="", repr=False)

    @property
    def contact(self) -> Contact:
        """Give how they can be reached, written as it is kept."""
        return Contact(
            naam=self.naam.strip() or None,
            telefoon=formats.e164(self.telefoon) if self.telefoon.strip() else None,
            email=self.email.strip() or None,
            postcode=normalise_postcode(self.postcode) if self.postcode.strip() else None,
        )


@dataclass(frozen=True)
class Vondst(Generic[Wat]):
    """Something that may be of the person."""

    wat: Wat
    zelfde: tuple[str, ...]  # by what: CODE, or what is the same of how they can be reached

    @property
    def zeker(self) -> bool:
        """Say whether more is the same than a name and a postcode, which two people may share."""
        return self.zelfde != (NAAM_POSTCODE,)


@dataclass(frozen=True)
class Gevonden:
    """Everything that may be of the person; somebody looks at it before anything is done with it."""

    hulpvragen: tuple[Vondst[Hulpvraag], ...]  # oldest first
    vrijwilligers: tuple[Vondst[Vrijwilliger], ...]


async def zoek(work: Work, gezocht: Gezocht) -> Gevonden:
    """Look for a person; of the request with the code also everything with the same contact data."""
    code = parse(gezocht.referentie) if gezocht.referentie.strip() else None
    named = await work.hulpvragen.by_referentie(code) if code else None
    given = gezocht.contact
    known = [given, *([named.contact] if named and named.contact else [])]
    same: dict[int, set[str]] = {named.id: {CODE}} if named else {}
    people: dict[int, tuple[Vrijwilliger, set[str]]] = {}
    for contact in known:
        for id, soort in await work.bewaren.met_contact(contact):
            same.setdefault(id, set()).add(soort)
    wanted = {mark for contact in known for mark in kenmerken(contact)}
    async for one in _alle(work):
        marks = {soort for soort, waarde in kenmerken(_contact(one)) if (soort, waarde) in wanted}
        if named is not None and one.hulpvraag_id == named.id:
            marks.add(CODE)
        if marks:
            people[one.id] = (one, marks)
        if marks and one.hulpvraag_id is not None:  # the request they came with is theirs as well
            same.setdefault(one.hulpvraag_id, set()).update(marks)
    requests = await work.werkvoorraad.lees(sorted(same))
    return Gevonden(
        tuple(Vondst(one, _op_volgorde(same[id])) for id, one in sorted(requests.items())),
        tuple(Vondst(one, _op_volgorde(marks)) for _, (one, marks) in sorted(people.items())),
    )


async def _alle(work: Work) -> AsyncIterator[Vrijwilliger]:
    last = 0
    while rows := await work.vrijwilligers.na(Vrijwilligersfilter(), last, _TEGELIJK):
        for one in rows:
            yield one
        last = rows[-1].id


def _contact(one: Gegevens) -> Contact:
    return Contact(one.naam, one.telefoon, one.email, one.postcode)


def _op_volgorde(marks: set[str]) -> tuple[str, ...]:
    return tuple(sorted(marks, key=(CODE, "telefoon", "email", NAAM_POSTCODE).index))
