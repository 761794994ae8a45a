"""A QR code as a drawing within the page (segno): nothing is asked of anybody else."""

from __future__ import annotations

import segno
from markupsafe import Markup


def qr(text: str) -> Markup:
    """Draw a text; dark on white, also where the page is dark, with the border that a camera needs."""
    drawn = segno.make(text, error="m", micro=False)
    svg = drawn.svg_inline(
        scale=5, border=4, dark="#000", light="#fff", omitsize=True, svgclass="kt-qr", lineclass=None
    )
    # What the drawing says stands beside it in words: a reader of the screen passes it by.
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S704 - drawn above
