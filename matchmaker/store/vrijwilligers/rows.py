"""Between rows and volunteers."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Row

from matchmaker.core.hulpvraag import Frequentie
from matchmaker.core.text import searchable
from matchmaker.core.vrijwilligers.moment import Moment
from matchmaker.core.vrijwilligers.vrijwilliger import Vrijwilliger, VrijwilligerStatus
from matchmaker.store.rows import consent_values, to_toestemming

# What a row holds of a person, as it is when nothing is left of them.
GEWIST: dict[str, Any] = {
    **dict.fromkeys(("naam", "telefoon", "email", "postcode", "postcode4", "wijk", "frequentie", "max_km")),
    **dict.fromkeys(("kennismaking", "vog", "hulpvraag_id")),
    **{name: [] for name in ("activiteiten", "momenten", "talen")},
    **dict.fromkeys(("eigen_woorden", "zoektekst"), ""),
    "maximum": 1,
    "status": VrijwilligerStatus.WEG,
}


def values_of(one: Vrijwilliger) -> dict[str, Any]:
    """Give the columns of `vrijwilliger`, but `id` and `sleutel`."""
    values = asdict(one)
    del values["id"], values["loopt_nu"]
    activities = (code.replace("_", " ") for code in one.activiteiten)
    return values | {
        "activiteiten": list(one.activiteiten),
        "momenten": [[moment.weekdag, moment.dagdeel] for moment in one.momenten],
        "talen": list(one.talen),
        "toestemming": consent_values(one.toestemming),
        "postcode4": one.postcode[:4] if one.postcode else None,
        "zoektekst": searchable(one.eigen_woorden, *activities),
    }


def to_vrijwilliger(row: Row[Any]) -> Vrijwilliger:
    """Build a volunteer from their row (with `loopt_nu`)."""
    return Vrijwilliger(
        id=row.id,
        status=VrijwilligerStatus(row.status),
        bron=row.bron,
        naam=row.naam,
        telefoon=row.telefoon,
        email=row.email,
        postcode=row.postcode,
        wijk=row.wijk,
        activiteiten=tuple(row.activiteiten),
        momenten=tuple(Moment(weekdag, dagdeel) for weekdag, dagdeel in row.momenten),
        frequentie=Frequentie(**row.frequentie) if row.frequentie else None,
        max_km=row.max_km,
        talen=tuple(row.talen),
        maximum=row.maximum,
        eigen_woorden=row.eigen_woorden,
        kennismaking=row.kennismaking,
        vog=row.vog,
        toestemming=to_toestemming(row.toestemming),
        aangemeld_op=row.aangemeld_op,
        gewijzigd_op=row.gewijzigd_op,
        laatste_contact=row.laatste_contact,
        loopt_nu=row.loopt_nu,
        hulpvraag_id=row.hulpvraag_id,
    )
