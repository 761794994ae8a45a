"""Names that people give: as an answer to the question for it, introduced, signed, or beside their other data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.understanding.begrip import Gegeven
from bot.understanding.gegevens import naamvorm
from bot.understanding.gegevens.lijsten import first_names, folded, words
from bot.understanding.gegevens.naamvorm import TOKEN, Naam, ends_here, is_first_name, is_no_name

_FILLER = (
    r"(?:(?:[\s,:\"“”„(…]|\.\.){1,4}"
    r"(?:maar|mer|mar|gewoon|hoor|eh+|uh+|euh|ehm|dus|trouwens|overigens|ook|wel)\b){0,3}"
)
_TO_NAME = rf"{_FILLER}(?:[\s,:\"“”„(…]|\.\.){{1,4}}"
_I = r"(?:\b(?:ik|ich|iech|ikke|ikzelf)|(?<![\w])['’]?k)"
_GREETING = (
    r"(?:hallo|hoi|hai|hey|hé|ha|hee|dag|moi|moin|mojn|goeie?|goei(?:en|e)?(?:dag|morgen|middag|avond)|"
    r"goede ?(?:morgen|middag|avond|dag)|goeden ?(?:dag|avond)|g(?:oei)?e?mo[rh]gen|morgen|middag|ja|jo|nou|salam|"
    r"selam|salut|allemaal|daar|mevrouw|meneer|mensen|lezer|beste|geachte|heer|dames|heren|en|ooit|weer)"
)
_OPENING = rf"(?:^|(?<=[.!?\n]))\s{{0,4}}(?:{_GREETING}\b[\s,.!/]{{0,4}}){{0,4}}"
# What comes after these is the writer's name, known or not.
_INTRO = re.compile(
    rf"(?:{_I}\s+(?:heet|hiet|heit|heite|heette|hjit|hyt|hait)(?!\s+(?:u|je|dat|het|welkom)\b)"
    r"|\b(?:mijn|mn|m['’]n|me|mien|mijne|myn|min)\s+(?:volledige\s+|hele\s+|echte\s+|roep|voor)?(?:naam|name|naom|namme)"
    r"\s*(?:is|ies|=|:)"
    r"|(?<!haar )(?<!zijn )(?<!hun )(?<!z'n )(?<!d'r )\b(?:de\s+|volledige\s+|uw\s+|roep)?naam"
    r"(?:\s+(?:aanvrager|melder|afzender|invuller))?\s*(?:is|=|:)"
    r"|\b(?:u|je)\s+spreekt\s+(?:hier\s+)?met|\bmy\s+name\s+is)"
    rf"{_TO_NAME}",
    re.IGNORECASE,
)
# After these too where the name is asked for; elsewhere "zeg maar heup", "ze noemt mij mama".
_CALL = re.compile(
    rf"(?:\bnoem(?:t|en)?\s+(?:u\s+)?(?:me|mij|mie|maar)|\bzeg\s+maar|\bdoe\s+maar|\bword\s+ik){_TO_NAME}",
    re.IGNORECASE,
)
_FIELD = re.compile(r"(?:^|(?<=[\n;,.]))\s{0,4}(?:volledige )?naam\s{0,4}[:=]\s{0,4}", re.IGNORECASE)
# Only a name that is known as one counts after these: "ik ben moe", "hier regent het".
_AM = re.compile(
    rf"(?:{_I}\s+(?:ben|bin|bun|zen|zin|zijn|sin|bi)|\b(?:ben|bin|zen)\s+(?:ik|k))(?:\s+(?:het|'t|t))?{_TO_NAME}|^ik:\s*",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"{_I}\s*(?:\(|,|[-–])\s*|\bondergetekende\b[\s,:(]*|\b(?:het|dat|naam)\s+moet\s+(?:wel\s+)?"
    rf"|\bmaar\s+ik\s+|\ben\s+ik\s+|{_OPENING}hier\s+(?:is\s+|spreekt\s+|met\s+)?"
    r"|\bop\s+naam\s+van\s+|\b(?:noem\s+(?:me|mij)|(?:iedereen|men)\s+noemt\s+(?:me|mij)|ze\s+noemen\s+(?:me|mij))\s+(?:maar\s+|gewoon\s+)?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:de|den|der|d['’]n|d['’]r|ons|onze|'t)\s+(?=\w)", re.IGNORECASE)
_WITH = re.compile(rf"{_OPENING}(?:(?:u|je)\s+spreekt\s+)?met\s+", re.IGNORECASE)
_DOING = re.compile(r"\s+\w+\s+(?:ik|we|wij)\b", re.IGNORECASE)  # "met Piet doe ik boodschappen"
_SIGNED = re.compile(
    r"(?:\b(?:gr|gr\.|grt|grtjs?|grtz|groetn?|groeten|groetjes|groetjs|groetekes|mvg|hoogachtend|liefs|hgr|groetnis|"
    r"getekend|afzender|afz|groetenis|groetsjes)\b|\bm\.?v\.?g\.|\bvr\.? ?gr\.?|\bw\.g\.)"
    r"[\s,.!:;\-–]{0,8}(?:van\s+)?",
    re.IGNORECASE,
)
_THANKED = re.compile(
    r"\b(?:dank(?:jewel|uwel|je|u)?(?:\s+(?:u|je|wel|alvast))*|bedankt|alvast bedankt|bvd)\b\s*[,.!\n]+\s*",
    re.IGNORECASE,
)
# What follows a name that was given just before it.
_AFTER = re.compile(
    r"[\s,]{1,3}(?:hier\b(?!\s+(?:komt|is|heeft|was|in|op))|spreekt\s+u\b|is\s+(?:mijn|mn|m'n|de|myn|mien)\s+na(?:a|o)?m|"
    r"heet\s+ik|aan\s+de\s+(?:lijn|telefoon)|ben\s+ik\b|is\s+de\s+naam)",
    re.IGNORECASE,
)
_GREETED = re.compile(
    rf"\s*(?:{_GREETING}\b[\s,!/]*){{0,4}}(?:(?:mevrouw|meneer|mevr|dhr|mw)\.?\s+)?", re.IGNORECASE
)
# "ik ben Jan zijn moeder" and "ik ben Jan kwijt" tell of somebody else.
_OF_OTHER = re.compile(
    r"(?:['’]s\b|\s+(?:z['’]?n|zijn|haar|d['’]r|hun|se)\s+\w|\s+(?:kwijt|zat|beu|verloren)\b)", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:mijn|m['’]?n|onze|ons|zijn|haar|de|d'r)\s+(?:\w+\s+)?(?:dochter|zoon|man|vrouw|vriend|vriendin|moeder|vader|"
    r"ma|pa|kind|kleinzoon|kleindochter|zus|broer|oma|opa|buurman|buurvrouw|partner|hond|kat|baby|zoontje|dochtertje|"
    r"jongen|meisje|moe|mam|schoonmoeder|schoonvader)\s+(?:die\s+|dat\s+)?(?:heet|hiet|hjit|heten|heette|haar\s+naam|"
    r"z'n\s+naam|zijn\s+naam)"
    rf"|{_I}\s+ben\s+(?:de|een|d'r|haar|zijn|z'n)\s+(?:\w+\s+)?(?:dochter|zoon|man|vrouw|moeder|vader|zus|broer|buurman|"
    r"buurvrouw|mantelzorger|kleinzoon|kleindochter|nicht|neef|schoondochter|schoonzoon|partner)\s+van\b",
    re.IGNORECASE,
)
_LED_IN = {
    "dat",
    "is",
    "het",
    "'t",
    "t",
    "gewoon",
    "ja",
    "nou",
    "oke",
    "oké",
    "ok",
    "hallo",
    "hoi",
    "dag",
    "de",
}
_AGAIN = re.compile(r"\b(?:eh|uh|nee|ik bedoel|spel|:)\s*", re.IGNORECASE)
_QUESTION = re.compile(r"[^.!?,\n]{0,200}\?")
_LABELS = re.compile(
    r"\b(?:tel(?:efoon)?(?:nummer|nr)?|mob(?:iel)?|mail|e-?mail(?:adres)?|nr|nummer|pc|postcode|bsn|en|iban|rek(?:ening)?|"
    r"contact|naam)\b[.:]*|^[\s.:]+",
    re.IGNORECASE,
)
_SEGMENT = re.compile(r"[^,;\n|/()•·]+")


def find(text: str, vraag: str | None, anders: Sequence[Gegeven] = ()) -> list[Gegeven]:
    """Give the names in a message.

    Args:
        text: the message.
        vraag: under `naam` the answer itself is read as a name; elsewhere a name must be introduced.
        anders: the other data in the message; a bare name beside them is the writer's.
    """
    found = list(_introduced(text, vraag))
    if not found:
        found = list(_stated(text, vraag))
    found += [name for name in _signed(text, anders) if not any(_overlap(name, f) for f in found)]
    if not found and anders:
        found = list(_bare(text, anders))
    if not found and vraag == "naam":
        found = [name for name in [_answer(text)] if name]
    return [name.gegeven() for name in sorted(found, key=lambda n: n.begin)[:3]]


def _overlap(one: Naam, other: Naam) -> bool:
    return one.begin < other.eind and other.begin < one.eind


def _introduced(text: str, vraag: str | None) -> Iterator[Naam]:
    """Give the names after "ik heet" and the like."""
    end = 0
    for pattern in (_INTRO, _FIELD, _CALL) if vraag == "naam" else (_INTRO, _FIELD):
        for match in pattern.finditer(text):
            name = naamvorm.read(text, match.end(), loose=True)
            if name and match.start() >= end and not _acronym(name):
                end = name.eind
                yield name


def _stated(text: str, vraag: str | None) -> Iterator[Naam]:
    """Give the names that stand where a name may stand, and are known as one."""
    taken: list[Naam] = []
    openings = vraag in ("start", "naam", None)
    for pattern in (_AM, _BESIDE) if not openings else (_WITH, _AM, _BESIDE):
        for match in pattern.finditer(text):
            name = _known(text, match.end(), pattern is _AM, vraag)
            if name and pattern is _WITH and _DOING.match(text, name.eind):
                continue
            if name and not any(_overlap(name, t) for t in taken):
                taken.append(name)
                yield name
    if not taken:
        yield from _before(text)


def _known(text: str, position: int, am: bool, vraag: str | None) -> Naam | None:
    article = _ARTICLE.match(text, position)
    if am and article and is_first_name(_word(text, article.end())):
        position = article.end()
    name = naamvorm.read(text, position, loose=True)
    if name and not name.bekend and not name.aangekleed:
        name = naamvorm.read(text, position)
    if not name or _acronym(name) or _OF_OTHER.match(text, name.eind):
        return None
    if name.zeker or name.delen > 1:
        return name
    # Where the name is asked for, "ik ben Xandrine" gives it; anywhere else it may be "ik ben Turks".
    return name if am and vraag == "naam" and name.delen else None


def _word(text: str, position: int) -> str:
    match = TOKEN.match(text, position)
    return match.group() if match else ""


def _acronym(name: Naam) -> bool:
    """Whether it is an organisation or a scheme: "met BSN", "hier Thuiszorg"."""
    return (
        any(word.lower().strip(".") in words("geen_naam") for word in name.waarde.split()[:1])
        and not name.bekend
    )


def _before(text: str) -> Iterator[Naam]:
    """Give the names right before "hier", "is mijn naam" and the like."""
    for after in _AFTER.finditer(text):
        clause = max(text.rfind(sign, max(0, after.start() - 120), after.start()) for sign in ".!?\n") + 1
        for token in TOKEN.finditer(text, max(clause, after.start() - 60), after.start()):
            name = naamvorm.read(text, token.start(), loose=True)
            alone = name and _GREETED.fullmatch(text, clause, name.begin)
            if name and alone and name.eind == after.start() and name.zeker:
                yield name
                break


def _signed(text: str, anders: Sequence[Gegeven]) -> Iterator[Naam]:
    """Give the names that a message ends with: "groetjes Ria", "Hoogachtend, W.F. ter Braak"."""
    for pattern in (_SIGNED, _THANKED):
        for match in pattern.finditer(text):
            name = naamvorm.read(text, match.end(), lines=False)
            small = None if name else naamvorm.read(text, match.end(), loose=True, lines=False)
            name = name or (small if small and small.bekend else None)
            if not name or _acronym(name) or not _closes(text, name.eind, anders):
                continue
            if pattern is _SIGNED or (name.zeker and not text[name.eind :].strip(" .!")):
                yield name


def _closes(text: str, end: int, anders: Sequence[Gegeven]) -> bool:
    rest = re.compile(r"[\s,.:]*").match(text, end)
    return ends_here(text, end) or bool(rest and any(g.begin <= rest.end() + 1 < g.eind for g in anders))


def _bare(text: str, anders: Sequence[Gegeven]) -> Iterator[Naam]:
    """Give the name that stands alone between other data: "Bert de Groot 06-…"; after a postcode stands a town."""
    rest = list(text)
    for gegeven in anders:
        rest[gegeven.begin : gegeven.eind] = "\n" * (gegeven.eind - gegeven.begin)
    towns = {gegeven.eind for gegeven in anders if gegeven.soort == "postcode"}
    for segment in _SEGMENT.finditer("".join(rest)):
        piece = _LABELS.sub(lambda m: " " * len(m.group()), segment.group())
        words_in = piece.strip(" .:-–!\t")
        if not words_in or segment.start() in towns:
            continue
        begin = segment.start() + piece.index(words_in)
        name = naamvorm.read(text, begin, loose=True, lines=False)
        if not name or name.eind != begin + len(words_in) or _acronym(name):
            continue
        # "ans veldkamp": with a surname after it the word is a name.
        doubtful = len(words_in.split()) > 1 and folded(_word(text, begin)) in first_names(weak=True)
        if name.zeker or doubtful:
            yield name
            return


def _answer(text: str) -> Naam | None:
    """Read an answer to the question for the name: the last name with a capital that is no other word, or words."""
    if _OTHERS.search(text):
        return None
    # A question back is no name: blanks keep the places.
    text = _QUESTION.sub(lambda m: " " * len(m.group()), text)
    again = list(_AGAIN.finditer(text))
    start = again[-1].end() if again and again[-1].end() < len(text) else 0
    for position in dict.fromkeys((start, 0)):
        if name := _capital(text, position):
            return name
    return _small(text)


def _capital(text: str, position: int) -> Naam | None:
    end = position
    for token in TOKEN.finditer(text, position):
        if token.start() < end or (token.start() and text[token.start() - 1].isalnum()):
            continue
        name = naamvorm.read(text, token.start())
        if not name:
            continue
        end = name.eind
        # "Vind ik niet nodig": a sentence has its capital too.
        if len(name.waarde) > 1 and (name.zeker or name.delen > 1 or _finished(text, name.eind)):
            whole = naamvorm.read(text, token.start(), loose=True)
            return whole if whole and name.bekend and whole.eind > name.eind else name
    return None


def _small(text: str) -> Naam | None:
    """Read a name without capitals: the first words, or the first known name after words that are none."""
    led_in = True
    for token in TOKEN.finditer(text):
        name = naamvorm.read(text, token.start(), loose=True)
        if name and (name.zeker or (led_in and _finished(text, name.eind))):
            return name
        word = token.group()
        if folded(word) in first_names(weak=True) and text.strip(" .!\n") == word:
            return Naam(word, token.start(), token.end(), bekend=True, aangekleed=False, delen=0)
        if not is_no_name(word):
            return None
        led_in = led_in and word.lower() in _LED_IN
    return None


def _finished(text: str, end: int) -> bool:
    return ends_here(text, end) or bool(re.compile(r"\s+(?:hoor|is|graag|of|met|en)\b").match(text, end))
