"""Telephone numbers as people dial them."""

from __future__ import annotations

import pytest

from matchmaker.core.telefoon import as_dialled


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("+31612345678", "06 12345678"),
        ("+31570612345", "0570 612 345"),
        ("+31851234567", "085 123 4567"),
        ("+3225101234", "+32 2 510 12 34"),
        ("14 0000", "14 0000"),
        ("bel maar", "bel maar"),
        (None, ""),
    ],
)
def test_a_number_reads_as_it_is_dialled(number: str | None, words: str) -> None:
    """The area code stands apart, a foreign number keeps its country, what is no number stays."""
    assert as_dialled(number) == words
