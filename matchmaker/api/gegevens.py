"""The resources of the API as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from matchmaker.core.coordinator import Coordinator
from matchmaker.core.dagstart import Dagstart, Opvolgtaak, Voorsteltaak
from matchmaker.core.dubbelen import Dubbele
from matchmaker.core.hulpvraag import Dossier, Hulpvraag
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.core.sociale_kaart.suggestie import Suggestie
from matchmaker.core.tijd import iso
from matchmaker.core.vrijwilligers.passend import PassendeVrijwilliger
from matchmaker.core.vrijwilligers.vrijwilliger import Vrijwilliger, Vrijwilligerdossier


def hulpvraag(cases: Matchmaker, one: Hulpvraag) -> dict[str, Any]:
    """Give a request as it stands in the queue: the contract's properties, and what the queue adds."""
    urgency = cases.urgency(one)
    explained = {"niveau": urgency.niveau, "label": urgency.label, "redenen": list(urgency.redenen)}
    return one.to_json() | {"urgentie": explained}


def dossier(cases: Matchmaker, one: Dossier) -> dict[str, Any]:
    """Give a request whole."""
    return hulpvraag(cases, one.hulpvraag) | {
        "geschiedenis": geschiedenis(one),
        "stappen": list(one.stappen),
        "voorstellen": [voorstel.to_json() for voorstel in one.voorstellen],
        "opvolgingen": [opvolging.to_json() for opvolging in one.opvolgingen],
    }


def geschiedenis(one: Dossier, soort: str | None = None) -> list[dict[str, Any]]:
    """Give the lines of the history, of one kind or of all."""
    return [line.to_json() for line in one.geschiedenis if soort in (None, line.soort)]


def suggestie(one: Suggestie | PassendeVrijwilliger) -> dict[str, Any]:
    """Give something that fits, with what a proposal to it names."""
    if isinstance(one, Suggestie):
        return one.to_json() | {"service_id": one.aanbod.service_id, "vrijwilliger_id": None}
    return one.to_json() | {"service_id": None, "vrijwilliger_id": one.vrijwilliger.id}


def dubbele(one: Dubbele) -> dict[str, Any]:
    """Give the head of another request that may be of the same person; the referentie only where they may read it."""
    other = one.hulpvraag
    return {
        "referentie": other.referentie if one.leesbaar else None,
        "status": other.status,
        "wijk": other.wijk,
        "ingediend_op": iso(other.ingediend_op),
        "houder": other.houder.naam if other.houder else None,
        "zelfde": list(one.zelfde),
    }


def coordinator(one: Coordinator) -> dict[str, Any]:
    """Give who works here."""
    return {
        "id": one.id,
        "gebruikersnaam": one.gebruikersnaam,
        "naam": one.naam,
        "functie": one.functie,
        "wijken": list(one.wijken),
    }


def dagstart(cases: Matchmaker, one: Dagstart) -> dict[str, Any]:
    """Give the day list, each part the most pressing first."""

    def call(taak: Opvolgtaak) -> dict[str, Any]:
        return {"hulpvraag": hulpvraag(cases, taak.hulpvraag), "opvolging": taak.opvolging.to_json()}

    def proposal(taak: Voorsteltaak) -> dict[str, Any]:
        shown = {"hulpvraag": hulpvraag(cases, taak.hulpvraag), "voorstel": taak.voorstel.to_json()}
        return shown | {"tot_en_met": taak.tot_en_met.isoformat()}

    return {
        "vandaag": one.vandaag.isoformat(),
        "aantal": one.aantal,
        "opvolgingen": [call(taak) for taak in one.opvolgingen],
        "vast": [call(taak) for taak in one.vast],
        "aangenomen": [proposal(taak) for taak in one.aangenomen],
        "verlopend": [proposal(taak) for taak in one.verlopend],
        "claims": [
            {"hulpvraag": hulpvraag(cases, taak.hulpvraag), "tot_en_met": taak.tot_en_met.isoformat()}
            for taak in one.claims
        ],
        "meldingen": [
            {"hulpvraag": hulpvraag(cases, taak.hulpvraag), "termijn": taak.termijn.isoformat()}
            for taak in one.meldingen
        ],
        "urgent": [hulpvraag(cases, urgent) for urgent in one.urgent],
        "niet_gemaild": [hulpvraag(cases, unsent) for unsent in one.niet_gemaild],
        "te_wissen": [hulpvraag(cases, going) for going in one.te_wissen],
    }


def vrijwilliger(one: Vrijwilliger) -> dict[str, Any]:
    """Give a volunteer: what they tell of themselves and how far they are."""
    names = ("id", "status", "bron", "naam", "telefoon", "email", "postcode", "wijk")
    numbers = ("max_km", "maximum", "loopt_nu", "eigen_woorden")
    moments = ("aangemeld_op", "gewijzigd_op", "laatste_contact")
    return {
        **{name: getattr(one, name) for name in (*names, *numbers)},
        "activiteiten": list(one.activiteiten),
        "momenten": [str(moment) for moment in one.momenten],
        "frequentie": asdict(one.frequentie) if one.frequentie else None,
        "talen": list(one.talen),
        "kennismaking": one.kennismaking.isoformat() if one.kennismaking else None,
        "vog": one.vog.isoformat() if one.vog else None,
        **{name: iso(getattr(one, name)) for name in moments},
    }


def vrijwilligerdossier(one: Vrijwilligerdossier) -> dict[str, Any]:
    """Give a volunteer whole."""
    return vrijwilliger(one.vrijwilliger) | {
        "koppelingen": [
            {"id": match.id, "begonnen_op": iso(match.begonnen_op), "referentie": match.referentie}
            for match in one.koppelingen
        ],
        "geschiedenis": [line.to_json() for line in one.geschiedenis],
    }
