"""Intent, safety and signals of a message together, over one reading of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.understanding.classificatie.bedoeling import BedoelingClassifier
from bot.understanding.classificatie.expliciet import TOPIC, outright
from bot.understanding.classificatie.kenmerken import DANGER, Lezer
from bot.understanding.classificatie.lessen import ZINNEN, Lessen, onschuldig
from bot.understanding.classificatie.oefenstof import SIGNAAL_VAN, Voorbeeld
from bot.understanding.classificatie.signalen import Signalen
from bot.understanding.classificatie.spelling import Spelling
from bot.understanding.classificatie.vectoren import Vectoriser
from bot.understanding.classificatie.veiligheid import SENTENCE_MARGIN, SafetyStage, alarm
from bot.understanding.classificatie.vorm import als_antwoord
from bot.understanding.classificatie.vreemd import gevaar_in_vreemde_taal
from bot.understanding.classificatie.woorden import clauses, fold, sentences, tokens
from bot.understanding.classificatie.woordenlijsten import Woordenlijsten

TOPICS = ("begrippen", "bedoelingen", "signalen", "veiligheid")  # the folders of word lists that are features
WEIGHTS = {"w": 1.0, "c": 1.0, "q": 0.6, "l": 0.5}  # of the groups of features, by cross-validation
_INTENT_COST = 0.7  # of an error, by cross-validation; the other learners take 1
_LONG = 60  # words; a longer message is also searched for alarms piece by piece
_STEP = 30
_PIECE_MARGIN = 0.3  # a piece has less context than a message: it must stand this far above the threshold
_CLAUSE_MARGIN = 1.2  # of a clause of a long sentence: at 0.9 each one found cost three false alarms
_TEGEN = 1.6  # an outright wording counts unless the learner is this far below its threshold
_ALARM = 0.9  # zekerheid of an alarm: whoever reads it should act, not ask back
ACUUT = {"zelfdoding", "geweld", "medisch_spoed"}
_JUNK = 0.5
_EVERY = 3  # of the fact lines, which are all vertellen, one in so many teaches the intents
_SAYS_SOMETHING = re.compile(r"[^\W_]")


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
        uitgesproken: Woordenlijsten,
    ) -> None:
        """Take the parts, trained, and the outright wordings of danger."""
        self.uitgesproken = uitgesproken
        self.lezer = lezer
        self.vectoriser = vectoriser
        self.bedoeling = bedoeling
        self.veiligheid = veiligheid
        self.signalen = signalen

    @classmethod
    def train(cls, lines: Sequence[Mapping[str, Any]], lookups: Path) -> Classificatie:
        """Train on corpus lines of both kinds, with the word lists of `lookups`."""
        lines = [line for number, line in enumerate(lines) if _teaches(line, number)]
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
        marked = [i for i, e in enumerate(examples) if e.signalen is not None]
        codes = [examples[i].bedoelingen or () for i in told]
        told_rows, told_voices = chosen(told)
        intents = BedoelingClassifier(cost=_INTENT_COST)
        unseen = intents.train(told_rows, codes, told_voices, [_teaches_intent(lines[i], i) for i in told])
        alike = [lines[i].get("ernst") == "geen" for i in told]
        lessons = Lessen(
            told_rows, codes, told_voices, intents.margins(unseen), alike, list(range(len(told)))
        )
        loose = onschuldig(examples, told)
        loose_rows = vectoriser.transform(
            [lezer.read(lezer.spelling(tokens(fold(e.tekst))), e.tekst, e.vraag) for e, _ in loose]
        )
        own = intents.margins(intents.learner.scores_of(loose_rows))
        lessons = lessons.met_onschuldige(
            loose_rows, [e.stem for e, _ in loose], own, [at for _, at in loose]
        )
        marked_rows, marked_voices = chosen(marked)
        signals = [examples[i].signalen or frozenset() for i in marked]
        return cls(
            lezer,
            vectoriser,
            intents,
            SafetyStage().train(lessons),
            Signalen().train(marked_rows, signals, marked_voices),
            Woordenlijsten.read(lookups, (TOPIC,)),
        )

    def __call__(self, text: str, vraag: str | None) -> Oordeel:
        """Judge one message, given the question that was open.

        A message without a letter or digit is never an answer: it is `buiten_bereik`.
        """
        if not _SAYS_SOMETHING.search(text):
            return Oordeel("buiten_bereik", 0.9, frozenset())
        words = self.lezer.spelling(tokens(fold(text)))
        columns, values = self.vectoriser.row(self.lezer.read(words, text, vraag))
        scores = self.bedoeling.learner.scores(columns, values)
        intent, certainty = self.bedoeling.best(scores)
        intent = als_antwoord(intent, certainty, text, words, vraag, self._vraagwoorden())
        if intent in ("bevestigen", "ontkennen") and not any(map(self.lezer.spelling.knows, words)):
            intent, certainty = "buiten_bereik", _JUNK  # junk is never a yes or a no
        risks = self._safety(columns, values, words, text, vraag)
        said = self.outright(text)
        danger = said if said and risks.get(said, 0.0) > -_TEGEN else None
        if danger is None and self._weighs(words):
            danger = alarm(risks)
        danger = danger or gevaar_in_vreemde_taal(text)
        if danger:
            intent, certainty = danger, _ALARM
        # Learnt as signals the acute ones are right in 7 to 21 % of the hits: the safety stage decides on them.
        signals = self.signalen(columns, values) - ACUUT if self._weighs(words) else set()
        if intent in SIGNAAL_VAN:
            signals.add(SIGNAAL_VAN[intent])
        return Oordeel(intent, certainty, frozenset(signals))

    def outright(self, text: str) -> str | None:
        """Give the safety code that a message names outright, or None."""
        return outright(text, self.uitgesproken, self.lezer.spelling)

    def _weighs(self, words: Sequence[str]) -> bool:
        """Whether a message says enough to be an alarm or a signal: one word, «meer», only where a list has it."""
        return sum(map(str.isalpha, words)) > 1 or any(
            name.startswith((DANGER, "signalen/")) for _, _, name in self.lezer.lists.find(words)
        )

    def _vraagwoorden(self) -> set[str]:
        return {w for w in self.lezer.lists.lists.get("begrippen/vraagwoord", ()) if " " not in w}

    def _safety(
        self,
        columns: Sequence[int],
        values: Sequence[float],
        words: Sequence[str],
        text: str,
        vraag: str | None,
    ) -> dict[str, float]:
        """Give the safety scores of a message, or of its most alarming sentence or piece where that says more."""
        scores = self._safety_of(columns, values)
        parts = [s for s in sentences(text) if s.strip()]
        if 1 < len(parts) <= ZINNEN:
            for part in parts:
                said = self.lezer.spelling(tokens(fold(part)))
                found = self._safety_of(*self.vectoriser.row(self.lezer.read(said, part, vraag)))
                scores = {code: max(score, found[code] - SENTENCE_MARGIN) for code, score in scores.items()}
        for clause in clauses(text):
            said = self.lezer.spelling(tokens(fold(clause)))
            found = self._safety_of(*self.vectoriser.row(self.lezer.read(said, clause, vraag)))
            # «ik kom er niet meer» by itself resembles a breaking point; that is told in whole sentences.
            found["overbelast_noodkreet"] = scores["overbelast_noodkreet"]
            scores = {code: max(score, found[code] - _CLAUSE_MARGIN) for code, score in scores.items()}
        if len(words) > _LONG:
            for start in range(0, len(words) - _STEP, _STEP):
                piece = words[start : start + 2 * _STEP]
                found = self._safety_of(*self.vectoriser.row(self.lezer.read(piece, "", vraag)))
                scores = {code: max(score, found[code] - _PIECE_MARGIN) for code, score in scores.items()}
        return scores

    def _safety_of(self, columns: Sequence[int], values: Sequence[float]) -> dict[str, float]:
        margins = self.bedoeling.margins(self.bedoeling.learner.scores(columns, values)[None, :])[0]
        return self.veiligheid.scores(columns, values, margins)

    def save(self, folder: Path) -> None:
        """Write everything as plain files into a folder that is there."""
        self.vectoriser.save(folder / "vectoren")
        self.bedoeling.save(folder)
        self.veiligheid.save(folder)
        self.signalen.save(folder)
        known = {
            "lijsten": self.lezer.lists.lists,
            "woorden": self.lezer.spelling.counts,
            "uitgesproken": self.uitgesproken.lists,
        }
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
            Woordenlijsten(known["uitgesproken"]),
        )


def _teaches(line: Mapping[str, Any], number: int) -> bool:
    """Whether a line is read at all: of the thousands that hold facts and no signal, half say as much as all."""
    return "bedoeling" in line or not line.get("feiten") or bool(line.get("signalen")) or number % 2 == 0


def _teaches_intent(line: Mapping[str, Any], number: int) -> bool:
    return "bedoeling" in line or number % _EVERY == 0
