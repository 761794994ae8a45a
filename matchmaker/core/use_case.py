"""What every group of use cases is made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from matchmaker.core.bewaren.gesprekken import Gesprekken
from matchmaker.core.bewaren.termijn import Bewaartermijnen
from matchmaker.core.coordinator import Functie
from matchmaker.core.errors import NotFound
from matchmaker.core.hulpvraag import Dossier, Hulpvraag
from matchmaker.core.ports import Passwords, Store, Work
from matchmaker.core.referentie import Entropy, parse
from matchmaker.core.termijnen import Termijnen
from matchmaker.core.workflow import Rol, Status, steps_from

Clock = Callable[[], datetime]  # aware, UTC


@dataclass(frozen=True)
class UseCases:
    """The store and what comes in from outside."""

    store: Store
    clock: Clock
    entropy: Entropy
    passwords: Passwords
    session_length: timedelta
    tweede_factor: frozenset[Functie] = frozenset()  # whose sign-in needs a second factor
    bekend: frozenset[str] = frozenset()  # passwords and tokens that everybody knows: refused
    bewaar_maanden: int = 24  # after the last match or contact, then a volunteer is removed
    bewaartermijnen: Bewaartermijnen = field(default_factory=Bewaartermijnen)
    termijnen: Termijnen = field(default_factory=Termijnen)
    gesprekken: Gesprekken | None = None  # where the process knows the conversations
    post: bool = False  # mails are put in the outbox; without, none is
    post_opgeven: timedelta = timedelta(hours=48)  # after this long a mail is given up


async def find(work: Work, referentie: str) -> Hulpvraag:
    """Find a request by its code, however it was typed.

    Raises:
        NotFound: there is none.
    """
    code = parse(referentie)
    found = await work.hulpvragen.by_referentie(code) if code else None
    if found is None:
        raise NotFound("there is no hulpvraag with this referentie")
    return found


async def neem(work: Work, referentie: str) -> Hulpvraag:
    """Find a request by its code, and keep other writers of it out until this unit of work ends.

    Raises:
        NotFound: there is none.
    """
    found = await work.werkvoorraad.neem((await find(work, referentie)).id)
    assert found is not None
    return found


async def dossier(work: Work, found: Hulpvraag) -> Dossier:
    """Read everything of a request."""
    return Dossier(
        hulpvraag=found,
        geschiedenis=tuple(await work.hulpvragen.history(found)),
        stappen=steps_from(Status(found.status), Rol.COORDINATOR),
        voorstellen=tuple(await work.voorstellen.bij(found.id)),
        opvolgingen=tuple(await work.opvolgingen.bij(found.id)),
    )
