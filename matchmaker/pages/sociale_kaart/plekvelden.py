"""The fields of the places of a service in its form: address and hours, for each place under its number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from matchmaker.core.sociale_kaart import openingstijden, plekken
from matchmaker.core.sociale_kaart.openingstijden import DAGEN, RIJ, VAAK, WEEK
from matchmaker.core.sociale_kaart.rijen import Package
from matchmaker.core.sociale_kaart.roosters import tijden_uit
from matchmaker.core.sociale_kaart.tijd_in_woorden import in_woorden
from matchmaker.core.text import clean

SPARE = 3  # empty lines for hours

_LINE = re.compile(r"(?:vaak|dag|van|tot|rij)_(\d+)_(\d+)")


@dataclass(frozen=True)
class Regel:
    """One line of hours in the form."""

    nummer: int
    vaak: str = WEEK
    dag: str = ""
    van: str = ""
    tot: str = ""
    rij: str = ""  # id of a row that lines cannot say
    woorden: str = ""  # what that row says
    eerste: bool = False  # its labels are seen; those of the others are only heard


@dataclass(frozen=True)
class Plek:
    """One place in the form."""

    nummer: int
    kop: str
    adres: Mapping[str, str]  # field of `plekken.ADRES` → value
    regels: tuple[Regel, ...]


def veld(name: str, dienst: Package) -> str:
    """Give the id in the form of a field as the core names it: "tijden@abc" → "tijden_0"."""
    what, at = plekken.deel(name)
    places = list(plekken.plekken(dienst))
    return f"{what}_{places.index(at)}" if "@" in name and at in places else name


def plekvelden(values: Mapping[str, str], dienst: Package) -> list[Plek]:
    """Give the places with what stands in their fields."""
    return [_plek(number, at, values, dienst) for number, at in enumerate(plekken.plekken(dienst))]


def getypt(sent: Mapping[str, Sequence[str]], dienst: Package) -> dict[str, str]:
    """Give what was typed in the fields of the places, as the core names them."""
    found: dict[str, str] = {}
    for number, at in enumerate(plekken.plekken(dienst)):
        for name in plekken.ADRES:
            found[f"{name}@{at}"] = clean(sent.get(f"{name}_{number}", [""])[0])
        found[f"{plekken.TIJDEN}@{at}"] = _lines(sent, number)
    return found


def _lines(sent: Mapping[str, Sequence[str]], place: int) -> str:
    numbers = {int(match[2]) for name in sent if (match := _LINE.fullmatch(name)) and int(match[1]) == place}
    lines = []
    for number in sorted(numbers):
        if rij := sent.get(f"{RIJ}_{place}_{number}"):
            lines.append(f"{RIJ}|{rij[0]}")
            continue
        often, *rest = (
            clean(sent.get(f"{name}_{place}_{number}", [""])[0]).replace("|", " ").replace("\n", " ")
            for name in ("vaak", "dag", "van", "tot")
        )
        if any(rest):
            lines.append("|".join([often, *rest]))
    return openingstijden.netjes("\n".join(lines))


def _plek(number: int, at: str, values: Mapping[str, str], dienst: Package) -> Plek:
    address = {name: values[f"{name}@{at}"] for name in plekken.ADRES}
    lines = [line.split("|") for line in values[f"{plekken.TIJDEN}@{at}"].split("\n") if line]
    shown = [_regel(place, parts, dienst) for place, parts in enumerate(lines)]
    spare = [Regel(len(shown) + place) for place in range(SPARE)]
    heading = ", ".join(filter(None, (address["straat"], address["woonplaats"])))
    every = [*shown, *spare]
    first = next(place for place, one in enumerate(every) if not one.rij)
    every[first] = replace(every[first], eerste=True)
    return Plek(number, heading or "Geen vaste plek", address, tuple(every))


def _regel(number: int, parts: Sequence[str], dienst: Package) -> Regel:
    if parts[0] == RIJ:
        rows = [row for row in dienst.get("schedule", ()) if str(row["id"]) == parts[1]]
        words = "; ".join(in_woorden(tijd) for tijd in tijden_uit(rows))
        return Regel(number, rij=parts[1], woorden=words or "een regel die hier niet te lezen is")
    often, day, opens, closes = parts
    return Regel(number, often, day, opens, closes)


def in_regels(value: str) -> list[str]:
    """Say lines of hours as people read them."""
    said = []
    for line in filter(None, value.split("\n")):
        parts = line.split("|")
        if parts[0] == RIJ:
            said.append("een regel die bleef")
            continue
        often, day, opens, closes = parts
        name = DAGEN.get(day, day)
        when = (
            name
            if often == WEEK
            else f"{VAAK.get(often, often).removesuffix(' van de maand')} {name} van de maand"
        )
        hours = f"{opens} tot {closes}" if opens and closes else f"vanaf {opens}" if opens else ""
        said.append(" ".join(filter(None, (when, hours))))
    return said
