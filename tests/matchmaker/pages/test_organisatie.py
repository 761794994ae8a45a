"""Signing in with the account of one's organisation, at a real provider on 127.0.0.1."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.cookies import SimpleCookie
from typing import Any

import aiohttp
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from pydantic import SecretStr, ValidationError
from yarl import URL

from matchmaker.bootstrap import Matchmaker, Settings
from matchmaker.core.coordinator import Coordinator
from matchmaker.oidc.keuzes import persoon_van, read_groepen
from tests.matchmaker.conftest import PASSWORD, TestClock
from tests.matchmaker.oidc_provider import Provider, running
from tests.matchmaker.pages.conftest import Visitor

HERE = "https://hulp.linderwoude.example"
LEAVE = "/coordinator/aanmelden/organisatie"
PEOPLE: dict[str, dict[str, object]] = {
    "1-anna": {"preferred_username": "Anna", "groups": ["kt-coordinatoren"]},
    "2-bram": {
        "preferred_username": "bram",
        "groups": ["kt-coordinatoren", "kt-beheer"],
        "amr": ["pwd", "mfa"],
    },
    "3-carla": {"preferred_username": "carla", "groups": ["kt-beheer"], "amr": ["pwd"]},
    "4-andere-anna": {"preferred_username": "anna", "groups": ["kt-coordinatoren"]},
    "5-vreemde": {"preferred_username": "vreemde", "groups": ["kt-coordinatoren"]},
    "6-dirk": {"preferred_username": "bram", "groups": ["iets anders"]},
    "7-naamloos": {"groups": ["kt-coordinatoren"]},
}


@pytest.fixture(scope="module")
def started() -> Iterator[Provider]:
    """The provider."""
    with running(PEOPLE) as made:
        yield made


@pytest.fixture
def provider(started: Provider) -> Provider:
    """The provider, as it is by itself."""
    started.change = None
    started.asked.clear()
    return started


@pytest.fixture
def settings(sqlite_settings: Settings, provider: Provider) -> Settings:
    """Settings with that provider."""
    return Settings(
        var=sqlite_settings.var,
        adres=HERE,
        oidc_issuer=provider.issuer,
        oidc_client_id="keukentafel",
        oidc_client_secret=SecretStr("geheim van keukentafel"),
        oidc_naam="de gemeente",
        limiet_aanmelden="",
    )


@pytest.fixture
def with_groups(settings: Settings) -> Settings:
    """Settings where groups count too."""
    return settings.model_copy(update={"oidc_groepen": "kt-beheer=beheerder, kt-coordinatoren=coordinator"})


@pytest.fixture(autouse=True)
def today(clock: TestClock) -> None:
    """The provider has the clock of the machine."""
    clock.now = datetime.now(UTC)


async def leave(visitor: Visitor, naar: str = "") -> URL:
    """Go to the organisation; gives the address there."""
    await visitor.open(f"{LEAVE}?naar={naar}", follow=False)
    assert visitor.answer.status == 303
    return URL(visitor.answer.headers["Location"])


async def at_provider(address: URL, sub: str) -> URL:
    """Sign in there, as this person; gives where one is sent back to."""
    async with (
        aiohttp.ClientSession() as session,
        session.post(address, data={"sub": sub}, allow_redirects=False) as answer,
    ):
        assert answer.status == 302, await answer.text()
        return URL(answer.headers["Location"])


async def sign_in(visitor: Visitor, sub: str, naar: str = "") -> Visitor:
    """Sign in by way of the organisation."""
    back = await at_provider(await leave(visitor, naar), sub)
    assert str(back).startswith(f"{HERE}{LEAVE}/terug?")
    return await visitor.open(back.path_qs)


def refused(visitor: Visitor) -> bool:
    """See that somebody stands at the sign-in, with the word that it did not go well, and no session."""
    at_sign_in = visitor.answer.url.path_qs == "/coordinator/aanmelden?melding=niet-gelukt"
    cookies = visitor.client.session.cookie_jar.filter_cookies(visitor.answer.url)
    return at_sign_in and "niet gelukt" in visitor.text and "kt_coordinator" not in cookies


async def test_signs_in(visitor: Visitor, provider: Provider, anna: Coordinator) -> None:
    """Somebody who has an account comes where they were going."""
    await visitor.open("/coordinator/aanmelden")
    assert "Aanmelden via de gemeente" in visitor.text
    await sign_in(visitor, "1-anna", "/coordinator/nazorg")
    assert visitor.answer.url.path_qs == "/coordinator/nazorg"
    assert "Anna Verzonnen" in visitor.text


async def test_what_is_sent(visitor: Visitor, provider: Provider) -> None:
    """A code is asked for with state, nonce and S256; the verifier goes to the token endpoint only, once."""
    address = await leave(visitor)
    asked = address.query
    assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
    assert asked["redirect_uri"] == f"{HERE}{LEAVE}/terug"
    assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3
    cookie = visitor.answer.cookies["kt_reis"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", "600")
    assert cookie.value not in str(address)
    await visitor.open((await at_provider(address, "1-anna")).path_qs)
    (form,) = provider.asked
    hashed = hashlib.sha256(form["code_verifier"].encode()).digest()
    assert base64.urlsafe_b64encode(hashed).rstrip(b"=").decode() == asked["code_challenge"]
    assert "client_secret" not in form


async def test_another_state(visitor: Visitor) -> None:
    """The answer to another journey opens nothing, and ends this one."""
    back = await at_provider(await leave(visitor), "1-anna")
    await visitor.open(back.update_query(state="anders").path_qs)
    assert refused(visitor)
    await visitor.open(back.path_qs)
    assert refused(visitor)


async def test_another_nonce(visitor: Visitor) -> None:
    """A token that was made for another sign-in opens nothing."""
    address = await leave(visitor)
    back = await at_provider(address.update_query(nonce="anders"), "1-anna")
    await visitor.open(back.path_qs)
    assert refused(visitor)


async def test_expired(visitor: Visitor, clock: TestClock) -> None:
    """A token that has run out opens nothing."""
    clock.pass_by(hours=2)
    await sign_in(visitor, "1-anna")
    assert refused(visitor)


async def test_token_of_another_application(visitor: Visitor, provider: Provider) -> None:
    """A token that the same provider made for another application, for this very nonce, opens nothing."""
    address = await leave(visitor)
    other = await at_provider(address.update_query(client_id="ander"), "1-anna")
    fields = {"grant_type": "authorization_code", "code": other.query["code"], "client_id": "ander"}
    fields |= {"client_secret": "x", "redirect_uri": address.query["redirect_uri"]}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{provider.issuer}/oauth2/token", data=fields) as answer,
    ):
        foreign = (await answer.json())["id_token"]
    provider.change = lambda given: given | {"id_token": foreign}
    await visitor.open((await at_provider(address, "1-anna")).path_qs)
    assert refused(visitor)


def _resigned(key: Any, **header: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    def change(given: dict[str, Any]) -> dict[str, Any]:
        payload = given["id_token"].split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        algorithms = [header["alg"]]
        return given | {"id_token": jwt.encode(header, claims, key, algorithms=algorithms)}

    return change


def _unsigned(given: dict[str, Any]) -> dict[str, Any]:
    head = base64.urlsafe_b64encode(b'{"alg":"none"}').rstrip(b"=").decode()
    return given | {"id_token": f"{head}.{given['id_token'].split('.')[1]}."}


@pytest.mark.parametrize(
    "change",
    [
        _resigned(RSAKey.generate_key(2048, private=True), alg="RS256"),
        _resigned(OctKey.import_key(b"geheim van keukentafel, lang genoeg"), alg="HS256"),
        _unsigned,
        lambda given: given | {"id_token": given["id_token"][:-8] + "AAAAAAAA"},
        lambda given: {"access_token": "x"},
        lambda given: {"id_token": 7},
        lambda given: [],
    ],
    ids=["another key", "client secret as key", "unsigned", "changed", "none", "no text", "no object"],
)
async def test_not_of_the_provider(
    visitor: Visitor, provider: Provider, change: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    """What the provider did not sign with its own key opens nothing, whatever it says."""
    provider.change = change
    await sign_in(visitor, "1-anna")
    assert refused(visitor)


async def test_fixation(visitor: Visitor, other: Visitor) -> None:
    """Who is sent a link that ends somebody else's sign-in is not signed in as them."""
    back = await at_provider(await leave(visitor), "1-anna")
    await other.open(back.path_qs)
    assert refused(other)
    await leave(other)
    await other.open(back.path_qs)
    assert refused(other)


