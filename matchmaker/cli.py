"""The command line: serve the matchmaker alone, migrate, load the demonstration, add a coordinator, read wijken."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from aiohttp import web

from matchmaker import logs
from matchmaker.bootstrap import Matchmaker, bootstrap
from matchmaker.core.errors import InvalidRequest, NameTaken
from matchmaker.demo import load as demo
from matchmaker.settings import Settings
from matchmaker.web import make_app

Ask = Callable[[str], str]


def main(arguments: Sequence[str] | None = None, ask: Ask = getpass.getpass) -> None:
    """Run one command; ends the process with status 1 and a message where it cannot be done."""
    parser = _parser()
    options = parser.parse_args(arguments)
    settings = Settings()
    logs.configure(settings.log_format)
    if options.command == "serve":
        _serve(settings)
    elif options.command == "migrate":
        asyncio.run(_with(settings, _migrated))
    elif options.command == "demo":
        if not settings.demo:
            sys.exit(
                "Demogegevens worden alleen geladen met KEUKENTAFEL_DEMO=true: de wachtwoorden zijn openbaar."
            )
        asyncio.run(_with(settings, demo.load))
        print(demo.announcement())
    elif options.command == "wijken":
        asyncio.run(_with(settings, lambda matchmaker: _wijken(matchmaker, options.bestand)))
    else:
        password = ask("Wachtwoord (minstens 12 tekens): ")
        if password != ask("Nog een keer: "):
            sys.exit("De wachtwoorden zijn niet gelijk. Er is niets toegevoegd.")
        asyncio.run(_with(settings, lambda matchmaker: _add(matchmaker, options, password)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m matchmaker", description=__doc__)
    commands = parser.add_subparsers(dest="command")
    commands.add_parser("serve", help="serve the API and the pages alone (the default)")
    commands.add_parser("migrate", help="bring the database up to date")
    commands.add_parser("demo", help="load the demonstration; needs KEUKENTAFEL_DEMO=true")
    wijken = commands.add_parser("wijken", help="read the neighbourhoods of a CSV file, in the place of all")
    wijken.add_argument("bestand", type=Path, help="columns postcode4, naam, wijkteam, telefoon")
    coordinator = commands.add_parser("coordinator", help="manage who works the queue")
    add = coordinator.add_subparsers(dest="action", required=True).add_parser(
        "add", help="give somebody access"
    )
    add.add_argument("gebruikersnaam")
    add.add_argument("naam", help="what colleagues read")
    parser.set_defaults(command="serve")
    return parser


def _serve(settings: Settings) -> None:
    async def app() -> web.Application:
        matchmaker = await bootstrap(settings)
        made = make_app(matchmaker, settings)

        async def close(_: web.Application) -> None:
            await matchmaker.close()

        made.on_cleanup.append(close)
        return made

    address = f"http://{settings.matchmaker_host}:{settings.matchmaker_port}"
    print(
        f"Coördinatoren: {address}/coordinator   API: {address}/api/matchmaker/v1   Stoppen: Ctrl-C",
        flush=True,
    )
    # No access log: addresses bear the referentie.
    web.run_app(
        app(), host=settings.matchmaker_host, port=settings.matchmaker_port, access_log=None, print=None
    )


async def _with(settings: Settings, task: Callable[[Matchmaker], Awaitable[None]]) -> None:
    matchmaker = await bootstrap(settings)
    try:
        await task(matchmaker)
    finally:
        await matchmaker.close()


async def _migrated(_: Matchmaker) -> None:
    print("De database is bij.")


async def _wijken(matchmaker: Matchmaker, path: Path) -> None:
    rows = list(demo.read_wijken(path))
    async with matchmaker.store.writing() as work:
        await work.kaart.replace_wijken(rows)
    print(f"{len(rows)} postcodes ingelezen.")


async def _add(matchmaker: Matchmaker, options: argparse.Namespace, password: str) -> None:
    try:
        added, token = await matchmaker.add_coordinator(options.gebruikersnaam, options.naam, password)
    except NameTaken:
        sys.exit(f"Er is al een coördinator met de naam {options.gebruikersnaam}.")
    except InvalidRequest as error:
        sys.exit(
            "Er is niets toegevoegd: " + "; ".join(f"{one.pointer} {one.reason}" for one in error.faults)
        )
    print(f"{added.naam} kan zich aanmelden als {added.gebruikersnaam}.")
    print(f"Machinesleutel (wordt maar één keer getoond): {token}")
