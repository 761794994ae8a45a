# ruff: noqa: S608 - statements are put together of what stands here, nothing comes from outside
"""Make the text index of the queue, filled with what is there; the database itself keeps it in step by triggers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_NEEDED = (
    "the search of the queue needs pg_trgm, an extension that comes with PostgreSQL (on Debian in the package of the "
    "server itself, elsewhere in postgresql-contrib). It is not there and this user may not make it. Let an "
    'administrator of the database run once, in this database: CREATE EXTENSION pg_trgm WITH SCHEMA "{schema}"'
)
_TABLES = ("zoekwoord", "zoekplaats", "zoekstaart")
_LENGTH = 32  # of an ending; what a longer word has beyond is looked for in the text


def upgrade() -> None:
    # Who looks at their day must not come by all that they ever held.
    warned = sa.text("gewaarschuwd_op IS NOT NULL")
    op.create_index(
        "ix_hulpvraag_gewaarschuwd",
        "hulpvraag",
        ["houder_id"],
        sqlite_where=warned,
        postgresql_where=warned,
    )
    if op.get_bind().dialect.name == "sqlite":
        _words()
    else:
        _trigrams()


def downgrade() -> None:
    op.drop_index("ix_hulpvraag_gewaarschuwd", "hulpvraag")
    if op.get_bind().dialect.name == "sqlite":
        for name in ("nieuw", "anders", "weg"):
            op.execute(f"DROP TRIGGER tr_hulpvraag_zoek_{name}")
        for name in _TABLES:
            op.drop_table(name)
    else:
        # The extension stays: it may be of the administrator, or serve others.
        op.execute("DROP TRIGGER tr_hulpvraag_zoek ON hulpvraag")
        op.execute("DROP FUNCTION hulpvraag_zoek()")
        op.drop_table("zoektekst")


def _trigrams() -> None:
    """PostgreSQL: a copy of the texts with a trigram index.

    On the request itself every claim would write the trigrams of its text anew, for a changed row is a new row.
    """
    _extension()
    op.create_table(
        "zoektekst",
        sa.Column("hulpvraag_id", sa.BigInteger, nullable=False),
        sa.Column("tekst", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("hulpvraag_id", name="pk_zoektekst"),
        sa.ForeignKeyConstraint(
            ["hulpvraag_id"], ["hulpvraag.id"], name="fk_zoektekst_hulpvraag_id", ondelete="CASCADE"
        ),
    )
    op.execute("INSERT INTO zoektekst SELECT id, zoektekst FROM hulpvraag WHERE zoektekst <> ''")
    op.execute(
        "SET LOCAL maintenance_work_mem = '256MB'"
    )  # of this transaction: the index is made several times quicker
    # Without the list of what is still to be put in, which every search would read from end to end.
    op.create_index(
        "ix_zoektekst_tekst",
        "zoektekst",
        ["tekst"],
        postgresql_using="gin",
        postgresql_ops={"tekst": "gin_trgm_ops"},
        postgresql_with={"fastupdate": "off"},
    )
    op.execute(
        """
        CREATE FUNCTION hulpvraag_zoek() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF new.zoektekst = '' THEN
                DELETE FROM zoektekst WHERE hulpvraag_id = new.id;
            ELSE
                INSERT INTO zoektekst VALUES (new.id, new.zoektekst)
                ON CONFLICT (hulpvraag_id) DO UPDATE SET tekst = excluded.tekst;
            END IF;
            RETURN NULL;
        END $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER tr_hulpvraag_zoek AFTER INSERT OR UPDATE OF zoektekst ON hulpvraag
        FOR EACH ROW EXECUTE FUNCTION hulpvraag_zoek()
        """
    )


def _extension() -> None:
    connection = op.get_bind()
    if connection.scalar(sa.text("SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'")):
        return
    try:
        with connection.begin_nested():
            op.execute("CREATE EXTENSION pg_trgm")
    except sa.exc.DBAPIError as error:
        schema = connection.scalar(sa.text("SELECT current_schema()"))
        raise RuntimeError(_NEEDED.format(schema=schema)) from error


def _words() -> None:
    """SQLite: every word once, in which requests it is, and where else it begins: "trap" is in "wenteltrap"."""
    op.create_table(
        "zoekwoord",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("woord", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_zoekwoord"),
        sa.UniqueConstraint("woord", name="uq_zoekwoord_woord"),
    )
    op.create_table(
        "zoekplaats",
        sa.Column("woord_id", sa.Integer, nullable=False),
        sa.Column("hulpvraag_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("woord_id", "hulpvraag_id", name="pk_zoekplaats"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "zoekstaart",
        sa.Column("staart", sa.Text, nullable=False),
        sa.Column("woord_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("staart", "woord_id", name="pk_zoekstaart"),
        sqlite_with_rowid=False,
    )
    # In order, so that a table grows at its end.
    _run(
        f"INSERT INTO zoekwoord (woord) SELECT DISTINCT w.value FROM hulpvraag h, {_split('h')} w "
        "WHERE w.value <> '' ORDER BY 1"
    )
    _run(
        f"INSERT INTO zoekplaats SELECT DISTINCT z.id, h.id FROM hulpvraag h, {_split('h')} w "
        "JOIN zoekwoord z ON z.woord = w.value ORDER BY 1, 2"
    )
    _run(
        f"INSERT INTO zoekstaart SELECT DISTINCT {_ending('z')}, z.id FROM zoekwoord z, {_places('z')} n "
        "ORDER BY 1, 2"
    )
    for name, event, does in (
        ("zoekwoord_nieuw", "INSERT ON zoekwoord", (_ENDINGS_IN,)),
        ("zoekwoord_weg", "DELETE ON zoekwoord", (_ENDINGS_OUT,)),
        ("hulpvraag_zoek_nieuw", "INSERT ON hulpvraag", _IN),
        ("hulpvraag_zoek_anders", "UPDATE OF zoektekst ON hulpvraag", (*_OUT, *_IN)),
        ("hulpvraag_zoek_weg", "DELETE ON hulpvraag", _OUT),
    ):
        _run(f"CREATE TRIGGER tr_{name} AFTER {event} BEGIN {'; '.join(does)}; END")


def _run(statement: str) -> None:
    # As it stands: SQLAlchemy takes a colon for a parameter.
    op.get_bind().exec_driver_sql(statement)


def _split(row: str) -> str:
    """Give the words of a text, as `value`; between words is one space, here and there two (then one is empty)."""
    return f"""json_each('[' || replace(json_quote({row}.zoektekst), ' ', '","') || ']')"""


def _places(word: str) -> str:
    """Give the places of the signs of a word, as `key`, counted from 0."""
    zeros = f"replace(hex(zeroblob(length({word}.woord))), '00', ',0')"
    return f"json_each('[' || substr({zeros}, 2) || ']')"


def _ending(word: str) -> str:
    return f"substr({word}.woord, n.key + 1, {_LENGTH})"


_ENDINGS_IN = f"INSERT INTO zoekstaart SELECT DISTINCT {_ending('new')}, new.id FROM {_places('new')} n"
_ENDINGS_OUT = (
    "DELETE FROM zoekstaart WHERE woord_id = old.id "
    f"AND staart IN (SELECT {_ending('old')} FROM {_places('old')} n)"
)
_IN = (
    f"INSERT INTO zoekwoord (woord) SELECT DISTINCT w.value FROM {_split('new')} w "
    "WHERE w.value <> '' AND w.value NOT IN (SELECT woord FROM zoekwoord)",
    f"INSERT INTO zoekplaats SELECT DISTINCT z.id, new.id FROM {_split('new')} w "
    "JOIN zoekwoord z ON z.woord = w.value",
)
_OUT = (
    "DELETE FROM zoekplaats WHERE hulpvraag_id = old.id AND woord_id IN "
    f"(SELECT z.id FROM {_split('old')} w JOIN zoekwoord z ON z.woord = w.value)",
    f"DELETE FROM zoekwoord WHERE woord IN (SELECT w.value FROM {_split('old')} w) "
    "AND NOT EXISTS (SELECT 1 FROM zoekplaats p WHERE p.woord_id = zoekwoord.id)",
)
