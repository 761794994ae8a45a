"""`python -m matchmaker sleutels`: make a key, seal everything anew with it, see what is sealed with which."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from matchmaker.bootstrap import keys_of
from matchmaker.geheim.cijfer import Geheim
from matchmaker.geheim.sleutels import DEMO, Sleutelbestand, lees, nieuw
from matchmaker.settings import Settings
from matchmaker.store.engine import open_engine
from matchmaker.store.migrate import migrate
from matchmaker.store.wissel import stand, wissel

_SURE = "Wat geen sleutel opent, verdwijnt voorgoed. Typ OPGEVEN om door te gaan: "


def add_to(commands: Any) -> None:
    """Add the command to a parser."""
    sleutels: argparse.ArgumentParser = commands.add_parser(
        "sleutels", help="the keys of what is kept sealed"
    )
    actions = sleutels.add_subparsers(dest="sleutels", required=True)
    actions.add_parser("nieuw", help="make a key: in front in the file of the keys, or on the screen")
    actions.add_parser(
        "wissel", help="seal everything anew with the first key; may be stopped and done again"
    )
    actions.add_parser("opgeven", help="remove for good what no key opens: only where a key is lost")
    actions.add_parser("stand", help="show what is sealed with which key")


def run(action: str, settings: Settings) -> None:
    """Do one of them; raises `KeysMissing`; ends the process with status 1 where something could not be opened."""
    if action == "nieuw":
        _nieuw(settings)
    elif action == "opgeven" and input(_SURE) != "OPGEVEN":
        sys.exit("Er is niets veranderd.")
    else:
        asyncio.run(_with(settings, {"wissel": _wissel, "stand": _stand, "opgeven": _opgeven}[action]))


def _nieuw(settings: Settings) -> None:
    key = nieuw()
    id = lees(key, "de nieuwe sleutel")[0].id
    path = _file(settings)
    if path is None:
        print(key)
        words = f"Sleutel {id}. Zet hem vooraan in KEUKENTAFEL_SLEUTELS, met een komma voor wat er al stond."
    else:
        file = Sleutelbestand(path)
        if path.exists():
            file()  # what is wrong with it is told before anything changes
        file.zet_vooraan(key)
        words = f"Sleutel {id} staat vooraan in {path}."
    print(f"{words} Bewaar een kopie op een andere plek dan de back-up.", file=sys.stderr)
    print("Verzegel wat er al is: python -m matchmaker sleutels wissel", file=sys.stderr)


def _file(settings: Settings) -> Path | None:
    demo = settings.demo and settings.sleutels is None
    return settings.sleutelbestand or (settings.var / DEMO if demo else None)


async def _with(settings: Settings, task: Any) -> None:
    geheim = keys_of(settings)
    engine = open_engine(settings.store_url(), geheim)
    try:
        await migrate(engine)
        await task(engine, geheim)
    finally:
        await engine.dispose()


async def _wissel(engine: AsyncEngine, geheim: Geheim) -> None:
    done = await wissel(engine)
    print(f"{done.rijen} rijen opnieuw verzegeld met sleutel {geheim.eerste}.")
    if done.onleesbaar:
        left = ", ".join(f"{name}: {count}" for name, count in sorted(done.onleesbaar.items()))
        sys.exit(f"Niet geopend, en gelaten zoals het was: {left}. Zie docs/howto/sleutels.md.")
    if others := await _older(engine, geheim):
        sys.exit(f"Er wordt nog verzegeld met {', '.join(others)}: herstart wat draait, en doe dit nog eens.")
    print("Niets is meer verzegeld met een andere sleutel.")


async def _opgeven(engine: AsyncEngine, geheim: Geheim) -> None:
    done = await wissel(engine, geef_op=True)
    print(f"Van {done.opgegeven} rijen is weg wat geen sleutel opende.")


async def _older(engine: AsyncEngine, geheim: Geheim) -> list[str]:
    return sorted({id for id, _ in await stand(engine)} - {geheim.eerste})


async def _stand(engine: AsyncEngine, geheim: Geheim) -> None:
    counted = await stand(engine)
    for id in (*geheim.ids, *sorted({id for id, _ in counted} - set(geheim.ids))):
        role = "verzegelt" if id == geheim.eerste else "opent" if id in geheim.ids else "ONTBREEKT"
        print(f"{id}  {role}  {sum(count for (key, _), count in counted.items() if key == id)}")
        for (key, place), count in sorted(counted.items()):
            if key == id:
                print(f"    {place}: {count}")
