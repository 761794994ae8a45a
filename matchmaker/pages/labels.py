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

FUNCTIE = {"coordinator": "Coördinator", "beheerder": "Beheerder", "lezer": "Lezer"}

# What the work waits for, as the page of a request says it to who holds it.
NU = {
    "nieuw": "Nog niemand heeft deze hulpvraag opgepakt.",
    "in_behandeling": "Zoek wie kan helpen, en stel de hulpvraag daar voor.",
    "uitvraag": "Bel of mail de persoon om te horen wat er nodig is.",
    "voorgesteld": "Leg vast wat er op het voorstel gezegd is. Na een ja brengt u hen samen.",
    "gekoppeld": "Zij hebben kennisgemaakt. Na twee weken belt u allebei of het goed gaat.",
    "nazorg": "Bel allebei. Houdt het stand, dan is de hulpvraag vanzelf afgerond.",
    "afgerond": "Deze hulpvraag is klaar. Er is niets meer te doen.",
    "doorverwezen": "Vraag de organisatie na een tijdje wat eruit kwam.",
    "ingetrokken": "Deze hulpvraag is ingetrokken.",
}

REDEN = {
    "onduidelijk": "Er is nog iets niet duidelijk",
    "niet_bereikt": "De persoon was niet te bereiken",
    "geen_tijd": "Ik heb er geen tijd voor",
    "andere_wijk": "Het is voor een andere wijk",
    "claim_verlopen": "Het lag te lang stil",
    "voorstel_geweigerd": "Zij zeiden nee",
    "voorstel_verlopen": "Er kwam geen antwoord",
    "voorstel_ingetrokken": "Het voorstel is ingetrokken",
    "verder_zoeken": "Er past misschien iets beters",
    "wmo_melding": "Het wordt een melding voor de Wmo",
    "wijkteam": "Het is iets voor het wijkteam",
    "andere_organisatie": "Een andere organisatie kan beter helpen",
    "niet_opgepakt": "De organisatie heeft het niet opgepakt",
    "nazorg_begint": "Het is twee weken geleden",
    "houdt_stand": "Het gaat goed",
    "houdt_niet_stand": "Het houdt geen stand",
}

# Why a proposal is declined.
WEIGERREDEN = {
    "geen_ruimte": "Nu geen ruimte",
    "te_ver": "Te ver weg",
    "past_niet": "Past niet bij wat zij doen",
    "tijd_past_niet": "De tijd past niet",
    "niet_bereikbaar": "Niet te bereiken",
    "anders": "Iets anders",
}

VOORSTEL = {
    "open": "Wacht op antwoord",
    "geaccepteerd": "Zei ja",
    "geweigerd": "Zei nee",
    "verlopen": "Geen antwoord",
    "ingetrokken": "Ingetrokken",
}

# Whom a follow-up phones: in a heading, and in the history.
OPVOLGING = {
    "inwoner": "Bel wie hulp vroeg: gaat het goed?",
    "helper": "Bel wie helpt: gaat het goed?",
    "terugkoppeling": "Vraag de organisatie wat eruit kwam",
}
GEBELD = {
    "inwoner": "met wie hulp vroeg",
    "helper": "met wie helpt",
    "terugkoppeling": "met de organisatie",
}
OPGEVOLGD = {
    "houdt_stand": "Het gaat goed",
    "niet": "Het gaat niet goed",
    "geen_contact": "Niet bereikt",
}

# A call: with whom, and what came of it.
MET = {
    "inwoner": "wie hulp vroeg",
    "helper": "wie helpt of gevraagd is",
    "organisatie": "een organisatie",
    "ander": "iemand anders",
}
GESPREK = {
    "gesproken": "Gesproken",
    "geen_gehoor": "Geen gehoor",
    "voicemail": "Voicemail ingesproken",
    "belt_terug": "Belt zelf terug",
}

ELKE_REDEN = REDEN | WEIGERREDEN | GESPREK | OPGEVOLGD  # that a line of the history may have

# By what the same person is noticed.
ZELFDE = {
    "telefoon": "hetzelfde telefoonnummer",
    "email": "hetzelfde e-mailadres",
    "naam_postcode": "dezelfde naam en postcode",
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
    "wissen_aangekondigd": "Wordt gewist",
    "voorstel": "Voorstel gedaan",
    "gemaild": "Mail met link klaargezet",
    "mail_mislukt": "Mail kwam niet aan",
    "nieuwe_link": "Nieuwe link gemaakt",
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
