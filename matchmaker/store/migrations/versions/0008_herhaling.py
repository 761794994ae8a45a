"""Make the table of answers that are given again, and the index by which the next request is taken."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# Written out, not taken from `tables.py`: a migration stays what it was when that moves on.
_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_NIEUW = sa.text("status = 'nieuw'")


def upgrade() -> None:
    op.create_table(
        "herhaling",
        sa.Column("coordinator_id", _ID, nullable=False),
        sa.Column("sleutel", sa.Text, nullable=False),
        sa.Column("vraag", sa.Text, nullable=False),
        sa.Column("antwoord", sa.Text),
        sa.Column("hulpvraag_id", _ID),
        sa.Column("verloopt_op", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("coordinator_id", "sleutel", name="pk_herhaling"),
        sa.ForeignKeyConstraint(
            ["coordinator_id"], ["coordinator.id"], name="fk_herhaling_coordinator_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["hulpvraag_id"], ["hulpvraag.id"], name="fk_herhaling_hulpvraag_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_herhaling_hulpvraag_id", "herhaling", ["hulpvraag_id"])
    op.create_index("ix_herhaling_verloopt_op", "herhaling", ["verloopt_op"])
    op.create_index(
        "ix_hulpvraag_nieuw",
        "hulpvraag",
        [sa.text("urgentie DESC"), "ingediend_op", "id"],
        sqlite_where=_NIEUW,
        postgresql_where=_NIEUW,
    )


def downgrade() -> None:
    op.drop_index("ix_hulpvraag_nieuw", "hulpvraag")
    op.drop_table("herhaling")
