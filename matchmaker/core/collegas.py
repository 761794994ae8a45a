"""Use cases of who works here: who there are, what each may do, and in which wijken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from matchmaker.core.aanmelden.beheer_port import Wat
from matchmaker.core.aanmelden.log import schrijf
from matchmaker.core.coordinator import Coordinator, Functie
from matchmaker.core.errors import Fault, InvalidRequest, NotFound
from matchmaker.core.toegang import check_beheerder
from matchmaker.core.use_case import UseCases
from matchmaker.hsds import formats


class Collegas(UseCases):
    """Use cases of who works here."""

    async def collegas(self) -> Sequence[Coordinator]:
        """Give who can work a request, by name."""
        async with self.store.reading() as work:
            return [one for one in await work.coordinators.alle() if one.functie is not Functie.LEZER]

    async def iedereen(self, wie: Coordinator) -> Sequence[Coordinator]:
        """Give everybody who has access, by name, to a manager.

        Raises:
            NotYours: not a manager.
        """
        check_beheerder(wie)
        async with self.store.reading() as work:
            return await work.coordinators.alle()

    async def wijzig_coordinator(
        self,
        gebruikersnaam: str,
        functie: str | None,
        wijken: Sequence[str] | None,
        door: Coordinator | None = None,
        *,
        email: str | None = None,
    ) -> Coordinator:
        """Say what somebody may do, and in which wijken (none: all); a manager does, or (None) who runs the software.

        `email`: where their mail goes; empty: nowhere. Of each, None: as it was.

        Raises:
            NotYours: not a manager.
            NotFound: there is nobody with this name.
            InvalidRequest: no such functie, or no address.
        """
        if door is not None:
            check_beheerder(door)
        async with self.store.writing() as work:
            known = await work.coordinators.by_name(gebruikersnaam.strip().lower())
            if known is None:
                raise NotFound("there is no coordinator with this name")
            changed = known.coordinator
            if functie is not None:
                changed = replace(changed, functie=functie_van(functie))
            if wijken is not None:
                changed = replace(changed, wijken=schone_wijken(wijken))
            if email is not None:
                changed = replace(changed, email=schoon_adres(email))
            await work.coordinators.wijzig(changed)
            if changed.functie is not known.coordinator.functie:
                # A session began under what the old functie asked of a sign-in.
                await work.accounts.sluit_sessies(changed.id)
                await work.factoren.einde_van(changed.id)
            what = f"{changed.functie}, {', '.join(changed.wijken) or 'alle wijken'}"
            await schrijf(self, work, Wat.GEWIJZIGD, changed, door, what)
        return changed


def functie_van(code: str) -> Functie:
    """Give the functie of a code.

    Raises:
        InvalidRequest: there is no such functie.
    """
    try:
        return Functie(code)
    except ValueError:
        raise InvalidRequest((Fault("functie", f"must be one of {', '.join(Functie)}"),)) from None


def schone_wijken(wijken: Sequence[str]) -> tuple[str, ...]:
    """Give the names of wijken, each once."""
    return tuple(dict.fromkeys(name for wijk in wijken if (name := wijk.strip())))


def schoon_adres(email: str | None) -> str | None:
    """Give an address without the white space around; None for none.

    Raises:
        InvalidRequest: it is no address.
    """
    address = (email or "").strip()
    if address and formats.fault("email", address):
        raise InvalidRequest((Fault("email", "must be an address"),))
    return address or None
