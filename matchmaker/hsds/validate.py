"""Check a package against the specification: every fault at once, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice

from matchmaker.core.sociale_kaart.profiel import Profiel
from matchmaker.core.sociale_kaart.rijen import Row
from matchmaker.core.text import UNSTORABLE, clean
from matchmaker.hsds import formats, rules
from matchmaker.hsds.nearby import meant
from matchmaker.hsds.package import MAX_FAULTS, Fout, Gelezen, Plek, Value
from matchmaker.hsds.specificatie import Field, Table, specificatie
from matchmaker.hsds.values import MAX_TEXT

_LARGEST = 10**15  # of a number: exact in every program that reads JSON
_LONGEST_ID = 250  # signs, as the published database has it


def validate(gelezen: Gelezen, today: date, profiel: Profiel) -> tuple[Fout, ...]:
    """Give everything that is wrong: what could not be read first, then by table and row.

    Args:
        gelezen: from `reading.read`, or `package.as_read` for rows from elsewhere.
        today: nothing is confirmed after this day.
        profiel: whose codes the taxonomies and areas must have.
    """
    found = tuple(islice(_faults(gelezen, today, profiel), MAX_FAULTS + 1))
    if len(found) <= MAX_FAULTS:
        return found
    return (*found[:MAX_FAULTS], Fout("", None, None, f"Er zijn nog meer fouten dan deze {MAX_FAULTS}."))


def _faults(gelezen: Gelezen, today: date, profiel: Profiel) -> Iterator[Fout]:
    yield from gelezen.fouten
    if not gelezen.package.get("service") and not gelezen.fouten:
        yield Fout("", None, None, "Dit pakket heeft geen enkele dienst (services.csv).")
    missing = {(fout.bestand, fout.kolom) for fout in gelezen.fouten if fout.rij == 1}
    ids = {name: {row.get("id") for row in rows} for name, rows in gelezen.package.items()}
    for name, rows in gelezen.package.items():
        table = specificatie()[name]
        seen: dict[tuple[Value, ...], Plek] = {}
        for row, plek in zip(rows, gelezen.plekken[name], strict=True):
            for field in table.fields.values():
                if row.get(field.name) is not None:
                    yield from (plek.fout(field.name, melding) for melding in _value(field, row[field.name]))
                elif field.required and (plek.bestand, field.name) not in missing:
                    yield plek.fout(field.name, "Dit moet ingevuld zijn.")
            yield from _references(table, row, plek, ids)
            yield from _unique(table, row, plek, seen)
            for column, melding in rules.check(name, row, today, profiel):
                yield plek.fout(column, melding)


def _value(field: Field, value: Value) -> Iterator[str]:
    if field.type == "string":
        if not isinstance(value, str):
            yield "Dit moet tekst zijn."
        else:
            yield from _text(field, value)
    elif isinstance(value, bool) or not isinstance(value, int | float):
        yield "Dit moet een getal zijn, met een punt als het niet heel is."
    elif not abs(value) <= _LARGEST:  # also where it is not a number at all (NaN)
        yield "Dit getal is te groot."
    elif field.type == "integer" and not isinstance(value, int):
        yield "Dit moet een heel getal zijn."


def _text(field: Field, text: str) -> Iterator[str]:
    if len(text) > MAX_TEXT:
        yield f"Deze tekst is te lang: meer dan {MAX_TEXT} tekens."
    elif UNSTORABLE.search(text):
        yield "Hier staat een teken in dat niet bewaard kan worden."
    elif field.name == "id" and (len(text) > _LONGEST_ID or text != text.strip()):
        yield f"Een id heeft hoogstens {_LONGEST_ID} tekens en geen spatie aan het begin of einde."
    elif field.enum and text not in field.enum:
        yield f"'{_short(text)}' kan hier niet. Kies uit: {', '.join(field.enum)}."
    elif field.format and (melding := formats.fault(field.format, text)):
        yield melding


def _references(table: Table, row: Row, plek: Plek, ids: Mapping[str, set[Value]]) -> Iterator[Fout]:
    for field in table.fields.values():
        if field.references and row.get(field.name) is not None:
            melding = _dangling(field.references, row[field.name], ids)
            if melding:
                yield plek.fout(field.name, melding)
    if (
        table.name == "attribute" and row.get("link_id") is not None
    ):  # metadata may tell of rows that are gone
        entity = row.get("link_entity")
        if entity not in specificatie():
            yield plek.fout("link_entity", "Dit is geen tabel van HSDS. Voor een dienst is het service.")
        elif melding := _dangling(str(entity), row["link_id"], ids):
            yield plek.fout("link_id", melding)


def _dangling(name: str, id_: Value, ids: Mapping[str, set[Value]]) -> str | None:
    known = ids.get(name, set())
    if id_ in known:
        return None
    texts = [one for one in known if isinstance(one, str)]
    return f"'{_short(str(id_))}' staat niet in {specificatie()[name].file}.{meant(str(id_), texts, likeness=0.8)}"


def _unique(table: Table, row: Row, plek: Plek, seen: dict[tuple[Value, ...], Plek]) -> Iterator[Fout]:
    for columns in (("id",), *table.unique):
        key = (*columns, *(row.get(column) for column in columns))
        if None in key:
            continue
        first = seen.setdefault(key, plek)
        if first is not plek:
            where = f"rij {first.rij}" if first.rij is not None else first.pointer
            yield plek.fout(columns[-1], f"Dit is niet uniek: het staat ook bij {where}.")


def _short(text: str) -> str:
    return clean(text if len(text) <= 60 else text[:57] + "...")
