"""Days and hours of an offer, as people read them."""

from __future__ import annotations

from matchmaker.core.sociale_kaart.aanbod import Tijd
from matchmaker.core.sociale_kaart.tijden import onderdelen

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_KEER = {"1": "eerste", "2": "tweede", "3": "derde", "4": "vierde", "5": "vijfde", "-1": "laatste"}


def in_woorden(tijd: Tijd) -> str:
    """Say when: "elke dinsdag, 10.00 tot 12.00 uur", "elke eerste dinsdag van de maand, vanaf 19.30 uur"."""
    return ", ".join(part for part in (_dagen(tijd.rrule), _uren(tijd)) if part)


def _dagen(rule: str) -> str:
    parts = onderdelen(rule)
    interval, days = parts.get("INTERVAL", "1"), parts.get("BYDAY", "")
    monthly = parts.get("FREQ") == "MONTHLY"
    if not days and (on := parts.get("BYMONTHDAY")):
        return f"op dag {_rij(on.split(','))} van de maand"
    names = [_dag(code.strip()) for code in days.split(",") if code.strip()[-2:] in _CODES]
    if not names:
        return "elke maand" if monthly else "elke dag" if parts.get("FREQ") == "DAILY" else ""
    if monthly:
        often = "van de maand" if interval == "1" else f"om de {interval} maanden"
        return f"elke {_rij(names)} {often}"
    if interval == "1":
        return f"elke {_rij(names)}"
    return f"{_rij(names)}, om de week" if interval == "2" else f"{_rij(names)}, eens in de {interval} weken"


def _dag(code: str) -> str:
    name, place = DAGEN[_CODES.index(code[-2:])], code[:-2].lstrip("+")
    return f"{_KEER.get(place, place + 'e')} {name}" if place else name


def _uren(tijd: Tijd) -> str:
    opens, closes = (
        (clock or "").replace(":", ".").removeprefix("0") for clock in (tijd.opens_at, tijd.closes_at)
    )
    if opens and closes:
        return f"{opens} tot {closes} uur"
    return f"vanaf {opens} uur" if opens else f"tot {closes} uur" if closes else ""


def _rij(words: list[str]) -> str:
    return " en ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
