"""How often: in words, and as a number to compare by."""

from __future__ import annotations

from matchmaker.core.hulpvraag import Frequentie

_EENHEID = {"d": ("dag", "dagen"), "wk": ("week", "weken"), "mo": ("maand", "maanden")}
_WEKEN = {"d": 1 / 7, "wk": 1.0, "mo": 365.25 / 12 / 7}


def in_woorden(often: Frequentie) -> str:
    """Say how often: "2 keer per week", "1 keer in de 3 weken"."""
    one, more = _EENHEID[often.eenheid]
    times = f"{_getal(often.keer)} keer"
    return f"{times} per {one}" if often.periode == 1 else f"{times} in de {_getal(often.periode)} {more}"


def per_week(often: Frequentie) -> float:
    """Give how many times a week that is; a period of nothing counts as one."""
    return often.keer / ((often.periode if often.periode > 0 else 1) * _WEKEN[often.eenheid])


def _getal(number: float) -> str:
    return f"{number:g}".replace(".", ",")
