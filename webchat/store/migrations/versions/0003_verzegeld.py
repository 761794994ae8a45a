"""Seal what people and the bot said; a message without buttons has none, instead of an empty list."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from matchmaker.geheim.kolom import geheim_van

revision = "0003"
down_revision = "0002"

_BERICHT = ("gesprek", "nummer")
_BATCH = 500


def upgrade() -> None:
    op.add_column("webchat_berichten", sa.Column("verzegeld", sa.Text))
    for row in _rows("webchat_berichten", _BERICHT, knoppen=sa.JSON()):
        knoppen = json.dumps(row.knoppen, ensure_ascii=False) if row.knoppen else None
        sealed = _seal(knoppen, "webchat_berichten.knoppen")
        _set(
            "webchat_berichten",
            _BERICHT,
            row,
            tekst=_seal(row.tekst, "webchat_berichten.tekst"),
            verzegeld=sealed,
        )
    op.drop_column("webchat_berichten", "knoppen")
    op.execute("ALTER TABLE webchat_berichten RENAME COLUMN verzegeld TO knoppen")
    _each_turn(_seal)


def downgrade() -> None:
    op.add_column(
        "webchat_berichten", sa.Column("leesbaar", sa.JSON, nullable=False, server_default=sa.text("'[]'"))
    )
    for row in _rows("webchat_berichten", _BERICHT):
        opened = json.loads(_open(row.knoppen, "webchat_berichten.knoppen") or "[]")
        _set(
            "webchat_berichten",
            _BERICHT,
            row,
            tekst=_open(row.tekst, "webchat_berichten.tekst"),
            leesbaar=opened,
        )
    op.drop_column("webchat_berichten", "knoppen")
    op.execute("ALTER TABLE webchat_berichten RENAME COLUMN leesbaar TO knoppen")
    _each_turn(_open)


def _each_turn(made: Callable[[str | None, str], str | None]) -> None:
    for row in _rows("webchat_beurten", ("id",)):
        if row.inhoud is not None:
            _set("webchat_beurten", ("id",), row, inhoud=made(row.inhoud, "webchat_beurten.inhoud"))


def _seal(text: str | None, place: str) -> str | None:
    return None if text is None else geheim_van(op.get_bind().dialect).verzegel(text, place)


def _open(text: str | None, place: str) -> str | None:
    return None if text is None else geheim_van(op.get_bind().dialect).open(text, place)


def _table(name: str, keys: tuple[str, ...], **types: sa.types.TypeEngine[Any]) -> sa.TableClause:
    columns = {
        "webchat_berichten": ("tekst", "knoppen", "verzegeld", "leesbaar"),
        "webchat_beurten": ("inhoud",),
    }
    known: dict[str, sa.types.TypeEngine[Any]] = {"nummer": sa.Integer(), "leesbaar": sa.JSON(), **types}
    names = (*keys, *columns[name])
    return sa.table(name, *(sa.column(one, known.get(one, sa.Text())) for one in names))


def _rows(name: str, keys: tuple[str, ...], **types: sa.types.TypeEngine[Any]) -> Iterator[sa.Row[Any]]:
    """Give all rows, a batch at a time; of the columns those that both versions have."""
    table = _table(name, keys, **types)
    wanted = [table.c[one] for one in (*keys, *(("tekst", "knoppen") if "tekst" in table.c else ("inhoud",)))]
    place = sa.tuple_(*(table.c[one] for one in keys))
    last: tuple[Any, ...] | None = None
    while True:
        some = sa.select(*wanted).order_by(*(table.c[one] for one in keys)).limit(_BATCH)
        rows = op.get_bind().execute(some if last is None else some.where(place > sa.tuple_(*last))).all()
        yield from rows
        if len(rows) < _BATCH:
            return
        last = tuple(rows[-1])[: len(keys)]


def _set(name: str, keys: tuple[str, ...], row: sa.Row[Any], **values: Any) -> None:
    table = _table(name, keys)
    mine = [table.c[one] == row._mapping[one] for one in keys]
    op.get_bind().execute(sa.update(table).where(*mine).values(values))
