"""When somebody can: parts of days of the week, as codes, in words, and read from what a person said."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from matchmaker.core.sociale_kaart.reden import opsomming
from matchmaker.core.sociale_kaart.tijd_in_woorden import DAGEN

DAGDELEN = ("ochtend", "middag", "avond", "nacht")

_WEEK = range(7)
_OVERDAG = ("ochtend", "middag")
_GEWOON = ("ochtend", "middag", "avond")  # who names a day does not mean its night
_DAG = {day.removesuffix("dag"): number for number, day in enumerate(DAGEN)}
_DEEL = {part: part for part in DAGDELEN} | {
    "morgen": "ochtend",
    "voormiddag": "ochtend",
    "namiddag": "middag",
}
_MEERVOUD = r"(?:en|je|jes|s)?"
_WOORD = re.compile(
    rf"""\b(?:
      (?P<dag>{"|".join(_DAG)})dag(?:(?P<samen>ochtend|morgen|middag|avond|nacht)?{_MEERVOUD})
    | (?P<groep>weekend|doordeweeks?|door\ de\ weeks?)(?:en|e)?
    | (?P<overdag>overdag)
    | (?P<deel>ochtend|voormiddag|middag|namiddag|avond|nacht|(?<=de\ )morgen|morgen(?=s\b)){_MEERVOUD}
    | (?P<niet>niet(?!\ uit\b)|geen|nooit|behalve|uitgezonderd)
    )\b(?P<streep>-(?=\s))?|(?P<einde>[,.;!?]|\bmaar\b|\bwel\b)""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, order=True)
class Moment:
    """A part of one day of the week, every week."""

    weekdag: int  # 0 Monday .. 6 Sunday
    dagdeel: str  # one of DAGDELEN

    def __str__(self) -> str:
        """Write "dinsdagochtend"."""
        return f"{DAGEN[self.weekdag]}{self.dagdeel}"


def op_volgorde(momenten: Iterable[Moment]) -> tuple[Moment, ...]:
    """Put moments in the order of the week, each once."""
    return tuple(sorted(set(momenten), key=lambda one: (one.weekdag, DAGDELEN.index(one.dagdeel))))


def in_woorden(momenten: Collection[Moment]) -> str:
    """Say when: "dinsdagochtend", "maandag tot en met vrijdag in de avond", "elke middag"; empty for none."""
    return _in_woorden(frozenset(momenten))


@lru_cache(maxsize=4096)
def _in_woorden(momenten: frozenset[Moment]) -> str:
    days: dict[tuple[str, ...], list[int]] = {}
    for day in _WEEK:
        if parts := tuple(part for part in DAGDELEN if Moment(day, part) in momenten):
            days.setdefault(parts, []).append(day)
    return opsomming([_groep(same, parts) for parts, same in days.items()]) if days else ""


def _groep(days: list[int], parts: tuple[str, ...]) -> str:
    whole = set(_GEWOON) <= set(parts)
    if len(days) == len(_WEEK):
        return "elke dag" if whole else opsomming([f"elke {part}" for part in parts])
    if len(days) == len(parts) == 1:
        return str(Moment(days[0], parts[0]))
    return _dagen(days) if whole else f"{_dagen(days)} in de {opsomming(parts)}"


def _dagen(days: list[int]) -> str:
    row = len(days) > 2 and days == list(range(days[0], days[-1] + 1))
    return (
        f"{DAGEN[days[0]]} tot en met {DAGEN[days[-1]]}" if row else opsomming([DAGEN[day] for day in days])
    )


@lru_cache(maxsize=4096)
def lees(tekst: str) -> tuple[Moment, ...]:
    """Read when somebody means: "een middag" is every afternoon; empty where no day and no part of one is named."""
    meant, excluded = _Genoemd(), _Genoemd()
    now = meant
    for found in _WOORD.finditer(tekst):
        if found["einde"]:
            now = meant
        elif found["niet"]:
            now = excluded
        else:
            now.neem(found)
    out = set(excluded.momenten())
    named = set(meant.momenten())
    if not named and out:
        named = {Moment(day, part) for day in _WEEK for part in _GEWOON}
    return op_volgorde(named - out)


@dataclass
class _Genoemd:
    """What one text names: pairs ("dinsdagmiddag"), and days and parts that stand apart."""

    paren: set[Moment] = field(default_factory=set)
    dagen: set[int] = field(default_factory=set)
    delen: set[str] = field(default_factory=set)
    wacht: set[int] = field(default_factory=set)  # the "dinsdag-" of "dinsdag- en donderdagmiddag"

    def neem(self, found: re.Match[str]) -> None:
        """Add a word."""
        if found["dag"]:
            self._neem_dag(_DAG[found["dag"].lower()], found["samen"], bool(found["streep"]))
        elif found["groep"]:
            self.dagen |= {5, 6} if found["groep"].lower() == "weekend" else set(range(5))
        elif found["overdag"]:
            self.delen |= set(_OVERDAG)
        else:
            self.delen.add(_DEEL[found["deel"].lower()])

    def _neem_dag(self, dag: int, samen: str | None, streep: bool) -> None:
        if samen:
            self.paren |= {Moment(one, _DEEL[samen.lower()]) for one in (*self.wacht, dag)}
            self.wacht.clear()
        else:
            (self.wacht if streep else self.dagen).add(dag)

    def momenten(self) -> Iterator[Moment]:
        """Give the moments that are meant."""
        dagen = self.dagen | self.wacht
        yield from self.paren
        if dagen or self.delen:
            for day in dagen or _WEEK:
                for part in self.delen or _GEWOON:
                    yield Moment(day, part)
