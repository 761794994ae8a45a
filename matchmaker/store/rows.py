"""Between rows and the dataclasses of the core."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from matchmaker.core.dubbelen import kenmerken
from matchmaker.core.hulpvraag import (
    Aanvraag,
    Contact,
    Feit,
    Frequentie,
    Gebeurtenis,
    Houder,
    Hulpvraag,
    Mantelzorg,
    Netwerk,
    Respijt,
    Toestemming,
)
from matchmaker.core.melding import Melding
from matchmaker.core.text import searchable
from matchmaker.geheim.cijfer import Geheim


def values_of(aanvraag: Aanvraag) -> dict[str, Any]:
    """Give the columns of `hulpvraag` that an aanvraag fills, but `zoektekst`."""
    values = asdict(aanvraag)
    del values["feiten"]
    values["signalen"] = list(aanvraag.signalen)
    values["toestemming"] = consent_values(aanvraag.toestemming)
    return values


def consent_values(consent: Toestemming) -> dict[str, Any]:
    """Give the JSON of a consent."""
    return asdict(consent) | {"tijdstip": consent.tijdstip.isoformat(), "doel": list(consent.doel)}


def to_toestemming(data: dict[str, Any]) -> Toestemming:
    """Build a consent."""
    return Toestemming(
        gegeven=data["gegeven"],
        tekstversie=data["tekstversie"],
        tijdstip=datetime.fromisoformat(data["tijdstip"]),
        doel=tuple(data["doel"]),
    )


def search_text(aanvraag: Aanvraag, referentie: str) -> str:
    """Give what the search of the queue looks in; the person is found by `contactwoorden`."""
    quotes = (feit.citaat for feit in aanvraag.feiten)
    activities = (feit.activiteit.replace("_", " ") for feit in aanvraag.feiten)
    return searchable(referentie, aanvraag.samenvatting, aanvraag.situatie, *quotes, *activities)


def fact_rows(hulpvraag_id: int, feiten: Iterable[Feit]) -> list[dict[str, Any]]:
    """Give the rows of `feit`, in order."""
    return [
        asdict(feit) | {"hulpvraag_id": hulpvraag_id, "volgnummer": place}
        for place, feit in enumerate(feiten)
    ]


def kenmerk_rows(geheim: Geheim, hulpvraag_id: int, contact: Contact | None) -> list[dict[str, Any]]:
    """Give the rows of `kenmerk`: digests."""
    return [
        {"hulpvraag_id": hulpvraag_id, "soort": soort, "waarde": geheim.afdruk(waarde, kenmerk_plaats(soort))}
        for soort, waarde in kenmerken(contact)
    ]


def kenmerk_plaats(soort: str) -> str:
    """Give the place of the digests of one kind of kenmerk."""
    return f"kenmerk.{soort}"


def to_hulpvraag(row: Row[Any], feiten: Iterable[Row[Any]]) -> Hulpvraag:
    """Build a hulpvraag from its row (with `houder_naam`) and the rows of its facts."""
    return Hulpvraag(
        id=row.id,
        referentie=row.referentie,
        versie=row.versie,
        kanaal=row.kanaal,
        ingediend_op=row.ingediend_op,
        gewijzigd_op=row.gewijzigd_op,
        rol=row.rol,
        situatie=row.situatie,
        feiten=tuple(_to_feit(feit) for feit in feiten),
        netwerk=Netwerk(**row.netwerk) if row.netwerk else None,
        vrijwilliger_welkom=row.vrijwilliger_welkom,
        mantelzorg=_to_mantelzorg(row.mantelzorg),
        trede=row.trede,
        signalen=tuple(row.signalen),
        contact=Contact(**row.contact) if row.contact else None,
        toestemming=to_toestemming(row.toestemming),
        samenvatting=row.samenvatting,
        status=row.status,
        wijk=row.wijk,
        houder=Houder(row.houder_id, row.houder_naam, row.geclaimd_op) if row.houder_id else None,
        snel=row.snel,
        gewaarschuwd_op=row.gewaarschuwd_op,
        wissen_op=row.wissen_op,
        melding=Melding(row.gemeld_op, row.bevestigd_op, row.onderzocht_op) if row.gemeld_op else None,
    )


def to_gebeurtenis(row: Row[Any]) -> Gebeurtenis:
    """Build a line of the history."""
    return Gebeurtenis(
        tijdstip=row.tijdstip,
        soort=row.soort,
        rol=row.rol,
        door=row.door,
        van=row.van,
        naar=row.naar,
        toelichting=row.toelichting,
        reden=row.reden,
    )


def _to_feit(row: Row[Any]) -> Feit:
    return Feit(
        soort=row.soort,
        activiteit=row.activiteit,
        leefgebied=row.leefgebied,
        citaat=row.citaat,
        wie=row.wie,
        frequentie=Frequentie(**row.frequentie) if row.frequentie else None,
        moment=row.moment,
    )


def _to_mantelzorg(data: dict[str, Any] | None) -> Mantelzorg | None:
    if data is None:
        return None
    respijt = Respijt(**data["respijt"]) if data["respijt"] else None
    return Mantelzorg(**(data | {"respijt": respijt}))
