"""The commands `coordinator …`: who has access, and what they may do."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from matchmaker.bootstrap import Matchmaker
from matchmaker.core.aanmelden.beheer import MEESTE_DAGEN, TOKEN_DAGEN
from matchmaker.core.coordinator import Functie
from matchmaker.core.errors import InvalidRequest, NameTaken, NotFound, NotPossible
from matchmaker.core.hulpvraag import iso

Ask = Callable[[str], str]
_WITH_PASSWORD = {"add": "toegevoegd", "wachtwoord": "gewijzigd"}


def add_parser(coordinator: argparse.ArgumentParser) -> None:
    """Describe the commands."""
    actions = coordinator.add_subparsers(dest="action", required=True)
    add = actions.add_parser("add", help="give somebody access")
    change = actions.add_parser("wijzig", help="change what somebody may do, and where")
    remove = actions.add_parser("verwijder", help="take access away; what they hold goes back to the queue")
    password = actions.add_parser("wachtwoord", help="set a password; all sessions end")
    sessions = actions.add_parser("sessies", help="end all sessions")
    token = actions.add_parser("sleutel", help="draw a new machine token; the old one ends")
    factor = actions.add_parser("tweede-stap-weg", help="for who lost telephone and recovery codes")
    for action in (add, change, remove, password, sessions, token, factor):
        action.add_argument("gebruikersnaam")
    actions.add_parser("log", help="who gave, changed or took access, and who signed in; newest first")
    add.add_argument("naam", help="what colleagues read")
    add.add_argument("--functie", choices=list(Functie), default=Functie.COORDINATOR)
    add.add_argument("--wijk", action="append", default=[], help="may be repeated; none: all")
    add.add_argument("--email", help="where mail about the queue goes; none: no mail")
    change.add_argument("--functie", choices=list(Functie), help="none: as it was")
    change.add_argument("--wijk", action="append", help="may be repeated; none: as it was, '': all")
    change.add_argument("--email", help="where mail about the queue goes; none: as it was, '': no mail")
    remove.add_argument("--aan", metavar="COLLEGA", help="gives this colleague what they hold")
    token.add_argument("--dagen", type=int, default=TOKEN_DAGEN, help=f"1 to {MEESTE_DAGEN}")


def ask_password(options: argparse.Namespace, ask: Ask) -> str:
    """Ask for a new password twice where the command needs one; ends the process where the two differ."""
    if options.action not in _WITH_PASSWORD:
        return ""
    password = ask("Wachtwoord (minstens 12 tekens): ")
    if password != ask("Nog een keer: "):
        sys.exit(f"De wachtwoorden zijn niet gelijk. Er is niets {_WITH_PASSWORD[options.action]}.")
    return password


async def run(matchmaker: Matchmaker, options: argparse.Namespace, password: str) -> None:
    """Run one command; ends the process with a message where it cannot be done."""
    done = _WITH_PASSWORD.get(options.action, "gewijzigd")
    try:
        await _ACTIONS[options.action](matchmaker, options, password)
    except NameTaken:
        sys.exit(f"Er is al een coördinator met de naam {options.gebruikersnaam}.")
    except NotFound:
        sys.exit(f"Er is geen coördinator met de naam {options.gebruikersnaam}{_or_colleague(options)}.")
    except NotPossible as error:
        sys.exit(f"Er is niets gewijzigd: {error.reden}")
    except InvalidRequest as error:
        words = "; ".join(f"{one.pointer} {one.reason}" for one in error.faults)
        sys.exit(f"Er is niets {done}: {words}")


async def _add(matchmaker: Matchmaker, options: argparse.Namespace, password: str) -> None:
    added, token = await matchmaker.add_coordinator(
        options.gebruikersnaam,
        options.naam,
        password,
        functie=options.functie,
        wijken=options.wijk,
        email=options.email,
    )
    print(f"{added.naam} kan zich aanmelden als {added.gebruikersnaam}.")
    print(f"Machinesleutel (werkt {TOKEN_DAGEN} dagen, wordt maar één keer getoond): {token}")


async def _wijzig(matchmaker: Matchmaker, options: argparse.Namespace, _: str) -> None:
    changed = await matchmaker.wijzig_coordinator(
        options.gebruikersnaam, options.functie, options.wijk, email=options.email
    )
    where = ", ".join(changed.wijken) or "alle wijken"
    print(f"{changed.naam}: {changed.functie}, {where}.")


async def _verwijder(matchmaker: Matchmaker, options: argparse.Namespace, _: str) -> None:
    gone = await matchmaker.verwijder_coordinator(options.gebruikersnaam, aan=options.aan)
    print(f"{gone.naam} heeft geen toegang meer. De naam blijft in de geschiedenis staan.")
    print(
        f"Hulpvragen: {gone.overgedragen} naar een collega, {gone.terug} terug in de wachtrij, "
        f"{gone.los} zonder houder (afgerond, of in nazorg: een beheerder ziet die)."
    )


async def _wachtwoord(matchmaker: Matchmaker, options: argparse.Namespace, password: str) -> None:
    await matchmaker.zet_wachtwoord(options.gebruikersnaam, password)
    print("Het wachtwoord is gewijzigd. Alle sessies zijn beëindigd.")


async def _sessies(matchmaker: Matchmaker, options: argparse.Namespace, _: str) -> None:
    print(f"{await matchmaker.sluit_sessies(options.gebruikersnaam)} sessies beëindigd.")


async def _sleutel(matchmaker: Matchmaker, options: argparse.Namespace, _: str) -> None:
    token, until = await matchmaker.nieuw_token(options.gebruikersnaam, dagen=options.dagen)
    print(f"Machinesleutel (werkt tot {until:%Y-%m-%d}, wordt maar één keer getoond): {token}")


async def _tweede_stap_weg(matchmaker: Matchmaker, options: argparse.Namespace, _: str) -> None:
    await matchmaker.wis_factor(options.gebruikersnaam)
    print("De tweede stap is weg en alle sessies zijn beëindigd. Wie hem moet hebben, stelt hem opnieuw in.")


async def _log(matchmaker: Matchmaker, _: argparse.Namespace, __: str) -> None:
    for line in await matchmaker.accountlog():
        who = line.door or "de opdrachtregel"
        print("\t".join((iso(line.tijdstip), line.wat, line.over, f"door {who}", line.hoe or "")).rstrip())


_ACTIONS = {
    "add": _add,
    "wijzig": _wijzig,
    "verwijder": _verwijder,
    "wachtwoord": _wachtwoord,
    "sessies": _sessies,
    "sleutel": _sleutel,
    "tweede-stap-weg": _tweede_stap_weg,
    "log": _log,
}


def _or_colleague(options: argparse.Namespace) -> str:
    return f" of {options.aan}" if getattr(options, "aan", None) else ""
