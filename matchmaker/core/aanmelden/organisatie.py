"""Use cases of signing in with the account of one's organisation; what a provider said was proven before."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass, field, replace
from datetime import timedelta

from matchmaker.core.aanmelden.beheer_port import Wat
from matchmaker.core.aanmelden.factor import Tussenstap, na_wachtwoord
from matchmaker.core.aanmelden.log import schrijf
from matchmaker.core.aanmelden.sessie import Session, begin_sessie, hash_secret, new_secret
from matchmaker.core.coordinator import Coordinator, Functie
from matchmaker.core.errors import NotSignedIn, SignInFailed
from matchmaker.core.ports import Work
from matchmaker.core.use_case import UseCases

REIS_TIJD = timedelta(minutes=10)  # to sign in at the organisation and come back
HOE = "organisatie"  # in the log


@dataclass(frozen=True)
class Reis:
    """Somebody who went to the sign-in of their organisation, and comes back once."""

    secret: str = field(repr=False)  # goes into a cookie: who comes back is the browser that left
    state: str = field(repr=False)
    nonce: str = field(repr=False)  # comes back in the token: it was made for this sign-in
    verifier: str = field(repr=False)  # PKCE: the code is of use to who left only
    naar: str = ""  # a page of ours

    @property
    def challenge(self) -> str:
        """What the provider may see of the verifier (S256)."""
        hashed = hashlib.sha256(self.verifier.encode()).digest()
        return base64.urlsafe_b64encode(hashed).rstrip(b"=").decode()


@dataclass(frozen=True)
class Persoon:
    """Who a provider says that somebody is."""

    issuer: str
    sub: str  # theirs for good at this issuer
    naam: str  # the claim that names the coordinator
    functie: Functie | None  # of their groups; None: groups are not looked at
    twee_factoren: bool  # the organisation asked for more than a password


class Organisatie(UseCases):
    """Use cases of the sign-in of an organisation."""

    async def vertrek(self, naar: str) -> Reis:
        """Let somebody go to their organisation."""
        draw = (new_secret(self.entropy) for _ in range(4))
        reis = Reis(next(draw), next(draw), next(draw), next(draw), naar)
        kept = json.dumps([reis.state, reis.nonce, reis.verifier, reis.naar])
        now = self.clock()
        async with self.store.writing() as work:
            await work.identiteiten.vertrek(hash_secret(reis.secret), kept, now, now + REIS_TIJD)
        return reis

    async def terugkeer(self, secret: str, state: str) -> Reis:
        """Take back who left with this browser; once, whether it goes well or not.

        Raises:
            NotSignedIn: nobody did, it took too long, or it is the answer to another journey.
        """
        async with self.store.writing() as work:
            kept = await work.identiteiten.terugkeer(hash_secret(secret), self.clock())
        if kept is None:
            raise NotSignedIn
        reis = Reis(secret, *json.loads(kept))
        if not hmac.compare_digest(reis.state.encode(), state.encode("utf-8", "replace")):
            raise NotSignedIn
        return reis

    async def sign_in_organisatie(self, wie: Persoon) -> Session | Tussenstap:
        """Sign in who a provider says somebody is; the first time their account is tied to them.

        Where the organisation asked for a password alone, the second step is asked for as after a password of ours.

        Raises:
            SignInFailed: nobody has this name here, another person of the organisation has this account, or their
                groups give no access.
        """
        async with self.store.writing() as work:
            known = await self._vind(work, wie)
            if known is None:
                raise SignInFailed
            if wie.functie is not None and wie.functie is not known.functie:
                known = replace(known, functie=wie.functie)
                await work.coordinators.wijzig(known)
                await work.accounts.sluit_sessies(known.id)
                await schrijf(self, work, Wat.GEWIJZIGD, known, None, f"{known.functie}, {HOE}")
            if wie.twee_factoren:
                return await begin_sessie(self, work, known, HOE)
            return await na_wachtwoord(self, work, known, HOE)

    async def _vind(self, work: Work, wie: Persoon) -> Coordinator | None:
        found = await work.identiteiten.van(wie.issuer, wie.sub)
        if found is not None:
            return found
        known = await work.coordinators.by_name(wie.naam.strip().lower(), vast=True)
        # A name can be given to somebody new; what it is tied to cannot.
        if known is None or await work.identiteiten.heeft(known.coordinator.id):
            return None
        await work.identiteiten.bind(wie.issuer, wie.sub, known.coordinator.id)
        return known.coordinator
