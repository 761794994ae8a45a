"""What is told in answer to a question is an answer."""

import pytest

from bot.understanding.classificatie.vorm import als_antwoord

VRAAGWOORDEN = {"is", "kan", "mag", "er", "wie", "zijn"}


@pytest.mark.parametrize(
    ("intent", "certainty", "text", "vraag", "becomes"),
    [
        ("vraag_clientondersteuning", 0.75, "Er is niemand die mij helpt", "netwerk", "vertellen"),
        (
            "vraag_clientondersteuning",
            0.75,
            "Is er iemand die mij helpt",
            "netwerk",
            "vraag_clientondersteuning",
        ),
        ("klacht_bezwaar", 0.78, "Verder gaat het prima, ik heb niks te klagen", "verder", "vertellen"),
        ("klacht_bezwaar", 0.95, "Ik wil een klacht indienen", "verder", "klacht_bezwaar"),
        ("verder_gaan", 0.9, "Verder gaat het goed met mij", "verder", "vertellen"),
        ("verder_gaan", 0.9, "Niks, verder niks", "verder", "ontkennen"),
        ("verder_gaan", 0.9, "ga maar door", "verder", "verder_gaan"),
        ("ontkennen", 0.7, "s avonds is het stil, dan mis ik hem", "vrijwilliger", "vertellen"),
        ("ontkennen", 0.7, "ik red me nog wel, hoor, met mijn zoon", "vrijwilliger", "ontkennen"),
        ("pauzeren", 0.6, "ik ben zo moe de laatste tijd", "verder", "vertellen"),
        ("buiten_bereik", 0.6, "wanneer komt de bus hier langs", "verder", "buiten_bereik"),
        (
            "begroeten",
            0.48,
            "goedemorgen ik ben Sjaan kan iemand helpen mijn knie wil niet",
            "start",
            "vertellen",
        ),
        ("begroeten", 0.9, "goedemorgen met Sjaan van Dongen", "start", "begroeten"),
        ("mens_spreken", 0.71, "Ja, dat mag. Iemand van mijn leeftijd", "vrijwilliger", "vertellen"),
        ("mens_spreken", 0.71, "Ja, maar laat iemand mij eerst bellen", "vrijwilliger", "mens_spreken"),
        ("corrigeren", 0.6, "nee ik bedoel twee keer per week", "verder", "corrigeren"),
    ],
)
def test_a_statement_is_an_answer(intent, certainty, text, vraag, becomes):
    """And a question stays one."""
    words = text.lower().replace(",", "").split()
    assert als_antwoord(intent, certainty, text, words, vraag, VRAAGWOORDEN) == becomes
