"""The shape of a name: salutation, initials, first names, particles and surnames, read word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.understanding.begrip import Gegeven
from bot.understanding.gegevens.lijsten import first_names, folded, words

Kind = Literal["initials", "particle", "capital", "small", "none"]

_LETTERS = r"[^\W\d_](?:[^\W_]|[\u0300-\u036f]|['’](?=\w))*"
_INITIAL = r"(?:[^\W\d_]|Th|Ph|Ch|Sj|Tj|IJ|Joh|Chr|Jac)\."
TOKEN = re.compile(rf"v[./]d\.?(?!\w)|(?:{_INITIAL})+|['’][tns]\b|{_LETTERS}(?:[-‑]{_LETTERS})*")
# Dropped: how somebody is addressed is no part of the name.
_SALUTATION = re.compile(
    r"(?:(?:de\s+)?(?:heer|hr\.?)|dhr\.?|meneer|menheer|meheer|mijnheer|mevrouw|mevr\.?|mevrou|mefrou|mvr\.?|mw\.?|"
    r"mej\.?|mejuffrouw|juffrouw|madame?)\s+",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(
    r"(?:fam(?:ilie)?|wed|mr|drs?|ds|ir|ing|prof|zr|br|zuster|broeder|pater|juf)\b\.?\s+(?=\S)", re.IGNORECASE
)
_PARTICLES = {
    "van", "von", "de", "den", "der", "het", "'t", "’t", "ten", "ter", "te", "vd", "v/d", "v.d.", "v.d", "v/d.", "v.",
    "d.", "el", "al", "la", "le", "du", "da", "do", "dos", "das", "bin", "ibn", "ben", "op", "aan", "'s", "’s", "y",
    "zu", "fan", "it", "thoe", "tot", "in", "uit", "onder", "over", "voor", "bij", "aït", "ait", "bint", "di",
}  # fmt: skip
# These only before an article: "op 't Hof" is a surname, "op Texel" is where somebody lives.
_BEFORE_ARTICLE = {"op", "aan", "in", "uit", "onder", "over", "voor", "bij", "tot"}
_ARTICLES = {"de", "den", "der", "het", "'t", "’t", "ter"}
# Without capitals the rest are words: "ik heet jan op de boot".
_SMALL_PARTICLES = {
    "van", "von", "de", "den", "der", "'t", "’t", "ten", "ter", "vd", "v/d", "v.d.", "el", "al", "fan", "bin", "ibn",
    "v.", "d.", "da", "dos", "la", "le",
}  # fmt: skip
_GAP = re.compile(r"[^\S\n]{1,3}(?!\n)|[^\S\n]{0,3}\n\s{0,3}|\s+[-–]\s*(?=\w)|[-–]\s+(?=\w)")
_LOOSE_GAP = re.compile(r"\s{0,3}")
_LINE = re.compile(r"[^\n:,\d@]{2,40}(?=\n|$|\.)")
_SURNAME_FIRST = re.compile(r",\s*(?:[A-Z]\.)+")
_STOP = re.compile(r"\s*(?:[,.;:!?()\n…\"”/]|-\s|$)")
_MOST = 7  # words in one name


@dataclass(frozen=True)
class Naam:
    """A name as it was read, and what speaks for its being one."""

    waarde: str
    begin: int
    eind: int
    bekend: bool  # it begins with a first name of the list
    aangekleed: bool  # a salutation stood before it, or it has initials and a surname
    delen: int  # words with a capital, initials and particles not counted

    @property
    def zeker(self) -> bool:
        """Whether it is a name wherever it stands."""
        return self.bekend or self.aangekleed

    def gegeven(self) -> Gegeven:
        """Give it as a piece of the message."""
        return Gegeven("naam", self.waarde, self.begin, self.eind)


def is_first_name(word: str) -> bool:
    """Whether a word, or a part between hyphens, is a first name; one that is a common word too needs its capital."""
    if word.islower() and is_no_name(word):
        return False
    for part in dict.fromkeys((word, *re.split(r"[-‑]", word))):
        plain = folded(part)
        if plain in first_names() or (part[:1].isupper() and plain in first_names(weak=True)):
            return True
    return False


def is_no_name(word: str) -> bool:
    """Whether a word is one of the common words that are no name."""
    return word.lower().strip(".'’") in words("geen_naam")


def ends_here(text: str, position: int) -> bool:
    """Whether a clause ends at this place."""
    return bool(_STOP.match(text, position))


def read(text: str, position: int, loose: bool = False, lines: bool = True) -> Naam | None:
    """Read the name that stands right here.

    Args:
        text: the message.
        position: where it should begin.
        loose: take words without capitals too, up to the first that cannot belong to it.
        lines: whether it may go on after a line break.
    """
    begin = position
    salutation = _SALUTATION.match(text, position)
    if salutation:
        begin = salutation.end()
    honorific = _HONORIFIC.match(text, begin)
    at = honorific.end() if honorific else begin
    row = _row(text, at, loose, lines)
    while row and row[-1][1] == "particle":
        row.pop()
    kinds = [kind for _, kind in row]
    if not row or (not loose and "capital" not in kinds and "initials" not in kinds):
        return None
    end = row[-1][0].end()
    after = _SURNAME_FIRST.match(text, end) if "initials" not in kinds else None
    end = after.end() if after else end
    heads = [match.group() for match, kind in row if kind != "particle"]
    return Naam(
        waarde=re.sub(r"\s+", " ", text[begin:end]),
        begin=begin,
        eind=end,
        bekend=is_first_name(heads[0]) and kinds[0] != "particle",
        aangekleed=bool(salutation or after) or ("initials" in kinds[:1] and len(heads) > 1),
        delen=kinds.count("capital"),
    )


def _row(text: str, position: int, loose: bool, lines: bool) -> list[tuple[re.Match[str], Kind]]:
    row: list[tuple[re.Match[str], Kind]] = []
    strangers = 0  # words without a capital that no list knows: a surname is one
    while len(row) < _MOST:
        at = _next(text, position, row, lines)
        match = TOKEN.match(text, at) if at is not None else None
        if not match:
            break
        kind = _kind(match, text, row, loose)
        if kind == "small" and not is_first_name(match.group()):
            after_particle = bool(row) and row[-1][1] == "particle"
            strangers += 1
            heads = sum(k != "particle" for _, k in row)
            alone = strangers == 1 or (strangers == 2 and heads == 1)
            capital_first = bool(row) and row[0][1] == "capital"
            if not alone or (capital_first and not after_particle and not ends_here(text, match.end())):
                kind = "none"
        if kind == "none":
            break
        row.append((match, kind))
        position = match.end()
    return row


def _next(text: str, end: int, row: list[tuple[re.Match[str], Kind]], lines: bool) -> int | None:
    """Give the place where the next word of the name may begin."""
    if not row:
        return end
    last, kind = row[-1]
    if kind == "initials" or last.group()[0] in "'’":
        gap = _LOOSE_GAP.match(text, end)
        return gap.end() if gap else None
    gap = _GAP.match(text, end)
    if not gap:
        return None
    following = TOKEN.match(text, gap.end())
    if "\n" in gap.group() and (not lines or not following or not _goes_on(text, gap.end(), row)):
        return None
    if ("-" in gap.group() or "–" in gap.group()) and not (
        following and following.group()[0].isupper() and len(row) > 1
    ):
        return None
    return gap.end()


def _goes_on(text: str, position: int, row: list[tuple[re.Match[str], Kind]]) -> bool:
    """Whether the line that begins here is the rest of a name: nothing else stands in it."""
    if row[-1][1] == "particle":
        return True
    line = _LINE.match(text, position)
    if len(row) > 1 or not line:
        return False
    found = [m.group() for m in TOKEN.finditer(line.group())]
    return len(found) <= 4 and all(
        (w[0].isupper() and not is_no_name(w)) or w.lower() in _PARTICLES for w in found
    )


def _kind(match: re.Match[str], text: str, row: list[tuple[re.Match[str], Kind]], loose: bool) -> Kind:
    word = match.group()
    small = word.lower()
    following = _word_after(text, match.end())
    if small in _PARTICLES and (not word[0].isupper() or small in ("v.d.", "v/d", "vd")):
        return _particle(small, following, loose)
    if any(c.isdigit() for c in word):
        return "none"
    if re.fullmatch(rf"(?:{_INITIAL})+", word):
        return "initials" if word[0].isupper() or loose else "none"
    if word[0].isupper() or re.match(r"[dl]['’][^\W\d_]", word):
        if is_no_name(word) and not _named_like_a_word(word, text, match.end(), following, row):
            return "none"
        return "capital"
    return "small" if loose and not is_no_name(word) else "none"


def _particle(small: str, following: str, loose: bool) -> Kind:
    if small in _BEFORE_ARTICLE and following.lower() not in _ARTICLES:
        return "none"
    if following[:1].isupper() or following[:1] in "'’":
        return "particle" if following else "none"
    if following.lower() in _PARTICLES and not loose:
        return "particle"
    return "particle" if loose and small in _SMALL_PARTICLES and not is_no_name(following) else "none"


def _named_like_a_word(
    word: str, text: str, end: int, following: str, row: list[tuple[re.Match[str], Kind]]
) -> bool:
    """Whether a capital makes a name of a word that mostly is none: "Wil Jansen", "El Haan"."""
    if row and row[-1][1] == "particle":
        return True
    if word.lower() in _PARTICLES and word.lower() not in _BEFORE_ARTICLE and word != "Het":
        return following[:1].isupper() or following.lower() in _ARTICLES
    named = folded(word) in first_names(weak=True) | first_names() and not word.isupper()
    return named and (following[:1].isupper() or ends_here(text, end) or following in _PARTICLES)


def _word_after(text: str, end: int) -> str:
    gap = _LOOSE_GAP.match(text, end)
    match = TOKEN.match(text, gap.end()) if gap else None
    return match.group() if match else ""
