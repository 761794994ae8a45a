"""Bringing the corpus and the responses to Rasa."""

from bot.components.corpus_importer import LINE, CorpusImporter
from bot.understanding.corpus import CORPUS, read_corpus


def test_what_is_kept_aside_is_never_trained_on():
    """No example comes from a voice in `opzij/`."""
    aside = {line["stem"] for line in read_corpus(CORPUS / "opzij")}
    examples = CorpusImporter().get_nlu_data().training_examples
    assert examples
    assert not aside & {example.get(LINE)["stem"] for example in examples}


def test_every_topic_of_responses_is_there():
    """The domain holds the responses of each file."""
    responses = CorpusImporter().get_domain().responses
    assert {"utter_welkom", "utter_nood_geweld", "utter_vraag_kosten", "utter_gewist"} <= responses.keys()


def test_a_changed_response_is_noticed(tmp_path):
    """The fingerprint follows what is read, so that a change is trained and nothing else is."""
    file = tmp_path / "a.yml"
    file.write_text("responses:\n  utter_a:\n  - text: a\n", encoding="utf-8")
    importer = CorpusImporter(responses=str(tmp_path))
    before = importer.fingerprint()
    assert importer.fingerprint() == before
    file.write_text("responses:\n  utter_a:\n  - text: b\n", encoding="utf-8")
    assert importer.fingerprint() != before
