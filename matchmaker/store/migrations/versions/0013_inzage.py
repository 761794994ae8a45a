"""Make the log of who looked at which request; a line of it cannot be changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_SQLITE = """
CREATE TRIGGER inzage_blijft BEFORE UPDATE ON inzage
BEGIN SELECT RAISE(ABORT, 'inzage: lines are never changed'); END
"""
_FUNCTION = """
CREATE FUNCTION inzage_blijft() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'inzage: lines are never changed'; END $$
"""
_TRIGGER = "CREATE TRIGGER inzage_blijft BEFORE UPDATE ON inzage EXECUTE FUNCTION inzage_blijft()"


def upgrade() -> None:
    op.create_table(
        "inzage",
        sa.Column("id", _ID, nullable=False, autoincrement=True),
        sa.Column("tijdstip", sa.DateTime(timezone=True), nullable=False),
        sa.Column("coordinator_id", _ID, nullable=False),
        sa.Column("door", sa.Text, nullable=False),
        sa.Column("hulpvraag_id", _ID, nullable=False),
        sa.Column("wijze", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_inzage"),
    )
    op.create_index("ix_inzage_tijdstip", "inzage", ["tijdstip"])
    op.create_index("ix_inzage_hulpvraag_id_id", "inzage", ["hulpvraag_id", "id"])
    op.create_index("ix_inzage_coordinator_id_id", "inzage", ["coordinator_id", "id"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(_SQLITE)
    else:
        op.execute(_FUNCTION)
        op.execute(_TRIGGER)


def downgrade() -> None:
    op.drop_table("inzage")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION inzage_blijft()")
