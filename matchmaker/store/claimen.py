"""The statements of a claim, kept: making one takes longer than the database needs for it."""

from __future__ import annotations

from dataclasses import fields
from functools import cache

from sqlalchemy import ColumnElement, Select, bindparam, insert, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from matchmaker.core.hulpvraag import Gebeurtenis
from matchmaker.core.workflow import Status
from matchmaker.store.tables import gebeurtenis, hulpvraag

DEZE = hulpvraag.c.referentie == bindparam("deze")


@cache
def taking(which: ColumnElement[bool]) -> ReturningUpdate[int, str]:
    """Give the statement that takes what is new, is held by nobody, and of which this condition is true."""
    row, since = hulpvraag.c, bindparam("sinds", type_=hulpvraag.c.geclaimd_op.type)
    return (
        update(hulpvraag)
        .where(which, row.status == Status.NIEUW, row.houder_id.is_(None))
        .values(
            houder_id=bindparam("wie"), geclaimd_op=since, gewijzigd_op=since, status=Status.IN_BEHANDELING
        )
        .returning(row.id, row.referentie)
    )


@cache
def with_line(which: ColumnElement[bool]) -> Select[str]:
    """Give the statement of PostgreSQL that takes a request, adds the line, and gives the referentie."""
    taken = taking(which).cte("genomen")
    names = [field.name for field in fields(Gebeurtenis)]
    line = [bindparam(f"regel_{name}", type_=gebeurtenis.c[name].type) for name in names]
    noted = insert(gebeurtenis).from_select(["hulpvraag_id", *names], select(taken.c.id, *line))
    return select(taken.c.referentie).add_cte(noted.cte("regel"))
