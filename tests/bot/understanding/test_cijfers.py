"""Comparing measured figures with the published ones."""

from bot.understanding.cijfers import gedaald


def test_a_figure_that_falls_by_more_than_the_margin_is_named():
    """A lower figure, and one that is gone, are both told; a small fall is not."""
    published = {"a": 0.80, "b": 0.80, "c": 0.80}
    assert gedaald(published, {"a": 0.79, "b": 0.77}) == [
        "b: 0.77 where 0.8 is published",
        "c: None where 0.8 is published",
    ]
