"""The tables. Columns bear the names of the dataclass fields and JSON keys that they hold."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.dialects.postgresql import JSONB


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, aware in Python; SQLite keeps no time zone, so it is put back there."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Write in UTC; a naive moment is a mistake."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Read as aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _json(name: str, *, nullable: bool = False) -> Column[Any]:
    return Column(
        name, JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql"), nullable=nullable
    )


def _id() -> Column[int]:
    return Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

coordinator = Table(
    "coordinator",
    metadata,
    _id(),
    Column("gebruikersnaam", Text, nullable=False, unique=True),
    Column("naam", Text, nullable=False),
    Column("wachtwoord_hash", Text, nullable=False),
    Column("token_hash", Text, nullable=False, unique=True),
    Column("mislukt", Integer, nullable=False),
    Column("geblokkeerd_tot", Moment),
)

sessie = Table(
    "sessie",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("coordinator_id", ForeignKey("coordinator.id", ondelete="CASCADE"), nullable=False),
    Column("begonnen_op", Moment, nullable=False),
    Column("verloopt_op", Moment, nullable=False, index=True),
)

hulpvraag = Table(
    "hulpvraag",
    metadata,
    _id(),
    Column("sleutel", Text, nullable=False, unique=True),  # what makes a submission happen once
    Column("referentie", Text, nullable=False, unique=True),
    Column("versie", Text, nullable=False),
    Column("kanaal", Text, nullable=False),
    Column("ingediend_op", Moment, nullable=False),
    Column("gewijzigd_op", Moment, nullable=False),
    Column("rol", Text, nullable=False),
    Column("situatie", Text, nullable=False),
    _json("netwerk", nullable=True),
    Column("vrijwilliger_welkom", Text),
    _json("mantelzorg", nullable=True),
    Column("trede", Text, nullable=False),
    _json("signalen"),
    _json("contact", nullable=True),
    _json("toestemming"),
    Column("samenvatting", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("wijk", Text),
    Column("urgentie", Integer, nullable=False),
    Column("houder_id", ForeignKey("coordinator.id")),
    Column("geclaimd_op", Moment),
    Column("zoektekst", Text, nullable=False),
    CheckConstraint("(houder_id IS NULL) = (geclaimd_op IS NULL)", name="houder_sinds"),
    CheckConstraint("status <> 'nieuw' OR houder_id IS NULL", name="nieuw_is_vrij"),
)
Index("ix_hulpvraag_rij", hulpvraag.c.urgentie.desc(), hulpvraag.c.ingediend_op, hulpvraag.c.id)
Index("ix_hulpvraag_status_rij", hulpvraag.c.status, hulpvraag.c.urgentie.desc(), hulpvraag.c.ingediend_op)
Index("ix_hulpvraag_wijk", hulpvraag.c.wijk)
Index("ix_hulpvraag_houder_id", hulpvraag.c.houder_id)

feit = Table(
    "feit",
    metadata,
    Column("hulpvraag_id", ForeignKey("hulpvraag.id", ondelete="CASCADE"), primary_key=True),
    Column("volgnummer", Integer, primary_key=True, autoincrement=False),
    Column("soort", Text, nullable=False),
    Column("activiteit", Text, nullable=False),
    Column("leefgebied", Text, nullable=False),
    Column("wie", Text),
    _json("frequentie", nullable=True),
    Column("moment", Text),
    Column("citaat", Text, nullable=False),
    Index("ix_feit_leefgebied_hulpvraag_id", "leefgebied", "hulpvraag_id"),
)

gebeurtenis = Table(
    "gebeurtenis",
    metadata,
    _id(),
    Column("hulpvraag_id", ForeignKey("hulpvraag.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("tijdstip", Moment, nullable=False),
    Column("soort", Text, nullable=False),
    Column("rol", Text, nullable=False),
    Column("door", Text),
    Column("van", Text),
    Column("naar", Text),
    Column("toelichting", Text),
)

organisatie = Table(
    "organisatie",
    metadata,
    _id(),
    Column("naam", Text, nullable=False, unique=True),
    Column("telefoon", Text, nullable=False),
    Column("soort_hulp", Text, nullable=False),
    Column("omschrijving", Text, nullable=False),
    _json("activiteiten"),
    _json("wijken"),
)

wijk = Table(
    "wijk",
    metadata,
    Column("postcode4", Text, primary_key=True),
    Column("naam", Text, nullable=False),
    Column("wijkteam", Text, nullable=False),
    Column("telefoon", Text, nullable=False),
)
