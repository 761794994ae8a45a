"""Choose where mails go, from the settings."""

from __future__ import annotations

from matchmaker.core.post.port import Bezorger
from matchmaker.post.map import MAP, MapBezorger
from matchmaker.post.schrijven import Schrijver
from matchmaker.post.smtp import SmtpBezorger
from matchmaker.post.teksten import OWN, TekstenError, lees_teksten
from matchmaker.settings import Settings, SettingsError

_DEMO_AFZENDER = "niet-beantwoorden@linderwoude.example"
_DEMO_ADRES = "http://127.0.0.1:8080"


def kies_bezorger(settings: Settings) -> Bezorger | None:
    """Give what brings mails away; None where no post is configured.

    A demonstration writes files, also where a mail server is configured: nothing of it may reach a real person.

    Raises:
        SettingsError: the file with the words is not there, or cannot be used.
    """
    if not settings.post_aan:
        return None
    try:
        words = lees_teksten(settings.post_teksten or OWN)
    except (OSError, TekstenError) as error:
        raise SettingsError(f"Instelling klopt niet: KEUKENTAFEL_POST_TEKSTEN: {error}") from error
    writer = Schrijver(
        teksten=words,
        gemeente=settings.gemeente,
        afzender=settings.smtp_afzender or _DEMO_AFZENDER,
        adres=settings.openbaar(_DEMO_ADRES),
    )
    if settings.demo:
        return MapBezorger(writer, settings.var / MAP)
    assert settings.smtp_host, "post_aan says so"
    password = settings.smtp_password
    return SmtpBezorger(
        writer,
        host=settings.smtp_host,
        port=settings.smtp_port,
        user=settings.smtp_user,
        password=password.get_secret_value() if password else None,
        beveiliging=settings.smtp_beveiliging,
    )
