"""Write the log of looks as a file that a spreadsheet opens; for whoever runs the software."""

from __future__ import annotations

import argparse
import csv
import sys
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

from matchmaker.core.inzage.port import Inzage, Inzagefilter
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.core.termijnen import begin_van, einde_van
from matchmaker.pages.overzicht.uitvoer import veilig

Commands = argparse._SubParsersAction  # as `add_subparsers` gives it

KOPPEN = ("nummer", "tijdstip (UTC)", "nummer van wie", "wie", "nummer van de hulpvraag", "wat")
_MANY = 1_000  # lines read at once


def opdracht(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add the command."""
    command = commands.add_parser("inzage", help="write who looked at which request, as CSV")
    command.add_argument("bestand", type=Path, help="a new file")
    command.add_argument("--hulpvraag", help="only this one: its code or its number")
    command.add_argument("--van", type=date.fromisoformat, help="from this day on, as 2026-03-31")
    command.add_argument("--tot", type=date.fromisoformat, help="up to and with this day")


async def voer_uit(matchmaker: Matchmaker, options: argparse.Namespace) -> None:
    """Run the command; ends the process with a message where it cannot be done."""
    path: Path = options.bestand
    try:
        count = await schrijf(matchmaker, path, options.hulpvraag, options.van, options.tot)
    except OSError as error:
        sys.exit(f"{path} kan niet worden geschreven: {error.strerror}.")
    if count is None:
        sys.exit("Deze hulpvraag is er niet. Is die gewist, gebruik dan het nummer. Er is niets geschreven.")
    print(f"{count} regels geschreven naar {path}.")


async def schrijf(
    matchmaker: Matchmaker, pad: Path, hulpvraag: str | None, van: date | None, tot: date | None
) -> int | None:
    """Write the lines, the latest first, to a file that was not there; say how many, or None for an unknown request.

    Raises:
        OSError: the file cannot be written, or is there already.
    """
    filters = Inzagefilter(van=begin_van(van) if van else None, tot=einde_van(tot) if tot else None)
    if hulpvraag is not None:
        number = await matchmaker.hulpvraag_id(hulpvraag)
        if number is None:
            return None
        filters = replace(filters, hulpvraag_id=number)
    written, before = 0, None
    with pad.open("x", encoding="utf-8-sig", newline="") as stream:
        stream.write(_als_csv([KOPPEN]))
        while True:
            part = await matchmaker.inzagen(filters, before, _MANY, None)
            stream.write(_als_csv([_regel(one) for one in part.regels]))
            written += len(part.regels)
            before = part.volgende
            if before is None:
                return written


def _regel(one: Inzage) -> tuple[str, ...]:
    # Not the code: it opens the status, and this file goes to others.
    numbers = (str(one.id), one.tijdstip.isoformat(timespec="seconds"), str(one.coordinator_id))
    return (*numbers, one.door, str(one.hulpvraag_id), one.wijze)


def _als_csv(rows: list[tuple[str, ...]]) -> str:
    out = StringIO()
    csv.writer(out, delimiter=";").writerows([veilig(cell) for cell in row] for row in rows)
    return out.getvalue()
