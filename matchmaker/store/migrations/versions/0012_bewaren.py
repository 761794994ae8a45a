"""Let requests go that were kept long enough: the day that was announced, and counts of what is gone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_GEEINDIGD = sa.text("status IN ('afgerond', 'doorverwezen', 'ingetrokken')")
_GAAT = sa.text("wissen_op IS NOT NULL")
_TEKST = ("wijk", "a", "b")


def upgrade() -> None:
    op.add_column("hulpvraag", sa.Column("wissen_op", sa.Date))
    for name, column, where in (
        ("ix_hulpvraag_geeindigd", "gewijzigd_op", _GEEINDIGD),
        ("ix_hulpvraag_wissen_op", "wissen_op", _GAAT),
    ):
        op.create_index(name, "hulpvraag", [column], sqlite_where=where, postgresql_where=where)
    op.create_table(
        "geteld",
        sa.Column("wat", sa.Text, nullable=False),
        sa.Column("maand", sa.Date, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in _TEKST),
        sa.Column("aantal", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("wat", "maand", *_TEKST, name="pk_geteld"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("geteld")
    op.drop_index("ix_hulpvraag_wissen_op", "hulpvraag")
    op.drop_index("ix_hulpvraag_geeindigd", "hulpvraag")
    op.drop_column("hulpvraag", "wissen_op")
