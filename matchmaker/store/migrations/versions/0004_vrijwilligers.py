"""Make the tables of the volunteers, what they want to do, their matches and their history."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# Written out, not taken from `tables.py`: a migration stays what it was when the tables move on.
_MOMENT = sa.DateTime(timezone=True)
_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _json(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=nullable)


def upgrade() -> None:
    _create_vrijwilliger()
    op.create_table(
        "vrijwilliger_activiteit",
        sa.Column("activiteit", sa.Text, nullable=False),
        sa.Column("vrijwilliger_id", _ID, nullable=False),
        sa.PrimaryKeyConstraint("activiteit", "vrijwilliger_id", name="pk_vrijwilliger_activiteit"),
        _belongs("vrijwilliger_activiteit"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_vrijwilliger_activiteit_vrijwilliger_id", "vrijwilliger_activiteit", ["vrijwilliger_id"]
    )
    op.create_table(
        "koppeling",
        sa.Column("id", _ID, autoincrement=True),
        sa.Column("vrijwilliger_id", _ID, nullable=False),
        sa.Column("hulpvraag_id", _ID),
        sa.Column("begonnen_op", _MOMENT, nullable=False),
        sa.Column("beeindigd_op", _MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_koppeling"),
        _belongs("koppeling"),
        sa.ForeignKeyConstraint(["hulpvraag_id"], ["hulpvraag.id"], name="fk_koppeling_hulpvraag_id"),
    )
    op.create_index("ix_koppeling_vrijwilliger_id", "koppeling", ["vrijwilliger_id"])
    op.create_index("ix_koppeling_hulpvraag_id", "koppeling", ["hulpvraag_id"])
    op.create_table(
        "vrijwilliger_gebeurtenis",
        sa.Column("id", _ID, autoincrement=True),
        sa.Column("vrijwilliger_id", _ID, nullable=False),
        sa.Column("tijdstip", _MOMENT, nullable=False),
        sa.Column("soort", sa.Text, nullable=False),
        sa.Column("rol", sa.Text, nullable=False),
        sa.Column("door", sa.Text),
        sa.Column("van", sa.Text),
        sa.Column("naar", sa.Text),
        sa.Column("toelichting", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_vrijwilliger_gebeurtenis"),
        _belongs("vrijwilliger_gebeurtenis"),
    )
    op.create_index(
        "ix_vrijwilliger_gebeurtenis_vrijwilliger_id", "vrijwilliger_gebeurtenis", ["vrijwilliger_id"]
    )


def downgrade() -> None:
    for table in ("vrijwilliger_gebeurtenis", "koppeling", "vrijwilliger_activiteit", "vrijwilliger"):
        op.drop_table(table)


def _create_vrijwilliger() -> None:
    op.create_table(
        "vrijwilliger",
        sa.Column("id", _ID, autoincrement=True),
        sa.Column("sleutel", sa.Text, nullable=False),
        sa.Column("hulpvraag_id", _ID),
        sa.Column("bron", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("naam", sa.Text),
        sa.Column("telefoon", sa.Text),
        sa.Column("email", sa.Text),
        sa.Column("postcode", sa.Text),
        sa.Column("wijk", sa.Text),
        _json("activiteiten"),
        _json("momenten"),
        _json("frequentie", nullable=True),
        sa.Column("max_km", sa.Float),
        _json("talen"),
        sa.Column("maximum", sa.Integer, nullable=False),
        sa.Column("eigen_woorden", sa.Text, nullable=False),
        sa.Column("kennismaking", sa.Date),
        sa.Column("vog", sa.Date),
        _json("toestemming"),
        sa.Column("aangemeld_op", _MOMENT, nullable=False),
        sa.Column("gewijzigd_op", _MOMENT, nullable=False),
        sa.Column("laatste_contact", _MOMENT, nullable=False),
        sa.Column("zoektekst", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_vrijwilliger"),
        sa.UniqueConstraint("sleutel", name="uq_vrijwilliger_sleutel"),
        sa.UniqueConstraint("hulpvraag_id", name="uq_vrijwilliger_hulpvraag_id"),
        sa.ForeignKeyConstraint(["hulpvraag_id"], ["hulpvraag.id"], name="fk_vrijwilliger_hulpvraag_id"),
        sa.CheckConstraint(
            "status <> 'actief' OR (kennismaking IS NOT NULL AND vog IS NOT NULL)",
            name="ck_vrijwilliger_actief_is_gezien",
        ),
        sa.CheckConstraint(
            "status <> 'weg' OR (naam IS NULL AND telefoon IS NULL AND email IS NULL AND postcode IS NULL)",
            name="ck_vrijwilliger_weg_is_gewist",
        ),
    )
    op.create_index("ix_vrijwilliger_status_laatste_contact", "vrijwilliger", ["status", "laatste_contact"])


def _belongs(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["vrijwilliger_id"], ["vrijwilliger.id"], name=f"fk_{name}_vrijwilliger_id", ondelete="CASCADE"
    )
