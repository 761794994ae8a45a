"""What became of a turn when the request that brought it has to answer."""

from dataclasses import dataclass

from webchat.model import Bericht


@dataclass(frozen=True)
class Afgeleverd:
    """A turn has its answer."""

    berichten: tuple[Bericht, ...]
    gewist: bool = False


@dataclass(frozen=True)
class Uitgesteld:
    """A turn stays open: it is offered again later."""

    druk: bool = False  # nothing is wrong, but many are waiting


Uitkomst = Afgeleverd | Uitgesteld
