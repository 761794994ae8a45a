"""The tables. Columns bear the names of the dataclass fields and JSON keys that they hold."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from matchmaker.geheim.kolom import Verzegeld, VerzegeldJson


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


def json_column(name: str, *, nullable: bool = False) -> Column[Any]:
    """Make a column of JSON."""
    return Column(
        name, JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql"), nullable=nullable
    )


def id_column() -> Column[int]:
    """Make a key that the database numbers."""
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
    id_column(),
    Column("gebruikersnaam", Text, nullable=False, unique=True),
    Column("naam", Text, nullable=False),
    Column("wachtwoord_hash", Text, nullable=False),
    Column("token_hash", Text, nullable=False, unique=True),
    Column("token_tot", Moment),
    Column("mislukt", Integer, nullable=False),
    Column("geblokkeerd_tot", Moment),
    Column("functie", Text, nullable=False),
    json_column("wijken"),
    Column("email", Text),
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
    id_column(),
    Column("sleutel", Text, nullable=False, unique=True),  # what makes a submission happen once
    Column("referentie", Text, nullable=False, unique=True),
    Column("versie", Text, nullable=False),
    Column("kanaal", Text, nullable=False),
    Column("ingediend_op", Moment, nullable=False),
    Column("gewijzigd_op", Moment, nullable=False),
    Column("rol", Text, nullable=False),
    Column("situatie", Text, nullable=False),
    json_column("netwerk", nullable=True),
    Column("vrijwilliger_welkom", Text),
    json_column("mantelzorg", nullable=True),
    Column("trede", Text, nullable=False),
    json_column("signalen"),
    Column("contact", VerzegeldJson("hulpvraag.contact")),
    json_column("toestemming"),
    Column("samenvatting", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("wijk", Text),
    Column("urgentie", Integer, nullable=False),
    Column("houder_id", ForeignKey("coordinator.id")),
    Column("geclaimd_op", Moment),
    Column("zoektekst", Text, nullable=False),
    Column("snel", Boolean, nullable=False),
    Column("gewaarschuwd_op", Moment),
    Column("gemeld_op", Date),
    Column("bevestigd_op", Date),
    Column("onderzocht_op", Date),
    Column("wissen_op", Date),
    CheckConstraint("(houder_id IS NULL) = (geclaimd_op IS NULL)", name="houder_sinds"),
    CheckConstraint("status <> 'nieuw' OR houder_id IS NULL", name="nieuw_is_vrij"),
)
Index("ix_hulpvraag_rij", hulpvraag.c.urgentie.desc(), hulpvraag.c.ingediend_op, hulpvraag.c.id)
Index("ix_hulpvraag_status_rij", hulpvraag.c.status, hulpvraag.c.urgentie.desc(), hulpvraag.c.ingediend_op)
# Who takes the next one must not come by all that is held already.
NIEUW = "status = 'nieuw'"  # as text, not as a value: so a database knows that this index holds them all
Index(
    "ix_hulpvraag_nieuw",
    hulpvraag.c.urgentie.desc(),
    hulpvraag.c.ingediend_op,
    hulpvraag.c.id,
    sqlite_where=text(NIEUW),
    postgresql_where=text(NIEUW),
)
Index("ix_hulpvraag_wijk", hulpvraag.c.wijk)
Index("ix_hulpvraag_houder_id", hulpvraag.c.houder_id)
# What rests, and what the law gives a term, is a small part of all there ever was.
_HELD = hulpvraag.c.houder_id.is_not(None)
Index("ix_hulpvraag_rust", hulpvraag.c.gewijzigd_op, sqlite_where=_HELD, postgresql_where=_HELD)
_WARNED = hulpvraag.c.gewaarschuwd_op.is_not(None)
Index("ix_hulpvraag_gewaarschuwd", hulpvraag.c.houder_id, sqlite_where=_WARNED, postgresql_where=_WARNED)
_REPORTED = hulpvraag.c.gemeld_op.is_not(None)
Index("ix_hulpvraag_gemeld_op", hulpvraag.c.gemeld_op, sqlite_where=_REPORTED, postgresql_where=_REPORTED)

# Which requests were removed whole: a copy that is put back has them again, so they are taken out of it.
verwijderd = Table(
    "verwijderd",
    metadata,
    id_column(),
    Column("hulpvraag_id", BigInteger, nullable=False),
    Column("op", Moment, nullable=False, index=True),
)

# What has ended is looked through for what was kept long enough.
GEEINDIGD = "status IN ('afgerond', 'doorverwezen', 'ingetrokken')"
Index(
    "ix_hulpvraag_geeindigd",
    hulpvraag.c.gewijzigd_op,
    sqlite_where=text(GEEINDIGD),
    postgresql_where=text(GEEINDIGD),
)
_GOES = hulpvraag.c.wissen_op.is_not(None)
Index("ix_hulpvraag_wissen_op", hulpvraag.c.wissen_op, sqlite_where=_GOES, postgresql_where=_GOES)

# By what the same person is noticed in two requests: digests.
kenmerk = Table(
    "kenmerk",
    metadata,
    Column("soort", Text, primary_key=True),
    Column("waarde", Text, primary_key=True),
    Column(
        "hulpvraag_id",
        ForeignKey("hulpvraag.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
    sqlite_with_rowid=False,
)

# By which words of the sealed contact a request is found: digests (`store/contactwoorden.py`).
contactwoord = Table(
    "contactwoord",
    metadata,
    Column("woord", Text, primary_key=True),
    Column(
        "hulpvraag_id",
        ForeignKey("hulpvraag.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
    sqlite_with_rowid=False,
)

feit = Table(
    "feit",
    metadata,
    Column("hulpvraag_id", ForeignKey("hulpvraag.id", ondelete="CASCADE"), primary_key=True),
    Column("volgnummer", Integer, primary_key=True, autoincrement=False),
    Column("soort", Text, nullable=False),
    Column("activiteit", Text, nullable=False),
    Column("leefgebied", Text, nullable=False),
    Column("wie", Text),
    json_column("frequentie", nullable=True),
    Column("moment", Text),
    Column("citaat", Text, nullable=False),
    Index("ix_feit_leefgebied_hulpvraag_id", "leefgebied", "hulpvraag_id"),
)

gebeurtenis = Table(
    "gebeurtenis",
    metadata,
    id_column(),
    Column("hulpvraag_id", ForeignKey("hulpvraag.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("tijdstip", Moment, nullable=False),
    Column("soort", Text, nullable=False),
    Column("rol", Text, nullable=False),
    Column("door", Text),
    Column("van", Text),
    Column("naar", Text),
    Column("toelichting", Verzegeld("gebeurtenis.toelichting")),
    Column("reden", Text),
)

# What was answered under a key, to answer it again for a day.
herhaling = Table(
    "herhaling",
    metadata,
    Column("coordinator_id", ForeignKey("coordinator.id", ondelete="CASCADE"), primary_key=True),
    Column("sleutel", Text, primary_key=True),
    Column("vraag", Text, nullable=False),
    Column("antwoord", Verzegeld("herhaling.antwoord")),  # null within the unit of work that is at it
    Column("hulpvraag_id", ForeignKey("hulpvraag.id", ondelete="CASCADE"), index=True),
    Column("verloopt_op", Moment, nullable=False, index=True),
)
