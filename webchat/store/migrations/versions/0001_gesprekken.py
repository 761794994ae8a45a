"""Conversations, turns, messages, and what the engine still has to forget."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_MOMENT = sa.DateTime(timezone=True)


def _gesprek_key(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["gesprek"], ["webchat_gesprekken.id"], name=f"fk_{table}_gesprek", ondelete="CASCADE"
    )


def upgrade() -> None:
    op.create_table(
        "webchat_gesprekken",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("begonnen_op", _MOMENT, nullable=False),
        sa.Column("gewijzigd_op", _MOMENT, nullable=False),
        sa.Column("laatste_nummer", sa.Integer, nullable=False),
        sa.Column("laatste_beurt", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_webchat_gesprekken"),
        sa.UniqueConstraint("token_hash", name="uq_webchat_gesprekken_token_hash"),
    )
    op.create_index("ix_webchat_gesprekken_gewijzigd_op", "webchat_gesprekken", ["gewijzigd_op"])
    op.create_table(
        "webchat_beurten",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("gesprek", sa.String(64), nullable=False),
        sa.Column("volgnummer", sa.Integer, nullable=False),
        sa.Column("soort", sa.String(10), nullable=False),
        sa.Column("inhoud", sa.Text),
        sa.Column("vraag", sa.String(64)),
        sa.Column("sleutel", sa.String(64)),
        sa.Column("ontvangen_op", _MOMENT, nullable=False),
        sa.Column("beantwoord_op", _MOMENT),
        sa.Column("pogingen", sa.Integer, nullable=False),
        sa.Column("eerste_fout_op", _MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_webchat_beurten"),
        _gesprek_key("webchat_beurten"),
        sa.UniqueConstraint("gesprek", "volgnummer", name="uq_webchat_beurten_gesprek_volgnummer"),
        sa.UniqueConstraint("gesprek", "sleutel", name="uq_webchat_beurten_gesprek_sleutel"),
    )
    op.create_index(
        "ix_webchat_beurten_open",
        "webchat_beurten",
        ["gesprek", "volgnummer"],
        sqlite_where=sa.text("beantwoord_op IS NULL"),
        postgresql_where=sa.text("beantwoord_op IS NULL"),
    )
    op.create_table(
        "webchat_berichten",
        sa.Column("gesprek", sa.String(64), nullable=False),
        sa.Column("nummer", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("beurt", sa.String(64), nullable=False),
        sa.Column("van", sa.String(4), nullable=False),
        sa.Column("tekst", sa.Text, nullable=False),
        sa.Column("vraag", sa.String(64)),
        sa.Column("knoppen", sa.JSON, nullable=False),
        sa.Column("melding", sa.Boolean, nullable=False),
        sa.Column("getoond", sa.Boolean, nullable=False),
        sa.Column("op", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("gesprek", "nummer", name="pk_webchat_berichten"),
        _gesprek_key("webchat_berichten"),
    )
    op.create_index("ix_webchat_berichten_beurt", "webchat_berichten", ["beurt"])
    op.create_table(
        "webchat_te_wissen",
        sa.Column("gesprek", sa.String(64), nullable=False),
        sa.Column("sinds", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("gesprek", name="pk_webchat_te_wissen"),
    )


def downgrade() -> None:
    for table in ("webchat_te_wissen", "webchat_berichten", "webchat_beurten", "webchat_gesprekken"):
        op.drop_table(table)
