"""Whatever the rows are: what is written can be read, and is the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.core.sociale_kaart.rijen import Package, Row
from matchmaker.hsds import nested, tabular
from matchmaker.hsds.changes import compare
from matchmaker.hsds.package import complete
from matchmaker.hsds.service_json import services_json
from matchmaker.hsds.specificatie import Table, specificatie

# From the outside in: a table stands after those that its rows point at.
_ORDER = """
    unit taxonomy taxonomy_term organization program service location service_at_location contact
    phone organization_identifier url schedule funding service_area required_document language
    accessibility cost_option service_capacity address attribute metadata
"""

_texts = st.one_of(
    st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=12),
    st.text(
        "=+-@'\t\r\n\",;\\ 0123456789abc＝", min_size=1, max_size=12
    ),  # what CSV and spreadsheets stumble on
)
_whole = st.integers(-(10**9), 10**9)
_pools = st.fixed_dictionaries(
    {
        "string": st.lists(_texts, min_size=1, max_size=12),
        "integer": st.lists(_whole, min_size=1, max_size=4),
        "number": st.lists(st.one_of(_whole, st.floats(-1e6, 1e6)), min_size=1, max_size=4),
    }
)


@st.composite
def packages(draw: st.DrawFn) -> Package:
    """A package with some rows in each table, all of which some service leads to."""
    # The values are drawn; how they are spread over rows is dealt, which is much quicker than drawing it.
    pools, dealt = draw(_pools), Random(draw(st.integers(0, 2**32)))
    made: dict[str, list[Row]] = {}
    for name in _ORDER.split():
        table = specificatie()[name]
        made[name] = [
            complete(table, _values(table, pools, dealt, made) | {"id": f"{name}-{place}"})
            for place in range(dealt.randint(1, 2))
        ]
    _let_services_lead_to_all(made)
    return made


def _values(
    table: Table, pools: Mapping[str, list[Any]], dealt: Random, made: Mapping[str, list[Row]]
) -> dict[str, Any]:
    def one_of(parent: str) -> Any:
        return dealt.choice(made[parent])["id"]

    values = {
        field.name: dealt.choice(pools[field.type])
        for field in table.fields.values()
        if not field.references and dealt.random() < 0.6
    }
    owners = [field for field in table.fields.values() if field.references]
    above = dealt.choice(owners) if owners else None
    for field in owners:
        if field.required or field is above or dealt.random() < 0.3:
            values[field.name] = one_of(field.references or "")
    if table.link:
        entity = dealt.choice([name for name in made if table.name in specificatie()[name].arrays.values()])
        values |= {table.link[0]: one_of(entity), table.link[1]: entity}
    return values


def _let_services_lead_to_all(made: dict[str, list[Row]]) -> None:
    """Add a row that leads to each row that others do not lead to by themselves."""
    for child, column, parent in (
        ("service", "organization_id", "organization"),
        ("service", "program_id", "program"),
        ("service_at_location", "location_id", "location"),
        ("attribute", "taxonomy_term_id", "taxonomy_term"),
        ("taxonomy_term", "taxonomy_id", "taxonomy"),
        ("service_capacity", "unit_id", "unit"),
    ):
        first = made[child][0]
        for row in made[parent]:
            more = dict(first) | {"id": f"naar-{row['id']}-{child}", column: row["id"]}
            made[child].append(more)
            if child == "taxonomy_term":
                link = dict(made["attribute"][0]) | {"id": f"via-{row['id']}", "taxonomy_term_id": more["id"]}
                made["attribute"].append(link)


def _by_id(package: Package) -> dict[str, dict[Any, Row]]:
    return {name: {row["id"]: row for row in rows} for name, rows in package.items()}


@settings(max_examples=60, deadline=None)
@given(packages())
def test_rows_to_csv_and_back(package: Package) -> None:
    """A zip gives back the rows, in their order; the same rows give the same bytes."""
    packed = tabular.to_zip(package)
    read = tabular.read(packed)
    assert read.fouten == ()
    assert read.package == package
    assert tabular.to_zip(read.package) == packed


@settings(max_examples=60, deadline=None)
@given(packages())
def test_rows_to_a_folder_and_back(package: Package) -> None:
    """A folder gives back the rows."""
    with TemporaryDirectory() as folder:
        tabular.write_folder(package, Path(folder))
        read = tabular.read(Path(folder))
    assert read.fouten == ()
    assert read.package == package


@settings(max_examples=60, deadline=None)
@given(packages())
def test_rows_to_nested_json_and_back(package: Package) -> None:
    """Nested services give back every row that a service leads to, once."""
    read = nested.read(json.dumps(services_json(package)).encode())
    assert read.fouten == ()
    assert _by_id(read.package) == _by_id(package)
    assert sum(map(len, read.package.values())) == sum(map(len, package.values()))


@settings(max_examples=60, deadline=None)
@given(packages())
def test_nothing_changes_by_what_is_the_same(package: Package) -> None:
    """An export that is imported again changes nothing."""
    assert not compare(package, tabular.read(tabular.to_zip(package)).package)
