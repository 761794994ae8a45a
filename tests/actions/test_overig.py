"""No word is lost between what was told and what a coordinator reads."""

import pytest

from actions.gesprek.gesprek import Feit, Gesprek
from actions.gesprek.overig import niet_in_feiten
from actions.gesprek.samenvatting import eigen_woorden, voor_inwoner

TRAP = Feit("lastig", "traplopen", "de trap gaat niet meer", vraag="lastig")


def _gesprek(*verteld: tuple[str, str], feiten: tuple[Feit, ...] = (TRAP,)) -> Gesprek:
    return Gesprek(rol="inwoner", verteld=verteld, feiten=feiten)


@pytest.mark.parametrize(
    ("vraag", "tekst", "lost"),
    [
        ("lastig", "nou, de trap gaat niet meer hoor", False),
        ("lastig", "de trap gaat niet meer en 's avonds zit ik maar te luisteren of er iemand komt", True),
        ("wens", "dat de poes weer eens geborsteld wordt", True),
        ("wens", "rust", True),
        ("frequentie", "eens per week", False),
        ("frequentie", "eens per week, en liefst door een vrouw die blijft", True),
        ("verder", "de avonden zijn lang", False),  # has a line of its own
    ],
)
def test_what_no_fact_quotes_goes_along(vraag, tekst, lost):
    """An answer stands whole where the facts hold less than it says."""
    assert niet_in_feiten(_gesprek((vraag, tekst))) == ((tekst,) if lost else ())


def test_the_person_and_the_coordinator_read_it():
    """It is shown before it is sent, and it is sent as it was shown."""
    gesprek = _gesprek(("wens", "dat de poes weer eens geborsteld wordt"))
    assert "Ook verteld: «dat de poes weer eens geborsteld wordt»" in voor_inwoner(gesprek)
    assert "dat de poes weer eens geborsteld wordt" in eigen_woorden(gesprek)


def test_pieces_of_one_fact_are_both_quoted():
    """A quotation that is interrupted covers both its pieces."""
    fact = Feit("wens", "tuin", "iemand voor … de tuin", vraag="wens")
    assert niet_in_feiten(_gesprek(("wens", "iemand voor, ach, de tuin"), feiten=(fact,))) == ()
