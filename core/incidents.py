"""Unforeseen errors: a short code that the reader sees leads to the full story in the log."""

import logging
import secrets

logger = logging.getLogger("postup")


def report(error: BaseException) -> str:
    """Log an error with its traceback and return the incident code to show (such as `7F3A`)."""
    code = secrets.token_hex(2).upper()
    logger.error("incident %s: %r", code, error, exc_info=error)
    return code
