"""Make the tables of second factors, and end all sessions: they began with a password alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "tweede_factor",
        sa.Column("coordinator_id", _ID, nullable=False, autoincrement=False),
        sa.Column("geheim", sa.Text, nullable=False),
        sa.Column("sinds", _MOMENT, nullable=False),
        sa.Column("laatste_stap", sa.BigInteger),
        sa.Column("mislukt", sa.Integer, nullable=False),
        sa.Column("geblokkeerd_tot", _MOMENT),
        sa.PrimaryKeyConstraint("coordinator_id", name="pk_tweede_factor"),
        _of_coordinator("tweede_factor"),
    )
    op.create_table(
        "herstelcode",
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("coordinator_id", _ID, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_herstelcode"),
        _of_coordinator("herstelcode"),
    )
    op.create_index("ix_herstelcode_coordinator_id", "herstelcode", ["coordinator_id"])
    op.create_table(
        "tussenstap",
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("coordinator_id", _ID, nullable=False),
        sa.Column("geheim", sa.Text),
        sa.Column("mislukt", sa.Integer, nullable=False),
        sa.Column("verloopt_op", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_tussenstap"),
        _of_coordinator("tussenstap"),
    )
    op.create_index("ix_tussenstap_coordinator_id", "tussenstap", ["coordinator_id"])
    op.create_index("ix_tussenstap_verloopt_op", "tussenstap", ["verloopt_op"])
    op.execute("DELETE FROM sessie")


def downgrade() -> None:
    for table in ("tussenstap", "herstelcode", "tweede_factor"):
        op.drop_table(table)


def _of_coordinator(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["coordinator_id"], ["coordinator.id"], name=f"fk_{table}_coordinator_id", ondelete="CASCADE"
    )
