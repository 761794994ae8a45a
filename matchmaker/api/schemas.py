"""The schemas of the API's OpenAPI description: what the calls take, from their models, and what they give."""

from __future__ import annotations

from typing import Any

from matchmaker.api.bodies import BODIES
from matchmaker.api.oas import list_of, object_of, ref
from matchmaker.core.coordinator import Functie
from matchmaker.core.dubbelen import EMAIL, NAAM_POSTCODE, TELEFOON
from matchmaker.core.nazorg.opvolging import Opvolgstaat, Soort
from matchmaker.core.nazorg.opvolging import Uitkomst as Opvolguitkomst
from matchmaker.core.vocabulary import codes, hulpvraag_schema
from matchmaker.core.voorstellen.voorstel import Voorstelstaat, Weigerreden
from matchmaker.core.vrijwilligers.vrijwilliger import CHAT, TOEGEVOEGD, VrijwilligerStatus

_TEXT = {"type": "string"}
_TEXT_OR_NULL = {"type": ["string", "null"]}
_NUMBER_OR_NULL = {"type": ["number", "null"]}
_WHOLE = {"type": "integer"}
_YES_NO = {"type": "boolean"}
_MOMENT = {"type": "string", "format": "date-time"}
_MOMENT_OR_NULL = {"type": ["string", "null"], "format": "date-time"}
_DAY = {"type": "string", "format": "date"}
_DAY_OR_NULL = {"type": ["string", "null"], "format": "date"}


def schemas() -> dict[str, Any]:
    """Give every schema under its name."""
    return {**_given(), **_people(), **_of_queue(), **_taken(), "Probleem": _problem()}


def page_of(name: str, schema: str) -> dict[str, Any]:
    """Describe a page of a list."""
    return object_of(**{name: list_of(ref(schema)), "volgende": _TEXT_OR_NULL})


