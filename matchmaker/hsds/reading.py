"""Read a package in whatever form it came: a folder, a zip with CSV files, or JSON."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from matchmaker.hsds import nested, tabular
from matchmaker.hsds.package import Fout, Gelezen

MAX_UPLOAD = 64 * 2**20  # bytes, packed


def read(source: Path | bytes, name: str = "pakket", beside: Collection[str] = ()) -> Gelezen:
    """Read a folder or a file, or the bytes of a file, by what is in it. Check what comes out with `validate`.

    Args:
        source: a path, or what was uploaded.
        name: what the bytes are called in faults.
        beside: names of files that may stand among the tables of a folder or zip and are left alone.

    Raises:
        OSError: the path cannot be read.
    """
    if isinstance(source, Path):
        if source.is_dir():
            return tabular.read(source, beside=beside)
        with source.open("rb") as stream:
            return read(stream.read(MAX_UPLOAD + 1), source.name, beside)
    if len(source) > MAX_UPLOAD:
        return Gelezen(
            {}, {}, (Fout(name, None, None, f"Dit bestand is groter dan {MAX_UPLOAD // 2**20} MB."),)
        )
    if source.startswith(b"PK"):
        return tabular.read(source, name, beside)
    return nested.read(source, name)
