"""Intent, safety and signals of a message together, over one reading of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.understanding.classificatie.bedoeling import BedoelingClassifier
from bot.understanding.classificatie.kenmerken import Lezer
from bot.understanding.classificatie.oefenstof import SIGNAAL_VAN, Voorbeeld
from bot.understanding.classificatie.signalen import Signalen
from bot.understanding.classificatie.spelling import Spelling
from bot.understanding.classificatie.vectoren import Vectoriser
from bot.understanding.classificatie.veiligheid import SafetyStage, alarm
from bot.understanding.classificatie.woorden import fold, tokens
from bot.understanding.classificatie.woordenlijsten import Woordenlijsten

TOPICS = ("begrippen", "bedoelingen", "signalen", "veiligheid")  # the folders of word lists that are features
WEIGHTS = {"w": 1.0, "c": 1.0, "q": 0.6, "l": 0.5}  # of the groups of features, by cross-validation
_LONG = 60  # words; a longer message is also searched for alarms piece by piece
_STEP = 30
_PIECE_MARGIN = 0.3  # a piece has less context than a message: it must stand this far above the threshold
_ALARM = 0.8  # zekerheid of an alarm that the intents do not see


@dataclass(frozen=True)
class Oordeel:
    """What a message is: intent with its zekerheid (0..1), and signals."""

    bedoeling: str
    zekerheid: float
    signalen: frozenset[str]


class Classificatie:
    """Learners over one vocabulary; made by `train` or `load`."""

    def __init__(
        self,
        lezer: Lezer,
        vectoriser: Vectoriser,
        bedoeling: BedoelingClassifier,
        veiligheid: SafetyStage,
        signalen: Signalen,
    ) -> None:
        """Take the parts, trained."""
        self.lezer = lezer
        self.vectoriser = vectoriser
        self.bedoeling = bedoeling
        self.veiligheid = veiligheid
        self.signalen = signalen

    @classmethod
    def train(cls, lines: Sequence[Mapping[str, Any]], lookups: Path) -> Classificatie:
        """Train on corpus lines of both kinds, with the word lists of `lookups`."""
        examples = [Voorbeeld.of(line) for line in lines]
        lists = Woordenlijsten.read(lookups, TOPICS)
        words = [tokens(fold(e.tekst)) for e in examples]
        lezer = Lezer(lists, Spelling.learn(words, lists.vocabulary()))
        read = [lezer.read(w, e.tekst, e.vraag) for w, e in zip(words, examples, strict=True)]
        vectoriser = Vectoriser(WEIGHTS).fit(read)
        rows = vectoriser.transform(read)
        voices = [e.stem for e in examples]

        def chosen(where: Sequence[int]) -> tuple[Any, list[str]]:
            return rows[where], [voices[i] for i in where]

        told = [i for i, e in enumerate(examples) if e.bedoelingen]
        labelled = [i for i in told if "bedoeling" in lines[i]]
        marked = [i for i, e in enumerate(examples) if e.signalen is not None]

        def codes(where: Sequence[int]) -> list[tuple[str, ...]]:
            return [examples[i].bedoelingen or () for i in where]

        stage_rows, stage_voices = chosen(told)
        intent_rows, intent_voices = chosen(labelled)
        signal_rows, signal_voices = chosen(marked)
        return cls(
            lezer,
            vectoriser,
            BedoelingClassifier().train(intent_rows, codes(labelled), intent_voices),
            SafetyStage().train(
                stage_rows, codes(told), stage_voices, [lines[i].get("ernst") == "geen" for i in told]
            ),
            Signalen().train(
                signal_rows, [examples[i].signalen or frozenset() for i in marked], signal_voices
            ),
        )

    def __call__(self, text: str, vraag: str | None) -> Oordeel:
        """Judge one message, given the question that was open."""
        words = self.lezer.spelling(tokens(fold(text)))
        columns, values = self.vectoriser.row(self.lezer.read(words, text, vraag))
        intent, certainty = self.bedoeling(text, columns, values)
        scores = self._safety(words, vraag, self.veiligheid.scores(columns, values))
        danger = alarm(scores)
        if danger:
            intent, certainty = danger, max(certainty, _ALARM) if danger == intent else _ALARM
        signals = self.signalen(columns, values)
        if intent in SIGNAAL_VAN:
            signals.add(SIGNAAL_VAN[intent])
        return Oordeel(intent, certainty, frozenset(signals))

    def _safety(self, words: Sequence[str], vraag: str | None, scores: dict[str, float]) -> dict[str, float]:
        """Raise the scores of a long message to those of its most alarming piece."""
        if len(words) <= _LONG:
            return scores
        for start in range(0, len(words) - _STEP, _STEP):
            piece = words[start : start + 2 * _STEP]
            found = self.veiligheid.scores(*self.vectoriser.row(self.lezer.read(piece, "", vraag)))
            scores = {code: max(score, found[code] - _PIECE_MARGIN) for code, score in scores.items()}
        return scores

    def save(self, folder: Path) -> None:
        """Write everything as plain files into a folder that is there."""
        self.vectoriser.save(folder / "vectoren")
        self.bedoeling.save(folder)
        self.veiligheid.save(folder)
        self.signalen.save(folder)
        known = {"lijsten": self.lezer.lists.lists, "woorden": self.lezer.spelling.counts}
        (folder / "lezer.json").write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Classificatie:
        """Read what `save` wrote."""
        known = json.loads((folder / "lezer.json").read_text(encoding="utf-8"))
        return cls(
            Lezer(Woordenlijsten(known["lijsten"]), Spelling(known["woorden"])),
            Vectoriser.load(folder / "vectoren"),
            BedoelingClassifier.load(folder),
            SafetyStage.load(folder),
            Signalen.load(folder),
        )
