"""The fact extractor: trained from the corpus, kept in a folder, used by the conversation."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import joblib
from joblib import Parallel, delayed

from bot.understanding.begrip import Feit, Frequentie, Mantelzorg
from bot.understanding.corpus import Vocabulary
from bot.understanding.feiten.deelzin import Deelzinnen
from bot.understanding.feiten.gewichten import Oefening
from bot.understanding.feiten.kenmerken import Kijker
from bot.understanding.feiten.leren import leer
from bot.understanding.feiten.meningen import Meningen
from bot.understanding.feiten.net import Array, Net, gemiddeld
from bot.understanding.feiten.partij import Codes
from bot.understanding.feiten.poetsen import verschuif
from bot.understanding.feiten.samenstellen import Drempels, Vermelding, feiten
from bot.understanding.feiten.soort import Soorten
from bot.understanding.feiten.tijdwijzer import Tijdwijzer
from bot.understanding.feiten.verrijken import ruis
from bot.understanding.feiten.voorbeelden import voorbeeld
from bot.understanding.feiten.wensen import met_wens
from bot.understanding.feiten.wijzer import Wijzer
from bot.understanding.mantelzorg import MantelzorgLezer
from bot.understanding.tekst import Token, tokens
from bot.understanding.tijd.frequentie import Tijdwoord, Tijdwoorden, met_dag

SOORTEN = ("zelf", "lastig", "hulp", "wens", "aanbod")
MAX_TOKENS = 400  # read at once; longer messages are read piece by piece
_OVER_TIJD = ("frequentie", "moment")
_ANDERE_WOORDEN = 3  # beside the days, in an answer that is hardly more than short days ("ma en zo")


@dataclass(frozen=True)
class Extraction:
    """What a message says that is a fact, or belongs to one."""

    feiten: tuple[Feit, ...] = ()
    kale_frequentie: Frequentie | None = None
    mantelzorg: Mantelzorg = field(default_factory=Mantelzorg)


class FactExtractor:
    """Facts, the bare frequency and the carer fields of one message.

    A small network and a linear model of clauses find the mentions; both kinds together give each its kind, helper and
    frequency, which rules read. On the voices kept aside, first and second batch (`docs/begrijpen.md`): F1 on (soort,
    activiteit, wie) 0.77 and 0.70 residents, 0.73 and 0.68 carers; with frequency 0.73 and 0.66, 0.68 and 0.64.
    """

    def __init__(
        self,
        nets: list[Net],
        deelzinnen: Deelzinnen,
        meningen: Meningen,
        kijker: Kijker,
        codes: Codes,
        tijden: Tijdwoorden,
        carer: MantelzorgLezer,
    ) -> None:
        self._nets = nets
        self._deelzinnen = deelzinnen
        self._meningen = meningen
        self._kijker = kijker
        self._codes = codes
        self._tijden = tijden
        self._carer = carer
        self.grens = Drempels()
        self.deel = 0.5  # the share of the clause model in finding mentions

    @classmethod
    def train(
        cls, lines: Sequence[Mapping[str, Any]], how: Oefening | None = None, **rest: Any
    ) -> FactExtractor:
        """Learn from corpus lines; arguments as `train_naast` has them."""
        return cls.train_naast([], lines, how, **rest)[0]

    @classmethod
    def train_naast(
        cls,
        ander_werk: Sequence[Any],
        lines: Sequence[Mapping[str, Any]],
        how: Oefening | None = None,
        netten: int = 1,
        seed: int = 1,
        log: Callable[[int, float], None] | None = None,
        processen: int = 2,
    ) -> tuple[FactExtractor, list[Any]]:
        """Learn from corpus lines, and do other work on the cores that the network leaves free.

        Args:
            ander_werk: joblib's `delayed` calls.
            lines: lines of `feiten/`, as `read_corpus` gives them.
            how: length and size of the training; the default is what the figures were measured with.
            netten: networks that are averaged.
            seed: of the first network.
            log: called with round and loss; needs one process.
            processen: models that are trained at the same time, each on one core.

        Returns:
            The extractor, and what each piece of `ander_werk` gave.
        """
        words = Vocabulary.read()
        codes = Codes(tuple(sorted(words.activiteiten)), SOORTEN, tuple(sorted(words.wie)))
        times = Tijdwoorden()
        lessons = [v for v in map(voorbeeld, lines) if v.rij]
        viewer = Kijker.leer([v.rij for v in lessons], words.vragen)
        rng = random.Random(seed)  # noqa: S311
        noisy = [replace(v, rij=viewer.verbeter(v.rij)) for v in (ruis(v, rng) for v in lessons[::2])]
        jobs = [
            *(
                delayed(leer)(lessons, viewer, times, codes, how or Oefening(), seed + k, log)
                for k in range(netten)
            ),
            *ander_werk,
            delayed(Deelzinnen.leer)([*lessons, *noisy], viewer.lijsten, codes.activiteiten),
            delayed(Soorten.leer)(lessons, viewer.lijsten, SOORTEN),
            delayed(Wijzer.leer)(lessons, viewer.lijsten),
            delayed(Tijdwijzer.leer)(lessons, viewer.lijsten, times),
            delayed(MantelzorgLezer.train)(lines),
        ]
        *first, clauses, kinds, pointer, moments, carer = Parallel(n_jobs=processen)(jobs)
        opinions = Meningen(kinds, pointer, moments)
        return cls(first[:netten], clauses, opinions, viewer, codes, times, carer), first[netten:]

    def extract(self, text: str, vraag: str | None = None, doc: object = None) -> Extraction:
        """Understand one message; never raises on a str.

        Args:
            text: the message as it came in.
            vraag: the question it answers, if any.
            doc: a parse of the text, if there is one; not used.
        """
        found: dict[tuple[str, str, str | None], Feit] = {}
        rows = list(self._kijker.verbeter(tokens(text)))
        bare: Frequentie | None = None
        for begin in range(0, len(rows), MAX_TOKENS):
            facts, last = self._read(text, rows[begin : begin + MAX_TOKENS], vraag)
            bare = last or bare
            for fact in facts:
                found.setdefault((fact.soort, fact.activiteit, fact.wie), fact)
        if found:
            bare = None  # it belongs to a fact; without one, the conversation binds it, whatever was asked
        return Extraction(tuple(found.values()), bare, self._carer.lees(rows, vraag))

    def _read(
        self, text: str, row: list[Token], vraag: str | None
    ) -> tuple[tuple[Feit, ...], Frequentie | None]:
        times = met_dag(self._tijden.lees(row))
        view = self._kijker.kijk(row, times, vraag)
        reading = gemiddeld([net.lees(view) for net in self._nets])
        mixed = self._deelzinnen.meng(reading.activiteit, row, view, vraag, self.deel)
        reading = replace(reading, activiteit=verschuif(mixed, row, self._codes.activiteiten))
        codes = (self._codes.activiteiten, self._codes.soorten, self._codes.wie)

        def chances(mention: Vermelding) -> tuple[Array, Array]:
            activity = codes[0][mention.activiteit]
            kinds, who = self._meningen.kansen(mention, reading, row, view, activity, vraag)
            return met_wens(kinds, codes[1], row, mention.plaats, vraag), who

        def moments(mention: Vermelding, kind: str, others: Sequence[tuple[int, ...]]) -> list[float]:
            return self._meningen.momenten(mention, reading, row, view, vraag, kind, times, others)

        facts = feiten(text, row, reading, times, codes, self.grens, chances, moments, vraag == "frequentie")
        said = [t for t in times if not t.zwak] or (list(times) if _only_days(row, times, vraag) else [])
        return facts, said[-1].waarde if said else None

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the trained extractor into a folder, which is made where it is missing."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        # Rasa packs the model at gzip's slowest level, which takes a fifth of the time where all is packed already.
        joblib.dump(self, folder / "feiten.joblib", compress=3)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> FactExtractor:
        """Read a trained extractor from a folder.

        Raises:
            FileNotFoundError: nothing was saved there.
            TypeError: something else was saved there.
        """
        found = joblib.load(Path(path) / "feiten.joblib")
        if not isinstance(found, cls):
            raise TypeError(f"{path} holds a {type(found).__name__}")
        return found


def _only_days(row: Sequence[Token], times: Sequence[Tijdwoord], vraag: str | None) -> bool:
    """Whether short days ("do", "zo") are meant as days: where time was asked after, and hardly anything else is said.

    "De avonden zijn lang zo alleen" says nothing of Sundays, nor does "gewoon zo".
    """
    days = [row[i].norm for t in times for i in range(t.begin, t.eind)]
    others = sum(t.is_woord for t in row) - len(days)
    return vraag in _OVER_TIJD and others <= _ANDERE_WOORDEN and (days != ["zo"] or not others)