async def test_session_is_new(visitor: Visitor, other: Visitor) -> None:
    """A session that was planted in a browser is not the one that the sign-in opens, and ends with it."""
    await other.sign_in("bram")
    planted = other.client.session.cookie_jar.filter_cookies(other.answer.url)["kt_coordinator"].value
    await visitor.open("/coordinator/aanmelden")
    jar = visitor.client.session.cookie_jar
    jar.update_cookies(SimpleCookie(f"kt_coordinator={planted}; Path=/"), visitor.answer.url)
    await sign_in(visitor, "1-anna")
    assert jar.filter_cookies(visitor.answer.url)["kt_coordinator"].value != planted
    await other.open("/coordinator")
    assert other.answer.url.path == "/coordinator/aanmelden"


async def test_once(visitor: Visitor) -> None:
    """The same answer twice opens once."""
    back = await at_provider(await leave(visitor), "1-anna")
    await visitor.open(back.path_qs)
    assert visitor.answer.url.path == "/coordinator/vandaag"
    visitor.client.session.cookie_jar.clear(lambda cookie: cookie.key == "kt_coordinator")
    await visitor.open(back.path_qs)
    assert refused(visitor)


@pytest.mark.parametrize("sub", ["5-vreemde", "7-naamloos"])
async def test_unknown(visitor: Visitor, sub: str) -> None:
    """Whom the organisation knows and we do not is told whom to ask; no account is made."""
    await sign_in(visitor, sub)
    assert visitor.answer.url.query["melding"] == "geen-account"
    assert "Vraag het uw beheerder." in visitor.text


