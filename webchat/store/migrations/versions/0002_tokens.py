"""Tokens with an age: more than one may open a conversation while one follows another."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "webchat_tokens",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("gesprek", sa.String(64), nullable=False),
        sa.Column("gemaakt_op", _MOMENT, nullable=False),
        sa.Column("gebruikt", sa.Boolean, nullable=False),
        sa.Column("tot", _MOMENT),
        sa.PrimaryKeyConstraint("hash", name="pk_webchat_tokens"),
        sa.ForeignKeyConstraint(
            ["gesprek"], ["webchat_gesprekken.id"], name="fk_webchat_tokens_gesprek", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_webchat_tokens_gesprek", "webchat_tokens", ["gesprek"])
    # A conversation that is under way keeps its token: its age counts from the last message.
    op.execute(
        "INSERT INTO webchat_tokens (hash, gesprek, gemaakt_op, gebruikt) "
        "SELECT token_hash, id, gewijzigd_op, true FROM webchat_gesprekken"
    )


def downgrade() -> None:
    op.drop_table("webchat_tokens")
