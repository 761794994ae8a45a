"""Who may see and do what: coordinators in their own wijken, managers everywhere, readers figures only.

A request of an unknown wijk, or of a wijk that nobody has, is everybody's: else it would lie where nobody looks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from matchmaker.core.coordinator import Coordinator, Functie
from matchmaker.core.errors import NotYours
from matchmaker.core.hulpvraag import Hulpvraag
from matchmaker.core.ports import Work

_LEZER = "U leest cijfers. Wat er over mensen staat, is alleen voor coördinatoren."
_ANDERE_WIJK = "Deze hulpvraag is van een andere wijk."
_BEHEERDER = "Dit kan alleen een beheerder."


async def andermans_wijken(work: Work, wie: Coordinator | None) -> tuple[str, ...]:
    """Give the wijken that others have and this coordinator has not; none for whom all is open, as the software itself.

    Raises:
        NotYours: a reader of figures.
    """
    check_geen_lezer(wie)
    if wie is None:
        return ()
    if wie.functie is Functie.BEHEERDER or not wie.wijken:
        return ()
    return _verdeeld(await work.coordinators.alle(), wie)


def check_geen_lezer(wie: Coordinator | None) -> None:
    """Let whoever works with people pass; None is the software itself.

    Raises:
        NotYours: a reader of figures.
    """
    if wie is not None and wie.functie is Functie.LEZER:
        raise NotYours(_LEZER)


async def check_toegang(work: Work, wie: Coordinator | None, hulpvraag: Hulpvraag) -> None:
    """Let a coordinator pass who may see this request: it is of their wijken, or they hold it.

    Raises:
        NotYours: they may not.
    """
    if not mag_zien(await andermans_wijken(work, wie), wie, hulpvraag):
        raise NotYours(_ANDERE_WIJK)


def mag_zien(andermans: Collection[str], wie: Coordinator | None, hulpvraag: Hulpvraag) -> bool:
    """Say whether a coordinator with these `andermans_wijken` may see a request: it is in none, or they hold it."""
    held = wie is not None and hulpvraag.houder is not None and hulpvraag.houder.id == wie.id
    return held or hulpvraag.wijk not in andermans


def check_beheerder(wie: Coordinator) -> None:
    """Let a manager pass.

    Raises:
        NotYours: it is somebody else.
    """
    if wie.functie is not Functie.BEHEERDER:
        raise NotYours(_BEHEERDER)


def _verdeeld(colleagues: Iterable[Coordinator], wie: Coordinator) -> tuple[str, ...]:
    taken = {
        wijk
        for one in colleagues
        if one.functie is not Functie.LEZER and one.id != wie.id
        for wijk in one.wijken
    }
    return tuple(sorted(taken - set(wie.wijken)))
