"""Check what somebody types into the fields of a service."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from matchmaker.core.errors import Fault
from matchmaker.core.sociale_kaart.aanbod import RUIMTE
from matchmaker.core.sociale_kaart.lezen import TAXONOMIE
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.rijen import Row
from matchmaker.hsds import formats
from matchmaker.hsds.rules import OLDEST
from matchmaker.hsds.specificatie import specificatie

AGES = ("minimum_age", "maximum_age")
CODES = MappingProxyType({field: taxonomie for taxonomie, field in TAXONOMIE.items()})  # field → taxonomy
VRIJ = "plekken_vrij"  # field: how many places are free
MAX_TEXT = 4_000  # signs

_REQUIRED = ("naam", "status")
_FORMATS = MappingProxyType({"email": "email", "website": "url", "telefoon": "phone"})
_ONE_OF = MappingProxyType({"ruimte": RUIMTE, "status": specificatie()["service"].fields["status"].enum})


def codes_in(value: str) -> tuple[str, ...]:
    """Split codes that are parted by spaces or commas; each once."""
    return tuple(dict.fromkeys(re.findall(r"[^\s,]+", value)))


def faults(velden: Mapping[str, str], service: Row) -> list[Fault]:
    """Name what cannot be, Dutch; `service` is the row as it stands now."""
    found = [Fault(name, words) for name, value in velden.items() for words in _fault(name, value)]
    found = found or [Fault("maximum_age", words) for words in _ages(velden, service)]
    return found + [Fault(VRIJ, words) for words in _ruimte(velden)]


def _fault(name: str, value: str) -> Iterator[str]:
    if not value:
        if name in _REQUIRED:
            yield "Dit moet ingevuld zijn."
    elif len(value) > MAX_TEXT:
        yield f"Deze tekst is te lang: meer dan {MAX_TEXT} tekens."
    elif name in _FORMATS:
        if words := formats.fault(_FORMATS[name], value):
            yield words
    elif name in _ONE_OF:
        if value not in _ONE_OF[name]:
            yield f"Kies uit: {', '.join(_ONE_OF[name])}."
    elif name == VRIJ:
        if not re.fullmatch("[0-9]{1,4}", value):
            yield "Dit is een heel getal, zoals 3."
    elif name in AGES:
        if not re.fullmatch("[0-9]{1,3}", value) or int(value) > OLDEST:
            yield f"Een leeftijd is een heel getal van 0 tot en met {OLDEST}."
    elif unknown := [code for code in _codes(name, value) if not profiel().has(CODES[name], code)]:
        yield f"Dit kennen wij niet: {', '.join(unknown)}."


def _ruimte(velden: Mapping[str, str]) -> Iterator[str]:
    number, ruimte = velden.get(VRIJ, ""), velden.get("ruimte")
    if number.isdecimal() and ruimte is not None and (int(number) > 0) != (ruimte == "ja"):
        yield f"Er is {'geen ruimte' if int(number) else 'ruimte'}, en toch vult u {number} in."


def _codes(name: str, value: str) -> tuple[str, ...]:
    return codes_in(value) if name in CODES else ()


def _ages(velden: Mapping[str, str], service: Row) -> Iterator[str]:
    youngest, eldest = (velden.get(name, service.get(name)) for name in AGES)
    if youngest and eldest and int(youngest) > int(eldest):
        yield f"De hoogste leeftijd is lager dan de laagste ({youngest})."
