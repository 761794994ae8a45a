from __future__ import annotations

from pathlib import Path

import pytest

from matchmaker.core.werkproces import ingevuld
from matchmaker.core.workflow import STAPPEN

DOCUMENT = Path(__file__).parents[3] / "docs" / "werkproces.md"


def test_the_document_is_up_to_date() -> None:
    """What the document draws is what the steps say: else run `python -m matchmaker werkproces docs/werkproces.md`."""
    written = DOCUMENT.read_text("utf-8")
    assert ingevuld(written) == written


def test_every_step_is_drawn() -> None:
    """Each step stands in the table with its reasons, and in the diagram as an arrow."""
    written = DOCUMENT.read_text("utf-8")
    for stap in STAPPEN:
        assert f"| {stap.van} | {stap.naar} | " in written
        assert f"{stap.van} --> {stap.naar}: " in written or stap.naar == "ingetrokken"
        assert all(reden in written for reden in stap.redenen)


@pytest.mark.parametrize("document", ["", "<!-- begin: python -m matchmaker werkproces -->"])
def test_a_document_without_marks_is_refused(document: str) -> None:
    """Nothing is written over where it is not said what."""
    with pytest.raises(ValueError, match="needs the lines"):
        ingevuld(document)
