"""The facts of a request, grouped in the order of the ladder (De Kanteling), the question first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from matchmaker.core.hulpvraag import Feit, Hulpvraag

_PROFESSIONALS = ("huishoudelijke_hulp", "thuiszorg", "professional")
_SERVICES = ("vrijwilliger", "kerk_vereniging", "anders")


@dataclass(frozen=True)
class Group:
    """Facts that belong together."""

    title: str
    facts: tuple[Feit, ...]


def group(hulpvraag: Hulpvraag) -> tuple[Group, ...]:
    """Give the groups that have facts."""
    groups = ((title, tuple(filter(fits, hulpvraag.feiten))) for title, fits in _GROUPS)
    return tuple(Group(title, facts) for title, facts in groups if facts)


def _of_kind(soort: str) -> Callable[[Feit], bool]:
    return lambda feit: feit.soort == soort


def _helped_by(kind: str) -> Callable[[Feit], bool]:
    return lambda feit: feit.soort == "hulp" and _kind_of_help(feit) == kind


def _kind_of_help(feit: Feit) -> str:
    if feit.wie is None:
        return "own"  # the annotation leaves wie empty where the one who tells does it
    if feit.wie in _PROFESSIONALS:
        return "professional"
    return "service" if feit.wie in _SERVICES else "network"


_GROUPS: tuple[tuple[str, Callable[[Feit], bool]], ...] = (
    ("Wat iemand graag wil", _of_kind("wens")),
    ("Wat lastig is", _of_kind("lastig")),
    ("Eigen kracht: wat iemand zelf doet", _of_kind("zelf")),
    ("Wat de verteller zelf voor een ander doet", _helped_by("own")),
    ("Eigen netwerk: wie al helpt", _helped_by("network")),
    ("Vrijwilligers en diensten die al helpen", _helped_by("service")),
    ("Beroepskrachten die al helpen", _helped_by("professional")),
    ("Wat iemand voor een ander wil doen", _of_kind("aanbod")),
)
