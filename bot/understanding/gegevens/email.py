"""E-mail addresses, typed, cut up with spaces, or spelled out ("jan punt bakker apestaartje gmail punt com")."""

from __future__ import annotations

import re

from bot.understanding.begrip import Gegeven

_AT = r"(?:@|[\[({<]\s*(?:at|apestaartje|apenstaartje|@)\s*[\])}>]|\b(?:apestaartje|apenstaartje|apestaart|apenstaart|aapestaartje|aapenstaartje|apestaarje|apestaertje|apestèrtsje|slingeraap|at sign)\b|\bat\b)"
_DOT = r"(?:\.|[\[({<]\s*(?:punt|dot|\.)\s*[\])}>]|\b(?:punt|dot|stip|puntje|punkt)\b)"
_DASH = r"(?:-|\b(?:streepje|koppelteken|min|minteken|dash|hyphen|tussenstreepje|middenstreepje)\b)"
_UNDERSCORE = r"(?:_|\b(?:underscore|laag streepje|lage streep|liggend streepje|laagstreepje|onderstreepje|laag liggend streepje)\b)"
_ATOM = r"[A-Za-z0-9+%]+"
_DOMAINS = r"(?:gmail|hotmail|outlook|live|ziggo|kpnmail|kpnplanet|planet|xs4all|yahoo|icloud|upcmail|casema|home|hetnet|tele2|telfort|chello|quicknet|solcon|online|caiway|zeelandnet|proton|protonmail|telenet|skynet|msn|me|gmx|mail)"
_TLD = r"(?:com|nl|net|org|eu|be|de|info|nu|frl|amsterdam|email|fr|uk|pl|tr|ua|me|io)"
_PLAIN = re.compile(r"(?<![\w.+-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}", re.ASCII)
_LOCAL = rf"{_ATOM}(?:\s*(?:{_UNDERSCORE}|{_DASH}|{_DOT})\s*{_ATOM})*"
_HOST = rf"[A-Za-z0-9]+(?:\s*{_DASH}\s*[A-Za-z0-9]+)*"
_LOOSE = re.compile(
    rf"(?<![\w@])(?P<local>{_LOCAL})\s*(?P<at>{_AT})\s*(?P<host>{_HOST}(?:\s+mail)?(?:\s*{_DOT}\s*{_HOST})*?)\s*{_DOT}\s*(?P<tld>{_TLD})\b",
    re.IGNORECASE,
)
# "d.reukers92 bij gmail": under the question for contact data a provider's name is enough.
_PROVIDER = re.compile(
    rf"(?<![\w@])(?P<local>[A-Za-z0-9][\w.+-]*)\s*(?:{_AT}|\bbij\b|\bop\b)\s*(?P<host>gmail|hotmail|outlook|icloud|ziggo)\b",
    re.IGNORECASE,
)
_SPELLED = re.compile(r"(?:(?<=\s)|^)((?:[A-Za-z0-9]\s+){1,}[A-Za-z0-9]+)$")
_HOME = {"gmail": "com", "hotmail": "com", "outlook": "com", "icloud": "com", "ziggo": "nl"}
_REPLACE = [
    (re.compile(_UNDERSCORE, re.IGNORECASE), "_"),
    (re.compile(_DASH, re.IGNORECASE), "-"),
    (re.compile(_DOT, re.IGNORECASE), "."),
]


def _plain(part: str) -> str:
    for pattern, sign in _REPLACE:
        part = pattern.sub(sign, part)
    return re.sub(r"\s+", "", part)


def find(text: str, asked: bool = False) -> list[Gegeven]:
    """Give the addresses in a message, in lower case.

    Args:
        text: the message.
        asked: whether it answers the question for contact data.
    """
    found = [Gegeven("email", m.group().lower(), m.start(), m.end()) for m in _PLAIN.finditer(text)]
    if found or not any(sign in text.lower() for sign in ("@", "at", "staart", "bij", "slinger", "op")):
        return found
    for match in _LOOSE.finditer(text):
        begin, local = _with_spelled_letters(text, match)
        value = f"{_plain(local)}@{_plain(match['host'])}.{match['tld']}".lower()
        # "at" is an English word and a Dutch verb: alone it needs a well-known provider.
        if (
            match["at"].strip().lower() == "at"
            and not re.search(_DOMAINS, match["host"], re.IGNORECASE)
            and not asked
        ):
            continue
        found.append(Gegeven("email", value, begin, match.end()))
    if not found and asked:
        for match in _PROVIDER.finditer(text):
            host = match["host"].lower()
            value = f"{match['local']}@{host}.{_HOME[host]}".lower()
            found.append(Gegeven("email", value, match.start(), match.end()))
    return found


def _with_spelled_letters(text: str, match: re.Match[str]) -> tuple[int, str]:
    """Take in the letters that stand spelled out before the part that was found: "j a n" before "punt"."""
    first = match["local"]
    word = re.match(r"[A-Za-z0-9]+", first)
    if word and len(word.group()) == 1:
        before = _SPELLED.search(text[: match.start() + 1])
        if before:
            return before.start(1), before.group(1) + first[1:]
    return match.start(), first
