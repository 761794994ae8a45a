"""After sending: look how it stands, withdraw."""

import httpx
import pytest

from tests.conversations.person import Person
from tests.conversations.queue import ANNA

pytestmark = pytest.mark.chain


def verstuurd(url: str) -> tuple[Person, str]:
    """Give a person who has sent a request, and the code."""
    person = Person(url).zeg("voor mezelf").antwoord({"situatie": "Ik kan de ramen niet meer lappen."})
    return person, person.sluit_af()


def test_the_code_tells_how_it_stands(stack):
    """In the same conversation, and in a new one with the code typed as one would."""
    person, referentie = verstuurd(stack.url)
    person.zeg("hoe staat het met mijn aanvraag?")
    assert "ontvangen" in person.laatste
    later = Person(stack.url).zeg(f"ik wil weten hoe het staat met mijn aanvraag {referentie.lower()}")
    assert "ontvangen" in later.laatste


def test_withdrawing_takes_it_out_of_the_queue(stack):
    """The person is told, and the coordinator sees it as withdrawn."""
    person, referentie = verstuurd(stack.url)
    person.zeg(f"ik wil mijn aanvraag {referentie} intrekken")
    assert "ingetrokken" in person.laatste
    answer = httpx.get(f"{stack.url}/api/matchmaker/v1/hulpvragen/{referentie}", headers=ANNA)
    assert answer.status_code == 404 or answer.json()["status"] == "ingetrokken"


def test_an_unknown_code_is_said(stack):
    """A code that nobody got is not found, and the phone number is named."""
    person = Person(stack.url).zeg("wat is de status van mijn aanvraag 2222-2222-2222")
    assert "code" in person.laatste


def test_a_message_after_sending_sends_nothing_twice(stack):
    """What is said afterwards changes nothing in the queue."""
    person, referentie = verstuurd(stack.url)
    person.zeg("ja")
    assert referentie in person.laatste
