from __future__ import annotations

import pytest

from matchmaker.hsds import formats
from matchmaker.hsds.specificatie import Table, specificatie

TABLES = """
    organization organization_identifier url funding unit program service service_area
    service_at_location service_capacity location address phone schedule language contact
    accessibility cost_option required_document taxonomy taxonomy_term attribute metadata
    meta_table_description
"""

every_table = pytest.mark.parametrize("table", specificatie().values(), ids=lambda table: table.name)


def test_the_tables_of_the_standard() -> None:
    """All tables of HSDS 3.0, with those that 3.1 adds, are there."""
    assert sorted(specificatie()) == sorted(TABLES.split())


@every_table
def test_names_in_the_rules_are_columns(table: Table) -> None:
    """What a table says of a column, it says of one that it has."""
    assert next(iter(table.fields)) == "id"
    named = {column for columns in table.unique for column in columns} | set(table.objects.values())
    assert named | set(table.link or ()) <= set(table.fields)


@every_table
def test_what_refers_leads_somewhere(table: Table) -> None:
    """A reference leads to a table, and nesting to rows that point back or are pointed at."""
    for field in table.fields.values():
        assert field.references is None or field.references in specificatie()
    for column in table.objects.values():
        assert table.fields[column].references
    for name in table.arrays.values():
        child = specificatie()[name]
        column = child.parent_column(table.name)
        assert child.link if column is None else child.fields[column].references == table.name


@every_table
def test_every_format_can_be_checked(table: Table) -> None:
    """Each format that a column names is known, and refuses text that is none."""
    for field in table.fields.values():
        if field.format:
            assert formats.fault(field.format, "? geen enkele vorm ?")


@pytest.mark.parametrize(
    ("table", "column", "values"),
    [
        ("service", "status", "active inactive defunct temporarily_closed"),
        ("location", "location_type", "physical postal virtual"),
        ("address", "address_type", "physical postal virtual"),
        ("schedule", "freq", "WEEKLY MONTHLY"),
        ("schedule", "wkst", "MO TU WE TH FR SA SU"),
    ],
)
def test_values_that_there_are(table: str, column: str, values: str) -> None:
    """The lists of values are those of the standard."""
    assert specificatie()[table].fields[column].enum == tuple(
        value.replace("_", " ") for value in values.split()
    )
