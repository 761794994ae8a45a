"""Between the question and the database: what the store is asked to find, and what it gives to be ranked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from matchmaker.core.sociale_kaart.aanbod import Tijd
from matchmaker.core.sociale_kaart.plaats import Plaats
from matchmaker.core.sociale_kaart.zoekvraag import Zoekvraag


@dataclass(frozen=True)
class Zoekwoord:
    """A word of the question, and the words of the directory that it may stand for."""

    varianten: Mapping[str, float]  # word of the directory → how alike, 0 to 1
    gewicht: float  # 0 to 1: its share in the question; a rare word says more


@dataclass(frozen=True)
class Selectie:
    """A question with what the directory knows about it."""

    vraag: Zoekvraag
    vandaag: date
    plaats: Plaats | None = None  # of the postcode of the question; None: not asked or not known
    woorden: tuple[Zoekwoord, ...] = ()  # of the text; empty with a text: no word of it is in the directory
    dekking: float = 0.0  # 0 to 1: an offer must have words that carry this share of the text


@dataclass(frozen=True)
class Kandidaat:
    """An offer that fits the question, with what the ranking looks at."""

    nr: int  # of the store
    past: Mapping[str, int] = field(default_factory=dict)  # part of the question → how many of its codes fit
    aantal_activiteiten: int = 0  # that it offers at all: few is specific
    kern: int = 0  # activities asked (or the leefgebied: 1) that its name has, and again those that its description has
    kern_groep: int = 0  # doelgroepen asked that its name has
    nadeel: float = 0.0  # points: what counts against it and was not asked for
    voor_anderen: bool = False  # its doelgroepen are others than those of the person cared for
    woorden: float = 0.0  # 0 to 1: how much of the text it has
    latitude: float | None = None  # degrees, WGS 84
    longitude: float | None = None  # degrees, WGS 84
    in_gebied: bool = False  # it names the wijk or the postcode of the person
    ruimte: str | None = None
    assured_date: date | None = None
    tijden: tuple[Tijd, ...] = ()  # only those that the index of weekdays cannot judge
    op_tijd: bool = True  # the index of weekdays says that it fits
