"""Which frequency belongs to which mention, learnt from a handful of lines."""

import pytest

from bot.understanding.feiten.kenmerken import Lijsten
from bot.understanding.feiten.soort import Vermeld
from bot.understanding.feiten.tijdwijzer import Tijdwijzer
from bot.understanding.feiten.voorbeelden import Doel, Voorbeeld
from bot.understanding.tekst import tokens
from bot.understanding.tijd.frequentie import Tijdwoorden

TIMES, LISTS = Tijdwoorden(), Lijsten(["wie/zoon"], {("zoon",): [0]})
DOINGS = {"kookt": "koken", "strijkt": "strijken", "stoft": "afstoffen", "dweilt": "dweilen"}


def _lesson(text: str) -> Voorbeeld:
    """Make a line in which a frequency at the front holds for all, and one at the end for its own clause."""
    row = tuple(tokens(text))
    times = TIMES.lees(row)
    goals = []
    for i, token in enumerate(row):
        if token.norm in DOINGS:
            stop = next((k for k in range(i, len(row)) if row[k].norm == ","), len(row))
            own = [t for t in times if t.begin == 0 or i < t.begin < stop]
            place = tuple(range(own[0].begin, own[0].eind)) if own else ()
            goals.append(Doel("hulp", DOINGS[token.norm], None, (i,), (), place))
    return Voorbeeld(row, "netwerk", tuple(goals))


@pytest.fixture(scope="module")
def pointer() -> Tijdwijzer:
    """Learn from every pair of doings."""
    names = list(DOINGS)
    lines = [f"hij {a} elke dag, hij {b}" for a in names for b in names if a != b]
    lines += [f"elke week {a} hij , hij {b}" for a in names for b in names if a != b]
    lines += [f"hij {a}, hij {b} om de week" for a in names for b in names if a != b]
    return Tijdwijzer.leer([_lesson(line) for line in lines], LISTS, TIMES)


@pytest.mark.parametrize(
    ("text", "with_one"),
    [
        ("hij kookt elke dag, hij strijkt", {"kookt"}),
        ("hij kookt, hij strijkt twee keer per week", {"strijkt"}),
        ("elke dinsdag stoft hij , hij dweilt", {"stoft", "dweilt"}),
    ],
)
def test_a_frequency_holds_for_its_clause_and_from_the_front_for_all(pointer, text, with_one):
    """The mentions that get the frequency are those of its clause; all of them where it opens the sentence."""
    row = tokens(text)
    hits, times = LISTS.treffers([t.norm for t in row]), TIMES.lees(row)
    places = [(i,) for i, t in enumerate(row) if t.norm in DOINGS]
    got = set()
    for place in places:
        told = Vermeld(row, hits, place, DOINGS[row[place[0]].norm], "netwerk")
        chances = pointer.wijs(told, "hulp", times, places)
        assert sum(chances) == pytest.approx(1)
        if max(chances) != chances[0]:
            got.add(row[place[0]].norm)
    assert got == with_one


def test_without_an_expression_there_is_nothing_to_point_at(pointer):
    """A message without a frequency gives certainty of none."""
    row = tokens("hij kookt")
    told = Vermeld(row, LISTS.treffers([t.norm for t in row]), (1,), "koken", "netwerk")
    assert pointer.wijs(told, "hulp", [], [(1,)]) == [1.0]
