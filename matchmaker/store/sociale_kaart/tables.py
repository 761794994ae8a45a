"""The tables of the directory.

`hsds_row` is what is true; `aanbod` and the tables under it are an index, made of it, to search in.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
)

from matchmaker.core.sociale_kaart.eigen import NADELEN
from matchmaker.geheim.kolom import Verzegeld, VerzegeldJson
from matchmaker.store.tables import Moment, id_column, json_column, metadata

hsds_row = Table(
    "hsds_row",
    metadata,
    Column("tabel", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("volgnummer", Integer, nullable=False),  # place in the file
    Column("bij_id", Text, index=True),  # of the row that this one hangs under
    json_column("data"),
    Column("persoon", VerzegeldJson("hsds_row.persoon")),  # the columns of `personen.PERSOON`, out of `data`
)

# Narrow on purpose: the search reads many of these and shows few. `aanbod_inhoud` has the rest.
aanbod = Table(
    "aanbod",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("aanbod_id", Text, nullable=False, unique=True),
    Column("service_id", Text, nullable=False, index=True),
    Column("latitude", Float),  # double precision in both databases
    Column("longitude", Float),
    Column("overal", Boolean, nullable=False),  # serves the whole municipality
    Column("activiteiten", BigInteger, nullable=False),  # a bit for each code (`maskers`), as the next five
    Column("soorten_hulp", BigInteger, nullable=False),
    Column("doelgroepen", BigInteger, nullable=False),  # 0: for everybody
    Column("routes", BigInteger, nullable=False),
    Column("respijtvormen", BigInteger, nullable=False),
    Column("basisfuncties", BigInteger, nullable=False),
    Column("aantal_activiteiten", SmallInteger, nullable=False),
    Column("kern_naam", BigInteger, nullable=False),  # those of `activiteiten` that its name has
    Column("kern_tekst", BigInteger, nullable=False),  # those that its description has
    Column("kern_groep", BigInteger, nullable=False),  # those of `doelgroepen` that its name has
    Column("minimum_age", Integer),
    Column("maximum_age", Integer),
    Column("ruimte", Text),
    Column("ruimte_punten", Float, nullable=False),  # of `rang.RUIMTE`: they are the same for every question
    # Of `eigen.nadelen`, each name of them.
    *(Column(f"{name}_punten", Float, nullable=False) for name in NADELEN),
    Column("assured_date", Date),
    json_column("kalender", nullable=True),  # the `tijden` that `aanbod_moment` cannot hold
    Index("ix_aanbod_assured_date", "assured_date", "service_id"),
)


def _owner() -> Column[int]:
    return Column(
        "nr", ForeignKey("aanbod.id", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    )


aanbod_inhoud = Table(
    "aanbod_inhoud",
    metadata,
    Column("nr", ForeignKey("aanbod.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    json_column("data"),  # `Aanbod.to_json`, but who confirmed it
    Column("bevestiger", Verzegeld("aanbod_inhoud.bevestiger")),  # its `assurer_email`
)

# In SQLite the rows of these lie in the order of their key: what is looked up together is read together.
aanbod_term = Table(
    "aanbod_term",
    metadata,
    Column(
        "soort", Text, primary_key=True
    ),  # a part of the Zoekvraag that takes codes, "wijken" or "postcodes"
    Column("code", Text, primary_key=True),
    _owner(),
    sqlite_with_rowid=False,
)

aanbod_moment = Table(
    "aanbod_moment",
    metadata,
    Column("weekdag", SmallInteger, primary_key=True, autoincrement=False),  # 0 Monday .. 6 Sunday
    Column("van", SmallInteger, primary_key=True, autoincrement=False),  # minutes after midnight
    Column("tot", SmallInteger, primary_key=True, autoincrement=False),  # exclusive
    _owner(),
    sqlite_with_rowid=False,
)

aanbod_woord = Table(
    "aanbod_woord",
    metadata,
    Column("woord", Text, primary_key=True),
    _owner(),
    Column("gewicht", Float, nullable=False),  # 0 to 1
    sqlite_with_rowid=False,
)

kaart_stand = Table(
    "kaart_stand",
    metadata,
    Column("naam", Text, primary_key=True),
    Column("waarde", BigInteger, nullable=False),  # another number when what it stands for changes
)

kaart_log = Table(
    "kaart_log",
    metadata,
    id_column(),
    Column("tijdstip", Moment, nullable=False),
    Column("soort", Text, nullable=False),
    Column("door", Text, nullable=False),
    Column("service_id", Text),
    json_column("velden"),
    Index("ix_kaart_log_service_id_id", "service_id", "id"),
)

kaart_link = Table(
    "kaart_link",
    metadata,
    Column("hash", Text, primary_key=True),  # of the token; the token itself is not kept
    Column("service_id", Text, nullable=False),
    Column("gemaakt_op", Moment, nullable=False),
    Column("verloopt_op", Moment, nullable=False, index=True),
    Column("gebruikt_op", Moment),
)

kaart_pakket = Table(
    "kaart_pakket",
    metadata,
    Column("hash", Text, primary_key=True),  # of the key; the key itself is not kept
    Column("coordinator_id", ForeignKey("coordinator.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("bestand", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("verloopt_op", Moment, nullable=False, index=True),
)

plaats = Table(
    "plaats",
    metadata,
    Column("postcode4", Text, primary_key=True),
    Column("wijk", Text, nullable=False),
    Column("wijkteam", Text, nullable=False),
    Column("telefoon", Text, nullable=False),
    Column("latitude", Float, nullable=False),
    Column("longitude", Float, nullable=False),
)
