"""A fake engine's script that asks the questions of the kitchen table in their order, as the real one does."""

from typing import Any

from tests.webchat.fake_engine import Answer, bericht

ORDER = ("situatie", "zelf", "lastig", "netwerk", "wens", "frequentie", "verder", "vrijwilliger")


class Keukentafel:
    """One conversation: who it is for, eight questions, a summary to agree with, and the end."""

    def __init__(self) -> None:
        self._asked = 0

    def __call__(self, turn: dict[str, Any]) -> Answer:
        """Answer one turn of seam 1."""
        if turn.get("begin"):
            self._asked = 0
            offered = bericht(
                "Voor wie bent u hier?",
                "start",
                hulp_voor_mezelf="Voor mezelf",
                hulp_als_mantelzorger="Ik zorg voor iemand",
            )
            return {"berichten": [bericht("Hallo, vertelt u maar."), offered], "opdracht": None}
        if turn.get("tekst") == "help":  # a cry: no question follows
            return {"berichten": [bericht("Bel 112 als u in gevaar bent.")], "opdracht": None}
        if self._asked < len(ORDER):
            vraag = ORDER[self._asked]
            self._asked += 1
            return {
                "berichten": [bericht("Dank u."), bericht(f"Vraag over {vraag}?", vraag)],
                "opdracht": None,
            }
        if turn.get("knop") == "/bevestigen":
            return {"berichten": [bericht("Dank u wel. Uw code is KT-TEST.")], "opdracht": None}
        said = bericht(
            "Dit heb ik gehoord. Klopt het?", "samenvatting", bevestigen="Ja, dit klopt", ontkennen="Nee"
        )
        return {"berichten": [said], "opdracht": None}
