"""Danger that is told in another language than Dutch: outright wordings of seven languages.

The learners know Dutch only. The wordings stand in `data/lookups/veiligheid_vreemd/`, one file a code, without accents;
each is looked for as it stands, anywhere in the message.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from bot.understanding.classificatie.veiligheid import CODES
from bot.understanding.lijsten import LOOKUPS, woorden


def gevaar_in_vreemde_taal(text: str) -> str | None:
    """Give the safety code that a message names outright in another language, or None."""
    plain = _plain(text)
    return next((code for code in CODES if any(wording in plain for wording in _wordings(code))), None)


@cache
def _wordings(code: str) -> tuple[str, ...]:
    return tuple(_plain(wording) for wording in woorden(LOOKUPS / "veiligheid_vreemd" / f"{code}.txt"))


def _plain(text: str) -> str:
    spread = unicodedata.normalize(
        "NFKD", text.casefold().replace("’", "'").replace("ı", "i").replace("ł", "l")
    )
    return "".join(c for c in spread if not unicodedata.combining(c))
