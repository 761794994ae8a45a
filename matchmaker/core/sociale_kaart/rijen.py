"""Rows of HSDS, as every part of the directory hands them on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Row = Mapping[str, str | int | float | bool | None]
Package = Mapping[str, Sequence[Row]]  # HSDS table name → its rows, in the order of the file


def service_id_van(dienst: Package) -> str:
    """Give the id of the service of which these are the rows."""
    return str(dienst["service"][0]["id"])
