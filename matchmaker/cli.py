"""The command line: serve the matchmaker alone, migrate, load the demonstration, add a coordinator, the directory."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from aiohttp import web

from matchmaker import logs, sleutels
from matchmaker.bootstrap import Matchmaker, bootstrap
from matchmaker.core.coordinator import Functie
from matchmaker.core.errors import InvalidRequest, NameTaken, NotFound
from matchmaker.core.sociale_kaart.rijen import Package
from matchmaker.core.werkproces import ingevuld
from matchmaker.demo import load as demo
from matchmaker.geheim.sleutels import keys_or_exit
from matchmaker.hsds import tabular
from matchmaker.hsds.reading import read
from matchmaker.plaatsen import COLUMNS, read_plaatsen
from matchmaker.post import opdracht as post
from matchmaker.settings import Settings
from matchmaker.web import make_app

Ask = Callable[[str], str]


@keys_or_exit()
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
        asyncio.run(_with(settings, demo.load_all))
        print(demo.announcement())
    elif options.command == "plaatsen":
        asyncio.run(_with(settings, lambda matchmaker: _plaatsen(matchmaker, options.bestand)))
    elif options.command == "bijwerken":
        asyncio.run(_with(settings, _bijwerken))
    elif options.command == "post":
        asyncio.run(_with(settings, lambda matchmaker: post.verstuur(matchmaker, settings)))
    elif options.command == "werkproces":
        _werkproces(options.bestand)
    elif options.command == "sleutels":
        sleutels.run(options.sleutels, settings)
    elif options.command == "kaart-import":
        asyncio.run(_with(settings, lambda matchmaker: _import(matchmaker, options.pad, options.toon)))
    elif options.command == "kaart-export":
        asyncio.run(_with(settings, lambda matchmaker: _export(matchmaker, options.pad)))
    elif options.action == "wijzig":
        asyncio.run(_with(settings, lambda matchmaker: _wijzig(matchmaker, options)))
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
    plaatsen = commands.add_parser("plaatsen", help="read the postcodes of a CSV file, in the place of all")
    plaatsen.add_argument("bestand", type=Path, help=f"columns {', '.join(COLUMNS)}")
    kaart = commands.add_parser(
        "kaart-import", help="read the directory from HSDS, in the place of all there is"
    )
    kaart.add_argument("pad", type=Path, help="a folder or a zip with CSV files, or a JSON file")
    kaart.add_argument("--toon", action="store_true", help="only show what would change")
    kaart = commands.add_parser("kaart-export", help="write the directory as HSDS")
    kaart.add_argument(
        "pad", type=Path, help="a new zip (it ends in .zip), or else a folder that is new or empty"
    )
    commands.add_parser("bijwerken", help="do what is due by the clock, as the web process does by itself")
    commands.add_parser("post", help="send the mails that are due, as the web process does by itself")
    werkproces = commands.add_parser("werkproces", help="draw the workflow in a document, between its marks")
    werkproces.add_argument("bestand", type=Path)
    sleutels.add_to(commands)
    _add_coordinator(commands.add_parser("coordinator", help="manage who works the queue"))
    parser.set_defaults(command="serve")
    return parser


def _add_coordinator(coordinator: argparse.ArgumentParser) -> None:
    actions = coordinator.add_subparsers(dest="action", required=True)
    add = actions.add_parser("add", help="give somebody access")
    change = actions.add_parser("wijzig", help="change what somebody may do, and where")
    for action in (add, change):
        action.add_argument("gebruikersnaam")
    add.add_argument("naam", help="what colleagues read")
    add.add_argument("--functie", choices=list(Functie), default=Functie.COORDINATOR)
    add.add_argument("--wijk", action="append", default=[], help="may be repeated; none: all")
    add.add_argument("--email", help="where mail about the queue goes; none: no mail")
    change.add_argument("--functie", choices=list(Functie), help="none: as it was")
    change.add_argument("--wijk", action="append", help="may be repeated; none: as it was, '': all")
    change.add_argument("--email", help="where mail about the queue goes; none: as it was, '': no mail")


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


async def _bijwerken(matchmaker: Matchmaker) -> None:
    done = await matchmaker.bijwerken()
    print(", ".join(f"{name}: {count}" for name, count in vars(done).items()))
    if done.mislukt:
        sys.exit(1)


def _werkproces(path: Path) -> None:
    try:
        path.write_text(ingevuld(path.read_text("utf-8")), "utf-8")
    except (OSError, ValueError) as error:
        sys.exit(f"{path} kan niet worden bijgewerkt: {error}")


async def _plaatsen(matchmaker: Matchmaker, path: Path) -> None:
    try:
        plaatsen = read_plaatsen(path)
    except OSError as error:
        sys.exit(_unreadable(path, error))
    except InvalidRequest as error:
        sys.exit(_nothing_stored(error))
    await matchmaker.vervang_plaatsen(plaatsen)
    print(f"{len(plaatsen)} postcodes ingelezen.")


async def _import(matchmaker: Matchmaker, path: Path, only_show: bool) -> None:
    try:
        changes = await matchmaker.importeer(read(path), alleen_tonen=only_show, door="de opdrachtregel")
    except OSError as error:
        sys.exit(_unreadable(path, error))
    except InvalidRequest as error:
        sys.exit(_nothing_stored(error))
    print(changes.samenvatting())
    print(
        "Er is niets opgeslagen: dit is wat er zou veranderen."
        if only_show
        else "De sociale kaart is ingelezen."
    )


async def _export(matchmaker: Matchmaker, path: Path) -> None:
    package = await matchmaker.exporteer()
    try:
        written = _write(package, path)
    except OSError as error:
        sys.exit(f"{path} kan niet worden geschreven: {error.strerror}.")
    if not written:
        sys.exit(f"{path} is niet leeg. Er is niets geschreven.")
    print(f"{len(package.get('service', ()))} diensten geschreven naar {path}.")


def _write(package: Package, path: Path) -> bool:
    """Write a zip or a folder; False where the folder has something in it."""
    if path.suffix.lower() == ".zip":
        with path.open("xb") as stream:  # never over what is there
            stream.write(tabular.to_zip(package))
        return True
    path.mkdir(parents=True, exist_ok=True)
    if any(path.iterdir()):
        return False
    tabular.write_folder(package, path)
    return True


def _unreadable(path: Path, error: OSError) -> str:
    return f"{path} kan niet worden gelezen: {error.strerror}. Er is niets opgeslagen."


def _nothing_stored(error: InvalidRequest) -> str:
    lines = [": ".join(filter(None, (fault.pointer, fault.reason))) for fault in error.faults]
    return "\n".join([*lines, "Er is niets opgeslagen."])


async def _add(matchmaker: Matchmaker, options: argparse.Namespace, password: str) -> None:
    try:
        added, token = await matchmaker.add_coordinator(
            options.gebruikersnaam,
            options.naam,
            password,
            functie=options.functie,
            wijken=options.wijk,
            email=options.email,
        )
    except NameTaken:
        sys.exit(f"Er is al een coördinator met de naam {options.gebruikersnaam}.")
    except InvalidRequest as error:
        sys.exit(
            "Er is niets toegevoegd: " + "; ".join(f"{one.pointer} {one.reason}" for one in error.faults)
        )
    print(f"{added.naam} kan zich aanmelden als {added.gebruikersnaam}.")
    print(f"Machinesleutel (wordt maar één keer getoond): {token}")


async def _wijzig(matchmaker: Matchmaker, options: argparse.Namespace) -> None:
    try:
        changed = await matchmaker.wijzig_coordinator(
            options.gebruikersnaam, options.functie, options.wijk, email=options.email
        )
    except NotFound:
        sys.exit(f"Er is geen coördinator met de naam {options.gebruikersnaam}.")
    except InvalidRequest as error:
        sys.exit("Er is niets gewijzigd: " + "; ".join(f"{one.pointer} {one.reason}" for one in error.faults))
    where = ", ".join(changed.wijken) or "alle wijken"
    print(f"{changed.naam}: {changed.functie}, {where}.")
