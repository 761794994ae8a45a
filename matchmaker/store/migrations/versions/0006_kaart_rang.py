"""Keep with each offer of the index what it is about, and what counts against it where it was not asked for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_NEW = (
    ("kern_naam", sa.BigInteger),
    ("kern_tekst", sa.BigInteger),
    ("kern_groep", sa.BigInteger),
    ("groep_punten", sa.Float),
    ("respijt_punten", sa.Float),
    ("jeugd_punten", sa.Float),
    ("leren_punten", sa.Float),
    ("afkomst_punten", sa.Float),
)


def upgrade() -> None:
    # The values come when the index is made anew. After a way down and up again the fingerprint would say that it is
    # as this version makes it, while these columns are empty: so that goes.
    for name, kind in _NEW:
        op.add_column("aanbod", sa.Column(name, kind, nullable=False, server_default="0"))
    op.execute("DELETE FROM kaart_stand WHERE naam = 'index'")


def downgrade() -> None:
    for name, _ in _NEW:
        op.drop_column("aanbod", name)
