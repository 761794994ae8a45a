"""How the sign-in of an organisation is configured, and what its claims mean here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import SecretStr

from matchmaker.core.aanmelden.organisatie import Persoon
from matchmaker.core.coordinator import Functie

_STRONGEST = (Functie.BEHEERDER, Functie.COORDINATOR, Functie.LEZER)
_MORE_THAN_ONE = "mfa"  # RFC 8176


@dataclass(frozen=True)
class Keuzes:
    """One provider."""

    issuer: str
    client_id: str
    client_secret: SecretStr
    scope: str
    claim: str  # names the coordinator: their gebruikersnaam
    groepen_claim: str
    groepen: Mapping[str, Functie]  # none: groups are not looked at
    acr: tuple[str, ...]  # ways to sign in that count as more than one factor


def read_groepen(text: str) -> dict[str, Functie]:
    """Return the functie of each group in a list as "groep=functie, groep=functie"; raises `ValueError`."""
    found = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        groep, sign, functie = part.rpartition("=")
        if not sign or not groep.strip():
            raise ValueError("groep=functie, with commas between")
        found[groep.strip()] = Functie(functie.strip())
    return found


def persoon_van(claims: Mapping[str, Any], keuzes: Keuzes) -> Persoon | None:
    """Say who proven claims are about; None where they name nobody, or their groups give no access."""
    naam = claims.get(keuzes.claim)
    if not isinstance(naam, str) or not naam.strip():
        return None
    if keuzes.claim == "email" and claims.get("email_verified") is False:
        return None  # somebody typed it, nobody looked whether it is theirs
    functie = None
    if keuzes.groepen:
        said = claims.get(keuzes.groepen_claim)
        groups = [said] if isinstance(said, str) else said if isinstance(said, list) else []
        mine = {keuzes.groepen[one] for one in groups if isinstance(one, str) and one in keuzes.groepen}
        if not mine:
            return None
        functie = next(one for one in _STRONGEST if one in mine)
    amr = claims.get("amr")
    two = (isinstance(amr, list) and _MORE_THAN_ONE in amr) or claims.get("acr") in keuzes.acr
    return Persoon(keuzes.issuer, claims["sub"], naam, functie, two)
