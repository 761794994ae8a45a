"""Make the tables of the directory; organisations and neighbourhoods come anew, from their own files."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Written out, not taken from `tables.py`: a migration stays what it was when the tables move on.
_MOMENT = sa.DateTime(timezone=True)
_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _json(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=nullable)


def upgrade() -> None:
    op.drop_table("organisatie")
    op.drop_table("wijk")
    op.create_table(
        "hsds_row",
        sa.Column("tabel", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("volgnummer", sa.Integer, nullable=False),
        sa.Column("bij_id", sa.Text),
        _json("data"),
        sa.PrimaryKeyConstraint("tabel", "id", name="pk_hsds_row"),
    )
    op.create_index("ix_hsds_row_bij_id", "hsds_row", ["bij_id"])
    _create_index()
    _create_log()
    op.create_table(
        "plaats",
        sa.Column("postcode4", sa.Text, nullable=False),
        sa.Column("wijk", sa.Text, nullable=False),
        sa.Column("wijkteam", sa.Text, nullable=False),
        sa.Column("telefoon", sa.Text, nullable=False),
        sa.Column("latitude", sa.Float, nullable=False),
        sa.Column("longitude", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("postcode4", name="pk_plaats"),
    )


def downgrade() -> None:
    for name in (
        *("plaats", "kaart_link", "kaart_log", "kaart_stand"),
        *("aanbod_woord", "aanbod_moment", "aanbod_term", "aanbod_inhoud", "aanbod", "hsds_row"),
    ):
        op.drop_table(name)
    op.create_table(
        "organisatie",
        sa.Column("id", _ID, autoincrement=True),
        sa.Column("naam", sa.Text, nullable=False),
        sa.Column("telefoon", sa.Text, nullable=False),
        sa.Column("soort_hulp", sa.Text, nullable=False),
        sa.Column("omschrijving", sa.Text, nullable=False),
        _json("activiteiten"),
        _json("wijken"),
        sa.PrimaryKeyConstraint("id", name="pk_organisatie"),
        sa.UniqueConstraint("naam", name="uq_organisatie_naam"),
    )
    op.create_table(
        "wijk",
        sa.Column("postcode4", sa.Text, nullable=False),
        sa.Column("naam", sa.Text, nullable=False),
        sa.Column("wijkteam", sa.Text, nullable=False),
        sa.Column("telefoon", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("postcode4", name="pk_wijk"),
    )


def _create_index() -> None:
    op.create_table(
        "aanbod",
        sa.Column("id", _ID, autoincrement=False, nullable=False),
        sa.Column("aanbod_id", sa.Text, nullable=False),
        sa.Column("service_id", sa.Text, nullable=False),
        sa.Column("latitude", sa.Float),
        sa.Column("longitude", sa.Float),
        sa.Column("overal", sa.Boolean, nullable=False),
        sa.Column("activiteiten", sa.BigInteger, nullable=False),
        sa.Column("soorten_hulp", sa.BigInteger, nullable=False),
        sa.Column("doelgroepen", sa.BigInteger, nullable=False),
        sa.Column("routes", sa.BigInteger, nullable=False),
        sa.Column("respijtvormen", sa.BigInteger, nullable=False),
        sa.Column("basisfuncties", sa.BigInteger, nullable=False),
        sa.Column("aantal_activiteiten", sa.SmallInteger, nullable=False),
        sa.Column("minimum_age", sa.Integer),
        sa.Column("maximum_age", sa.Integer),
        sa.Column("ruimte", sa.Text),
        sa.Column("ruimte_punten", sa.Float, nullable=False),
        sa.Column("assured_date", sa.Date),
        _json("kalender", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_aanbod"),
        sa.UniqueConstraint("aanbod_id", name="uq_aanbod_aanbod_id"),
    )
    op.create_index("ix_aanbod_service_id", "aanbod", ["service_id"])
    op.create_index("ix_aanbod_assured_date", "aanbod", ["assured_date", "service_id"])
    op.create_table(
        "aanbod_inhoud",
        sa.Column("nr", _ID, nullable=False),
        _json("data"),
        sa.PrimaryKeyConstraint("nr", name="pk_aanbod_inhoud"),
        _belongs("aanbod_inhoud"),
    )
    _create_part("aanbod_term", sa.Column("soort", sa.Text), sa.Column("code", sa.Text))
    _create_part(
        "aanbod_moment",
        sa.Column("weekdag", sa.SmallInteger),
        sa.Column("van", sa.SmallInteger),
        sa.Column("tot", sa.SmallInteger),
    )
    _create_part(
        "aanbod_woord", sa.Column("woord", sa.Text), more=(sa.Column("gewicht", sa.Float, nullable=False),)
    )


def _create_part(name: str, *key: sa.Column[Any], more: tuple[sa.Column[Any], ...] = ()) -> None:
    """Make a table of which each row belongs to an offer and is found by its own key first."""
    op.create_table(
        name,
        *key,
        sa.Column("nr", _ID, nullable=False),
        *more,
        sa.PrimaryKeyConstraint(*(column.name for column in key), "nr", name=f"pk_{name}"),
        _belongs(name),
        sqlite_with_rowid=False,
    )
    op.create_index(f"ix_{name}_nr", name, ["nr"])


def _belongs(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["nr"], ["aanbod.id"], name=f"fk_{name}_nr", ondelete="CASCADE")


def _create_log() -> None:
    op.create_table(
        "kaart_stand",
        sa.Column("naam", sa.Text, nullable=False),
        sa.Column("waarde", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("naam", name="pk_kaart_stand"),
    )
    op.create_table(
        "kaart_log",
        sa.Column("id", _ID, autoincrement=True),
        sa.Column("tijdstip", _MOMENT, nullable=False),
        sa.Column("soort", sa.Text, nullable=False),
        sa.Column("door", sa.Text, nullable=False),
        sa.Column("service_id", sa.Text),
        _json("velden"),
        sa.PrimaryKeyConstraint("id", name="pk_kaart_log"),
    )
    op.create_index("ix_kaart_log_service_id_id", "kaart_log", ["service_id", "id"])
    op.create_table(
        "kaart_link",
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("service_id", sa.Text, nullable=False),
        sa.Column("gemaakt_op", _MOMENT, nullable=False),
        sa.Column("verloopt_op", _MOMENT, nullable=False),
        sa.Column("gebruikt_op", _MOMENT),
        sa.PrimaryKeyConstraint("hash", name="pk_kaart_link"),
    )
    op.create_index("ix_kaart_link_verloopt_op", "kaart_link", ["verloopt_op"])
