"""Understanding: from one message and the question it answers to a `Begrip`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.understanding.archief import MARKER, ROOT
from bot.understanding.begrip import Begrip
from bot.understanding.classificatie.bedoeling import BedoelingClassifier
from bot.understanding.classificatie.kenmerken import message_features
from bot.understanding.classificatie.oefenstof import SIGNAAL_VAN, voorbeelden
from bot.understanding.classificatie.signalen import Signalen
from bot.understanding.classificatie.veiligheid import SafetyStage
from bot.understanding.classificatie.woordenlijsten import Woordenlijsten
from bot.understanding.corpus import CORPUS, read_corpus
from bot.understanding.feiten import FactExtractor
from bot.understanding.gegevens import find as find_gegevens

LOOKUPS = ROOT / "data" / "lookups"
TOPICS = ("bedoelingen", "veiligheid", "signalen", "begrippen")  # the folders of word lists that are features
VERSIE = 1  # of the saved form
Line = Mapping[str, Any]


class Understanding:
    """Everything that is understood of one message; made by `train` or `load`."""

    def __init__(
        self,
        lijsten: Woordenlijsten,
        bedoeling: BedoelingClassifier,
        veiligheid: SafetyStage,
        signalen: Signalen,
        feiten: FactExtractor,
    ) -> None:
        """Take the parts, trained."""
        self.lijsten = lijsten
        self.bedoeling = bedoeling
        self.veiligheid = veiligheid
        self.signalen = signalen
        self.feiten = feiten

    @classmethod
    def train(
        cls, lines: Sequence[Line] | None = None, lookups: Path = LOOKUPS, feiten: FactExtractor | None = None
    ) -> Understanding:
        """Train on corpus lines of both kinds.

        Args:
            lines: lines of `feiten/` and `bedoelingen/`; all of the project's corpus (never `opzij/`) when None.
            lookups: the folder with word lists.
            feiten: a fact extractor that is trained already; else one is trained on the lines with facts.
        """
        if lines is None:
            lines = read_corpus(CORPUS / "feiten") + read_corpus(CORPUS / "bedoelingen")
        lijsten = Woordenlijsten.read(lookups, TOPICS)
        examples = voorbeelden(lines, lijsten)
        return cls(
            lijsten,
            BedoelingClassifier().train(examples),
            SafetyStage().train(examples),
            Signalen().train(examples),
            feiten or FactExtractor.train([line for line in lines if "feiten" in line]),
        )

    def understand(self, text: str, vraag: str | None = None) -> Begrip:
        """Understand one message; never raises on a str, lone surrogates and long texts included.

        Args:
            text: the message as it came in.
            vraag: the question that was open, a code of the contract, or None.
        """
        groups = message_features(text, vraag, self.lijsten)
        bedoeling, zekerheid = self.bedoeling(text, groups)
        alarm = self.veiligheid(groups)
        if alarm:
            bedoeling, zekerheid = alarm, max(zekerheid, 0.8) if alarm == bedoeling else 0.8
        signalen = self.signalen(groups)
        if bedoeling in SIGNAAL_VAN:
            signalen.add(SIGNAAL_VAN[bedoeling])
        found = self.feiten.extract(text, vraag)
        return Begrip(
            bedoeling=bedoeling,
            zekerheid=round(zekerheid, 3),
            signalen=tuple(sorted(signalen)),
            feiten=found.feiten,
            mantelzorg=found.mantelzorg,
            gegevens=find_gegevens(text, vraag),
            kale_frequentie=found.kale_frequentie,
        )

    def save(self, folder: Path) -> None:
        """Write everything as plain files into a folder, which is made where it is missing."""
        folder.mkdir(parents=True, exist_ok=True)
        self.bedoeling.save(folder)
        self.veiligheid.save(folder)
        self.signalen.save(folder)
        self.feiten.save(folder)
        (folder / "woordenlijsten.json").write_text(
            json.dumps(self.lijsten.lists, ensure_ascii=False), encoding="utf-8"
        )
        (folder / MARKER).write_text(json.dumps({"versie": VERSIE}), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Understanding:
        """Read what `save` wrote.

        Raises:
            FileNotFoundError: nothing was saved there.
            ValueError: it was saved by another version of this program.
        """
        found = json.loads((folder / MARKER).read_text(encoding="utf-8"))["versie"]
        if found != VERSIE:
            raise ValueError(f"{folder} holds version {found}, this program reads {VERSIE}: train again")
        return cls(
            Woordenlijsten(json.loads((folder / "woordenlijsten.json").read_text(encoding="utf-8"))),
            BedoelingClassifier.load(folder),
            SafetyStage.load(folder),
            Signalen.load(folder),
            FactExtractor.load(folder),
        )
