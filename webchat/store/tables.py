"""The tables. Names start with `webchat_`, so that one PostgreSQL database can also hold the matchmaker's."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from matchmaker.geheim.kolom import Verzegeld, VerzegeldJson


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """An aware moment, always in UTC, also where the database keeps no time zone (SQLite)."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Refuse a moment without a time zone: it could mean anything."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> datetime | None:
        """Give back an aware moment in UTC."""
        if value is None:
            return None
        assert isinstance(value, datetime)
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_ID = sa.String(64)


def _gesprek_key() -> sa.ForeignKey:
    return sa.ForeignKey("webchat_gesprekken.id", ondelete="CASCADE")


gesprekken = sa.Table(
    "webchat_gesprekken",
    metadata,
    sa.Column("id", _ID, primary_key=True),
    sa.Column(
        "token_hash", sa.String(64), nullable=False, unique=True
    ),  # the first; `tokens` says what opens
    sa.Column("begonnen_op", UtcDateTime, nullable=False),
    sa.Column("gewijzigd_op", UtcDateTime, nullable=False, index=True),
    sa.Column("laatste_nummer", sa.Integer, nullable=False),  # of the last bericht
    sa.Column("laatste_beurt", sa.Integer, nullable=False),  # volgnummer of the last beurt
)

tokens = sa.Table(
    "webchat_tokens",
    metadata,
    sa.Column("hash", sa.String(64), primary_key=True),
    sa.Column("gesprek", _ID, _gesprek_key(), nullable=False, index=True),
    sa.Column("gemaakt_op", UtcDateTime, nullable=False),
    sa.Column("gebruikt", sa.Boolean, nullable=False),  # its bearer has it
    sa.Column("tot", UtcDateTime),  # the end of the overlap, once a newer one is used
)

beurten = sa.Table(
    "webchat_beurten",
    metadata,
    sa.Column("id", _ID, primary_key=True),
    sa.Column("gesprek", _ID, _gesprek_key(), nullable=False),
    sa.Column("volgnummer", sa.Integer, nullable=False),
    sa.Column("soort", sa.String(10), nullable=False),
    sa.Column(
        "inhoud", Verzegeld("webchat_beurten.inhoud")
    ),  # cleared when answered: from then on only the bericht holds the words
    sa.Column("vraag", sa.String(64)),
    sa.Column("sleutel", sa.String(64)),  # hash of the client's Idempotency-Key
    sa.Column("ontvangen_op", UtcDateTime, nullable=False),
    sa.Column("beantwoord_op", UtcDateTime),
    sa.Column("pogingen", sa.Integer, nullable=False, default=0),
    sa.Column("eerste_fout_op", UtcDateTime),
    sa.UniqueConstraint("gesprek", "volgnummer"),
    sa.UniqueConstraint("gesprek", "sleutel"),
    sa.Index(
        "ix_webchat_beurten_open",
        "gesprek",
        "volgnummer",
        sqlite_where=sa.text("beantwoord_op IS NULL"),
        postgresql_where=sa.text("beantwoord_op IS NULL"),
    ),
)

berichten = sa.Table(
    "webchat_berichten",
    metadata,
    sa.Column("gesprek", _ID, _gesprek_key(), primary_key=True),
    sa.Column("nummer", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("beurt", _ID, nullable=False, index=True),
    sa.Column("van", sa.String(4), nullable=False),
    sa.Column("tekst", Verzegeld("webchat_berichten.tekst"), nullable=False),
    sa.Column("vraag", sa.String(64)),
    sa.Column("knoppen", VerzegeldJson("webchat_berichten.knoppen")),  # [{"titel": …, "waarde": …}, …]
    sa.Column("melding", sa.Boolean, nullable=False),
    sa.Column("getoond", sa.Boolean, nullable=False),  # an answer to the person has carried it
    sa.Column("op", UtcDateTime, nullable=False),
)

# Conversations that are gone here and still have to go from the engine (it may be down when a person wipes).
te_wissen = sa.Table(
    "webchat_te_wissen",
    metadata,
    sa.Column("gesprek", _ID, primary_key=True),
    sa.Column("sinds", UtcDateTime, nullable=False),
)
