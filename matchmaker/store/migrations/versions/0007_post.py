"""Make the outbox of mails, and give who works here an address."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# Written out, not taken from `tables.py` or the core: a migration stays what it was when those move on.
_MOMENT = sa.DateTime(timezone=True)
_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_WAITS = sa.text("staat = 'wacht'")


def upgrade() -> None:
    op.add_column("coordinator", sa.Column("email", sa.Text))
    op.create_table(
        "poststuk",
        sa.Column("id", _ID, autoincrement=True),
        sa.Column("sleutel", sa.Text, nullable=False),
        sa.Column("soort", sa.Text, nullable=False),
        sa.Column("bericht_id", sa.Text, nullable=False),
        sa.Column("hulpvraag_id", _ID),
        sa.Column("coordinator_id", _ID),
        sa.Column("voorstel_id", _ID),
        sa.Column("token", sa.Text),
        sa.Column("dag", sa.Date, nullable=False),
        sa.Column("gemaakt_op", _MOMENT, nullable=False),
        sa.Column("vanaf", _MOMENT, nullable=False),
        sa.Column("pogingen", sa.Integer, nullable=False),
        sa.Column("bezet_tot", _MOMENT),
        sa.Column("staat", sa.Text, nullable=False),
        sa.Column("klaar_op", _MOMENT),
        sa.Column("fout", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_poststuk"),
        sa.UniqueConstraint("sleutel", name="uq_poststuk_sleutel"),
        *(_goes_with(table) for table in ("hulpvraag", "coordinator", "voorstel")),
        sa.CheckConstraint("(coordinator_id IS NULL) <> (voorstel_id IS NULL)", name="ck_poststuk_aan_een"),
        sa.CheckConstraint("(staat = 'wacht') = (klaar_op IS NULL)", name="ck_poststuk_wacht_is_niet_klaar"),
        sa.CheckConstraint("staat = 'wacht' OR token IS NULL", name="ck_poststuk_klaar_zonder_token"),
        sa.CheckConstraint("(staat = 'mislukt') = (fout IS NOT NULL)", name="ck_poststuk_mislukt_heeft_fout"),
    )
    for table in ("hulpvraag", "coordinator", "voorstel"):
        op.create_index(f"ix_poststuk_{table}_id", "poststuk", [f"{table}_id"])
    op.create_index(
        "ix_poststuk_vanaf", "poststuk", ["vanaf", "id"], sqlite_where=_WAITS, postgresql_where=_WAITS
    )
    op.create_index("ix_poststuk_klaar_op", "poststuk", ["klaar_op"])


def downgrade() -> None:
    op.drop_table("poststuk")
    op.drop_column("coordinator", "email")


def _goes_with(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_poststuk_{table}_id"
    return sa.ForeignKeyConstraint([f"{table}_id"], [f"{table}.id"], name=name, ondelete="CASCADE")
