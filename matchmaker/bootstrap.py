"""Wire the matchmaker: the one place where the core meets the database and the outside."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta

import structlog

from matchmaker.core.aanmelden.demonstratie import Openbaar
from matchmaker.core.matchmaker import Matchmaker
from matchmaker.core.ports import Passwords
from matchmaker.core.referentie import Entropy
from matchmaker.core.termijnen import Termijnen
from matchmaker.core.use_case import Clock
from matchmaker.demo import load as demo
from matchmaker.geheim.cijfer import Geheim
from matchmaker.geheim.sleutels import DEMO, KeysMissing, open_geheim
from matchmaker.passwords import Argon2Passwords
from matchmaker.settings import Settings, SettingsError, lees_settings
from matchmaker.store import sleutelproef
from matchmaker.store.engine import open_engine
from matchmaker.store.migrate import migrate
from matchmaker.store.store import SqlStore

log = structlog.get_logger(__name__)

__all__ = ["KeysMissing", "Matchmaker", "Settings", "SettingsError", "bootstrap", "keys_of", "lees_settings"]

log = structlog.get_logger(__name__)


def utc_now() -> datetime:
    """Give the present moment, aware, in UTC."""
    return datetime.now(UTC)


def keys_of(settings: Settings) -> Geheim:
    """Give the cipher with the keys of the settings; a demonstration makes one, and says so."""
    given = settings.sleutels.get_secret_value() if settings.sleutels else None
    geheim = open_geheim(given, settings.sleutelbestand, settings.var, demo=settings.demo)
    if not given and not settings.sleutelbestand:
        log.warning(
            "demo_key", file=str(settings.var / DEMO), advice="not for real data: docs/howto/sleutels.md"
        )
    return geheim


async def bootstrap(
    settings: Settings | None = None,
    *,
    clock: Clock = utc_now,
    entropy: Entropy = secrets.token_bytes,
    passwords: Passwords | None = None,
) -> Matchmaker:
    """Open the database, bring its tables up to date, and give the use cases; `close()` when done.

    Several processes may do so on the same database, also at the same time.

    Raises:
        KeysMissing: outside a demonstration there must be keys.
        Unreadable: these are not the keys of this database.
    """
    settings = settings or lees_settings()
    settings.var.mkdir(mode=0o700, parents=True, exist_ok=True)
    geheim = keys_of(settings)
    engine = open_engine(settings.store_url(), geheim)
    try:
        await migrate(engine)
        await sleutelproef.controleer(engine)
        matchmaker = Matchmaker(
            store=SqlStore(engine),
            clock=clock,
            entropy=entropy,
            passwords=passwords or Argon2Passwords(),
            session_length=timedelta(hours=settings.sessie_uren),
            bekend=frozenset() if settings.demo else demo.PUBLIC,
            tweede_factor=settings.functies_met_tweede_factor(),
            bewaar_maanden=settings.bewaar_maanden_vrijwilligers,
            bewaartermijnen=settings.bewaartermijnen(),
            post=settings.post_aan,
            post_opgeven=timedelta(hours=settings.post_opgeven_uren),
            termijnen=Termijnen(voorstel=settings.voorstel_werkdagen, rust=settings.claim_werkdagen),
        )
        await matchmaker.werk_index_bij()
        if not settings.demo:
            await _refuse_demonstration(matchmaker)
    except BaseException:
        await engine.dispose()
        raise
    return matchmaker


async def _refuse_demonstration(matchmaker: Matchmaker) -> None:
    """Say which accounts of the demonstration are in this database: they are refused, and should go."""
    accounts = [Openbaar(one.gebruikersnaam, one.wachtwoord, one.token) for one in demo.COORDINATORS]
    if found := await matchmaker.weer_demonstratie(accounts):
        log.warning(
            "demonstration_accounts_refused",
            accounts=found,
            why="their passwords are public and KEUKENTAFEL_DEMO is false",
            what_to_do="python -m matchmaker coordinator verwijder, or a new password and machine token",
        )
