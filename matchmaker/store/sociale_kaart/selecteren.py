"""The statement that finds what fits a question, roughly the best first.

It is made once for questions of the same shape: the names of `parameters`. Codes are bits; words, areas and hours are
looked up in tables of their own. The order uses the weights of `matchmaker.core.sociale_kaart.rang`, so that no good
offer falls outside the block that is read.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count, takewhile
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Float,
    FromClause,
    Integer,
    Select,
    Subquery,
    and_,
    bindparam,
    case,
    false,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from matchmaker.core.sociale_kaart import rang
from matchmaker.core.sociale_kaart.eigen import NADELEN
from matchmaker.store.sociale_kaart.parameters import EEN
from matchmaker.store.sociale_kaart.tables import aanbod, aanbod_moment, aanbod_term, aanbod_woord

Number = ColumnElement[Any]
KERN = (aanbod.c.kern_naam, aanbod.c.kern_tekst)


@dataclass
class _Opbouw:
    """A statement in the making."""

    names: Set[str]
    source: FromClause = aanbod
    where: list[ColumnElement[bool]] = field(default_factory=list)
    columns: dict[str, Number] = field(default_factory=dict)
    score: list[Number] = field(default_factory=list)

    def narrow(self, part: Subquery) -> None:
        """Keep only what stands in a subquery."""
        self.source = self.source.join(part, part.c.nr == aanbod.c.id)

    def look_up(self, part: Subquery) -> ColumnElement[bool]:
        """Give whether it stands in a subquery."""
        self.source = self.source.outerjoin(part, part.c.nr == aanbod.c.id)
        return part.c.nr.is_not(None)


@lru_cache(maxsize=512)
def statement(names: frozenset[str]) -> Select[Any]:
    """Give the statement of a block (`limit`, `offset`) of candidates for the parameters of these names."""
    if "postcode4" not in names:
        return (
            _beste_eerst(_gevonden(names, in_gebied=None))
            .limit(bindparam("limit"))
            .offset(bindparam("offset"))
        )
    # Two halves: nothing is looked up for the many that serve the whole municipality.
    halves = (
        _beste_eerst(_gevonden(names, in_gebied=half)).limit(bindparam("einde")) for half in (False, True)
    )
    both = union_all(*(select(half.subquery()) for half in halves)).subquery()
    return _beste_eerst(select(both)).limit(bindparam("limit")).offset(bindparam("offset"))


def _beste_eerst(found: Select[Any]) -> Select[Any]:
    return found.order_by(found.selected_columns.score.desc(), found.selected_columns.id)


def _gevonden(names: Set[str], *, in_gebied: bool | None) -> Select[Any]:
    """Find what fits; of what names the area of the person, of what serves everywhere, or (None) of all."""
    made = _Opbouw(names)
    _codes(made)
    _eigenschappen(made)
    _moment(made)
    _tekst(made)
    if in_gebied is not None:
        _gebied(made, in_gebied=in_gebied)
        _afstand(made, rang.IN_GEBIED if in_gebied else 1.0)
    _stand(made)
    row = aanbod.c
    own = (row.id, row.aantal_activiteiten, row.latitude, row.longitude, row.ruimte)
    named = (column.label(name) for name, column in made.columns.items())
    score = sum(made.score[1:], made.score[0]).label("score")
    return select(*own, row.assured_date, *named, score).select_from(made.source).where(*made.where)


def _codes(made: _Opbouw) -> None:
    """Narrow by the parts that take codes; doelgroepen only rank above what is for everybody."""
    for part in rang.GEWICHT:
        if not (asked := _numbered(made.names, f"{part}_bit")):
            continue
        mine = aanbod.c[part]
        some = _some(mine, f"{part}_masker")
        made.where.append(or_(mine == 0, some) if part == "doelgroepen" else some)
        each = _bits(mine, part, asked)
        fits = sum(each[1:], each[0])
        made.columns[f"past_{part}"] = fits
        made.score.append(fits * _float(f"{part}_gewicht"))
        if part == "activiteiten":
            made.score.append(fits * rang.GERICHT / aanbod.c.aantal_activiteiten)
            about = [bit for column in KERN for bit in _bits(column, part, asked)]
            _kern(made, sum(about[1:], about[0]), len(asked))
        elif part == "doelgroepen":
            named = _bits(aanbod.c.kern_groep, part, asked)
            made.columns["kern_groep"] = sum(named[1:], named[0])
            made.score.append(made.columns["kern_groep"] * (rang.KERN_GROEP / len(asked)))
    if "leefgebied_masker" in made.names:
        made.where.append(_some(aanbod.c.activiteiten, "leefgebied_masker"))
        if "kern" not in made.columns:
            named = [_een_of_nul(_some(column, "leefgebied_masker")) for column in KERN]
            _kern(made, sum(named[1:], named[0]), 1)
    if "talen" in made.names:
        made.narrow(_met_code("talen", "talen"))
    # Where one code is asked, what has it is looked up; the bits judge the rest.
    first = next((part for part in rang.GEWICHT if part != "doelgroepen" and part + EEN in made.names), None)
    if first:
        made.narrow(_met_code(first, first + EEN))


def _bits(codes: Number, part: str, asked: list[int]) -> list[Number]:
    one: Number = literal_column("1")
    return [codes.bitwise_rshift(_integer(f"{part}_bit_{place}")).bitwise_and(one) for place in asked]


def _een_of_nul(condition: ColumnElement[bool]) -> Number:
    return case((condition, literal_column("1", Integer)), else_=literal_column("0", Integer))


def _kern(made: _Opbouw, about: Number, asked: int) -> None:
    made.columns["kern"] = about
    made.score.append(about * (rang.KERN / asked))


def _some(codes: Number, name: str) -> ColumnElement[bool]:
    return codes.bitwise_and(bindparam(name, type_=BigInteger)) != 0


def _met_code(part: str, name: str) -> Subquery:
    term = aanbod_term.c
    return select(term.nr).where(term.soort == part, term.code == bindparam(name)).subquery()


def _eigenschappen(made: _Opbouw) -> None:
    row = aanbod.c
    if "leeftijd" in made.names:
        made.where.append(or_(row.minimum_age.is_(None), row.minimum_age <= bindparam("leeftijd")))
        made.where.append(or_(row.maximum_age.is_(None), row.maximum_age >= bindparam("leeftijd")))
    if "ruimte" in made.names:
        made.where.append(row.ruimte == bindparam("ruimte"))


def _moment(made: _Opbouw) -> None:
    """Keep what is there on the weekday, and what only a calendar can judge."""
    if "weekdag" not in made.names:
        return
    moment = aanbod_moment.c
    there = select(moment.nr).where(moment.weekdag == bindparam("weekdag")).distinct()
    if "minuut" in made.names:
        there = there.where(moment.van <= bindparam("minuut"), moment.tot > bindparam("minuut"))
    op_tijd = made.look_up(there.subquery())
    made.where.append(or_(op_tijd, aanbod.c.kalender.is_not(None)))
    made.columns |= {"op_tijd": op_tijd, "kalender": aanbod.c.kalender}


def _tekst(made: _Opbouw) -> None:
    """Keep what has enough of the words; a word counts once, by the variant that says most."""
    if "dekking" not in made.names:
        return
    words = _numbered(made.names, "aandeel")
    if not words:
        made.where.append(false())
        return
    row = aanbod_woord.c
    best = {word: _beste(made.names, word) for word in words}
    share = {word: _float(f"aandeel_{word}") for word in words}
    says = [func.coalesce(best[word], literal_column("0.0")) * share[word] for word in words]
    covers = [case((best[word].is_not(None), share[word]), else_=literal_column("0.0")) for word in words]
    every: list[BindParameter[str]] = [
        bindparam(name) for name in sorted(made.names) if name.startswith("woord_")
    ]
    found = (
        select(row.nr, sum(says[1:], says[0]).label("woorden")).where(row.woord.in_(every)).group_by(row.nr)
    )
    part = found.having(sum(covers[1:], covers[0]) >= _float("dekking")).subquery()
    made.narrow(part)
    made.columns["woorden"] = part.c.woorden
    made.score.append(part.c.woorden * rang.TEKST)


def _beste(names: Set[str], word: int) -> Number:
    row = aanbod_woord.c
    variants = _numbered(names, f"woord_{word}")
    alike = (
        (row.woord == bindparam(f"woord_{word}_{one}"), _float(f"gelijk_{word}_{one}")) for one in variants
    )
    return func.max(row.gewicht * case(*alike))


def _numbered(names: Set[str], name: str) -> list[int]:
    return list(takewhile(lambda number: f"{name}_{number}" in names, count()))


def _gebied(made: _Opbouw, *, in_gebied: bool) -> None:
    """Keep what names the wijk or the postcode of the person, or what serves the whole municipality."""
    made.columns["in_gebied"] = literal_column("1" if in_gebied else "0", Integer)
    if not in_gebied:
        made.where.append(aanbod.c.overal)
        return
    term = aanbod_term.c
    here = and_(term.soort == "postcodes", term.code == bindparam("postcode4"))
    if "wijk" in made.names:
        here = or_(here, and_(term.soort == "wijken", term.code == bindparam("wijk")))
    made.narrow(select(term.nr).where(here).distinct().subquery())


def _afstand(made: _Opbouw, part: float) -> None:
    """Let what is near rise, and leave out what is too far; only a part of the distance counts."""
    if "latitude" not in made.names:
        return
    row = aanbod.c
    up, along = row.latitude - bindparam("latitude"), row.longitude - bindparam("longitude")
    km2 = up * up * _float("km2_latitude") + along * along * _float("km2_longitude")
    if "max_km2" in made.names:
        made.where.append(or_(row.latitude.is_(None), km2 <= _float("max_km2")))
    weighs = func.coalesce(km2, rang.ZONDER_PLEK_KM**2) * (part / rang.HALVERWEGE_KM) ** 2
    made.score.append(rang.NABIJ / (1 + weighs))


def _stand(made: _Opbouw) -> None:
    """Let what is stale, full or for others fall."""
    row = aanbod.c
    made.score.append(case((row.assured_date >= bindparam("grens"), 0.0), else_=rang.VEROUDERD))
    if "rest_masker" in made.names:
        has, one = _some(row.doelgroepen, "rest_masker"), _some(row.doelgroepen, "ook_van_masker")
        others = _een_of_nul(and_(has, ~one))
        made.columns["voor_anderen"] = others
        made.score.append(others * rang.ANDER)
    counts = [row[f"{name}_punten"] for name in NADELEN if f"{name}_telt" in made.names]
    made.columns["nadeel"] = sum(counts[1:], counts[0]) if counts else literal_column("0.0")
    made.score += counts
    made.score.append(row.ruimte_punten)


def _integer(name: str) -> BindParameter[int]:
    return bindparam(name, type_=Integer)


def _float(name: str) -> BindParameter[float]:
    return bindparam(name, type_=Float)
