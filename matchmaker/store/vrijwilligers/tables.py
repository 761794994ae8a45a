"""The tables of the volunteers. Columns bear the names of the dataclass fields that they hold."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Date, Float, ForeignKey, Index, Integer, Table, Text

from matchmaker.geheim.kolom import Verzegeld
from matchmaker.store.tables import Moment, id_column, json_column, metadata

vrijwilliger = Table(
    "vrijwilliger",
    metadata,
    id_column(),
    Column("sleutel", Text, nullable=False, unique=True),  # what makes an addition happen once
    Column("hulpvraag_id", ForeignKey("hulpvraag.id"), unique=True),  # the request they came with
    Column("bron", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("naam", Verzegeld("vrijwilliger.naam")),
    Column("telefoon", Verzegeld("vrijwilliger.telefoon")),
    Column("email", Verzegeld("vrijwilliger.email")),
    Column("postcode", Verzegeld("vrijwilliger.postcode")),
    Column("postcode4", Text),  # its four digits: how far it is, is reckoned by them
    Column("wijk", Text),
    json_column("activiteiten"),
    json_column("momenten"),
    json_column("frequentie", nullable=True),
    Column("max_km", Float),
    json_column("talen"),
    Column("maximum", Integer, nullable=False),
    Column("eigen_woorden", Text, nullable=False),
    Column("kennismaking", Date),
    Column("vog", Date),
    json_column("toestemming"),
    Column("aangemeld_op", Moment, nullable=False),
    Column("gewijzigd_op", Moment, nullable=False),
    Column("laatste_contact", Moment, nullable=False),
    Column("zoektekst", Text, nullable=False),
    CheckConstraint(
        "status <> 'actief' OR (kennismaking IS NOT NULL AND vog IS NOT NULL)", name="actief_is_gezien"
    ),
    CheckConstraint(
        "status <> 'weg' OR (naam IS NULL AND telefoon IS NULL AND email IS NULL AND postcode IS NULL)",
        name="weg_is_gewist",
    ),
    Index("ix_vrijwilliger_status_laatste_contact", "status", "laatste_contact"),
)


def _owner(*, primary_key: bool = False) -> Column[int]:
    return Column(
        "vrijwilliger_id",
        ForeignKey("vrijwilliger.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
        autoincrement=False,
        index=True,
    )


# In SQLite its rows lie in the order of the key: who wants to do one activity is read together.
vrijwilliger_activiteit = Table(
    "vrijwilliger_activiteit",
    metadata,
    Column("activiteit", Text, primary_key=True),
    _owner(primary_key=True),
    sqlite_with_rowid=False,
)

# By which words of what is sealed a volunteer is found: digests (`store/contactwoorden.py`).
vrijwilliger_contactwoord = Table(
    "vrijwilliger_contactwoord",
    metadata,
    Column("woord", Text, primary_key=True),
    _owner(primary_key=True),
    sqlite_with_rowid=False,
)

koppeling = Table(
    "koppeling",
    metadata,
    id_column(),
    _owner(),
    Column("hulpvraag_id", ForeignKey("hulpvraag.id"), index=True),  # NULL: for somebody outside the queue
    Column("begonnen_op", Moment, nullable=False),
    Column("beeindigd_op", Moment),  # NULL: it runs
)

vrijwilliger_gebeurtenis = Table(
    "vrijwilliger_gebeurtenis",
    metadata,
    id_column(),
    _owner(),
    Column("tijdstip", Moment, nullable=False),
    Column("soort", Text, nullable=False),
    Column("rol", Text, nullable=False),
    Column("door", Text),
    Column("van", Text),
    Column("naar", Text),
    Column("toelichting", Verzegeld("vrijwilliger_gebeurtenis.toelichting")),
    Column("reden", Text),
)
