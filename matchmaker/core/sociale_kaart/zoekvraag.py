"""What is asked of the directory, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from matchmaker.core.sociale_kaart.aanbod import Aanbod


@dataclass(frozen=True)
class Zoekvraag:
    """A question to the directory: every part that is filled narrows; codes within one part are alternatives."""

    activiteiten: tuple[str, ...] = ()
    leefgebied: str | None = None
    soorten_hulp: tuple[str, ...] = ()
    doelgroepen: tuple[str, ...] = ()  # offers for everybody always fit; a named group fits better
    routes: tuple[str, ...] = ()
    respijtvormen: tuple[str, ...] = ()
    basisfuncties: tuple[str, ...] = ()
    postcode4: str | None = None  # four digits
    max_km: float | None = None  # needs postcode4; offers without a place stay
    weekdag: int | None = None  # 0 Monday .. 6 Sunday
    tijd: str | None = None  # "HH:MM", needs weekdag
    taal: str | None = None  # ISO 639-1
    leeftijd: int | None = None  # years
    tekst: str | None = None  # free text, typos allowed
    met_ruimte: bool = False  # only what is known to have room now


@dataclass(frozen=True)
class Resultaat:
    """An offer that fits, with why."""

    aanbod: Aanbod
    reden: str  # one line, Dutch, B1
    afstand_km: float | None  # one decimal; None: no place or no postcode given
    verouderd: bool  # not confirmed for six months
    punten: float  # higher fits better; means something within one answer only
