"""A table of the overview as a file that a spreadsheet opens."""

from __future__ import annotations

import csv
from io import StringIO

from matchmaker.core.overzicht.tabel import TOTAAL, Rij, Tabel
from matchmaker.pages.overzicht import woorden

_FORMULE = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


def als_csv(tabel: Tabel) -> bytes:
    """Write the table with its headings: UTF-8 with a mark and semicolons, as Dutch spreadsheets expect."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";")
    names = [woorden.KOP[kop] for kop in tabel.koppen]
    writer.writerow(map(veilig, [*names, *(woorden.KOLOM[column] for column in tabel.kolommen)]))
    for row in tabel.rijen:
        keys = [woorden.code(kop, one) for kop, one in zip(tabel.koppen, row.sleutel, strict=True)]
        writer.writerow(map(veilig, [*keys, *_cellen(row)]))
    if tabel.totaal:
        writer.writerow([woorden.KOLOM[TOTAAL], *_cellen(tabel.totaal)])
    return out.getvalue().encode("utf-8-sig")


def _cellen(row: Rij) -> list[str]:
    return [woorden.NIET_GETOOND if one is None else str(one) for one in row.cellen]


def veilig(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.lstrip().startswith(_FORMULE) or text.startswith(_FORMULE) else text
