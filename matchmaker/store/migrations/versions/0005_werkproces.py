"""Make the tables of proposals and follow-ups, and what roles, terms and reports for the Wmo need of the others."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# Written out, not taken from `tables.py` or the core: a migration stays what it was when those move on.
_MOMENT = sa.DateTime(timezone=True)
_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
_OPEN = sa.text("staat = 'open'")
_OPEN_VOLUNTEER = sa.text("staat = 'open' AND vrijwilliger_id IS NOT NULL")
_RUNS = sa.text("staat IN ('open', 'vast')")
_SNEL = {
    *("klusjes", "tuin", "huisdier", "boodschappen"),
    *("autorijden", "openbaar_vervoer", "afspraak_begeleiden", "computer_telefoon", "ramen_lappen"),
}
_LICHT = {"laaggeletterd", "andere_taal"}


def upgrade() -> None:
    op.add_column("coordinator", sa.Column("functie", sa.Text, nullable=False, server_default="coordinator"))
    op.add_column("coordinator", sa.Column("wijken", _JSON, nullable=False, server_default="[]"))
    op.add_column("gebeurtenis", sa.Column("reden", sa.Text))
    op.add_column("vrijwilliger_gebeurtenis", sa.Column("reden", sa.Text))
    op.add_column("hulpvraag", sa.Column("snel", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("hulpvraag", sa.Column("gewaarschuwd_op", _MOMENT))
    for name in ("gemeld_op", "bevestigd_op", "onderzocht_op"):
        op.add_column("hulpvraag", sa.Column(name, sa.Date))
    _index("ix_hulpvraag_rust", "hulpvraag", ["gewijzigd_op"], sa.text("houder_id IS NOT NULL"))
    _index("ix_hulpvraag_gemeld_op", "hulpvraag", ["gemeld_op"], sa.text("gemeld_op IS NOT NULL"))
    op.create_table(
        "kenmerk",
        sa.Column("soort", sa.Text, nullable=False),
        sa.Column("waarde", sa.Text, nullable=False),
        sa.Column("hulpvraag_id", _ID, nullable=False),
        sa.PrimaryKeyConstraint("soort", "waarde", "hulpvraag_id", name="pk_kenmerk"),
        sa.ForeignKeyConstraint(
            ["hulpvraag_id"], ["hulpvraag.id"], name="fk_kenmerk_hulpvraag_id", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_kenmerk_hulpvraag_id", "kenmerk", ["hulpvraag_id"])
    _create_voorstel()
    _create_opvolging()
    _fill()


def downgrade() -> None:
    for table in ("opvolging", "voorstel", "kenmerk"):
        op.drop_table(table)
    op.drop_index("ix_hulpvraag_gemeld_op", "hulpvraag")
    op.drop_index("ix_hulpvraag_rust", "hulpvraag")
    for name in ("onderzocht_op", "bevestigd_op", "gemeld_op", "gewaarschuwd_op", "snel"):
        op.drop_column("hulpvraag", name)
    op.drop_column("vrijwilliger_gebeurtenis", "reden")
    op.drop_column("gebeurtenis", "reden")
    op.drop_column("coordinator", "wijken")
    op.drop_column("coordinator", "functie")


def _create_voorstel() -> None:
    op.create_table(
        "voorstel",
        sa.Column("id", _ID, autoincrement=True),
        sa.Column("hulpvraag_id", _ID, nullable=False),
        sa.Column("service_id", sa.Text),
        sa.Column("vrijwilliger_id", _ID),
        sa.Column("dienst", sa.Text),
        sa.Column("door", sa.Text, nullable=False),
        sa.Column("gedaan_op", _MOMENT, nullable=False),
        sa.Column("verloopt_op", _MOMENT, nullable=False),
        sa.Column("staat", sa.Text, nullable=False),
        sa.Column("beantwoord_op", _MOMENT),
        sa.Column("reden", sa.Text),
        sa.Column("toelichting", sa.Text),
        sa.Column("gekoppeld_op", _MOMENT),
        sa.Column("token_hash", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_voorstel"),
        sa.UniqueConstraint("token_hash", name="uq_voorstel_token_hash"),
        sa.ForeignKeyConstraint(["hulpvraag_id"], ["hulpvraag.id"], name="fk_voorstel_hulpvraag_id"),
        sa.ForeignKeyConstraint(["vrijwilliger_id"], ["vrijwilliger.id"], name="fk_voorstel_vrijwilliger_id"),
        sa.CheckConstraint("(service_id IS NULL) <> (vrijwilliger_id IS NULL)", name="ck_voorstel_aan_een"),
        sa.CheckConstraint("(staat = 'open') = (beantwoord_op IS NULL)", name="ck_voorstel_open_wacht"),
        sa.CheckConstraint(
            "gekoppeld_op IS NULL OR staat = 'geaccepteerd'", name="ck_voorstel_gekoppeld_na_ja"
        ),
    )
    op.create_index("ix_voorstel_hulpvraag_id", "voorstel", ["hulpvraag_id"])
    op.create_index("ix_voorstel_vrijwilliger_id", "voorstel", ["vrijwilliger_id"])
    _index("uq_voorstel_open_vrijwilliger", "voorstel", ["vrijwilliger_id"], _OPEN_VOLUNTEER, unique=True)
    _index("uq_voorstel_open_hulpvraag", "voorstel", ["hulpvraag_id"], _OPEN_VOLUNTEER, unique=True)
    _index("uq_voorstel_open_dienst", "voorstel", ["hulpvraag_id", "service_id"], _OPEN, unique=True)
    _index("ix_voorstel_loopt_af", "voorstel", ["verloopt_op"], _OPEN)


def _create_opvolging() -> None:
    op.create_table(
        "opvolging",
        sa.Column("id", _ID, autoincrement=True),
        sa.Column("hulpvraag_id", _ID, nullable=False),
        sa.Column("soort", sa.Text, nullable=False),
        sa.Column("op", sa.Date, nullable=False),
        sa.Column("poging", sa.Integer, nullable=False),
        sa.Column("staat", sa.Text, nullable=False),
        sa.Column("uitkomst", sa.Text),
        sa.Column("toelichting", sa.Text),
        sa.Column("gedaan_op", _MOMENT),
        sa.Column("door", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_opvolging"),
        sa.ForeignKeyConstraint(["hulpvraag_id"], ["hulpvraag.id"], name="fk_opvolging_hulpvraag_id"),
        sa.CheckConstraint(
            "(staat = 'klaar') = (uitkomst IS NOT NULL)", name="ck_opvolging_klaar_heeft_uitkomst"
        ),
    )
    op.create_index("ix_opvolging_hulpvraag_id", "opvolging", ["hulpvraag_id"])
    _index("uq_opvolging_loopt", "opvolging", ["hulpvraag_id", "soort"], _RUNS, unique=True)
    _index("ix_opvolging_op", "opvolging", ["op"], _RUNS)


def _index(name: str, table: str, columns: list[str], where: sa.TextClause, *, unique: bool = False) -> None:
    op.create_index(name, table, columns, unique=unique, sqlite_where=where, postgresql_where=where)


def _fill() -> None:
    """Notice persons in, and mark the simple jobs of, what was there already."""
    connection = op.get_bind()
    wishes: dict[int, set[str]] = {}
    for id, code in connection.execute(
        sa.text("SELECT hulpvraag_id, activiteit FROM feit WHERE soort = 'wens'")
    ):
        wishes.setdefault(id, set()).add(code)
    rows = connection.execute(
        sa.text(
            "SELECT id, rol, trede, vrijwilliger_welkom, signalen, mantelzorg, contact FROM hulpvraag "
            "WHERE status <> 'ingetrokken'"
        )
    ).all()
    noticed = [
        {"id": row.id, "soort": soort, "waarde": waarde}
        for row in rows
        for soort, waarde in _kenmerken(_parsed(row.contact) or {})
    ]
    if noticed:
        connection.execute(
            sa.text("INSERT INTO kenmerk (hulpvraag_id, soort, waarde) VALUES (:id, :soort, :waarde)"),
            noticed,
        )
    if simple := [{"id": row.id} for row in rows if _is_snel(row, wishes.get(row.id, set()))]:
        connection.execute(
            sa.text("UPDATE hulpvraag SET snel = :yes WHERE id = :id"),
            [one | {"yes": True} for one in simple],
        )


def _kenmerken(contact: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if telefoon := contact.get("telefoon"):
        yield "telefoon", telefoon
    if email := contact.get("email"):
        yield "email", email.casefold()
    naam, postcode = contact.get("naam"), contact.get("postcode")
    if naam and postcode:
        parts = unicodedata.normalize("NFKD", " ".join(naam.split()))
        plain = "".join(sign for sign in parts if not unicodedata.combining(sign)).casefold()
        yield "naam_postcode", f"{plain} {postcode[:4]}"


def _is_snel(row: sa.Row[Any], wishes: set[str]) -> bool:
    return (
        row.rol in ("inwoner", "namens_ander")
        and 1 <= len(wishes) <= 2
        and wishes <= _SNEL
        and set(_parsed(row.signalen)) <= _LICHT
        and not _parsed(row.mantelzorg)
        and row.trede != "maatwerkvoorziening"
        and row.vrijwilliger_welkom != "nee"
    )


def _parsed(value: Any) -> Any:
    """Give JSON as values: SQLite gives it as text."""
    return json.loads(value) if isinstance(value, str) else value
