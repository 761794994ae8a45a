"""The part of the statement of `selecteren` that finds offers by their words."""

from __future__ import annotations

from collections.abc import Set
from itertools import count, takewhile
from typing import Any

from sqlalchemy import (
    CTE,
    Integer,
    Select,
    Subquery,
    Text,
    bindparam,
    func,
    literal_column,
    select,
    union_all,
)

from matchmaker.store.sociale_kaart.opbouw import Number, real
from matchmaker.store.sociale_kaart.tables import aanbod_woord


def met_woorden(names: Set[str]) -> CTE | None:
    """Find what has enough of the words, with how much of them; a word counts once, by the variant that says most."""
    words = numbered(names, "aandeel")
    if not words:
        return None
    row, asked = aanbod_woord.c, _gevraagd(names, words).c
    says, share = func.max(row.gewicht * asked.gelijk), func.max(asked.aandeel)
    each = (
        select(row.nr, says.label("zegt"), share.label("aandeel"))
        .join_from(asked.woord.table, aanbod_woord, row.woord == asked.woord)
        .group_by(row.nr, asked.nummer)
        .subquery()
    )
    found = select(each.c.nr, func.sum(each.c.zegt * each.c.aandeel).label("woorden")).group_by(each.c.nr)
    return found.having(func.sum(each.c.aandeel) >= real("dekking")).cte("met_woorden")


def numbered(names: Set[str], name: str) -> list[int]:
    """Give the numbers of the parameters of a name that is there more than once."""
    return list(takewhile(lambda number: f"{name}_{number}" in names, count()))


def _gevraagd(names: Set[str], words: list[int]) -> Subquery:
    """Give the variants of the words as rows: what is asked is then looked up, not tried on every row."""
    return union_all(
        *(_variant(word, one) for word in words for one in numbered(names, f"woord_{word}"))
    ).subquery("gevraagd")


def _variant(word: int, one: int) -> Select[Any]:
    columns: tuple[Number, ...] = (
        bindparam(f"woord_{word}_{one}", type_=Text).label("woord"),
        literal_column(str(word), Integer).label("nummer"),
        real(f"gelijk_{word}_{one}").label("gelijk"),
        real(f"aandeel_{word}").label("aandeel"),
    )
    return select(*columns)
