"""A question in between gets its answer, then the open question again."""

import pytest

from tests.conversations.person import Person

pytestmark = pytest.mark.chain


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [
        ("wat kost dit eigenlijk?", "eigen bijdrage"),
        ("wie leest dit allemaal?", "toestemming"),
        ("ben jij een mens of een computer?", "computer"),
        ("hoe lang duurt het voordat ik iets hoor?", "werkdagen"),
        ("ik wil gewoon iemand spreken", "Bel"),
        ("wat bedoelt u daarmee?", "Bijvoorbeeld"),
    ],
)
def test_a_side_question_is_answered(stack, tekst, woord):
    """The answer comes, and the same question stays open."""
    person = Person(stack.url).zeg("voor mezelf")
    vraag = person.vraag
    person.zeg(tekst)
    assert woord in person.laatste
    assert person.vraag == vraag


def test_what_is_told_with_a_question_is_kept(stack):
    """A fact in a message that asks something stands in the summary."""
    person = (
        Person(stack.url)
        .zeg("voor mezelf")
        .zeg("Stofzuigen lukt niet meer, wat kost het als iemand dat komt doen?")
    )
    person.antwoord({})
    assert "stofzuigen" in person.laatste
