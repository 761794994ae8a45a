"""What a reader of the OpenAPI description should know of each call, by its name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TOELICHTING: Mapping[str, str] = MappingProxyType(
    {
        "lijst": (
            "Filters tellen op. Een coördinator met eigen wijken ziet die, en wat van niemand is; wat u "
            "zelf heeft ziet u altijd. Volg `volgende` (of de Link) tot die leeg is: wat er al stond en "
            "niet verandert, ziet u zo een keer, ook als er intussen iets bij komt."
        ),
        "een": "Met de geschiedenis, de stappen die nu kunnen, de voorstellen en de opvolgingen.",
        "claim": (
            "Een hulpvraag die u al heeft, blijft van u. Van wie die dan is, staat bij de 409 onder `houder`."
        ),
        "claimVolgende": (
            "De meest urgente en dan de oudste, van uw eigen wijken. Er is geen 409: wie tegelijk vraagt,"
            " krijgt een andere hulpvraag."
        ),
        "status": (
            "Een hulpvraag die niemand heeft, is daarna van u. De status die er al is, verandert niets. "
            "De 409 noemt onder `stappen` wat wel kan. Welke `reden` bij welke stap hoort, staat in de "
            "werkwijze."
        ),
        "geefTerug": (
            "De hulpvraag is weer nieuw, en een collega kan die nemen. Trek eerst de voorstellen in."
        ),
        "draagOver": "Dat kan wie de hulpvraag heeft, en een beheerder voor wie dat niet kan.",
        "geschiedenis": (
            "Er komen regels bij; er verandert er nooit een. Wie de hulpvraag intrekt, laat de woorden "
            "wissen."
        ),
        "notities": "Die collega's en u schreven.",
        "noteer": "Dat mag ook als een collega de hulpvraag heeft.",
        "gesprekken": "Met wie er gebeld is (`toelichting`) en wat eruit kwam (`reden`).",
        "noteerGesprek": "Dat mag ook als een collega de hulpvraag heeft.",
        "melding": "Met de dagen waarvoor de gemeente die moet bevestigen en onderzoeken.",
        "zetMelding": (
            "De dagen volgen op elkaar en zijn voorbij. Twee dagen voor het einde van een termijn telt de"
            " hulpvraag als urgent."
        ),
        "wisMelding": "Dat het een melding was, blijft in de geschiedenis staan.",
        "dubbelen": (
            "Hetzelfde telefoonnummer of e-mailadres, of dezelfde naam en vier cijfers van de postcode. "
            "Er wordt niets samengevoegd."
        ),
        "suggesties": "Met `service_id` of `vrijwilliger_id` kunt u de hulpvraag daar voorstellen.",
        "helpers": "Wie eraan gekoppeld is, en nog niet gestopt.",
        "voorstellen": "Ook die geweigerd, verlopen of ingetrokken zijn.",
        "voorstel": "Aan een dienst (`service_id`) of aan een vrijwilliger (`vrijwilliger_id`).",
        "stelVoor": (
            "Aan een dienst of aan een vrijwilliger, niet aan allebei. Een vrijwilliger wordt voor een "
            "hulpvraag tegelijk gevraagd; diensten kunt u naast elkaar vragen. Een voorstel dat al open "
            "staat, komt terug."
        ),
        "antwoord": (
            "Een ja trekt de andere voorstellen in. Bij een nee hoort een reden; is er dan geen voorstel "
            "meer, dan is de hulpvraag weer in behandeling."
        ),
        "trekIn": (
            "Zolang er geen kennismaking was. Is er dan geen voorstel meer, dan is de hulpvraag weer in "
            "behandeling."
        ),
        "opvolgingen": "Na een koppeling de inwoner en wie helpt, na een doorverwijzing de organisatie.",
        "opvolging": "Wie er gebeld wordt, vanaf welke dag, en wat eruit kwam.",
        "uitkomst": (
            "Zeggen allen dat het standhoudt, dan is de hulpvraag afgerond. Zegt iemand van niet, dan is "
            "die weer in behandeling. Wie niet bereikt is, wordt later weer gebeld."
        ),
        "verzet": "Van vandaag tot drie maanden verder.",
        "dagstart": (
            "Wie u belt, wie ja zei, wat verloopt of te lang stilligt, Wmo-termijnen, wat nieuw en "
            "urgent is in uw wijken, van welk voorstel de mail niet aankwam (`niet_gemaild`), en welke hulpvraag "
            "lang genoeg bewaard is en binnenkort gewist wordt (`te_wissen`). "
            "Elk deel begint met wat het meest dringt; `aantal` telt alle delen."
        ),
        "ik": "Ook voor wie alleen cijfers leest.",
        "collegas": "Op naam. Wie alleen cijfers leest, staat er niet bij.",
        "vrijwilligers": (
            "Van alle wijken, want iemand kan ook elders helpen. Wie zich afmeldde, staat er niet bij."
        ),
        "vrijwilliger": "Met wie de vrijwilliger nu helpt, en met de geschiedenis.",
        "openapi": "Voor iedereen, zonder aanmelden.",
    }
)
