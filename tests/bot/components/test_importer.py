"""Bringing the corpus and the responses to Rasa."""

from bot.components.corpus_importer import CORPUS_AT, CorpusImporter, training_lines
from bot.understanding.corpus import CORPUS, read_corpus


def test_what_is_kept_aside_is_never_trained_on():
    """No example comes from a voice in `opzij/`."""
    aside = {line["stem"] for batch in (CORPUS / "opzij").iterdir() for line in read_corpus(batch)}
    trained = {line["stem"] for line in training_lines(CORPUS)}
    assert len(trained) > 1000
    assert len(aside) > 200
    assert not aside & trained


def test_rasa_is_told_every_intent_and_where_the_corpus_lies():
    """Each intent of the corpus has examples."""
    examples = CorpusImporter().get_nlu_data().training_examples
    told = {example.get("intent") for example in examples}
    assert told == {line["bedoeling"] for line in training_lines(CORPUS) if "bedoeling" in line}
    assert {example.get(CORPUS_AT) for example in examples} == {str(CORPUS)}


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
