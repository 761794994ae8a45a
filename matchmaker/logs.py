"""Logs with ids, counts and places in the code only: no text of people, no names, no referentie."""

from __future__ import annotations

import logging
import traceback

import structlog

from sporen.uitvoer import STANDARD_ERROR


def configure(log_format: str) -> None:
    """Write to standard error, as lines to read or as JSON."""
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer()
        if log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(STANDARD_ERROR),
    )


def where(error: BaseException) -> str:
    """Say where an error came from, without its message: that may quote what somebody said."""
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames[:-4:-1])
