"""Write a volunteer down, and edit what they told: what is wrong stands beside its field, and what was typed stays."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from math import nan

from matchmaker.core.errors import Fault, InvalidRequest
from matchmaker.core.hulpvraag import Frequentie
from matchmaker.core.telefoon import as_dialled
from matchmaker.core.text import clean
from matchmaker.core.vrijwilligers.moment import DAGDELEN, Moment
from matchmaker.core.vrijwilligers.vrijwilliger import Gegevens
from matchmaker.hsds import formats

Sent = Mapping[str, Sequence[str]]  # field of the form → what was typed or chosen

_PER = re.compile(r"([1-9]\d?)(d|wk|mo)")
_MOMENT = re.compile(rf"([0-6])-({'|'.join(DAGDELEN)})")


def gegevens(sent: Sent) -> Gegevens:
    """Read what was typed; a number that cannot be read becomes one that is refused."""
    return Gegevens(
        naam=one(sent, "naam"),
        telefoon=one(sent, "telefoon"),
        email=one(sent, "email"),
        postcode=one(sent, "postcode"),
        activiteiten=tuple(sent.get("activiteiten", ())),
        momenten=tuple(
            Moment(int(found[1]), found[2])
            for value in sent.get("momenten", ())
            if (found := _MOMENT.fullmatch(value))
        ),
        frequentie=_frequentie(sent),
        max_km=number(sent, "max_km"),
        talen=tuple(sent.get("talen", ())),
        maximum=whole(sent, "maximum"),
        eigen_woorden=one(sent, "eigen_woorden"),
    )


def as_sent(told: Gegevens) -> dict[str, list[str]]:
    """Write what is known as the fields of the form."""
    often = told.frequentie
    return {
        "naam": [told.naam or ""],
        "telefoon": [as_dialled(told.telefoon)],
        "email": [told.email or ""],
        "postcode": [told.postcode or ""],
        "activiteiten": list(told.activiteiten),
        "momenten": [f"{moment.weekdag}-{moment.dagdeel}" for moment in told.momenten],
        "frequentie": [_written(often.keer) if often else ""],
        "per": [f"{often.periode:g}{often.eenheid}" if often else "1wk"],
        "max_km": [_written(told.max_km) if told.max_km is not None else ""],
        "talen": list(told.talen),
        "maximum": [str(told.maximum)],
        "eigen_woorden": [told.eigen_woorden],
    }


def one(sent: Sent, name: str) -> str:
    """Give the text of a field; missing is empty."""
    return clean(next(iter(sent.get(name, ())), ""))


def number(sent: Sent, name: str) -> float | None:
    """Read a number, with a comma or a point; None where nothing was typed, NaN where it is none."""
    text = one(sent, name).replace(",", ".")
    if not text:
        return None
    return float(text) if re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", text) else nan


def whole(sent: Sent, name: str) -> int:
    """Read a whole number; -1 where it is none."""
    text = one(sent, name)
    return int(text) if re.fullmatch("[0-9]{1,18}", text) else -1


def day(sent: Sent, name: str) -> date | None:
    """Read a day; None where nothing was typed.

    Raises:
        InvalidRequest: it is none.
    """
    text = one(sent, name)
    if not text:
        return None
    if words := formats.fault("date", text):
        raise InvalidRequest((Fault(name, words),))
    return date.fromisoformat(text)


def _frequentie(sent: Sent) -> Frequentie | None:
    times = number(sent, "frequentie")
    found = _PER.fullmatch(one(sent, "per"))
    if times is None:
        return None
    return Frequentie(times, float(found[1]) if found else 1.0, found[2] if found else "wk")


def _written(value: float) -> str:
    return f"{value:g}".replace(".", ",")
