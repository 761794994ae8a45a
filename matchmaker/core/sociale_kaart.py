"""Which organisations fit a hulpvraag, and why: a small first directory, matched on activity and wijk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from matchmaker.core.hulpvraag import Hulpvraag

_POINTS = {"wens": 3, "lastig": 2}
_POINT_WIJK = 1


@dataclass(frozen=True)
class Wijk:
    """A neighbourhood and whom to call there."""

    naam: str
    wijkteam: str
    telefoon: str  # E.164


@dataclass(frozen=True)
class Organisatie:
    """An organisation that helps people in the municipality."""

    naam: str
    telefoon: str  # E.164
    soort_hulp: str  # Dutch, as "vrijwilliger" or "professional"
    omschrijving: str  # one sentence, Dutch
    activiteiten: tuple[str, ...]  # codes of the vocabulary
    wijken: tuple[str, ...]  # empty: the whole municipality


@dataclass(frozen=True)
class Suggestie:
    """An organisation that fits, with why."""

    organisatie: Organisatie
    redenen: tuple[str, ...]  # Dutch
    activiteiten: tuple[str, ...]  # codes: what of this hulpvraag it can do

    def to_json(self) -> dict[str, Any]:
        """Give plain JSON types."""
        data = asdict(self.organisatie)
        return data | {"activiteiten": list(self.activiteiten), "redenen": list(self.redenen)}


def suggest(
    hulpvraag: Hulpvraag, organisaties: Iterable[Organisatie], limit: int = 10
) -> tuple[Suggestie, ...]:
    """Give the organisations that can do something that is wished for or hard, the best fit first.

    An organisation that works in other wijken only is left out; where the wijk is unknown, that is said.
    """
    asked = {feit.activiteit: feit.soort for feit in hulpvraag.feiten if feit.soort == "lastig"}
    asked |= {feit.activiteit: feit.soort for feit in hulpvraag.feiten if feit.soort == "wens"}
    scored = []
    for organisatie in organisaties:
        fits = {code: soort for code, soort in asked.items() if code in organisatie.activiteiten}
        near = hulpvraag.wijk in organisatie.wijken
        if not fits or (organisatie.wijken and hulpvraag.wijk and not near):
            continue
        points = sum(_POINTS[soort] for soort in fits.values()) + _POINT_WIJK * near
        suggestie = Suggestie(organisatie, (*_why(fits), _where(organisatie, hulpvraag.wijk)), tuple(fits))
        scored.append((-points, organisatie.naam, suggestie))
    return tuple(suggestie for *_, suggestie in sorted(scored, key=lambda row: row[:2])[:limit])


def _why(fits: dict[str, str]) -> Iterable[str]:
    for soort, words in (("wens", "helpt met wat gewenst is"), ("lastig", "helpt met wat lastig is")):
        if found := [code.replace("_", " ") for code, kind in fits.items() if kind == soort]:
            yield f"{words}: {', '.join(found)}"


def _where(organisatie: Organisatie, wijk: str | None) -> str:
    if not organisatie.wijken:
        return "werkt in de hele gemeente"
    if wijk in organisatie.wijken:
        return f"werkt in {wijk}"
    return f"werkt in {', '.join(organisatie.wijken)}; de wijk van deze persoon is niet bekend"
