"""Make the table of who has which request before them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "aanwezig",
        sa.Column("hulpvraag_id", _ID, nullable=False),
        sa.Column("coordinator_id", _ID, nullable=False),
        sa.Column("gezien_op", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("hulpvraag_id", "coordinator_id", name="pk_aanwezig"),
        sa.ForeignKeyConstraint(
            ["hulpvraag_id"], ["hulpvraag.id"], name="fk_aanwezig_hulpvraag_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["coordinator_id"], ["coordinator.id"], name="fk_aanwezig_coordinator_id", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_aanwezig_gezien_op", "aanwezig", ["gezien_op"])


def downgrade() -> None:
    op.drop_table("aanwezig")
