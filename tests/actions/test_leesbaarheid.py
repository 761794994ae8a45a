"""Residents read easy Dutch: measured, text by text (docs/leesbaarheid.md)."""

from bench.leesbaarheid import scores

B1 = 60  # Flesch-Douma
LANGE_ZIN = 15  # words a sentence, on average over one text


def test_every_text_reads_as_b1_in_short_sentences():
    """No text that the bot says scores under B1 or has long sentences."""
    rows = list(scores())
    assert len(rows) > 100
    assert [row for row in rows if row[2] < B1 or row[3] > LANGE_ZIN] == []
