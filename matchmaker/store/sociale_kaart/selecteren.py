"""The statement that finds what fits a question, roughly the best first.

It is made once for questions of the same shape: the names of `parameters`. Codes are bits; words, areas and hours are
looked up in tables of their own. The order uses the weights of `matchmaker.core.sociale_kaart.rang`, so that no good
offer falls outside the block that is read.
"""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    CTE,
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
from matchmaker.store.sociale_kaart.opbouw import Number, Opbouw, bits, een_of_nul, opgeteld, real, some
from matchmaker.store.sociale_kaart.parameters import EEN
from matchmaker.store.sociale_kaart.tables import aanbod, aanbod_moment, aanbod_term
from matchmaker.store.sociale_kaart.zoekwoorden import met_woorden, numbered

KERN = (aanbod.c.kern_naam, aanbod.c.kern_tekst)


@lru_cache(maxsize=512)
def statement(names: frozenset[str]) -> Select[Any]:
    """Give the statement of a block (`limit`, `offset`) of candidates for the parameters of these names."""
    tekst = met_woorden(names)
    if "postcode4" not in names:
        made = _gevonden(names, tekst, in_gebied=None)
        best = _beste_eerst(_gescoord(made))
    else:
        # Two halves: nothing is looked up for the many that serve the whole municipality. The words are, once for both.
        both = [_gevonden(names, tekst, in_gebied=half) for half in (False, True)]
        halves = (_beste_eerst(_gescoord(one)).limit(bindparam("einde")).subquery() for one in both)
        made = both[0]
        best = _beste_eerst(select(union_all(*(select(half) for half in halves)).subquery()))
    return _met_gegevens(made, best.limit(bindparam("limit")).offset(bindparam("offset")).subquery())


def _beste_eerst(found: Select[Any]) -> Select[Any]:
    return found.order_by(found.selected_columns.score.desc(), found.selected_columns.id)


def _gescoord(made: Opbouw) -> Select[Any]:
    """Give no more than what the order needs: this is worked out for everything that fits."""
    named = (column.label(name) for name, column in made.columns.items())
    score = opgeteld(made.score).label("score")
    return select(aanbod.c.id, *named, score).select_from(made.source).where(*made.where)


def _met_gegevens(made: Opbouw, best: Subquery) -> Select[Any]:
    """Give the best with what the core ranks them by."""
    row = aanbod.c
    own = (row.id, row.aantal_activiteiten, row.latitude, row.longitude, row.ruimte, row.assured_date)
    later = (column.label(name) for name, column in made.later.items())
    found = (column for column in best.c if column.name != "id")
    joined = best.join(aanbod, row.id == best.c.id)
    return select(*own, *later, *found).select_from(joined).order_by(best.c.score.desc(), best.c.id)


def _gevonden(names: Set[str], tekst: CTE | None, *, in_gebied: bool | None) -> Opbouw:
    """Find what fits; of what names the area of the person, of what serves everywhere, or (None) of all."""
    made = Opbouw(names)
    _codes(made)
    _eigenschappen(made)
    _moment(made)
    _tekst(made, tekst)
    if in_gebied is not None:
        _gebied(made, in_gebied=in_gebied)
        _afstand(made, rang.IN_GEBIED if in_gebied else 1.0)
    _stand(made)
    return made


def _codes(made: Opbouw) -> None:
    """Narrow by the parts that take codes; doelgroepen only rank above what is for everybody."""
    for part in rang.GEWICHT:
        if not (asked := numbered(made.names, f"{part}_bit")):
            continue
        mine = aanbod.c[part]
        fit = some(mine, f"{part}_masker")
        made.where.append(or_(mine == 0, fit) if part == "doelgroepen" else fit)
        each = bits(mine, part, asked)
        # One code that must fit does fit: that says nothing of the order.
        certain = len(asked) == 1 and part != "doelgroepen"
        fits = literal_column("1", Integer) if certain else opgeteld(each)
        made.later[f"past_{part}"] = fits
        if not certain:
            made.score.append(fits * real(f"{part}_gewicht"))
        if part == "activiteiten":
            made.score.append(fits * rang.GERICHT / aanbod.c.aantal_activiteiten)
            about = [bit for column in KERN for bit in bits(column, part, asked)]
            _kern(made, opgeteld(about), len(asked))
        elif part == "doelgroepen":
            named = bits(aanbod.c.kern_groep, part, asked)
            made.later["kern_groep"] = opgeteld(named)
            made.score.append(made.later["kern_groep"] * (rang.KERN_GROEP / len(asked)))
    if "leefgebied_masker" in made.names:
        made.where.append(some(aanbod.c.activiteiten, "leefgebied_masker"))
        if "kern" not in made.later:
            named = [een_of_nul(some(column, "leefgebied_masker")) for column in KERN]
            _kern(made, opgeteld(named), 1)
    if "talen" in made.names:
        made.narrow(_met_code("talen", "talen"))
    # Where one code is asked, what has it is looked up; the bits judge the rest.
    first = next((part for part in rang.GEWICHT if part != "doelgroepen" and part + EEN in made.names), None)
    if first:
        made.narrow(_met_code(first, first + EEN))


