"""Change the summary by the person's own words."""

from __future__ import annotations

import re

from actions.gesprek.gesprek import Feit, Gesprek

WEG = re.compile(
    r"\b(haal\b.{0,60}\b(weg|eraf|er af)|weghalen|schrap|schrappen|verwijder|verwijderen|wis|streep\b.{0,60}\bdoor"
    r"|(mag|mogen|kan|kunnen|moet|moeten)\b.{0,60}\b(weg|eraf|er af)|niet nodig|hoeft (er )?niet( bij)?)\b",
    re.IGNORECASE,
)


def corrigeer(gesprek: Gesprek, tekst: str, feiten: tuple[Feit, ...]) -> Gesprek:
    """Give the conversation after a correction: what is named is taken out, or takes the place of what stood there."""
    genoemd = frozenset(feit.activiteit for feit in feiten)
    if WEG.search(tekst):
        return gesprek.zonder(genoemd)
    # What is said now about an activity counts instead of what stood there about the same kind of fact.
    soorten = {(feit.soort, feit.activiteit) for feit in feiten}
    kept = tuple(f for f in gesprek.feiten if (f.soort, f.activiteit) not in soorten)
    return Gesprek(**(vars(gesprek) | {"feiten": (*kept, *feiten)}))
