"""Give machine tokens an end; make the log of accounts, and the tables of known browsers and of organisations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("coordinator", sa.Column("token_tot", _MOMENT))
    op.create_table(
        "accountlog",
        sa.Column("id", _ID, autoincrement=True),
        sa.Column("tijdstip", _MOMENT, nullable=False),
        sa.Column("wat", sa.Text, nullable=False),
        sa.Column("over", sa.Text, nullable=False),
        sa.Column("door", sa.Text),
        sa.Column("hoe", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_accountlog"),
    )
    op.create_index("ix_accountlog_tijdstip", "accountlog", ["tijdstip"])
    op.create_table(
        "toestel",
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("coordinator_id", _ID, nullable=False),
        sa.Column("mislukt", sa.Integer, nullable=False),
        sa.Column("verloopt_op", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_toestel"),
        sa.ForeignKeyConstraint(
            ["coordinator_id"], ["coordinator.id"], name="fk_toestel_coordinator_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_toestel_coordinator_id", "toestel", ["coordinator_id"])
    op.create_index("ix_toestel_verloopt_op", "toestel", ["verloopt_op"])
    op.create_table(
        "oidc_identiteit",
        sa.Column("issuer", sa.Text, nullable=False),
        sa.Column("sub", sa.Text, nullable=False),
        sa.Column("coordinator_id", _ID, nullable=False),
        sa.PrimaryKeyConstraint("issuer", "sub", name="pk_oidc_identiteit"),
        sa.UniqueConstraint("coordinator_id", name="uq_oidc_identiteit_coordinator_id"),
        sa.ForeignKeyConstraint(
            ["coordinator_id"],
            ["coordinator.id"],
            name="fk_oidc_identiteit_coordinator_id",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "oidc_reis",
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("inhoud", sa.Text, nullable=False),
        sa.Column("verloopt_op", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_oidc_reis"),
    )
    op.create_index("ix_oidc_reis_verloopt_op", "oidc_reis", ["verloopt_op"])


def downgrade() -> None:
    op.drop_table("oidc_reis")
    op.drop_table("oidc_identiteit")
    op.drop_table("toestel")
    op.drop_table("accountlog")
    op.drop_column("coordinator", "token_tot")
