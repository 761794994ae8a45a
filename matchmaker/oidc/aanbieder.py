"""The client of an OpenID Connect provider: where to send somebody, and what the code that comes back says.

Signatures and claims are checked by joserfc (of the maker of Authlib, typed, kept up); Authlib's own clients are made
for other web frameworks, and what they would add here is a redirect and a POST.
"""

from __future__ import annotations

import asyncio
import base64
import json
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote_plus, urlencode

import aiohttp
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from matchmaker.core.aanmelden.organisatie import Reis
from matchmaker.oidc.keuzes import Keuzes

_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519"]
_PATIENCE = aiohttp.ClientTimeout(total=10)
_LEEWAY = 60  # seconds that the clocks may differ
_AGAIN = 60  # seconds: not more often are keys looked for that a token names and we do not know
_KEEP = 24 * 60 * 60  # seconds that the provider's own description is believed
_MAX_BYTES = 1 << 20
_METADATA = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class OidcFailed(Exception):  # noqa: N818 - says what is the case
    """The provider did not prove who somebody is; `reden` is a word for the log, without anything personal."""

    def __init__(self, reden: str) -> None:
        super().__init__(reden)
        self.reden = reden


class Aanbieder:
    """One provider, as it is configured."""

    def __init__(
        self,
        keuzes: Keuzes,
        redirect_uri: str,
        clock: Callable[[], datetime],
        *,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._keuzes = keuzes
        self._redirect_uri = redirect_uri
        self._clock = clock
        self._ticks = ticks
        self._line = asyncio.Lock()
        self._known: tuple[float, Mapping[str, str]] | None = None
        self._keys: tuple[float, KeySet] | None = None

    async def adres(self, reis: Reis) -> str:
        """Give where somebody is sent to.

        Raises:
            OidcFailed: the provider cannot be reached, or describes another one.
        """
        asked = {
            "response_type": "code",
            "client_id": self._keuzes.client_id,
            "redirect_uri": self._redirect_uri,
            "scope": self._keuzes.scope,
            "state": reis.state,
            "nonce": reis.nonce,
            "code_challenge": reis.challenge,
            "code_challenge_method": "S256",
        }
        if self._keuzes.acr:
            asked["acr_values"] = " ".join(self._keuzes.acr)
        endpoint = (await self._metadata())["authorization_endpoint"]
        return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(asked)}"

    async def wie(self, code: str, reis: Reis) -> Mapping[str, Any]:
        """Exchange the code for what the provider says about somebody, proven.

        Raises:
            OidcFailed: it is not proven, or the provider cannot be reached.
        """
        fields = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._redirect_uri,
            "code_verifier": reis.verifier,
        }
        endpoint = (await self._metadata())["token_endpoint"]
        given = await self._json(endpoint, "exchange", fields)
        token = given.get("id_token")
        if not isinstance(token, str):
            raise OidcFailed("no id_token")
        return await self._proven(token, reis)

    async def _proven(self, token: str, reis: Reis) -> Mapping[str, Any]:
        decoded = None
        for fresh in (False, True):  # a provider that has new keys is asked for them once
            try:
                keys = await self._key_set(fresh=fresh)
                decoded = jwt.decode(token, keys, algorithms=_ALGORITHMS)
                break
            except (JoseError, ValueError):
                continue
        if decoded is None:
            raise OidcFailed("signature")
        rules = jwt.JWTClaimsRegistry(
            now=int(self._clock().timestamp()),
            leeway=_LEEWAY,
            iss={"essential": True, "value": self._keuzes.issuer},
            aud={"essential": True, "value": self._keuzes.client_id},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": reis.nonce},
        )
        claims: dict[str, Any] = decoded.claims
        try:
            rules.validate(claims)
        except JoseError as error:
            raise OidcFailed(getattr(error, "claim", None) or error.error) from None
        others = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
        if claims.get("azp", None if others else self._keuzes.client_id) != self._keuzes.client_id:
            raise OidcFailed("azp")
        return claims

    async def _metadata(self) -> Mapping[str, str]:
        async with self._line:
            if self._known and self._ticks() - self._known[0] < _KEEP:
                return self._known[1]
            found = await self._json(f"{self._keuzes.issuer}/.well-known/openid-configuration", "metadata")
            if found.get("issuer") != self._keuzes.issuer:
                raise OidcFailed("issuer of the metadata")
            if not all(isinstance(found.get(name), str) for name in _METADATA):
                raise OidcFailed("metadata")
            self._known = self._ticks(), {name: found[name] for name in _METADATA}
            return self._known[1]

    async def _key_set(self, *, fresh: bool) -> KeySet:
        address = (await self._metadata())["jwks_uri"]
        async with self._line:
            age = self._ticks() - self._keys[0] if self._keys else None
            if self._keys and age is not None and age < (_AGAIN if fresh else _KEEP):
                return self._keys[1]
            found = await self._json(address, "keys")
            try:
                self._keys = self._ticks(), KeySet.import_key_set(found)  # type: ignore[arg-type]
            except (JoseError, ValueError, KeyError, TypeError, AttributeError):
                raise OidcFailed("keys") from None
            return self._keys[1]

    async def _json(self, address: str, what: str, fields: Mapping[str, str] | None = None) -> dict[str, Any]:
        """Ask for JSON; with fields it is a POST that says who we are (RFC 6749, 2.3.1)."""
        headers = {"Accept": "application/json"}
        if fields is not None:
            keuzes = self._keuzes
            pair = f"{quote_plus(keuzes.client_id)}:{quote_plus(keuzes.client_secret.get_secret_value())}"
            headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
        method = "GET" if fields is None else "POST"
        try:
            async with (
                aiohttp.ClientSession(timeout=_PATIENCE) as session,
                session.request(
                    method, address, data=fields, headers=headers, allow_redirects=False
                ) as answer,
            ):
                body = await answer.content.read(_MAX_BYTES)
                if answer.status != 200:
                    raise OidcFailed(f"{what}: {answer.status}")
                found = json.loads(body)
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            raise OidcFailed(f"{what}: {type(error).__name__}") from None
        if not isinstance(found, dict):
            raise OidcFailed(what)
        return found