def _kern(made: Opbouw, about: Number, asked: int) -> None:
    made.later["kern"] = about
    made.score.append(about * (rang.KERN / asked))


def _met_code(part: str, name: str) -> Subquery:
    term = aanbod_term.c
    return select(term.nr).where(term.soort == part, term.code == bindparam(name)).subquery()


def _eigenschappen(made: Opbouw) -> None:
    row = aanbod.c
    if "leeftijd" in made.names:
        made.where.append(or_(row.minimum_age.is_(None), row.minimum_age <= bindparam("leeftijd")))
        made.where.append(or_(row.maximum_age.is_(None), row.maximum_age >= bindparam("leeftijd")))
    if "ruimte" in made.names:
        made.where.append(row.ruimte == bindparam("ruimte"))


def _moment(made: Opbouw) -> None:
    """Keep what is there on the weekday, and what only a calendar can judge."""
    if "weekdag" not in made.names:
        return
    moment = aanbod_moment.c
    there = select(moment.nr).where(moment.weekdag == bindparam("weekdag")).distinct()
    if "minuut" in made.names:
        there = there.where(moment.van <= bindparam("minuut"), moment.tot > bindparam("minuut"))
    op_tijd = made.look_up(there.subquery())
    made.where.append(or_(op_tijd, aanbod.c.kalender.is_not(None)))
    made.columns["op_tijd"] = op_tijd
    made.later["kalender"] = aanbod.c.kalender


def _tekst(made: Opbouw, found: CTE | None) -> None:
    """Keep what has enough of the words."""
    if "dekking" not in made.names:
        return
    if found is None:
        made.where.append(false())
        return
    made.source = made.source.join(found, found.c.nr == aanbod.c.id)
    made.columns["woorden"] = found.c.woorden
    made.score.append(found.c.woorden * rang.TEKST)


def _gebied(made: Opbouw, *, in_gebied: bool) -> None:
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


def _afstand(made: Opbouw, part: float) -> None:
    """Let what is near rise, and leave out what is too far; only a part of the distance counts."""
    if "latitude" not in made.names:
        return
    row = aanbod.c
    up, along = row.latitude - bindparam("latitude"), row.longitude - bindparam("longitude")
    km2 = up * up * real("km2_latitude") + along * along * real("km2_longitude")
    if "max_km2" in made.names:
        made.where.append(or_(row.latitude.is_(None), km2 <= real("max_km2")))
    weighs = func.coalesce(km2, rang.ZONDER_PLEK_KM**2) * (part / rang.HALVERWEGE_KM) ** 2
    made.score.append(rang.NABIJ / (1 + weighs))


def _stand(made: Opbouw) -> None:
    """Let what is stale, full or for others fall."""
    row = aanbod.c
    made.score.append(case((row.assured_date >= bindparam("grens"), 0.0), else_=rang.VEROUDERD))
    if "rest_masker" in made.names:
        has, one = some(row.doelgroepen, "rest_masker"), some(row.doelgroepen, "ook_van_masker")
        others = een_of_nul(and_(has, ~one))
        made.later["voor_anderen"] = others
        made.score.append(others * rang.ANDER)
    counts = [row[f"{name}_punten"] for name in NADELEN if f"{name}_telt" in made.names]
    made.later["nadeel"] = opgeteld(counts) if counts else literal_column("0.0")
    made.score += counts
    made.score.append(row.ruimte_punten)
