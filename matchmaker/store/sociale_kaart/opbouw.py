"""A statement of `selecteren` in the making, and the small parts that it is made of."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Float,
    FromClause,
    Integer,
    Subquery,
    bindparam,
    case,
    literal_column,
)

from matchmaker.store.sociale_kaart.tables import aanbod

Number = ColumnElement[Any]


@dataclass
class Opbouw:
    """A statement in the making."""

    names: Set[str]
    source: FromClause = aanbod
    where: list[ColumnElement[bool]] = field(default_factory=list)
    columns: dict[str, Number] = field(default_factory=dict)  # that only the joins of the search know
    later: dict[str, Number] = field(default_factory=dict)  # that the row of the offer says by itself
    score: list[Number] = field(default_factory=list)

    def narrow(self, part: Subquery) -> None:
        """Keep only what stands in a subquery."""
        self.source = self.source.join(part, part.c.nr == aanbod.c.id)

    def look_up(self, part: Subquery) -> ColumnElement[bool]:
        """Give whether it stands in a subquery."""
        self.source = self.source.outerjoin(part, part.c.nr == aanbod.c.id)
        return part.c.nr.is_not(None)


def bits(codes: Number, part: str, asked: list[int]) -> list[Number]:
    """Give 1 or 0 for each code that is asked (numbered parameters): whether a mask has it."""
    one: Number = literal_column("1")
    return [codes.bitwise_rshift(integer(f"{part}_bit_{place}")).bitwise_and(one) for place in asked]


def opgeteld(parts: Sequence[Number]) -> Number:
    """Add some numbers up; at least one."""
    return sum(parts[1:], parts[0])


def een_of_nul(condition: ColumnElement[bool]) -> Number:
    """Give 1 where it is so, else 0."""
    return case((condition, literal_column("1", Integer)), else_=literal_column("0", Integer))


def some(codes: Number, name: str) -> ColumnElement[bool]:
    """Say whether a mask has a bit of the mask in a parameter."""
    return codes.bitwise_and(bindparam(name, type_=BigInteger)) != 0


def integer(name: str) -> BindParameter[int]:
    """Give a parameter that is a whole number."""
    return bindparam(name, type_=Integer)


def real(name: str) -> BindParameter[float]:
    """Give a parameter that is a number."""
    return bindparam(name, type_=Float)
