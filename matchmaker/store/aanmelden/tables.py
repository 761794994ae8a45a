"""The tables of second factors and of sign-ins that are not finished."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Table, Text

from matchmaker.geheim.kolom import Verzegeld
from matchmaker.store.tables import Moment, id_column, metadata

tweede_factor = Table(
    "tweede_factor",
    metadata,
    Column(
        "coordinator_id",
        ForeignKey("coordinator.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("geheim", Verzegeld("tweede_factor.geheim"), nullable=False),
    Column("sinds", Moment, nullable=False),
    Column("laatste_stap", BigInteger),
    Column("mislukt", Integer, nullable=False),
    Column("geblokkeerd_tot", Moment),
)

herstelcode = Table(
    "herstelcode",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("coordinator_id", ForeignKey("coordinator.id", ondelete="CASCADE"), nullable=False, index=True),
)

tussenstap = Table(
    "tussenstap",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("coordinator_id", ForeignKey("coordinator.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("geheim", Verzegeld("tussenstap.geheim")),
    Column("mislukt", Integer, nullable=False),
    Column("verloopt_op", Moment, nullable=False, index=True),
)

# Names, not keys: the log keeps what was done to an account that is gone.
accountlog = Table(
    "accountlog",
    metadata,
    id_column(),
    Column("tijdstip", Moment, nullable=False, index=True),
    Column("wat", Text, nullable=False),
    Column("over", Text, nullable=False),
    Column("door", Text),
    Column("hoe", Text),
)

toestel = Table(
    "toestel",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("coordinator_id", ForeignKey("coordinator.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("mislukt", Integer, nullable=False),
    Column("verloopt_op", Moment, nullable=False, index=True),
)

oidc_identiteit = Table(
    "oidc_identiteit",
    metadata,
    Column("issuer", Text, primary_key=True),
    Column("sub", Text, primary_key=True),
    Column("coordinator_id", ForeignKey("coordinator.id", ondelete="CASCADE"), nullable=False, unique=True),
)

oidc_reis = Table(
    "oidc_reis",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("inhoud", Verzegeld("oidc_reis.inhoud"), nullable=False),
    Column("verloopt_op", Moment, nullable=False, index=True),
)
