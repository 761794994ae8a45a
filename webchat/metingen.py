"""What is measured, in the form of Prometheus: counts and times, of nobody in particular."""

from contextlib import AbstractContextManager

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from webchat.model import Soort

__all__ = ["CONTENT_TYPE_LATEST", "Metingen"]

_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30)


class Metingen:
    """The instruments of one web process. Labels are words of our own: never an id, an address or a text."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()

        def counter(name: str, what: str, *labels: str) -> Counter:
            return Counter(f"keukentafel_{name}", what, labels, registry=self.registry)

        def histogram(name: str, what: str, *labels: str) -> Histogram:
            return Histogram(f"keukentafel_{name}", what, labels, registry=self.registry, buckets=_SECONDS)

        def gauge(name: str, what: str) -> Gauge:
            return Gauge(f"keukentafel_{name}", what, registry=self.registry)

        self._beurten = counter("beurten", "Turns by how they ended", "soort", "uitkomst")
        self._wacht = counter("wacht", "Times a person was told that the answer takes longer", "reden")
        self._fouten = counter("engine_fouten", "Turns that the engine gave no usable answer to", "soort")
        self._geweigerd = counter("geweigerd", "Requests above a limit", "grens")
        self._verzoeken = counter("verzoeken", "HTTP requests", "methode", "route", "status")
        self._engine = histogram("engine_seconden", "Time the engine took for one turn")
        self._antwoord = histogram("antwoord_seconden", "Time until a person had an answer or a notice")
        self.open_beurten = gauge("open_beurten", "Turns in the store without an answer")
        self.wachtrij = gauge("engine_wachtrij", "Turns that wait for room at the engine")
        self.stromen = gauge("stromen", "Streams of events that are open")

    def beurt(self, soort: Soort, uitkomst: str) -> None:
        """Count a turn that ended: "beantwoord", "gewist" or "opgegeven"."""
        self._beurten.labels(soort.value, uitkomst).inc()

    def wacht(self, reden: str) -> None:
        """Count a person who was told to wait: "traag", "druk"."""
        self._wacht.labels(reden).inc()

    def fout(self, error: Exception) -> None:
        """Count a failure of the engine, by its class."""
        self._fouten.labels(type(error).__name__).inc()

    def geweigerd(self, grens: str) -> None:
        """Count a request above a limit."""
        self._geweigerd.labels(grens).inc()

    def verzoek(self, methode: str, route: str, status: int) -> None:
        """Count a request, by its route and not by its address."""
        self._verzoeken.labels(methode, route, str(status)).inc()

    def engine(self) -> AbstractContextManager[object]:
        """Measure one call of the engine."""
        return self._engine.time()

    def antwoord(self) -> AbstractContextManager[object]:
        """Measure how long a person waits."""
        return self._antwoord.time()

    def text(self) -> bytes:
        """Return the page that Prometheus reads."""
        return generate_latest(self.registry)
