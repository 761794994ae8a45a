"""The Dutch pipeline."""

from bot.understanding.nlp import NAMES, load, pipeline


def test_it_says_which_pipeline_runs() -> None:
    """The name and version that `pipeline` gives are those of the pipeline that is loaded."""
    found = pipeline()
    meta = load().meta
    assert found.naam in NAMES
    assert (f"{meta['lang']}_{meta['name']}", meta["version"]) == (found.naam, found.versie)


def test_it_is_loaded_once() -> None:
    """The second call gives the same object."""
    assert load() is load()
