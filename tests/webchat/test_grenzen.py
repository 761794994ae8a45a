"""How much one conversation and one address may ask, and what a person reads who asks more."""

import asyncio

import pytest
from pydantic import ValidationError

from matchmaker.adres import client_address, read_networks
from tests.webchat.conftest import API, Opener, texts
from tests.webchat.fake_engine import FakeEngine
from webchat.errors import TeVeelError
from webchat.grenzen import Grens, Grenzen
from webchat.metingen import Metingen
from webchat.settings import WebchatSettings


@pytest.mark.parametrize(
    ("peer", "forwarded", "trusted", "expected"),
    [
        ("203.0.113.9", [], "", "203.0.113.9"),
        ("203.0.113.9", ["198.51.100.1"], "", "203.0.113.9"),
        ("203.0.113.9", ["198.51.100.1"], "10.0.0.0/8", "203.0.113.9"),
        ("10.0.0.2", ["198.51.100.1"], "10.0.0.0/8", "198.51.100.1"),
        ("10.0.0.2", ["1.1.1.1, 198.51.100.1", "10.0.0.7"], "10.0.0.0/8", "198.51.100.1"),
        ("10.0.0.2", ["1.1.1.1", "198.51.100.1:4711"], "10.0.0.2", "198.51.100.1"),
        ("10.0.0.2", ["1.1.1.1, verzonnen"], "10.0.0.2", "10.0.0.2"),
        ("10.0.0.2", [" , "], "10.0.0.2", "10.0.0.2"),
        ("::ffff:10.0.0.2", ["198.51.100.1"], "10.0.0.2", "198.51.100.1"),
        ("::1", ["[2001:db8:1:2:3:4:5:6]:80"], "::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", [], "", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", [], "", "fe80::/64"),
        (None, ["198.51.100.1"], "10.0.0.0/8", "onbekend"),
    ],
)
def test_the_address(peer: str | None, forwarded: list[str], trusted: str, expected: str) -> None:
    """Only what a named proxy wrote is believed; an IPv6 household is one address."""
    assert client_address(peer, forwarded, read_networks(trusted)) == expected


async def test_a_flood_in_one_conversation(open_chat: Opener, engine: FakeEngine) -> None:
    """Over the limit: 429 in Dutch with Retry-After; nothing is stored, and it can be sent again later."""
    async with open_chat(limiet_gesprek="3/second") as chat:
        await chat.begin()
        answers = await asyncio.gather(*(chat.post({"tekst": f"m{i}"}) for i in range(8)))
        refused = [answer for answer in answers if answer.status == 429]
        assert 3 <= len(refused) <= 6
        problem = await refused[0].json()
        assert refused[0].content_type == "application/problem+json"
        assert int(refused[0].headers["Retry-After"]) >= 1
        assert "Wacht u even" in problem["detail"] and "Uw tekst staat nog hier." in problem["detail"]
        assert len(texts(await chat.history(), "mens")) == 8 - len(refused)

        await asyncio.sleep(2)
        assert texts((await chat.say("later"))["berichten"]) == ["U zei: later"]


async def test_one_conversation_does_not_hold_up_another(open_chat: Opener) -> None:
    """The limit of a conversation is its own."""
    async with open_chat(limiet_gesprek="1/hour") as chat:
        await chat.begin()
        await chat.say("een")
        assert (await chat.post({"tekst": "twee"})).status == 429
        assert (await chat.press("/bevestigen")).status == 429
        await chat.begin()
        await chat.say("een")


async def test_the_limits_of_an_address(open_chat: Opener) -> None:
    """Beginning, speaking and reading have limits of their own; wiping is always possible."""
    # A year: windows go by the clock, and an hour may be over within the minute.
    async with open_chat(limiet_begin="1/year", limiet_adres="2/hour", limiet_lezen="1/hour") as chat:
        await chat.begin()
        refused = await chat.client.post(f"{API}/sessies")
        assert refused.status == 429 and int(refused.headers["Retry-After"]) > 60
        detail = (await refused.json())["detail"]
        assert "minuten" in detail and "Uw tekst" not in detail
        for tekst in ("een", "twee"):
            await chat.say(tekst)
        assert (await chat.post({"tekst": "drie"})).status == 429
        assert len(await chat.history()) == 5
        assert (await chat.client.get(f"{API}/berichten", headers=chat.headers())).status == 429
        gone = await chat.client.delete(f"{API}/sessies/huidige", headers=chat.headers())
        assert gone.status == 204


async def test_behind_a_proxy_each_person_counts_alone(open_chat: Opener) -> None:
    """With a named proxy its X-Forwarded-For tells people apart; without one the header means nothing."""
    for proxies, expected in (("127.0.0.1", 201), ("", 429)):
        async with open_chat(limiet_begin="1/hour", proxies=proxies) as chat:
            await chat.begin()
            other = {"X-Forwarded-For": "198.51.100.7"}
            assert (await chat.client.post(f"{API}/sessies", headers=other)).status == expected


async def test_the_plain_page_counts_too(open_chat: Opener) -> None:
    """The forms have the same limits; the text is still in the field."""
    async with open_chat(limiet_gesprek="1/hour") as chat:
        await chat.client.post("/gesprek")
        await chat.client.post("/gesprek/berichten", data={"tekst": "een"})
        answer = await chat.client.post("/gesprek/berichten", data={"tekst": "mijn verhaal"})
        assert answer.status == 429
        page = await answer.text()
        assert "Wacht u even" in page and "mijn verhaal" in page


async def test_a_conversation_that_is_full(open_chat: Opener) -> None:
    """A conversation has a largest number of turns; a repeat of one that was taken is still answered."""
    async with open_chat(max_beurten=3) as chat:
        await chat.begin()
        await chat.say("een")
        first = await (await chat.post({"tekst": "twee"}, **{"Idempotency-Key": "k"})).json()
        full = await chat.post({"tekst": "drie"})
        assert full.status == 409 and "te lang geworden" in (await full.json())["detail"]
        again = await (await chat.post({"tekst": "twee"}, **{"Idempotency-Key": "k"})).json()
        assert again["berichten"] == first["berichten"]


def test_the_settings_are_checked() -> None:
    """A limit, a network or a storage that is none is refused at the start."""
    for wrong in ({"limiet_adres": "veel"}, {"proxies": "10.0.0.1/99"}, {"limiet_opslag": "mysql://x"}):
        with pytest.raises(ValidationError):
            WebchatSettings(**wrong)  # type: ignore[arg-type]
    assert WebchatSettings(limiet_adres="").limiet_adres == ""


@pytest.mark.redis
async def test_counting_in_redis(redis: str) -> None:
    """Two processes that count in one Redis count together."""
    one, other = (Grenzen({Grens.ADRES: "2/minute"}, Metingen(), redis) for _ in range(2))
    await one.check(Grens.ADRES, "198.51.100.7")
    await other.check(Grens.ADRES, "198.51.100.7")
    with pytest.raises(TeVeelError) as refused:
        await one.check(Grens.ADRES, "198.51.100.7")
    assert 1 <= refused.value.opnieuw_na <= 60
    await one.check(Grens.ADRES, "198.51.100.8")
    await one.close()
    await other.close()


async def test_a_redis_that_is_away_refuses_nobody() -> None:
    """Without its counter the chat goes on."""
    grenzen = Grenzen({Grens.ADRES: "1/minute"}, Metingen(), "redis://127.0.0.1:9/0")
    for _ in range(3):
        await grenzen.check(Grens.ADRES, "198.51.100.7")
    await grenzen.close()
