"""The table of the proposals. Columns bear the names of the dataclass fields that they hold."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, Text

from matchmaker.geheim.kolom import Verzegeld
from matchmaker.store.tables import Moment, id_column, metadata

voorstel = Table(
    "voorstel",
    metadata,
    id_column(),
    Column("hulpvraag_id", ForeignKey("hulpvraag.id"), nullable=False, index=True),
    Column("service_id", Text),
    Column("vrijwilliger_id", ForeignKey("vrijwilliger.id"), index=True),
    Column("dienst", Text),
    Column("door", Text, nullable=False),
    Column("gedaan_op", Moment, nullable=False),
    Column("verloopt_op", Moment, nullable=False),
    Column("staat", Text, nullable=False),
    Column("beantwoord_op", Moment),
    Column("reden", Text),
    Column("toelichting", Verzegeld("voorstel.toelichting")),
    Column("gekoppeld_op", Moment),
    Column("token_hash", Text, unique=True),
    CheckConstraint("(service_id IS NULL) <> (vrijwilliger_id IS NULL)", name="aan_een"),
    CheckConstraint("(staat = 'open') = (beantwoord_op IS NULL)", name="open_wacht"),
    CheckConstraint("gekoppeld_op IS NULL OR staat = 'geaccepteerd'", name="gekoppeld_na_ja"),
)

_OPEN = voorstel.c.staat == "open"
_VOLUNTEER = _OPEN & voorstel.c.vrijwilliger_id.is_not(None)


def _one_open(name: str, *columns: str, volunteer: bool = False) -> None:
    where = _VOLUNTEER if volunteer else _OPEN
    Index(
        name,
        *(voorstel.c[column] for column in columns),
        unique=True,
        sqlite_where=where,
        postgresql_where=where,
    )


# A volunteer is asked one thing at a time, a request goes to one volunteer at a time and to a service once.
_one_open("uq_voorstel_open_vrijwilliger", "vrijwilliger_id", volunteer=True)
_one_open("uq_voorstel_open_hulpvraag", "hulpvraag_id", volunteer=True)
_one_open("uq_voorstel_open_dienst", "hulpvraag_id", "service_id")
Index("ix_voorstel_loopt_af", voorstel.c.verloopt_op, sqlite_where=_OPEN, postgresql_where=_OPEN)
