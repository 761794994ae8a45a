"""Every error a caller of the chat can meet, with its status and Dutch words; `problems` maps it to HTTP."""


class ChatError(Exception):
    """Base of the tree: `status` and `titel` by class, `detail` for the person who reads it.

    `opnieuw_na`: of a refusal that passes by itself, the seconds until then.
    """

    status = 500
    titel = "Er ging iets mis"
    detail = "Er ging iets mis aan onze kant. Probeert u het straks nog eens."
    opnieuw_na: int | None = None

    def __init__(self, detail: str | None = None) -> None:
        self.detail = detail or type(self).detail
        super().__init__(self.detail)


class GeenToegangError(ChatError):
    """No token, or one that belongs to no conversation (any more)."""

    status = 401
    titel = "Gesprek niet gevonden"
    detail = "Wij kunnen dit gesprek niet vinden. Misschien is het gewist. U kunt een nieuw gesprek beginnen."


class OngeldigError(ChatError):
    """The body could not be read."""

    status = 400
    titel = "Bericht niet leesbaar"
    detail = "Wij konden uw bericht niet lezen. Stuurt u het nog een keer?"


class LeegError(ChatError):
    """A body that can be read, with nothing usable in it."""

    status = 422
    titel = "Leeg bericht"
    detail = "Uw bericht is leeg. Typt u eerst iets?"


class TeLangError(ChatError):
    """A text longer than the limit; `limiet` in characters."""

    status = 413
    titel = "Bericht te lang"

    def __init__(self, limiet: int) -> None:
        self.limiet = limiet
        getal = f"{limiet:,}".replace(",", ".")
        super().__init__(
            f"Uw bericht is te lang. Er passen {getal} tekens in één bericht. "
            "Maakt u het korter, of stuurt u het in twee stukken. Uw tekst is niet weg."
        )


class KnopNietAangebodenError(ChatError):
    """A button that the last message of the bot did not offer."""

    status = 409
    titel = "Keuze niet meer mogelijk"
    detail = (
        "Deze keuze hoort niet (meer) bij de laatste vraag. "
        "Kiest u een van de knoppen, of typt u uw antwoord."
    )


class NogBezigError(ChatError):
    """A button while an earlier answer of this person still waits for the engine."""

    status = 409
    titel = "Nog even geduld"
    detail = "Uw vorige antwoord wordt nog verwerkt. Probeert u het zo nog eens."


class TeVeelError(ChatError):
    """More than one conversation or one address may ask."""

    status = 429
    titel = "Even wachten"

    def __init__(self, opnieuw_na: int, *, gesprek: bool = False, tekst: bool = False) -> None:
        """`gesprek`: it is this conversation, not the address; `tekst`: the person had typed something."""
        self.opnieuw_na = opnieuw_na
        tijd = _duur(opnieuw_na)
        detail = (
            f"U stuurt veel berichten achter elkaar. Wacht u even: over {tijd} kunt u verder."
            if gesprek
            else "Er komen nu heel veel berichten van de plek waar u bent. "
            f"Probeert u het over {tijd} nog eens."
        )
        super().__init__(f"{detail} Uw tekst staat nog hier." if tekst else detail)


class TeVeelStromenError(ChatError):
    """More streams of events than one conversation (429) or the server (503) may have; polling goes on."""

    status = 429
    titel = "Te veel verbindingen"
    detail = "Er staan al veel vensters met dit gesprek open. Nieuwe antwoorden komen hier iets later binnen."
    opnieuw_na = 30

    def __init__(self, *, vol: bool) -> None:
        super().__init__("Het is nu druk. Nieuwe antwoorden komen iets later binnen." if vol else None)
        if vol:
            self.status = 503


class GesprekVolError(ChatError):
    """A conversation with as many turns as one may have."""

    status = 409
    titel = "Gesprek te lang"
    detail = (
        "Dit gesprek is te lang geworden om verder te gaan. U kunt het bewaren en een nieuw gesprek beginnen. "
        "Uw tekst staat nog hier."
    )


class VerkeerdTypeError(ChatError):
    """A body that is not JSON by its own Content-Type."""

    status = 415
    titel = "Verkeerd soort bericht"
    detail = "Stuur het bericht als JSON, met de kop Content-Type: application/json."


class NietGevondenError(ChatError):
    """No such address."""

    status = 404
    titel = "Niet gevonden"
    detail = "Dit adres bestaat niet."


class MethodeNietMogelijkError(ChatError):
    """The address exists, the method does not."""

    status = 405
    titel = "Kan niet op dit adres"
    detail = "Dit kan niet op dit adres."


class VerkeerdeHerkomstError(ChatError):
    """A form that was posted from another site."""

    status = 403
    titel = "Niet toegestaan"
    detail = "Dit formulier kwam van een andere website. Ga naar de chat en probeert u het daar opnieuw."


class OpslagError(ChatError):
    """The message could not be stored (disk full, database away): nothing was accepted."""

    status = 503
    titel = "Bericht niet bewaard"
    detail = (
        "Wij konden uw bericht niet bewaren. "
        "Laat uw tekst staan en probeer het over een paar minuten opnieuw."
    )

    @property
    def oorzaak(self) -> str:
        """What the database said, by its code ("SQLITE_FULL"): its own words might quote a text."""
        orig = getattr(self.__cause__, "orig", self.__cause__)
        code = getattr(orig, "sqlite_errorname", None) or getattr(orig, "sqlstate", None)
        return str(code or type(orig).__name__)


def _duur(seconden: int) -> str:
    """Return a time as people say it."""
    if seconden < 90:
        return "1 seconde" if seconden == 1 else f"{seconden} seconden"
    return f"{-(-seconden // 60)} minuten"


class EngineError(Exception):
    """The engine gave no usable answer. Never reaches the person: the turn is kept and offered again."""


class EngineOnbereikbaarError(EngineError):
    """No connection, or no answer in time: the engine is down, starting or slow."""


class EngineTraagError(EngineOnbereikbaarError):
    """The engine took the turn and gave no answer in time."""


class EngineFoutError(EngineError):
    """The engine is there and failed on this turn (5xx), or answered something that is no answer."""


class EngineWeigertError(EngineError):
    """The engine refuses this turn for good (4xx): offering it again cannot help."""
