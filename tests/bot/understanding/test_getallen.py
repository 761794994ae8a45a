import pytest

from bot.understanding.getallen import Getallen
from bot.understanding.tekst import tokens


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("vijfendertig uur", [35]),
        ("een uur of zes", [1, 6]),
        ("17,5", [17.5]),
        ("anderhalf uur", [1.5]),
        ("zeven en een half", [7.5]),
        ("vijf en twintig", [25]),
        ("7 1/2", [7.5]),
        ("6 of 7", [6, 7]),
        ("1.2.3", []),
        ("niets", []),
    ],
)
def test_numbers_of_a_message(text: str, numbers: list[float]) -> None:
    """Digits and words give their values in order."""
    assert [n.waarde for n in Getallen().lees(tokens(text))] == numbers
