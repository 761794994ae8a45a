"""The whole of understanding, trained on a small part of the corpus, and its command."""

import io
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from bot.understanding.__main__ import answer, answers
from bot.understanding.archief import newest, opened
from bot.understanding.begrip import Begrip
from bot.understanding.classificatie.classificatie import Classificatie
from bot.understanding.corpus import CORPUS, ROOT, Vocabulary, read_corpus
from bot.understanding.feiten import Extraction
from bot.understanding.understanding import LOOKUPS, Understanding


class NoFacts:
    """Stands where the fact extractor stands; its own tests are elsewhere and its training takes minutes."""

    def extract(self, text: str, vraag: str | None = None, doc: object = None) -> Extraction:
        """Find nothing."""
        return Extraction()


@pytest.fixture(scope="module")
def understanding() -> Understanding:
    """Understanding, trained on every twelfth line of the intents and every fortieth of the facts."""
    lines = read_corpus(CORPUS / "bedoelingen")[::8] + read_corpus(CORPUS / "feiten")[::40]
    return Understanding(Classificatie.train(lines, LOOKUPS), NoFacts())  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", " ", "👍", "😀😀😀", "...", "?!", "\ud800", "\x00\x01"])
def test_what_says_nothing_is_never_yes(understanding: Understanding, text: str) -> None:
    """Empty messages, signs, emoji and control characters are never read as a confirmation."""
    for vraag in ("toestemming", "samenvatting", "vrijwilliger", None):
        assert understanding.understand(text, vraag).bedoeling != "bevestigen"


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "ja " * 4000, "\ud800" * 50, "ik wil dood \udfff", "Я не могу"]
)
def test_any_text_is_understood(understanding: Understanding, text: str) -> None:
    """Long texts, lone surrogates and other scripts give an answer with a code of the contract."""
    begrip = understanding.understand(text, None)
    assert begrip.bedoeling in Vocabulary.read().bedoelingen
    assert 0 <= begrip.zekerheid <= 1


def test_outright_danger_is_an_alarm_and_a_signal(understanding: Understanding) -> None:
    """An outright wording gives its safety code, sure enough not to ask back, and its signal."""
    begrip = understanding.understand("ik wil niet meer leven", "verder")
    assert begrip.bedoeling == "crisis_zelfdoding"
    assert begrip.zekerheid > 0.8 and "zelfdoding" in begrip.signalen


def test_danger_deep_in_a_long_message_is_seen(understanding: Understanding) -> None:
    """A sentence of danger in the middle of a long account is an alarm."""
    account = "Mijn dochter doet de was en mijn zoon doet de tuin. " * 20
    begrip = understanding.understand(account + "Ik wil niet meer leven. " + account, "netwerk")
    assert begrip.bedoeling == "crisis_zelfdoding"


def test_a_saved_classification_judges_the_same(understanding: Understanding, tmp_path: Path) -> None:
    """What is loaded gives the same intents and signals as what was saved."""
    understanding.classificatie.save(tmp_path)
    loaded = Classificatie.load(tmp_path)
    for line in read_corpus(CORPUS / "bedoelingen")[5:2000:97]:
        before = understanding.classificatie(line["tekst"], line["vraag"])
        after = loaded(line["tekst"], line["vraag"])
        assert (before.bedoeling, before.signalen) == (after.bedoeling, after.signalen)


def test_the_command_answers_line_by_line(understanding: Understanding) -> None:
    """Each line gets one JSON line with the contract's keys, in order; a bad line gets a fout."""
    lines = [
        '{"tekst": "hallo", "vraag": null}',
        "geen json",
        '{"vraag": "netwerk"}',
        '{"tekst": "x", "vraag": "y"}',
    ]
    found = [json.loads(line) for line in answers(lines, understanding)]
    assert set(found[0]) == set(Begrip("vertellen", 1.0).to_json())
    assert all(set(bad) == {"fout"} for bad in found[1:])


def test_a_lone_surrogate_can_be_printed(understanding: Understanding) -> None:
    """What is printed can be written as UTF-8 whatever came in."""
    for line in answers(['{"tekst": "ik heet \\ud800 jan", "vraag": "naam"}'], understanding):
        line.encode("utf-8")


def test_an_error_in_one_message_does_not_end_the_stream() -> None:
    """An exception becomes a fout that names its kind and not the text."""

    class Broken:
        def understand(self, text: str, vraag: str | None) -> Begrip:
            raise KeyError("geheim")

    found = answer('{"tekst": "hoi"}', Broken(), frozenset())  # type: ignore[arg-type]
    assert found == {"fout": "niet te begrijpen: KeyError"}


def test_a_model_archive_is_opened(tmp_path: Path) -> None:
    """The folder that holds the marker is found in an archive, wherever it stands, and only by its files' names."""
    archive = tmp_path / "m.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        for name in (
            "components/train_Begrijper0/understanding.json",
            "components/train_Begrijper0/a.json",
            "x.json",
        ):
            info = tarfile.TarInfo(name)
            info.size = 2
            tar.addfile(info, io.BytesIO(b"{}"))
    with opened(archive) as folder:
        assert sorted(p.name for p in folder.iterdir()) == ["a.json", "understanding.json"]
    assert newest(tmp_path) == archive


def test_no_model_is_said_clearly(tmp_path: Path) -> None:
    """Without a model the command says what to do and gives 2."""
    run = subprocess.run(
        [sys.executable, "-m", "bot.understanding", "--model", str(tmp_path)],
        input="",
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"},
    )
    assert run.returncode == 2
    assert "understanding.json" in run.stderr
