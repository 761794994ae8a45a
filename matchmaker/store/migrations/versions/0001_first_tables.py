"""Make the first tables: requests, facts, history, coordinators, sessions, organisations, neighbourhoods."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Written out, not taken from `tables.py`: a migration stays what it was when the tables move on.
_MOMENT = sa.DateTime(timezone=True)
_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _json(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "coordinator",
        sa.Column("id", _ID, autoincrement=True),
        sa.Column("gebruikersnaam", sa.Text, nullable=False),
        sa.Column("naam", sa.Text, nullable=False),
        sa.Column("wachtwoord_hash", sa.Text, nullable=False),
        sa.Column("token_hash", sa.Text, nullable=False),
        sa.Column("mislukt", sa.Integer, nullable=False),
        sa.Column("geblokkeerd_tot", _MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_coordinator"),
        sa.UniqueConstraint("gebruikersnaam", name="uq_coordinator_gebruikersnaam"),
        sa.UniqueConstraint("token_hash", name="uq_coordinator_token_hash"),
    )
    op.create_table(
        "sessie",
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("coordinator_id", _ID, nullable=False),
        sa.Column("begonnen_op", _MOMENT, nullable=False),
        sa.Column("verloopt_op", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_sessie"),
        sa.ForeignKeyConstraint(
            ["coordinator_id"], ["coordinator.id"], name="fk_sessie_coordinator_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_sessie_verloopt_op", "sessie", ["verloopt_op"])
    _create_hulpvraag()
    op.create_table(
        "feit",
        sa.Column("hulpvraag_id", _ID, nullable=False),
        sa.Column("volgnummer", sa.Integer, nullable=False),
        sa.Column("soort", sa.Text, nullable=False),
        sa.Column("activiteit", sa.Text, nullable=False),
        sa.Column("leefgebied", sa.Text, nullable=False),
        sa.Column("wie", sa.Text),
        _json("frequentie", nullable=True),
        sa.Column("moment", sa.Text),
        sa.Column("citaat", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("hulpvraag_id", "volgnummer", name="pk_feit"),
        sa.ForeignKeyConstraint(
            ["hulpvraag_id"], ["hulpvraag.id"], name="fk_feit_hulpvraag_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_feit_leefgebied_hulpvraag_id", "feit", ["leefgebied", "hulpvraag_id"])
    op.create_table(
        "gebeurtenis",
        sa.Column("id", _ID, autoincrement=True),
        sa.Column("hulpvraag_id", _ID, nullable=False),
        sa.Column("tijdstip", _MOMENT, nullable=False),
        sa.Column("soort", sa.Text, nullable=False),
        sa.Column("rol", sa.Text, nullable=False),
        sa.Column("door", sa.Text),
        sa.Column("van", sa.Text),
        sa.Column("naar", sa.Text),
        sa.Column("toelichting", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_gebeurtenis"),
        sa.ForeignKeyConstraint(
            ["hulpvraag_id"], ["hulpvraag.id"], name="fk_gebeurtenis_hulpvraag_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_gebeurtenis_hulpvraag_id", "gebeurtenis", ["hulpvraag_id"])
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


def _create_hulpvraag() -> None:
    op.create_table(
        "hulpvraag",
        sa.Column("id", _ID, autoincrement=True),
        sa.Column("sleutel", sa.Text, nullable=False),
        sa.Column("referentie", sa.Text, nullable=False),
        sa.Column("versie", sa.Text, nullable=False),
        sa.Column("kanaal", sa.Text, nullable=False),
        sa.Column("ingediend_op", _MOMENT, nullable=False),
        sa.Column("gewijzigd_op", _MOMENT, nullable=False),
        sa.Column("rol", sa.Text, nullable=False),
        sa.Column("situatie", sa.Text, nullable=False),
        _json("netwerk", nullable=True),
        sa.Column("vrijwilliger_welkom", sa.Text),
        _json("mantelzorg", nullable=True),
        sa.Column("trede", sa.Text, nullable=False),
        _json("signalen"),
        _json("contact", nullable=True),
        _json("toestemming"),
        sa.Column("samenvatting", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("wijk", sa.Text),
        sa.Column("urgentie", sa.Integer, nullable=False),
        sa.Column("houder_id", _ID),
        sa.Column("geclaimd_op", _MOMENT),
        sa.Column("zoektekst", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_hulpvraag"),
        sa.UniqueConstraint("sleutel", name="uq_hulpvraag_sleutel"),
        sa.UniqueConstraint("referentie", name="uq_hulpvraag_referentie"),
        sa.ForeignKeyConstraint(["houder_id"], ["coordinator.id"], name="fk_hulpvraag_houder_id"),
        sa.CheckConstraint("(houder_id IS NULL) = (geclaimd_op IS NULL)", name="ck_hulpvraag_houder_sinds"),
        sa.CheckConstraint("status <> 'nieuw' OR houder_id IS NULL", name="ck_hulpvraag_nieuw_is_vrij"),
    )
    op.create_index("ix_hulpvraag_rij", "hulpvraag", [sa.text("urgentie DESC"), "ingediend_op", "id"])
    op.create_index(
        "ix_hulpvraag_status_rij", "hulpvraag", ["status", sa.text("urgentie DESC"), "ingediend_op"]
    )
    op.create_index("ix_hulpvraag_wijk", "hulpvraag", ["wijk"])
    op.create_index("ix_hulpvraag_houder_id", "hulpvraag", ["houder_id"])


def downgrade() -> None:
    for table in ("wijk", "organisatie", "gebeurtenis", "feit", "hulpvraag", "sessie", "coordinator"):
        op.drop_table(table)
