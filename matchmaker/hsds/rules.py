"""What the columns of one row must be to each other, and to the Dutch profile."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from matchmaker.core.sociale_kaart.profiel import Profiel
from matchmaker.core.sociale_kaart.rijen import Row
from matchmaker.hsds import schedule
from matchmaker.hsds.formats import is_date
from matchmaker.hsds.nearby import near

OLDEST = 130  # years

Rule = Callable[[Row, date, Profiel], Iterator[tuple[str, str]]]


def check(table: str, row: Row, today: date, profiel: Profiel) -> Iterator[tuple[str, str]]:
    """Name what is wrong with a row as a whole: (column, Dutch)."""
    if table in _RULES:
        yield from _RULES[table](row, today, profiel)


def _service(row: Row, today: date, _: Profiel) -> Iterator[tuple[str, str]]:
    assured = row.get("assured_date")
    if isinstance(assured, str) and is_date(assured) and date.fromisoformat(assured) > today:
        yield "assured_date", "Deze datum ligt in de toekomst."
    youngest, eldest = row.get("minimum_age"), row.get("maximum_age")
    for column, age in (("minimum_age", youngest), ("maximum_age", eldest)):
        if isinstance(age, int) and not 0 <= age <= OLDEST:
            yield column, f"Een leeftijd ligt tussen 0 en {OLDEST} jaar."
    if isinstance(youngest, int) and isinstance(eldest, int) and youngest > eldest:
        yield "maximum_age", f"De hoogste leeftijd is lager dan de laagste ({youngest})."


def _location(row: Row, _: date, __: Profiel) -> Iterator[tuple[str, str]]:
    for column, other, largest in (("latitude", "longitude", 90), ("longitude", "latitude", 180)):
        number = row.get(column)
        if isinstance(number, int | float) and not -largest <= number <= largest:
            yield column, f"Dit moet tussen -{largest} en {largest} graden liggen."
        elif number is not None and row.get(other) is None:
            yield other, f"Vul ook {other} in, of haal {column} weg."


def _schedule(row: Row, today: date, profiel: Profiel) -> Iterator[tuple[str, str]]:
    yield from schedule.faults(row)
    yield from _period(row, today, profiel)
    if row.get("closes_at") is not None and row.get("opens_at") is None:
        yield "opens_at", "Vul ook in wanneer het begint."
    zone = row.get("timezone")
    if isinstance(zone, int | float) and not -12 <= zone <= 14:
        yield "timezone", "Dit is het verschil met UTC in uren, van -12 tot en met 14."


def _period(row: Row, _: date, __: Profiel) -> Iterator[tuple[str, str]]:
    begin, end = row.get("valid_from"), row.get("valid_to")
    if isinstance(begin, str) and isinstance(end, str) and is_date(begin) and is_date(end) and begin > end:
        yield "valid_to", "Deze datum ligt voor valid_from."


def _cost_option(row: Row, today: date, profiel: Profiel) -> Iterator[tuple[str, str]]:
    yield from _period(row, today, profiel)
    amount = row.get("amount")
    if isinstance(amount, int | float) and amount < 0:
        yield "amount", "Een prijs is niet lager dan 0."


def _service_area(row: Row, _: date, profiel: Profiel) -> Iterator[tuple[str, str]]:
    kind, value = row.get("extent_type"), area(row)
    if kind not in profiel.gebieden:
        yield (
            "extent_type",
            f"Kies uit: {', '.join(profiel.gebieden)}. Anders weten wij niet welk gebied het is.",
        )
    elif kind == "postcode4" and not re.fullmatch("[1-9][0-9]{3}", value or ""):
        yield "extent", "Vul de vier cijfers van een postcode in, zoals 1990."
    elif kind == "wijk" and not value:
        yield "extent", "Vul de naam van de wijk in."


def _taxonomy_term(row: Row, _: date, profiel: Profiel) -> Iterator[tuple[str, str]]:
    taxonomie, code = row.get("taxonomy_id"), row.get("code")
    if taxonomie not in profiel.codes or profiel.has(str(taxonomie), str(code)):
        return
    known = profiel.labels(str(taxonomie))
    found = near(str(code).lower(), known, most=3, likeness=0.5)
    meant = f"Bedoelt u {' of '.join(found)}?" if found else f"Kies uit: {', '.join(known)}."
    yield "code", f"Deze code staat niet in {taxonomie}. {meant}" if code else f"Vul een code in. {meant}"


def area(row: Row) -> str | None:
    """Give the wijk or the postcode that a row of `service_area` names: its extent, or else its name."""
    value = row.get("extent") or row.get("name")
    return value if isinstance(value, str) else None


_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "service": _service,
        "location": _location,
        "schedule": _schedule,
        "cost_option": _cost_option,
        "service_area": _service_area,
        "taxonomy_term": _taxonomy_term,
    }
)
