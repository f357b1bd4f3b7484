"""What the server's log is told: unforeseen errors by a code the reader sees, and refusals."""

import json
import logging
import secrets

from core import clock

logger = logging.getLogger("postup")


def report(error: BaseException) -> str:
    """Log an error with its traceback and return the incident code to show (such as `7F3A`)."""
    code = secrets.token_hex(2).upper()
    logger.error("incident %s: %r", code, error, exc_info=error)
    return code


def refused(what: str, **about: str | int) -> None:
    """Log a refusal: when (UTC), what, who and whence, as one line of JSON in ASCII (ASVS 16.3).

    Names that nobody here has are not given: people type passwords into that field too.
    """
    told = {"at": f"{clock.now():%Y-%m-%dT%H:%M:%SZ}", "refused": what, **about}
    logger.warning(json.dumps(told))
