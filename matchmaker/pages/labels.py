"""The words that coordinators read for the codes of the vocabulary."""

from __future__ import annotations

from matchmaker.core.frequentie import in_woorden
from matchmaker.core.hulpvraag import Frequentie

STATUS = {
    "nieuw": "Nieuw",
    "in_behandeling": "In behandeling",
    "uitvraag": "Wordt uitgevraagd",
    "voorgesteld": "Voorgesteld",
    "gekoppeld": "Gekoppeld",
    "nazorg": "Nazorg",
    "afgerond": "Afgerond",
    "doorverwezen": "Doorverwezen",
    "ingetrokken": "Ingetrokken",
}

# What a coordinator does by taking the step.
STAP = {
    "nieuw": "Teruggeven aan de wachtrij: een collega kan de hulpvraag oppakken",
    "in_behandeling": "Verder zoeken: de hulpvraag blijft bij u",
    "uitvraag": "Uitvragen: er is nog iets niet duidelijk",
    "voorgesteld": "Voorstellen aan een vrijwilliger of organisatie",
    "gekoppeld": "Koppelen: zij hebben kennisgemaakt",
    "nazorg": "Nazorg: bellen of het bevalt, na ongeveer twee weken",
    "afgerond": "Afronden: beiden zijn tevreden, het houdt stand",
    "doorverwezen": "Doorverwijzen naar een andere organisatie",
}

LEEFGEBIED = {
    "huishouden": "Huishouden",
    "maaltijden": "Maaltijden",
    "boodschappen": "Boodschappen",
    "vervoer": "Vervoer en lopen",
    "persoonlijke_verzorging": "Persoonlijke verzorging",
    "administratie": "Administratie",
    "klussen": "Klussen",
    "contact": "Contact",
    "daginvulling": "Daginvulling",
    "gezin": "Gezin",
    "wonen": "Wonen",
    "mantelzorg": "Mantelzorg",
    "taal": "Taal",
}

# Where the code itself, without its underscores, is not yet a good word.
_ACTIVITEIT = {
    "was_doen": "de was doen",
    "bed_opmaken": "bed opmaken of verschonen",
    "maaltijd_bezorgen": "maaltijd bezorgen",
    "afspraak_begeleiden": "mee naar een afspraak",
    "wassen_douchen": "wassen en douchen",
    "eten_drinken": "eten en drinken",
    "post_formulieren": "post en formulieren",
    "computer_telefoon": "computer en telefoon",
    "praatje_bezoek": "praatje of bezoek",
    "bewegen_sport": "bewegen of sport",
    "opvoeding": "opvoeden",
    "zorg_overnemen": "de zorg overnemen",
    "lotgenoten": "contact met lotgenoten",
    "taal_leren": "Nederlands leren",
    "tuin": "de tuin",
}

WIE = {
    "broer_zus": "broer of zus",
    "kerk_vereniging": "kerk of vereniging",
    "huishoudelijke_hulp": "huishoudelijke hulp",
    "niemand": "niemand",
    "anders": "iemand anders",
    "professional": "een beroepskracht",
}

ROL = {
    "inwoner": "voor zichzelf",
    "mantelzorger": "mantelzorger",
    "namens_ander": "namens iemand anders",
    "aanbieder": "wil zelf helpen",
}

TREDE = {
    "eigen_kracht": "Eigen kracht",
    "netwerk": "Eigen netwerk",
    "algemene_voorziening": "Vrijwilligers en algemene voorzieningen",
    "maatwerkvoorziening": "Maatwerk: een melding voor de Wmo ligt voor de hand",
}

SIGNAAL = {
    "zelfdoding": "Gedachten aan de dood of zelfdoding",
    "geweld": "Geweld of misbruik",
    "medisch_spoed": "Mogelijk medische spoed",
    "overbelast": "Houdt het niet meer vol",
    "valgevaar": "Gevaar om te vallen",
    "eenzaam": "Eenzaam",
    "geldzorgen": "Geldzorgen",
    "verwaarlozing": "Verwaarlozing",
    "dementie": "Dementie",
    "rouw": "Rouw",
    "laaggeletterd": "Moeite met lezen en schrijven",
    "andere_taal": "Spreekt een andere taal",
}

KAN_MEER = {
    "ja": "Ja",
    "nee": "Nee",
    "liever_niet_vragen": "Vraagt het liever niet",
    "onbekend": "Niet bekend",
}

WELKOM = {"ja": "Ja", "nee": "Nee", "misschien": "Misschien", "onbekend": "Niet bekend"}

RESPIJT = {
    "aan_huis": "aan huis",
    "dagopvang": "dagopvang",
    "logeren": "logeren",
    "vakantie": "vakantie",
    "onbekend": "nog niet bekend",
}

VOORKEUR = {"bellen": "wil gebeld worden", "mailen": "wil gemaild worden", "geen": "geen voorkeur"}

GEBEURTENIS = {
    "ingediend": "Ingediend",
    "geclaimd": "Opgepakt",
    "status": "Verder gezet",
    "notitie": "Notitie",
    "ingetrokken": "Ingetrokken",
    "overgedragen": "Overgedragen",
    "telefoon": "Gebeld",
    "melding": "Melding voor de Wmo",
    "gewaarschuwd": "Ligt stil",
    "voorstel": "Voorstel gedaan",
    "gemaild": "Mail met link klaargezet",
    "mail_mislukt": "Mail kwam niet aan",
    "voorstel_geaccepteerd": "Voorstel aangenomen",
    "voorstel_geweigerd": "Voorstel geweigerd",
    "voorstel_verlopen": "Voorstel verlopen",
    "voorstel_ingetrokken": "Voorstel ingetrokken",
    "opvolging": "Opgevolgd",
    "opvolging_verzet": "Opvolging verzet",
}


def activiteit(code: str) -> str:
    """Name an activity."""
    return _ACTIVITEIT.get(code, code.replace("_", " "))


def wie(code: str) -> str:
    """Name who helps."""
    return WIE.get(code, code.replace("_", " "))


def frequentie(often: Frequentie) -> str:
    """Say how often: "2 keer per week", "1 keer in de 3 weken"."""
    return in_woorden(often)
