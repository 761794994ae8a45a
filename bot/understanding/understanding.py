"""Understanding: from one message and the question it answers to a `Begrip`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from joblib import delayed

from bot.understanding import nlp
from bot.understanding.archief import MARKER, ROOT
from bot.understanding.begrip import Begrip
from bot.understanding.classificatie.classificatie import Classificatie
from bot.understanding.corpus import CORPUS, read_corpus
from bot.understanding.feiten import FactExtractor
from bot.understanding.gegevens import find as find_gegevens

# A question that the corpus does not have is read as the one that it resembles.
ALS_VRAAG = {"volhoudtijd": "verder"}
# What a question asks for; an answer that holds it is an answer, whatever its form resembles.
BEREIKBAAR = {"telefoon", "email"}
GEVRAAGD = {
    "postcode": {"postcode"},
    "naam": {"naam", *BEREIKBAAR},
    "contact": BEREIKBAAR,
    "toestemming": BEREIKBAAR,
    "versturen": BEREIKBAAR,
}
GEVAAR = {"crisis_zelfdoding", "crisis_geweld", "medisch_spoed", "overbelast_noodkreet"}
NUMMERS = {"bsn", "iban"}
KAAL = 5  # words, of an answer that is a name, a number or an address and nothing else
HOE_LANG = 8  # words, of an answer to how long this can be kept up
GEGEVEN = 0.95  # zekerheid of an answer that holds what was asked
LOOKUPS = ROOT / "data" / "lookups"
VERSIE = 1  # of the saved form
Line = Mapping[str, Any]


class Understanding:
    """Everything that is understood of one message; made by `train` or `load`."""

    def __init__(self, classificatie: Classificatie, feiten: FactExtractor) -> None:
        """Take the parts, trained."""
        self.classificatie = classificatie
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
        if feiten is not None:
            return cls(Classificatie.train(lines, lookups), feiten)
        facts, (judge,) = FactExtractor.train_naast(
            [delayed(Classificatie.train)(lines, lookups)], [line for line in lines if "feiten" in line]
        )
        return cls(judge, facts)

    def understand(self, text: str, vraag: str | None = None) -> Begrip:
        """Understand one message; never raises on a str, lone surrogates and long texts included.

        Args:
            text: the message as it came in.
            vraag: the question that was open, a code of the contract, or None.
        """
        asked, vraag = vraag, ALS_VRAAG.get(vraag or "", vraag)
        oordeel = self.classificatie(text, vraag)
        found = self.feiten.extract(text, vraag)
        gegevens = find_gegevens(text, vraag)
        given = {gegeven.soort for gegeven in gegevens} & GEVRAAGD.get(vraag or "", set())
        # A service or account number is an answer too, though one that is not kept.
        number = oordeel.bedoeling == "buiten_bereik" and any(g.soort in NUMMERS for g in gegevens)
        # A postcode and nothing else answers an offer to look nearby, whatever was asked.
        given |= {
            g.soort for g in gegevens if g.soort == "postcode" and g.eind - g.begin == len(text.strip())
        }
        bare = bool(given) and len(text.split()) <= KAAL  # "Annie de Wit" is nobody in danger
        # «nog een jaar, hoop ik» says how long, and nothing of dying.
        how_long = (
            asked == "volhoudtijd" and len(text.split()) <= HOE_LANG and not self.classificatie.outright(text)
        )
        answered = how_long and oordeel.bedoeling in GEVAAR | {"afscheid", "begroeten", "uitleg_vragen"}
        bare |= answered
        given |= {"volhoudtijd"} if answered else set()
        danger = oordeel.bedoeling in GEVAAR and not bare
        # «Wacht, ik wil ook hulp bij het strijken» is no pause.
        wishes = oordeel.bedoeling == "pauzeren" and any(f.soort == "wens" for f in found.feiten)
        answers = (bool(given) or number or wishes) and not danger
        return Begrip(
            bedoeling="vertellen" if answers else oordeel.bedoeling,
            zekerheid=round(max(oordeel.zekerheid, GEGEVEN) if answers else oordeel.zekerheid, 3),
            signalen=() if bare and answers else tuple(sorted(oordeel.signalen)),
            feiten=found.feiten,
            mantelzorg=found.mantelzorg,
            gegevens=gegevens,
            kale_frequentie=found.kale_frequentie,
        )

    def save(self, folder: Path) -> None:
        """Write everything as plain files into a folder, which is made where it is missing."""
        folder.mkdir(parents=True, exist_ok=True)
        self.classificatie.save(folder)
        self.feiten.save(folder)
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
        nlp.load()  # now, not while the first person waits for an answer
        return cls(Classificatie.load(folder), FactExtractor.load(folder))
