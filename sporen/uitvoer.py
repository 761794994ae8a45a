"""Where logs are written: standard error, which may fail."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TextIO, cast


class _StandardError:
    """Standard error as it is at the moment: a line that cannot be written (a full disk) keeps nobody from going on."""

    def write(self, text: str) -> None:
        """Write, if it can be written."""
        with suppress(OSError):
            sys.stderr.write(text)

    def flush(self) -> None:
        """Hand on what was written."""
        with suppress(OSError):
            sys.stderr.flush()


STANDARD_ERROR = cast(TextIO, _StandardError())
