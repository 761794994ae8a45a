"""Makes a typed text harmless to store, log beside and show, without changing what the person said."""

import re

# Everything that is not for reading: C0 and C1 controls but newline and tab, lone surrogates, non-characters,
# the BOM, and the marks that turn the reading direction around (they can make a text show something else).
# Joiners and variation selectors stay: emoji and many scripts need them.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]+"
)
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_INVISIBLE = re.compile("[\\s\u00ad\u200b-\u200f\u2060-\u2065\u3164\ufe00-\ufe0f\ufeff\ufffd]+")


def neutralise(text: str) -> str:
    """Return `text` with line ends as newlines and each run of control characters as one space, trimmed.

    A lone surrogate, which no UTF-8 file or database can hold, becomes U+FFFD, the mark for "unreadable".
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)
    return _HARMFUL.sub(" ", text).strip()


def is_blank(text: str) -> bool:
    """Tell whether nothing in `text` can be read: only white space, joiners or unreadable marks."""
    return not _INVISIBLE.sub("", text)
