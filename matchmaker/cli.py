"""The command line: serve the matchmaker alone, migrate, load the demonstration, who has access, the directory."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from aiohttp import web

from matchmaker import coordinator_opdracht, logs, sleutels
from matchmaker import uitvoer_inzage as inzage
from matchmaker.bootstrap import Matchmaker, bootstrap
from matchmaker.core.errors import InvalidRequest
from matchmaker.core.sociale_kaart.rijen import Package
from matchmaker.core.werkproces import ingevuld
from matchmaker.demo import load as demo
from matchmaker.geheim.sleutels import keys_or_exit
from matchmaker.hsds import tabular
from matchmaker.hsds.reading import read
from matchmaker.kopie import opdracht as kopie
from matchmaker.plaatsen import COLUMNS, read_plaatsen
from matchmaker.post import opdracht as post
from matchmaker.settings import Settings, SettingsError, lees_settings
from matchmaker.web import make_app


@keys_or_exit()
def main(arguments: Sequence[str] | None = None, ask: coordinator_opdracht.Ask = getpass.getpass) -> None:
    """Run one command; ends the process with status 1 and a message where it cannot be done."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        settings = lees_settings()
    except SettingsError as error:
        sys.exit(str(error))
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
    elif options.command in kopie.OPDRACHTEN:
        asyncio.run(kopie.doe(options, settings))
    elif options.command == "inzage":
        asyncio.run(_with(settings, lambda matchmaker: inzage.voer_uit(matchmaker, options)))
    elif options.command == "werkproces":
        _werkproces(options.bestand)
    elif options.command == "sleutels":
        sleutels.run(options.sleutels, settings)
    elif options.command == "kaart-import":
        asyncio.run(_with(settings, lambda matchmaker: _import(matchmaker, options.pad, options.toon)))
    elif options.command == "kaart-export":
        asyncio.run(_with(settings, lambda matchmaker: _export(matchmaker, options.pad)))
    else:
        password = coordinator_opdracht.ask_password(options, ask)
        asyncio.run(
            _with(settings, lambda matchmaker: coordinator_opdracht.run(matchmaker, options, password))
        )


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
    kopie.voeg_toe(commands)
    inzage.opdracht(commands)
    werkproces = commands.add_parser("werkproces", help="draw the workflow in a document, between its marks")
    werkproces.add_argument("bestand", type=Path)
    sleutels.add_to(commands)
    coordinator_opdracht.add_parser(commands.add_parser("coordinator", help="manage who works the queue"))
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
    try:  # no access log: addresses bear the referentie
        web.run_app(
            app(), host=settings.matchmaker_host, port=settings.matchmaker_port, access_log=None, print=None
        )
    except SettingsError as error:  # what only shows when it is used
        sys.exit(str(error))


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
