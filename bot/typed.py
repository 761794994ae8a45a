"""The mark on a typed text, on both sides of Rasa.

Rasa reads a text that begins with a slash as a command. The channel puts this mark (a word joiner, invisible and not
white space) before every typed text; whoever reads the text behind Rasa takes it away again.
"""

TYPED = "\u2060"


def mark(text: str) -> str:
    """Give a typed text as Rasa may see it."""
    return TYPED + text


def as_typed(text: str) -> str:
    """Give a message as the person typed it."""
    return text.removeprefix(TYPED)
