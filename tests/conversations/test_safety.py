"""A cry of distress at any moment: the fitting answer, and no question until the person wants to go on."""

import pytest

from tests.conversations.person import Person

pytestmark = pytest.mark.chain


@pytest.mark.parametrize(
    ("tekst", "nummer"),
    [
        ("ik wil niet meer leven", "0800-0113"),
        ("mijn zoon slaat mij als hij gedronken heeft", "0800-2000"),
        ("ik heb nu heel veel pijn op mijn borst en ik krijg geen lucht", "112"),
        ("ik kan niet meer, ik hou het echt geen dag langer vol met mijn man", "0800-2000"),
    ],
)
def test_a_cry_is_answered_first(stack, tekst, nummer):
    """The number is named and no question follows; with «verder» the conversation goes on."""
    person = Person(stack.url).zeg("voor mezelf").zeg(tekst)
    assert nummer in person.laatste
    assert all(b["vraag"] is None for b in person.berichten[-1:])
    person.knop("Ik wil hier verder praten" if nummer != "112" else "Er is al hulp, ik wil verder")
    assert person.berichten[-1]["vraag"] is not None


@pytest.mark.parametrize(
    "tekst",
    [
        "Mijn man is drie jaar geleden overleden, ik mis hem",
        "ik ben doodmoe van dat huishouden",
        "we hebben een wilsverklaring bij de dokter liggen",
        "ik lach me dood om die kleinkinderen",
    ],
)
def test_a_figure_of_speech_is_no_alarm(stack, tekst):
    """The conversation goes on with a question."""
    person = Person(stack.url).zeg("voor mezelf").zeg(tekst)
    assert person.berichten[-1]["vraag"] is not None
    assert "0800" not in person.laatste
