"""The table of the follow-ups. Columns bear the names of the dataclass fields that they hold."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, Table, Text

from matchmaker.geheim.kolom import Verzegeld
from matchmaker.store.tables import Moment, id_column, metadata

opvolging = Table(
    "opvolging",
    metadata,
    id_column(),
    Column("hulpvraag_id", ForeignKey("hulpvraag.id"), nullable=False, index=True),
    Column("soort", Text, nullable=False),
    Column("op", Date, nullable=False),
    Column("poging", Integer, nullable=False),
    Column("staat", Text, nullable=False),
    Column("uitkomst", Text),
    Column("toelichting", Verzegeld("opvolging.toelichting")),
    Column("gedaan_op", Moment),
    Column("door", Text),
    CheckConstraint("(staat = 'klaar') = (uitkomst IS NOT NULL)", name="klaar_heeft_uitkomst"),
)

_RUNS = opvolging.c.staat.in_(("open", "vast"))
Index(
    "uq_opvolging_loopt",
    opvolging.c.hulpvraag_id,
    opvolging.c.soort,
    unique=True,
    sqlite_where=_RUNS,
    postgresql_where=_RUNS,
)
Index("ix_opvolging_op", opvolging.c.op, sqlite_where=_RUNS, postgresql_where=_RUNS)
