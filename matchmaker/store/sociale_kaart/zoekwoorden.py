"""The part of the statement of `selecteren` that finds offers by their words."""

from __future__ import annotations

from collections.abc import Set
from itertools import count, takewhile

from sqlalchemy import CTE, BindParameter, bindparam, case, func, literal_column, select

from matchmaker.store.sociale_kaart.opbouw import Number, opgeteld, real
from matchmaker.store.sociale_kaart.tables import aanbod_woord


def met_woorden(names: Set[str]) -> CTE | None:
    """Find what has enough of the words, with how much of them; a word counts once, by the variant that says most."""
    words = numbered(names, "aandeel")
    if not words:
        return None
    row = aanbod_woord.c
    best = {word: _beste(names, word) for word in words}
    share = {word: real(f"aandeel_{word}") for word in words}
    says = [func.coalesce(best[word], literal_column("0.0")) * share[word] for word in words]
    covers = [case((best[word].is_not(None), share[word]), else_=literal_column("0.0")) for word in words]
    every: list[BindParameter[str]] = [bindparam(name) for name in sorted(names) if name.startswith("woord_")]
    found = select(row.nr, opgeteld(says).label("woorden")).where(row.woord.in_(every)).group_by(row.nr)
    return found.having(opgeteld(covers) >= real("dekking")).cte("met_woorden")


def _beste(names: Set[str], word: int) -> Number:
    row = aanbod_woord.c
    variants = numbered(names, f"woord_{word}")
    alike = (
        (row.woord == bindparam(f"woord_{word}_{one}"), real(f"gelijk_{word}_{one}")) for one in variants
    )
    return func.max(row.gewicht * case(*alike))


def numbered(names: Set[str], name: str) -> list[int]:
    """Give the numbers of the parameters of a name that is there more than once."""
    return list(takewhile(lambda number: f"{name}_{number}" in names, count()))
