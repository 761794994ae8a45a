"""The example conversation of the kitchen table, word for word, from browser to queue."""

from pathlib import Path

import httpx
import pytest

from tests.conversations.person import Person
from tests.conversations.queue import ANNA, BRAM, feiten, frequentie, hulpvraag

pytestmark = pytest.mark.chain
ANTWOORDEN = Path(__file__).with_name("keukentafel.txt").read_text(encoding="utf-8").splitlines()
VERWACHT = {
    ("zelf", "koken", None),
    ("zelf", "afstoffen", None),
    ("lastig", "lopen", None),
    ("lastig", "schoonmaken", None),
    ("lastig", "badkamer_schoonmaken", None),
    ("lastig", "toilet_schoonmaken", None),
    ("lastig", "stofzuigen", None),
    ("hulp", "boodschappen", "zoon"),
    ("hulp", "was_doen", "buur"),
    ("wens", "stofzuigen", None),
    ("wens", "schoonmaken", None),
}


def test_the_example_conversation_reaches_the_queue(stack):
    """Typed word for word over HTTP: every fact, the longing for the library, the volunteer, and the claim."""
    person = Person(stack.url)
    for antwoord in ANTWOORDEN:
        person.zeg(antwoord)
    assert person.vraag == "samenvatting"
    referentie = person.sluit_af("1234", "mevrouw De Vries", "06 12345678")
    request = hulpvraag(stack.url, referentie)
    assert feiten(request) >= VERWACHT
    assert frequentie(request, "wens", "stofzuigen") == (1, 1, "wk")
    assert frequentie(request, "wens", "schoonmaken") == (1, 1, "wk")
    assert any("bibliotheek" in feit["citaat"] for feit in request["feiten"])
    assert request["vrijwilliger_welkom"] == "ja"
    assert (1, 3, "wk") in {
        (f["frequentie"]["keer"], f["frequentie"]["periode"], f["frequentie"]["eenheid"])
        for f in request["feiten"]
        if f["frequentie"]
    }
    claim = f"{stack.url}/api/matchmaker/v1/hulpvragen/{referentie}/claim"
    assert httpx.post(claim, headers=ANNA).status_code == 200
    assert httpx.post(claim, headers=BRAM).status_code == 409
