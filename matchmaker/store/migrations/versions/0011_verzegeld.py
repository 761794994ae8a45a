"""Seal contact data, notes and answers that are kept; find by digests what was found by words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from matchmaker.core.dubbelen import kenmerken
from matchmaker.core.hulpvraag import Contact
from matchmaker.core.text import searchable
from matchmaker.core.vindbaar import contactwoorden
from matchmaker.geheim.cijfer import Geheim
from matchmaker.geheim.kolom import geheim_van
from matchmaker.store.sociale_kaart.personen import PERSOON, gesplitst

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_BATCH = 500
_TEXT = {
    "vrijwilliger": ("naam", "telefoon", "email", "postcode"),
    "gebeurtenis": ("toelichting",),
    "vrijwilliger_gebeurtenis": ("toelichting",),
    "opvolging": ("toelichting",),
    "voorstel": ("toelichting",),
    "poststuk": ("token",),
}
_OWNERS = {"contactwoord": "hulpvraag", "vrijwilliger_contactwoord": "vrijwilliger"}


def upgrade() -> None:
    for name, owner in _OWNERS.items():
        column = f"{owner}_id"
        op.create_table(
            name,
            sa.Column("woord", sa.Text, nullable=False),
            sa.Column(column, _ID, nullable=False),
            sa.PrimaryKeyConstraint("woord", column, name=f"pk_{name}"),
            sa.ForeignKeyConstraint(
                [column], [f"{owner}.id"], name=f"fk_{name}_{column}", ondelete="CASCADE"
            ),
            sqlite_with_rowid=False,
        )
        op.create_index(f"ix_{name}_{column}", name, [column])
    op.add_column("vrijwilliger", sa.Column("postcode4", sa.Text))
    op.add_column("hulpvraag", sa.Column("verzegeld", sa.Text))
    op.execute("UPDATE vrijwilliger SET postcode4 = substr(postcode, 1, 4)")
    op.execute("DELETE FROM kenmerk")
    for row in _rows("vrijwilliger", "naam", "telefoon", "email", "zoektekst"):
        if row.naam:
            _set("vrijwilliger", row.id, zoektekst=row.zoektekst.removeprefix(searchable(row.naam)).lstrip())
        _words("vrijwilliger_contactwoord", row.id, row.naam, row.telefoon, row.email)
    for row in _rows("hulpvraag", "contact", "referentie", "zoektekst", contact=_json()):
        if row.contact is not None:
            contact = Contact(**row.contact)
            _find(row.id, contact, lambda soort, value: _geheim().afdruk(value, f"kenmerk.{soort}"))
            _words("contactwoord", row.id, contact.naam, contact.telefoon, contact.email)
            shown = row.zoektekst.replace(_begin(row.referentie, contact), searchable(row.referentie), 1)
            sealed = _geheim().verzegel(json.dumps(row.contact, ensure_ascii=False), "hulpvraag.contact")
            _set("hulpvraag", row.id, verzegeld=sealed, zoektekst=shown)
    op.drop_column("hulpvraag", "contact")
    op.execute("ALTER TABLE hulpvraag RENAME COLUMN verzegeld TO contact")
    _each_text(lambda text, place: _geheim().verzegel(text, place))
    op.add_column("hsds_row", sa.Column("persoon", sa.Text))
    op.add_column("aanbod_inhoud", sa.Column("bevestiger", sa.Text))
    for row in _kaart():
        data, person = gesplitst(row.tabel, row.data)
        if person:
            sealed = _geheim().verzegel(json.dumps(person, ensure_ascii=False), "hsds_row.persoon")
            _put(row, data=data, persoon=sealed)
    _offers(_without)


def downgrade() -> None:
    for row in _kaart():
        if row.persoon is not None:
            _put(row, data=row.data | json.loads(_geheim().open(row.persoon, "hsds_row.persoon")))
    _offers(_with)
    op.drop_column("hsds_row", "persoon")
    op.drop_column("aanbod_inhoud", "bevestiger")
    _each_text(lambda text, place: _geheim().open(text, place))
    op.add_column("hulpvraag", sa.Column("leesbaar", _json(), nullable=True))
    op.execute("DELETE FROM kenmerk")
    for row in _rows("hulpvraag", "contact", "referentie", "zoektekst"):
        if row.contact is not None:
            opened = json.loads(_geheim().open(row.contact, "hulpvraag.contact"))
            contact = Contact(**opened)
            _find(row.id, contact, lambda _, value: value)
            found = row.zoektekst.replace(searchable(row.referentie), _begin(row.referentie, contact), 1)
            _set("hulpvraag", row.id, leesbaar=opened, zoektekst=found)
    op.drop_column("hulpvraag", "contact")
    op.execute("ALTER TABLE hulpvraag RENAME COLUMN leesbaar TO contact")
    for row in _rows("vrijwilliger", "naam", "zoektekst"):
        if row.naam:
            _set("vrijwilliger", row.id, zoektekst=f"{searchable(row.naam)} {row.zoektekst}".strip())
    op.drop_column("vrijwilliger", "postcode4")
    for name in _OWNERS:
        op.drop_table(name)


_DATA = sa.JSON().with_variant(JSONB(), "postgresql")
_KAART = sa.table(
    "hsds_row",
    *(sa.column(one, sa.Text()) for one in ("tabel", "id", "persoon")),
    sa.column("data", _DATA),
)


def _kaart() -> Sequence[sa.Row[Any]]:
    """Give the rows of the directory that may have something of a person: few, beside all there are."""
    some = sa.select(_KAART).where(_KAART.c.tabel.in_(PERSOON))
    return op.get_bind().execute(some).all()


def _put(row: sa.Row[Any], **values: Any) -> None:
    mine = sa.and_(_KAART.c.tabel == row.tabel, _KAART.c.id == row.id)
    op.get_bind().execute(sa.update(_KAART).where(mine).values(values))


def _offers(change: Callable[[dict[str, Any], str | None], dict[str, Any]]) -> None:
    """Change what the index of the directory has of who confirmed a service."""
    names = sa.column("bevestiger", sa.Text())
    table = sa.table("aanbod_inhoud", sa.column("nr", _ID), sa.column("data", _DATA), names)
    last = 0
    while True:
        some = sa.select(table).where(table.c.nr > last).order_by(table.c.nr).limit(_BATCH)
        rows = op.get_bind().execute(some).all()
        for row in rows:
            if new := change(row.data, row.bevestiger):
                op.get_bind().execute(sa.update(table).where(table.c.nr == row.nr).values(new))
        if len(rows) < _BATCH:
            return
        last = rows[-1].nr


def _without(data: dict[str, Any], _: str | None) -> dict[str, Any]:
    person = data.pop("assurer_email", None)
    if person is None:
        return {}
    return {"data": data, "bevestiger": _geheim().verzegel(person, "aanbod_inhoud.bevestiger")}


def _with(data: dict[str, Any], sealed: str | None) -> dict[str, Any]:
    if sealed is None:
        return {}
    return {"data": data | {"assurer_email": _geheim().open(sealed, "aanbod_inhoud.bevestiger")}}


def _json() -> sa.types.TypeEngine[Any]:
    return sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def _geheim() -> Geheim:
    return geheim_van(op.get_bind().dialect)  # asked for when there is something to seal


def _begin(referentie: str, contact: Contact) -> str:
    return searchable(referentie, contact.naam)


def _rows(name: str, *columns: str, **types: sa.types.TypeEngine[Any]) -> Iterator[sa.Row[Any]]:
    table = _table(name, *columns, **types)
    last = 0
    while True:
        some = sa.select(table).where(table.c.id > last).order_by(table.c.id).limit(_BATCH)
        rows = op.get_bind().execute(some).all()
        yield from rows
        if len(rows) < _BATCH:
            return
        last = rows[-1].id


def _table(name: str, *columns: str, **types: sa.types.TypeEngine[Any]) -> sa.TableClause:
    return sa.table(
        name, sa.column("id", _ID), *(sa.column(one, types.get(one, sa.Text())) for one in columns)
    )


def _set(name: str, id: int, **values: Any) -> None:
    table = _table(name, *values, leesbaar=_json())
    op.get_bind().execute(sa.update(table).where(table.c.id == id).values(values))


def _words(name: str, owner: int, *person: str | None) -> None:
    column = f"{_OWNERS[name]}_id"
    rows = [
        {"woord": _geheim().afdruk(word, name), column: owner} for word in sorted(contactwoorden(*person))
    ]
    if rows:
        table = sa.table(name, sa.column("woord", sa.Text()), sa.column(column, _ID))
        op.get_bind().execute(sa.insert(table), rows)


def _find(id: int, contact: Contact, made: Callable[[str, str], str]) -> None:
    columns = (sa.column("hulpvraag_id", _ID), sa.column("soort", sa.Text()), sa.column("waarde", sa.Text()))
    rows = [
        {"hulpvraag_id": id, "soort": soort, "waarde": made(soort, value)}
        for soort, value in kenmerken(contact)
    ]
    if rows:
        op.get_bind().execute(sa.insert(sa.table("kenmerk", *columns)), rows)


def _each_text(made: Callable[[str, str], str]) -> None:
    for name, columns in _TEXT.items():
        for row in _rows(name, *columns):
            new = {
                column: made(value, f"{name}.{column}")
                for column in columns
                if (value := getattr(row, column)) is not None
            }
            if new:
                _set(name, row.id, **new)
    kept = sa.table("herhaling", *(sa.column(one) for one in ("coordinator_id", "sleutel", "antwoord")))
    rows = op.get_bind().execute(sa.select(kept).where(kept.c.antwoord.is_not(None))).all()
    for row in rows:
        mine = sa.and_(kept.c.coordinator_id == row.coordinator_id, kept.c.sleutel == row.sleutel)
        op.get_bind().execute(
            sa.update(kept).where(mine).values(antwoord=made(row.antwoord, "herhaling.antwoord"))
        )