async def test_a_name_that_was_given_on(visitor: Visitor, other: Visitor) -> None:
    """An account stays tied to who used it first: who gets their name at the organisation does not get it."""
    await sign_in(visitor, "1-anna")
    await sign_in(other, "4-andere-anna")
    assert other.answer.url.query["melding"] == "geen-account"


async def test_refused_there(visitor: Visitor) -> None:
    """Who says no there stands at our sign-in again."""
    address = await leave(visitor)
    await visitor.open(f"{LEAVE}/terug?error=access_denied&state={address.query['state']}")
    assert refused(visitor)


async def test_answer_of_another_provider(visitor: Visitor) -> None:
    """An answer that names another provider is not taken to ours."""
    back = await at_provider(await leave(visitor), "1-anna")
    await visitor.open(back.update_query(iss="https://elders.example").path_qs)
    assert refused(visitor)


async def test_never_to_another_site(visitor: Visitor) -> None:
    """After the sign-in comes a page of ours, whatever the address says."""
    await sign_in(visitor, "1-anna", "https://elders.example/")
    assert visitor.answer.url.path == "/coordinator/vandaag"


class TestGroups:
    """Where groups say what somebody may do."""

    @pytest.fixture
    def settings(self, with_groups: Settings) -> Settings:
        """Groups count."""
        return with_groups

    async def test_the_strongest_counts(
        self, visitor: Visitor, matchmaker: Matchmaker, bram: Coordinator
    ) -> None:
        """The functie follows the groups, with a line in the log. Two factors there are enough here."""
        session = await matchmaker.sign_in("bram", PASSWORD)
        await sign_in(visitor, "2-bram")
        assert visitor.answer.url.path == "/coordinator/vandaag"
        await visitor.open("/coordinator/medewerkers")
        assert "bram mag nu iets anders (beheerder, organisatie)" in " ".join(
            visitor.text.replace("<strong>", "").replace("</strong>", "").split()
        )
        assert session.secret
        assert await matchmaker.aantal_sessies(bram) == 1

    async def test_a_password_alone_is_not_enough(self, visitor: Visitor, matchmaker: Matchmaker) -> None:
        """A manager whose organisation asked for a password only sets up the second step here."""
        await matchmaker.add_coordinator("carla", "Carla", PASSWORD, functie="beheerder")
        await sign_in(visitor, "3-carla")
        assert visitor.answer.url.path == "/coordinator/aanmelden/instellen"

    async def test_no_group(self, visitor: Visitor) -> None:
        """Who is in no group has no access, whatever their name."""
        await sign_in(visitor, "6-dirk")
        assert visitor.answer.url.query["melding"] == "geen-account"


class TestOnly:
    """Where the organisation's sign-in is the only one."""

    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        """No passwords."""
        return settings.model_copy(update={"oidc_alleen": True})

    async def test_no_password(self, visitor: Visitor) -> None:
        """There is no form for a password, and none is taken."""
        await visitor.password("anna")
        assert visitor.answer.status == 403
        assert 'type="password"' not in visitor.text
        await sign_in(visitor, "1-anna")
        assert visitor.answer.url.path == "/coordinator/vandaag"


class TestAway:
    """Where the provider cannot be reached."""

    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        """Nobody listens there."""
        return settings.model_copy(update={"oidc_issuer": "http://127.0.0.1:9"})

    async def test_said(self, visitor: Visitor) -> None:
        """That is said, and a password still opens."""
        await visitor.open(LEAVE)
        assert "niet te bereiken" in visitor.text
        await visitor.sign_in("anna")
        assert visitor.answer.url.path == "/coordinator/vandaag"


_WHOLE = {
    "oidc_issuer": "https://sso.example",
    "oidc_client_id": "x",
    "oidc_client_secret": "y",
    "adres": HERE,
}


@pytest.mark.parametrize(
    "change",
    [
        {"oidc_client_secret": None},
        {"adres": None},
        {"oidc_issuer": "http://sso.example"},
        {"oidc_issuer": None, "oidc_client_id": None, "oidc_client_secret": None, "oidc_alleen": True},
        {"oidc_groepen": "kt-beheer"},
        {"oidc_groepen": "kt-beheer=baas"},
    ],
)
def test_half_a_configuration(change: dict[str, Any]) -> None:
    """What would not work, or not be safe, is refused at the start, without showing a secret."""
    assert Settings(**_WHOLE).oidc()
    with pytest.raises(ValidationError) as caught:
        Settings(**(_WHOLE | change))
    assert "'y'" not in str(caught.value)


def test_an_address_that_nobody_verified() -> None:
    """An e-mail address that the provider did not verify names nobody."""
    keuzes = Settings(**_WHOLE, oidc_claim="email").oidc()
    assert keuzes
    claims = {"sub": "1", "email": "anna@gemeente.example", "email_verified": True}
    found = persoon_van(claims, keuzes)
    assert found
    assert found.naam == "anna@gemeente.example"
    assert persoon_van(claims | {"email_verified": False}, keuzes) is None


def test_groups_with_signs() -> None:
    """A group may have a sign of equality, as a distinguished name has."""
    assert read_groepen("CN=beheer=beheerder")["CN=beheer"] == "beheerder"
