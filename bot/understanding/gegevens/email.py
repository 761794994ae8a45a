"""E-mail addresses, typed, cut up with spaces, or spelled out ("jan punt bakker apestaartje gmail punt com")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.begrip import Gegeven
from bot.understanding.gegevens.lijsten import table

_SPOKEN_AT = (
    r"(?:ape[n]?staart(?:je)?|aape[n]?staartje|apestaarje|apestaertje|apestèrtsje|slingeraap|at sign)"
)
_AT = rf"(?:@|[\[({{<]\s*(?:at|{_SPOKEN_AT}|@)\s*[\])}}>]|\b{_SPOKEN_AT}\b|\bat\b)"
_UNDERSCORE = (
    r"(?:underscore|onderstreepje|laagstreepje|(?:laag |lage |liggend |laag liggend )(?:streepje|streep))"
)
_DASH = r"(?:streepje|koppelteken|min|minteken|dash|hyphen|tussenstreepje|middenstreepje)"
_DOT = r"(?:punt|dot|stip|puntje|punkt|krapka)"
_SIGN = rf"(?:{_UNDERSCORE}|{_DASH}|{_DOT})"
# What stands between two parts of an address: a sign without spaces, a sign or its name between spaces, or in brackets.
_SEPARATOR = rf"(?:[._+-]|\s+(?:[._-]|{_SIGN})\s+|\s*[\[(]\s*(?:{_DOT}|\.)\s*[\])]\s*)"
# Counted throughout: without an end each place in a long text would be the start of a long search.
_ATOM = r"[A-Za-z0-9%]{1,64}"
_LOCAL = rf"{_ATOM}(?:{_SEPARATOR}{_ATOM}){{0,12}}"
_TLD = r"(?:com|nl|net|org|eu|be|de|info|nu|frl|amsterdam|email|fr|uk|pl|tr|ua|me|io)"
_HOST = rf"{_ATOM}(?:-{_ATOM}|\s+{_DASH}\s+{_ATOM}){{0,8}}(?:\s+mail)?"
_PLAIN = re.compile(r"(?<![\w.+-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[A-Za-z]{2,}", re.ASCII)
_DOMAIN_DOT = rf"(?:\s*\.\s*|\s*[\[(]\s*(?:{_DOT}|\.)\s*[\])]\s*|\s+{_DOT}\s+)"
_LOOSE = re.compile(
    rf"(?<![\w@])(?P<local>{_LOCAL})\s*(?P<at>{_AT})\s*(?P<host>{_HOST}(?:{_DOMAIN_DOT}{_HOST}){{0,8}}?){_DOMAIN_DOT}"
    rf"(?P<tld>{_TLD})\b",
    re.IGNORECASE,
)
# After a spoken sign several words may follow each other: "j punt de wit apenstaartje".
_SPOKEN_WORDS = re.compile(
    rf"(?P<local>\b{_ATOM}\s+{_SIGN}\s+(?:{_ATOM}\s+){{2,3}}){_SPOKEN_AT}\b", re.IGNORECASE
)
_SPELLED = re.compile(r"(?:(?<=\s)|^)((?:[A-Za-z0-9]\s+){1,40}[A-Za-z0-9]{1,40})$")
LONGEST = 80  # characters of a spelled name
# "d.reukers92 bij gmail": under the question for contact data a provider's name is enough.
_HOME = {"gmail": "com", "hotmail": "com", "outlook": "com", "icloud": "com", "ziggo": "nl"}
_PROVIDER = re.compile(
    rf"(?<![\w@])(?P<local>[A-Za-z0-9][\w.+-]{{0,63}})\s*(?:{_AT}|\bbij\b|\bop\b)\s*(?P<host>{'|'.join(_HOME)})\b",
    re.IGNORECASE,
)
# "at" is an English word and a Dutch verb: without the question it needs a well-known provider.
_KNOWN = re.compile(
    r"gmail|hotmail|outlook|live|ziggo|kpnmail|kpnplanet|planet|xs4all|yahoo|icloud|upcmail|casema|home|hetnet|"
    r"tele2|telfort|chello|quicknet|solcon|caiway|zeelandnet|proton|telenet|skynet|msn|gmx",
    re.IGNORECASE,
)
_NAMES = [
    (re.compile(rf"\b{_UNDERSCORE}\b", re.IGNORECASE), "_"),
    (re.compile(rf"\b{_DASH}\b", re.IGNORECASE), "-"),
    (re.compile(rf"[\[(]\s*(?:{_DOT}|\.)\s*[\])]|\b{_DOT}\b", re.IGNORECASE), "."),
]


def _plain(part: str, spoken: bool = False) -> str:
    for pattern, sign in _NAMES:
        part = pattern.sub(sign, part)
    if spoken:
        numbers = table("telwoorden")
        part = " ".join(numbers.get(word.lower(), word) for word in part.split())
    return re.sub(r"\s+", "", part)


def find(text: str, asked: bool = False) -> list[Gegeven]:
    """Give the addresses in a message, in lower case.

    Args:
        text: the message.
        asked: whether it answers the question for contact data.
    """
    found = [Gegeven("email", m.group().lower(), m.start(), m.end()) for m in _PLAIN.finditer(text)]
    if found or not re.search(r"@|at|staart|bij|slinger|\bop\b", text, re.IGNORECASE):
        return found
    said = list(_SPOKEN_WORDS.finditer(text))
    for match in _LOOSE.finditer(text):
        sign = match["at"].strip().lower()
        if sign == "at" and not asked and not _KNOWN.search(match["host"]):
            continue
        begin, local = _whole_local(text, match, said)
        spoken = len(sign) > 2
        value = f"{_plain(local, spoken)}@{_plain(match['host'])}.{match['tld']}".lower()
        found.append(Gegeven("email", value, begin, match.end()))
    if not found and asked:
        for match in _PROVIDER.finditer(text):
            host = match["host"].lower()
            value = f"{match['local']}@{host}.{_HOME[host]}".lower()
            found.append(Gegeven("email", value, match.start(), match.end()))
    return found


def _whole_local(text: str, match: re.Match[str], said: Sequence[re.Match[str]]) -> tuple[int, str]:
    """Take in what belongs before the part that was found: spelled letters, words after a spoken sign."""
    for spoken in said:
        if spoken.start() <= match.start() and spoken.end("local") >= match.end("local"):
            return spoken.start(), spoken["local"].strip()
    local = match["local"]
    word = re.match(r"[A-Za-z0-9]+", local)
    if word and len(word.group()) == 1:
        # No further back than a long name goes: over a whole message of single letters the search takes seconds.
        first = max(match.start() - LONGEST, 0)
        before = _SPELLED.search(text[first : match.start() + 1])
        if before:
            return first + before.start(1), before.group(1) + local[1:]
    return match.start(), local
