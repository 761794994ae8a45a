"""A tiny extractor, trained in seconds on sentences made for these tests."""

from pathlib import Path

import pytest

from bot.understanding.feiten import FactExtractor
from bot.understanding.feiten.gewichten import Oefening
from bot.understanding.feiten.samenstellen import Drempels

WHO = {"mijn zoon": "zoon", "de buurvrouw": "buur", "mijn dochter": "dochter", "de thuiszorg": "thuiszorg"}
WHAT = {
    "doet de boodschappen": ("boodschappen", "boodschappen"),
    "kookt": ("koken", "kookt"),
    "stofzuigt": ("stofzuigen", "stofzuigt"),
    "maait het gras": ("tuin", "maait het gras"),
}
OFTEN = {"": None, " elke dag": (1, 1, "d"), " om de week": (1, 2, "wk")}


def _fact(
    kind: str, activity: str, part: str, text: str, who: str | None = None, often: object = None
) -> dict:
    code = WHO[who] if who else None
    parts = {"activiteit": part} | ({"wie": who} if who else {}) | ({"frequentie": often[0]} if often else {})
    value = dict(zip(("keer", "periode", "eenheid"), often[1], strict=True)) if often else None
    return {
        "soort": kind, "activiteit": activity, "wie": code, "frequentie": value, "citaat": text, "delen": parts
    }  # fmt: skip


def _lines() -> list[dict]:
    out = []
    for who in WHO:
        for doing, (activity, part) in WHAT.items():
            for often, value in OFTEN.items():
                text = f"{who} {doing}{often}"
                pair = (often.strip(), value) if value else None
                out.append(
                    {
                        "vraag": "netwerk",
                        "tekst": text,
                        "feiten": [_fact("hulp", activity, part, text, who, pair)],
                    }
                )
    for activity in ("koken", "stofzuigen", "boodschappen"):
        for text, kind, question in (
            (f"{activity} lukt niet meer", "lastig", "lastig"),
            (f"ik zou graag hulp willen bij {activity}", "wens", "wens"),
            (f"{activity} doe ik zelf", "zelf", "zelf"),
        ):
            out.append({"vraag": question, "tekst": text, "feiten": [_fact(kind, activity, activity, text)]})
    for text in ("dat weet ik niet", "vroeger ging het beter", "nee dank u", "het regent vandaag"):
        out.append({"vraag": "netwerk", "tekst": text, "feiten": []})
    out.append({"vraag": "belasting", "tekst": "van 3 naar 7", "feiten": [], "mantelzorg": {"belasting": 7}})
    out.append(
        {"vraag": "zorgt_voor", "tekst": "mijn moeder", "feiten": [], "mantelzorg": {"zorgt_voor": "ouder"}}
    )
    out.append(
        {"vraag": "zorg_uren", "tekst": "12 uur per week", "feiten": [], "mantelzorg": {"uren_per_week": 12}}
    )
    out.append(
        {
            "vraag": "respijt",
            "tekst": "een logeerhuis",
            "feiten": [],
            "mantelzorg": {"respijt_vorm": "logeren"},
        }
    )
    return out


@pytest.fixture(scope="session")
def extractor() -> FactExtractor:
    """Trained once for all tests; of sixty sentences it grows less sure than the real one is of its corpus."""
    small = FactExtractor.train(_lines(), Oefening(rondes=12, partij=8, breed=48), netten=1, processen=1)
    small.grens = Drempels(feit=0.15)
    return small


def test_learns_who_does_what_how_often(extractor: FactExtractor) -> None:
    """A sentence like those of the training gives its fact whole."""
    (found,) = extractor.extract("De buurvrouw kookt om de week", "netwerk").feiten
    assert (found.soort, found.activiteit, found.wie) == ("hulp", "koken", "buur")
    assert found.frequentie is not None
    assert (found.frequentie.keer, found.frequentie.periode, found.frequentie.eenheid) == (1, 2, "wk")


def test_says_nothing_about_nothing(extractor: FactExtractor) -> None:
    """An answer without a fact gives none."""
    assert extractor.extract("dat weet ik niet", "netwerk").feiten == ()


def test_a_bare_frequency_waits_for_the_conversation(extractor: FactExtractor) -> None:
    """Under the question how often, a frequency alone is given apart."""
    found = extractor.extract("twee keer per maand", "frequentie")
    assert found.kale_frequentie is not None
    assert found.kale_frequentie.eenheid == "mo"


@pytest.mark.parametrize(
    "text",
    ["", " ", "?", "😅" * 40, "kookt " * 2000, "\ud800 kookt \udfff", "\x00\x01", "'", "1" * 500, "½ ² Ⅷ ٣"],
    ids=range(10),
)
def test_never_raises_and_quotes_verbatim(extractor: FactExtractor, text: str) -> None:
    """Whatever is typed, every quote stands in it."""
    for question in (None, "netwerk", "zorg_uren", "belasting", "onbekend"):
        assert all(f.citaat in text for f in extractor.extract(text, question).feiten)


def test_reads_the_same_after_saving(extractor: FactExtractor, tmp_path: Path) -> None:
    """What comes back from the folder understands as before."""
    extractor.save(tmp_path / "model")
    again = FactExtractor.load(tmp_path / "model")
    text = "mijn zoon maait het gras elke dag"
    assert again.extract(text, "netwerk") == extractor.extract(text, "netwerk")


def test_training_is_repeatable(extractor: FactExtractor) -> None:
    """The same lines and seed give the same certainty."""
    again = FactExtractor.train(_lines(), Oefening(rondes=12, partij=8, breed=48), netten=1, processen=1)
    text = "mijn dochter stofzuigt"
    assert again.extract(text, "netwerk").feiten == extractor.extract(text, "netwerk").feiten


@pytest.mark.parametrize(
    ("vraag", "tekst", "days"),
    [
        ("frequentie", "zo", 1),
        ("moment", "altijd do", 1),
        ("frequentie", "gewoon zo", None),
        ("vrijwilliger", "De avonden zijn lang zo alleen", None),
        ("frequentie", "dat doen we al jaren met z'n tweeën do", None),
    ],
)
def test_short_days_count_where_time_was_asked_after(
    extractor: FactExtractor, vraag: str, tekst: str, days: int | None
) -> None:
    """A short day name is also an ordinary word ("zo", "do")."""
    found = extractor.extract(tekst, vraag).kale_frequentie
    assert (found.keer if found else None) == days
