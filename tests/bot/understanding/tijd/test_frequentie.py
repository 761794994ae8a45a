import pytest

from bot.understanding.tekst import tokens
from bot.understanding.tijd.frequentie import Tijdwoorden, met_dag

READER = Tijdwoorden()


def _values(text: str) -> list[tuple[float, float, str]]:
    return [(t.waarde.keer, t.waarde.periode, t.waarde.eenheid) for t in READER.lees(tokens(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ze komt elke dag even", (1, 1, "d")),
        ("iedere avond rond zes uur", (1, 1, "d")),
        ("mijn zoon komt om de week", (1, 2, "wk")),
        ("elke dinsdag naar het koor", (1, 1, "wk")),
        ("hij komt zaterdags", (1, 1, "wk")),
        ("op maandag en donderdag", (2, 1, "wk")),
        ("maandag, woensdag en vrijdag", (3, 1, "wk")),
        ("maandag tot en met donderdag", (4, 1, "wk")),
        ("twee keer in de week", (2, 1, "wk")),
        ("tweemaal per maand", (2, 1, "mo")),
        ("3x per dag", (3, 1, "d")),
        ("2xpw", (2, 1, "wk")),
        ("eens in de drie weken", (1, 3, "wk")),
        ("om de veertien dagen", (1, 2, "wk")),
        ("om de tien dagen", (1, 10, "d")),
        ("eens per kwartaal", (1, 3, "mo")),
        ("twee keer per jaar", (2, 12, "mo")),
        ("één middag in de week", (1, 1, "wk")),
        ("drie ochtenden", (3, 1, "wk")),
        ("elke eerste zondag van de maand", (1, 1, "mo")),
        ("elke ochtend en elke avond", (2, 1, "d")),
        ("elke dag behalve zondag", (6, 1, "wk")),
        ("wekelijks", (1, 1, "wk")),
        ("twee keer per weeek", (2, 1, "wk")),
    ],
)
def test_value_of_an_expression(text: str, value: tuple[float, float, str]) -> None:
    """One expression gives one value."""
    assert _values(text) == [value]


@pytest.mark.parametrize(
    "text", ["altijd", "soms wel eens", "'s ochtends vaak", "om zes uur", "een buurman", ""]
)
def test_no_frequency(text: str) -> None:
    """Loose adverbs, parts of the day and clock times are no frequency."""
    assert _values(text) == []


def test_expressions_stand_in_order() -> None:
    """Two expressions of one message come in the order of the text."""
    assert _values("zij kookt elke dag en hij stofzuigt om de week") == [(1, 1, "d"), (1, 2, "wk")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("zij komt om de week op zaterdag", [(1, 2, "wk")]),
        ("om de week de tuin en op zaterdag de boodschappen", [(1, 2, "wk"), (1, 1, "wk")]),
        ("elke dag en op zaterdag ook", [(1, 1, "d"), (1, 1, "wk")]),
    ],
)
def test_a_day_right_after_some_weeks(text: str, values: list[tuple[float, float, str]]) -> None:
    """The day says which; the weeks say how often."""
    found = met_dag(Tijdwoorden().lees(tokens(text)))
    assert [(t.waarde.keer, t.waarde.periode, t.waarde.eenheid) for t in found] == values
