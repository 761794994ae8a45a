"""«de douche en de wc schoonmaken»: what stands beside a thing that is cleaned, is cleaned too."""

from __future__ import annotations

from collections.abc import Iterable

BADKAMER = frozenset(
    {"douche", "badkamer", "bad", "ligbad", "wastafel", "doucheputje", "tegels", "douchecabine"}
)
POETSEN = frozenset(
    {
        "schoonmaken",
        "schoonmaak",
        "schoonhouden",
        "poetsen",
        "poets",
        "schrobben",
        "schrob",
        "boenen",
        "soppen",
        "sop",
    }
)


def herlezen(activiteit: str, genoemd: Iterable[str], deelzin: Iterable[str]) -> str:
    """Give the activity of a mention, read with the words of its clause (normal forms).

    A place to wash that is named with a verb of cleaning is not washing oneself (annotation.md, point 10).
    """
    if activiteit == "wassen_douchen" and BADKAMER & set(genoemd) and POETSEN & set(deelzin):
        return "badkamer_schoonmaken"
    return activiteit
