"""The words of the mails: our own, and those of a municipality."""

from __future__ import annotations

from pathlib import Path

import pytest
import textstat

from matchmaker.core.post.poststuk import Soort
from matchmaker.post.teksten import OWN, TekstenError, lees_teksten

FILLED = {"gemeente": "de gemeente", "link": "deze pagina", "tot_en_met": "maandag 9 maart"}
B1 = 60  # Flesch-Douma: about B1 and easier


def _own() -> str:
    return OWN.read_text("utf-8")


@pytest.mark.parametrize("soort", list(Soort))
def test_easy_dutch(soort: Soort) -> None:
    """Each text reads as B1, and its subject is short and says nothing of anybody."""
    teksten = lees_teksten()
    textstat.set_lang("nl")
    assert textstat.flesch_reading_ease(teksten.tekst(soort, FILLED)) >= B1
    assert len(teksten.onderwerp(soort, FILLED)) <= 60


def test_a_municipality_has_its_own(tmp_path: Path) -> None:
    """Another file takes the place of ours; a subject stays one line, whatever stands in it."""
    path = tmp_path / "eigen.toml"
    path.write_text(
        _own().replace('onderwerp = "Wij hebben een vraag voor u"', 'onderwerp = "Hoi\\r\\nBcc: x"')
    )
    teksten = lees_teksten(path)
    assert teksten.onderwerp(Soort.VOORSTEL, FILLED) == "Hoi Bcc: x"
    assert teksten.tekst(Soort.URGENT, FILLED).endswith("U kunt er niet op antwoorden.\n")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("[claim]", "[klaim]", r"\[claim\] onderwerp ontbreekt"),
        ('onderwerp = "Wij hebben een vraag voor u"', 'onderwerp = ""', r"\[voorstel\] onderwerp ontbreekt"),
        ("$tot_en_met", "$naam", r"\[voorstel\] tekst vraagt om naam"),
        ("heeft die opgepakt", "kost $ 5", r"\[urgent\] tekst heeft een \$ zonder naam"),
        ("wordt:\n$link", "wordt.", r"in \[voorstel\] tekst ontbreekt \$link"),
        ("[urgent]", "urgent =", "geen geldige TOML"),
    ],
)
def test_faults(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """A file that cannot be used is refused with the part that is wrong."""
    assert old in _own()
    path = tmp_path / "eigen.toml"
    path.write_text(_own().replace(old, new), "utf-8")
    with pytest.raises(TekstenError, match=fault):
        lees_teksten(path)