def _taken() -> dict[str, Any]:
    return {model.__name__: _plain(model.model_json_schema()) for model in BODIES}


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is for Python: titles, defaults and the docstring."""
    properties = {
        name: {key: value for key, value in one.items() if key not in ("title", "default")}
        for name, one in schema["properties"].items()
    }
    kept = {key: value for key, value in schema.items() if key not in ("title", "description")}
    return kept | {"properties": properties}


def _one_of(*values: str, null: bool = False) -> dict[str, Any]:
    if null:
        return {"type": ["string", "null"], "enum": [*values, None]}
    return {"type": "string", "enum": list(values)}


def _of_queue() -> dict[str, Any]:
    contract = {name: value for name, value in hulpvraag_schema().items() if name not in ("$schema", "$id")}
    holder = object_of(id=_WHOLE, naam=_TEXT, sinds=_MOMENT) | {"type": ["object", "null"]}
    added = object_of(
        wijk=_TEXT_OR_NULL,
        houder=holder,
        gewijzigd_op=_MOMENT,
        snel=_YES_NO,
        gewaarschuwd_op=_MOMENT_OR_NULL,
        wissen_op=_DAY_OR_NULL,
        melding={"oneOf": [ref("Wmomelding"), {"type": "null"}]},
        urgentie=object_of(niveau=_WHOLE, label=_TEXT, redenen=list_of(_TEXT)),
    )
    whole = object_of(
        geschiedenis=list_of(ref("Regel")),
        stappen=list_of(_one_of(*codes("status"))),
        voorstellen=list_of(ref("Voorstel")),
        opvolgingen=list_of(ref("Opvolging")),
    )
    return {
        "Contract": contract,
        "Hulpvraag": {"allOf": [ref("Contract"), added]},
        "Dossier": {"allOf": [ref("Hulpvraag"), whole]},
        "Bladzijde": page_of("hulpvragen", "Hulpvraag"),
        "Suggesties": object_of(suggesties=list_of(ref("Suggestie"))),
        "Dagstart": _day_list(),
    }


def _day_list() -> dict[str, Any]:
    request = ref("Hulpvraag")
    call = object_of(hulpvraag=request, opvolging=ref("Opvolging"))
    proposal = object_of(hulpvraag=request, voorstel=ref("Voorstel"), tot_en_met=_DAY)
    return object_of(
        vandaag=_DAY,
        aantal=_WHOLE,
        opvolgingen=list_of(call),
        vast=list_of(call),
        aangenomen=list_of(proposal),
        verlopend=list_of(proposal),
        claims=list_of(object_of(hulpvraag=request, tot_en_met=_DAY)),
        meldingen=list_of(object_of(hulpvraag=request, termijn=_DAY)),
        urgent=list_of(request),
        niet_gemaild=list_of(request),
        te_wissen=list_of(request),
    )


def _given() -> dict[str, Any]:
    return {
        "Regel": object_of(
            tijdstip=_MOMENT,
            soort=_TEXT,
            rol=_TEXT,
            door=_TEXT_OR_NULL,
            van=_TEXT_OR_NULL,
            naar=_TEXT_OR_NULL,
            toelichting=_TEXT_OR_NULL,
            reden=_TEXT_OR_NULL,
        ),
        "Wmomelding": object_of(
            gemeld_op=_DAY,
            bevestigd_op=_DAY_OR_NULL,
            onderzocht_op=_DAY_OR_NULL,
            bevestigen_voor=_DAY,
            onderzoeken_voor=_DAY,
        ),
        "Voorstel": object_of(
            id=_WHOLE,
            service_id=_TEXT_OR_NULL,
            vrijwilliger_id={"type": ["integer", "null"]},
            dienst=_TEXT_OR_NULL,
            door=_TEXT,
            staat=_one_of(*Voorstelstaat),
            reden=_one_of(*Weigerreden, null=True),
            toelichting=_TEXT_OR_NULL,
            gedaan_op=_MOMENT,
            verloopt_op=_MOMENT,
            beantwoord_op=_MOMENT_OR_NULL,
            gekoppeld_op=_MOMENT_OR_NULL,
        ),
        "Opvolging": object_of(
            id=_WHOLE,
            soort=_one_of(*Soort),
            poging=_WHOLE,
            staat=_one_of(*Opvolgstaat),
            uitkomst=_one_of(*Opvolguitkomst, null=True),
            toelichting=_TEXT_OR_NULL,
            door=_TEXT_OR_NULL,
            op=_DAY,
            gedaan_op=_MOMENT_OR_NULL,
        ),
        "Dubbele": object_of(
            referentie=_TEXT_OR_NULL | {"description": "Leeg bij een hulpvraag die niet voor u is"},
            status=_one_of(*codes("status")),
            wijk=_TEXT_OR_NULL,
            ingediend_op=_MOMENT,
            houder=_TEXT_OR_NULL,
            zelfde=list_of(_one_of(TELEFOON, EMAIL, NAAM_POSTCODE)),
        ),
        "Suggestie": object_of(
            naam=_TEXT,
            telefoon=_TEXT,
            soort_hulp=_TEXT,
            omschrijving=_TEXT,
            activiteiten=list_of(_TEXT),
            wijken=list_of(_TEXT),
            redenen=list_of(_TEXT),
            past_niet=list_of(_TEXT),
            id=_TEXT,
            organisatie=_TEXT,
            afstand_km=_NUMBER_OR_NULL,
            verouderd=_YES_NO,
            soort=_one_of("organisatie", "vrijwilliger"),
            nog_niet={
                "type": "boolean",
                "description": "Een vrijwilliger zonder kennismaking of VOG: nog niet voorstellen",
            },
            service_id=_TEXT_OR_NULL | {"description": "Voor een voorstel aan deze dienst"},
            vrijwilliger_id={
                "type": ["integer", "null"],
                "description": "Voor een voorstel aan deze vrijwilliger",
            },
        ),
    }


def _people() -> dict[str, Any]:
    often = object_of(
        keer={"type": "number"}, periode={"type": "number"}, eenheid=_one_of("d", "wk", "mo")
    ) | {"type": ["object", "null"]}
    match = object_of(id=_WHOLE, begonnen_op=_MOMENT, referentie=_TEXT_OR_NULL)
    return {
        "Coordinator": object_of(
            id=_WHOLE,
            gebruikersnaam=_TEXT,
            naam=_TEXT,
            functie=_one_of(*Functie),
            wijken=list_of(_TEXT) | {"description": "Leeg: alle wijken"},
        ),
        "Vrijwilliger": object_of(
            id=_WHOLE,
            status=_one_of(*(status for status in VrijwilligerStatus if status != VrijwilligerStatus.WEG)),
            bron=_one_of(CHAT, TOEGEVOEGD),
            naam=_TEXT_OR_NULL,
            telefoon=_TEXT_OR_NULL,
            email=_TEXT_OR_NULL,
            postcode=_TEXT_OR_NULL,
            wijk=_TEXT_OR_NULL,
            max_km=_NUMBER_OR_NULL,
            maximum=_WHOLE,
            loopt_nu=_WHOLE,
            eigen_woorden=_TEXT,
            activiteiten=list_of(_TEXT),
            momenten=list_of(_TEXT),
            frequentie=often,
            talen=list_of(_TEXT),
            kennismaking=_DAY_OR_NULL,
            vog=_DAY_OR_NULL,
            aangemeld_op=_MOMENT,
            gewijzigd_op=_MOMENT,
            laatste_contact=_MOMENT,
        ),
        "Vrijwilligerdossier": {
            "allOf": [
                ref("Vrijwilliger"),
                object_of(koppelingen=list_of(match), geschiedenis=list_of(ref("Regel"))),
            ]
        },
        "Vrijwilligersbladzijde": page_of("vrijwilligers", "Vrijwilliger"),
    }


def _problem() -> dict[str, Any]:
    """RFC 9457; some problems say more: `fouten`, `houder`, `stappen`, `status_nu`."""
    return object_of(
        type=_TEXT | {"format": "uri"}, title=_TEXT, status=_WHOLE | {"minimum": 400}, detail=_TEXT
    )
