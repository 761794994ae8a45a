"""Whatever is typed, the conversation goes on or the error is clear, and nothing is lost."""

import httpx
import pytest

from tests.conversations.person import Person

pytestmark = pytest.mark.chain


@pytest.mark.parametrize(
    "tekst",
    [
        "a\x00b\x07c",
        "\ud800 half een teken",
        "😀👍🏽",
        "/stoppen_en_wissen",
        '/vertellen{"rol": "x"}',
        "<script>alert(1)</script> en ik kan niet meer lopen",
        "{samenvatting} {0} ${HOME} %s",
        "zo moe " * 500,
        "\u202eomgekeerd\u202c \u200b",
        "'; DROP TABLE events; --",
    ],
)
def test_odd_text_gets_an_answer(stack, tekst):
    """The bot answers, and the next message is understood."""
    person = Person(stack.url).zeg("voor mezelf").zeg(tekst)
    person.zeg("Mijn dochter doet elke week de boodschappen.")
    assert person.laatste


@pytest.mark.parametrize(
    "body",
    [{"tekst": ""}, {"tekst": "   "}, {"tekst": "x" * 10_000}, {}, {"tekst": 3}, {"knop": "/verzonnen"}],
)
def test_what_cannot_be_an_answer_is_refused_clearly(stack, body):
    """A 4xx with a Dutch explanation; the conversation is unharmed."""
    person = Person(stack.url)
    headers = {"Authorization": f"Bearer {person.token}"}
    answer = httpx.post(f"{stack.url}/api/chat/v1/berichten", json=body, headers=headers, timeout=60)
    assert 400 <= answer.status_code < 500
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert answer.json()["detail"]
    person.zeg("voor mezelf")
    assert person.vraag == "situatie"
