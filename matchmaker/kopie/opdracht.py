"""The commands `backup`, `restore` and `wislijst`."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from sqlalchemy import make_url

from matchmaker.bootstrap import Matchmaker, bootstrap
from matchmaker.core.herstel.port import Wislijst
from matchmaker.kopie import postgres, sqlite, wislijst
from matchmaker.kopie.fout import KopieError
from matchmaker.settings import Settings

OPDRACHTEN = ("backup", "restore", "wislijst")


def voeg_toe(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to those of the command line."""
    backup = commands.add_parser("backup", help="copy the database to a file, while the work goes on")
    backup.add_argument("bestand", type=Path, help="a new file; it holds personal data: encrypt it")
    restore = commands.add_parser("restore", help="put a copy back where no database is")
    restore.add_argument("bestand", type=Path, help="what `backup` wrote")
    since = restore.add_mutually_exclusive_group(required=True)
    since.add_argument("--wislijst", type=Path, help="the newest list of what people took back")
    since.add_argument(
        "--zonder-wislijst", action="store_true", help="there is none: what people took back since, is back"
    )
    lijst = commands.add_parser("wislijst", help="write the list of what people took back")
    lijst.add_argument("bestand", type=Path, help="put in the place of the earlier one")
    lijst.add_argument("--toepassen", action="store_true", help="take out again what is in this list")


async def doe(options: argparse.Namespace, settings: Settings) -> None:
    """Run one of the commands; ends the process with status 1 and a message where it cannot be done."""
    try:
        if options.command == "backup":
            await _backup(options.bestand, settings)
        elif options.command == "restore":
            await _restore(options.bestand, options.wislijst, settings)
        elif options.toepassen:
            await _pas_toe(wislijst.lees(options.bestand), settings)
        else:
            await _schrijf(options.bestand, settings)
    except KopieError as error:
        sys.exit(str(error))


async def _backup(pad: Path, settings: Settings) -> None:
    if database := _bestand(settings):
        await asyncio.to_thread(sqlite.maak, database, pad)
    else:
        await asyncio.to_thread(postgres.maak, settings.store_url(), pad)
    print(
        f"De kopie staat in {pad}. Er staan persoonsgegevens in: versleutel het bestand en bewaar het elders."
    )


async def _restore(pad: Path, lijst: Path | None, settings: Settings) -> None:
    gone = wislijst.lees(lijst) if lijst else Wislijst((), ())  # first: a list that is wrong changes nothing
    if database := _bestand(settings):
        await asyncio.to_thread(sqlite.zet_terug, pad, database)
    else:
        await postgres.zet_terug(pad, settings.store_url())
    print("De kopie is teruggezet.")
    await _pas_toe(gone, settings)
    if lijst is None:
        print("Let op: wat mensen na de kopie introkken of lieten wissen, staat er weer in.")
    print("Kijk na wie toegang heeft: ook dat is zoals het was op het moment van de kopie.")


async def _schrijf(pad: Path, settings: Settings) -> None:
    matchmaker = await bootstrap(settings)
    try:
        gone = await matchmaker.wislijst()
        wislijst.schrijf(gone, pad)
    except OSError as error:
        sys.exit(f"{pad} kan niet worden geschreven: {error.strerror}.")
    finally:
        await matchmaker.close()
    print(f"De wislijst heeft {len(gone.hulpvragen)} hulpvragen en {len(gone.vrijwilligers)} vrijwilligers.")


async def _pas_toe(gone: Wislijst, settings: Settings) -> None:
    matchmaker: Matchmaker = await bootstrap(settings)
    try:
        done = await matchmaker.na_herstel(gone)
    finally:
        await matchmaker.close()
    print(f"Weer gewist: {done.hulpvragen} hulpvragen en {done.vrijwilligers} vrijwilligers.")
    print("Iedereen is afgemeld.")


def _bestand(settings: Settings) -> Path | None:
    """Give the file of a SQLite database; None where it is another kind."""
    url = make_url(settings.store_url())
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None
