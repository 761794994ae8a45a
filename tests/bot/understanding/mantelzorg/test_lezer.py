import pytest

from bot.understanding.begrip import Mantelzorg
from bot.understanding.mantelzorg import MantelzorgLezer
from bot.understanding.tekst import tokens


def _line(question: str, text: str, **fields: object) -> dict:
    return {"vraag": question, "tekst": text, "feiten": [], "mantelzorg": fields}


@pytest.fixture(scope="module")
def reader() -> MantelzorgLezer:
    """Trained on a few plain answers."""
    lines = []
    for n in range(3, 10):
        lines += [
            _line("belasting", f"een {n}", belasting=n),
            _line("belasting", f"ik denk {n - 1} of {n}", belasting=n),
            _line("zorg_uren", f"ongeveer {n + 3} uur per week", uren_per_week=n + 3),
            _line("zorg_uren", f"{n} uur per dag", uren_per_week=n * 7),
            _line("netwerk", f"{n} buren helpen mij"),
            _line("verder", "mijn moeder en mijn man komen"),
        ]
    for word, code in (("moeder", "ouder"), ("man", "partner"), ("broer", "broer_zus"), ("oma", "familie")):
        lines += [_line("zorgt_voor", f"voor mijn {word}", zorgt_voor=code)] * 3
    for word, code in (
        ("een logeerhuis", "logeren"),
        ("dagopvang", "dagopvang"),
        ("iemand thuis", "aan_huis"),
    ):
        lines += [_line("respijt", f"graag {word}", respijt_vorm=code)] * 3
    return MantelzorgLezer.train([*lines, _line("respijt", "nee dank u")])


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("belasting", "ik denk 7 of 8", Mantelzorg(belasting=8)),
        ("zorg_uren", "2 uur per dag", Mantelzorg(uren_per_week=14)),
        ("zorg_uren", "ongeveer twintig uur per week", Mantelzorg(uren_per_week=20)),
        ("zorgt_voor", "voor mijn zus", Mantelzorg(zorgt_voor="broer_zus")),
        ("respijt", "graag dagopvang", Mantelzorg(respijt_vorm="dagopvang")),
        ("netwerk", "4 buren helpen mij", Mantelzorg()),
    ],
)
def test_fields(reader: MantelzorgLezer, question: str, text: str, expected: Mantelzorg) -> None:
    """Each question fills its own field, and other words fill none."""
    assert reader.lees(tokens(text), question) == expected
