"""Make the table of files that wait to be read into the directory."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# Written out, not taken from `tables.py`: a migration stays what it was when the tables move on.
_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "kaart_pakket",
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("coordinator_id", _ID, nullable=False),
        sa.Column("bestand", sa.Text, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("verloopt_op", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_kaart_pakket"),
        sa.ForeignKeyConstraint(
            ["coordinator_id"],
            ["coordinator.id"],
            name="fk_kaart_pakket_coordinator_id",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_kaart_pakket_coordinator_id", "kaart_pakket", ["coordinator_id"])
    op.create_index("ix_kaart_pakket_verloopt_op", "kaart_pakket", ["verloopt_op"])


def downgrade() -> None:
    op.drop_table("kaart_pakket")
