"""Whom a service reaches: the area that it serves and the languages that are spoken, as fields of a form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from matchmaker.core.errors import Fault
from matchmaker.core.sociale_kaart.bewerking import Bewerking
from matchmaker.core.sociale_kaart.profiel import profiel
from matchmaker.core.sociale_kaart.veldcontrole import codes_in
from matchmaker.hsds.nearby import meant
from matchmaker.hsds.rules import area

WIJKEN, POSTCODES, TALEN = "wijken", "postcodes", "talen"
NAMEN = (WIJKEN, POSTCODES, TALEN)  # wijken and postcodes are parted by commas, codes of languages by spaces

_SOORT = {WIJKEN: "wijk", POSTCODES: "postcode4"}


def namen_in(value: str) -> tuple[str, ...]:
    """Split names that are parted by commas or lines; each once."""
    return tuple(
        dict.fromkeys(name for part in re.split(r"[,;\n]", value) if (name := " ".join(part.split())))
    )


def fouten(waarden: Mapping[str, str], wijken: Sequence[str]) -> Iterator[Fault]:
    """Name what cannot be; `wijken` are those that are known (none: any name will do)."""
    for name in namen_in(waarden.get(WIJKEN, "")):
        if wijken and name not in wijken:
            yield Fault(WIJKEN, f"Deze wijk kennen wij niet: {name}.{meant(name, wijken)}")
            break
    for code in namen_in(waarden.get(POSTCODES, "")):
        if not re.fullmatch("[1-9][0-9]{3}", code):
            yield Fault(POSTCODES, f"Vul vier cijfers in, zoals 1990. {code[:20]} is geen postcode.")
            break
    for code in codes_in(waarden.get(TALEN, "")):
        if not re.fullmatch("[a-z]{2,3}", code):
            yield Fault(TALEN, f"Deze taal kennen wij niet: {code[:20]}.")
            break


def zet(made: Bewerking, waarden: Mapping[str, str]) -> None:
    """Set these fields; without faults. Without wijken and postcodes it serves the whole municipality."""
    mine = made.service_id
    places = [str(row["id"]) for row in made.rows("service_at_location")]
    for name, kind in _SOORT.items():
        if name in waarden:
            _zet_gebied(made, mine, kind, namen_in(waarden[name]), places)
    named = [
        row for row in made.rows("service_area", service_id=mine) if row.get("extent_type") in _SOORT.values()
    ]
    if named and set(_SOORT) & set(waarden):
        made.drop("service_area", made.rows("service_area", service_id=mine, extent_type="gemeente"))
    if TALEN in waarden:
        _zet_talen(made, mine, codes_in(waarden[TALEN]))


def _zet_gebied(made: Bewerking, mine: str, kind: str, names: Sequence[str], places: Sequence[str]) -> None:
    rows = made.rows("service_area", extent_type=kind)
    own = {
        area(row): row
        for row in rows
        if row.get("service_id") == mine and not row.get("service_at_location_id")
    }
    elsewhere = [row for row in rows if row.get("service_at_location_id") in places]
    made.drop("service_area", [*elsewhere, *(row for name, row in own.items() if name not in names)])
    for name in names:
        if name not in own:
            row = {"id": f"{mine}:{kind}:{name}", "service_id": mine, "extent_type": kind, "extent": name}
            made.put("service_area", row | {"name": name})


def _zet_talen(made: Bewerking, mine: str, codes: Sequence[str]) -> None:
    own = {str(row.get("code") or "").lower(): row for row in made.rows("language", service_id=mine)}
    made.drop("language", [row for code, row in own.items() if code and code not in codes])
    for code in codes:
        if code not in own:
            row = {"id": f"{mine}:taal:{code}", "service_id": mine, "code": code}
            made.put("language", row | {"name": profiel().taal(code)})
