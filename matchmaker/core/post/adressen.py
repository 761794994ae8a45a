"""Whom a mail goes to: coordinators by their wijken, volunteers and services by what they gave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matchmaker.core.coordinator import Coordinator, Functie
from matchmaker.core.ports import Work
from matchmaker.core.sociale_kaart.rijen import Package
from matchmaker.core.voorstellen.voorstel import Voorstel


def van_wijk(collegas: Iterable[Coordinator], wijk: str | None) -> list[Coordinator]:
    """Give who works a wijk and has an address; of an unknown wijk, or one that nobody has, that is everybody."""
    workers = [one for one in collegas if one.functie is not Functie.LEZER]
    theirs = [one for one in workers if wijk in one.wijken]
    everywhere = [one for one in workers if not one.wijken]
    return [one for one in (theirs + everywhere if theirs else workers) if one.email]


async def coordinator(work: Work, id: int) -> Coordinator | None:
    """Find somebody who works here and has an address."""
    colleagues: Sequence[Coordinator] = await work.coordinators.alle()
    return next((one for one in colleagues if one.id == id and one.email), None)


async def van_voorstel(work: Work, one: Voorstel) -> str | None:
    """Give the address of the volunteer or the service of a proposal; None where there is none."""
    if one.vrijwilliger_id is not None:
        person = await work.vrijwilligers.vrijwilliger(one.vrijwilliger_id)
        return person.email if person else None
    assert one.service_id is not None
    offers = await work.kaart.aanbod_van(one.service_id)
    if not offers:
        return None  # it was taken out of the directory
    found = _adres(await work.kaart.samenhang("service", [one.service_id]), one.service_id)
    return found or offers[0].assurer_email


def _adres(package: Package, service_id: str) -> str | None:
    """Give the first address of: contacts of the service, itself, contacts of its organisation, that organisation."""
    service = next(row for row in package["service"] if row["id"] == service_id)
    owner = [row for row in package.get("organization", ()) if row["id"] == service.get("organization_id")]
    contacts = package.get("contact", ())
    mine = [row for row in contacts if row.get("service_id") == service_id]
    # A contact of another service of theirs may name the organisation as well.
    theirs = [
        row
        for row in contacts
        if not row.get("service_id") and any(row.get("organization_id") == one["id"] for one in owner)
    ]
    return next((str(row["email"]) for row in (*mine, service, *theirs, *owner) if row.get("email")), None)
