"""Where the municipality says what it does with data, and whom to ask; examples are loud about being one."""

from __future__ import annotations

from dataclasses import dataclass

from webchat.settings import WebchatSettings

TOESTEMMING = "toestemming"  # the question at which it is said as well
_VERZONNEN = ".example"  # a domain that can be nobody's (RFC 2606)


@dataclass(frozen=True)
class Privacy:
    """What a resident is told of it."""

    website: str  # the privacy statement
    email: str  # who answers questions about it
    voorbeeld: bool  # one of both is not filled in: there is no such statement


def privacy(settings: WebchatSettings) -> Privacy:
    """Read it from the settings."""
    host = settings.privacy_website.split("/")[2].split(":")[0]
    invented = any(one.endswith(_VERZONNEN) for one in (host, settings.privacy_email))
    return Privacy(settings.privacy_website, settings.privacy_email, invented)


def waarschuwing(settings: WebchatSettings) -> str | None:
    """Say loudly to whoever starts the software that these are not filled in; None in a demonstration."""
    if settings.demo or not privacy(settings).voorbeeld:
        return None
    return (
        "LET OP: KEUKENTAFEL_PRIVACY_WEBSITE en KEUKENTAFEL_PRIVACY_EMAIL zijn nog voorbeelden. Inwoners lezen dat er "
        "geen privacyverklaring is. Vul ze in voor u de chat openzet (AVG artikel 13)."
    )
