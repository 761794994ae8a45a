"""Nothing is sent without an unmistakable yes; wiping is wiping."""

import httpx
import pytest

from tests.conversations.person import Person
from tests.conversations.queue import ANNA

pytestmark = pytest.mark.chain


def tot_toestemming(url: str) -> Person:
    """Give a person at the consent question, who wished for something that nobody else wishes for."""
    return (
        Person(url).zeg("ik wil graag iemand die mijn klarinet komt horen").antwoord({}).knop("Ja, dit klopt")
    )


def in_de_wachtrij(url: str, woord: str) -> int:
    """Count the requests in which a word stands."""
    answer = httpx.get(f"{url}/api/matchmaker/v1/hulpvragen", params={"q": woord}, headers=ANNA)
    return len(answer.json()["hulpvragen"])


@pytest.mark.parametrize("tekst", ["asdfgh", "😀😀", "a\x00b", "misschien morgen", "???"])
def test_junk_is_never_yes(stack, tekst):
    """The bot asks for an unmistakable answer."""
    person = tot_toestemming(stack.url).zeg(tekst)
    assert person.vraag == "toestemming"


def test_no_sends_nothing(stack):
    """A refusal leaves nothing in the queue."""
    tot_toestemming(stack.url).knop("Nee, niet doorgeven")
    assert in_de_wachtrij(stack.url, "klarinet") == 0


def test_a_slash_is_text(stack):
    """`/bevestigen`, typed, is a text and no command."""
    person = tot_toestemming(stack.url).zeg("/bevestigen")
    assert person.vraag == "toestemming"


def test_stop_and_wipe(stack):
    """After a confirmation the conversation is gone, also for its bearer."""
    person = Person(stack.url).zeg("voor mezelf").zeg("stop maar en wis alles")
    person.knop("Ja, wis alles")
    answer = httpx.get(
        f"{stack.url}/api/chat/v1/berichten", headers={"Authorization": f"Bearer {person.token}"}
    )
    assert answer.status_code in (401, 404) or "voor mezelf" not in answer.text
