"""Make the list of what was removed whole: numbers and moments, which tell nothing of anybody."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "verwijderd",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False, autoincrement=True
        ),
        sa.Column("hulpvraag_id", sa.BigInteger, nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_verwijderd"),
    )
    op.create_index("ix_verwijderd_op", "verwijderd", ["op"])


def downgrade() -> None:
    op.drop_table("verwijderd")
