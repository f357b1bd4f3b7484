"""The language of the command line: `POSTUP_LANG`, before any text is made."""

import os
from functools import cache

from dotenv import dotenv_values

from core.i18n import LANGUAGES, resolve_language_with


@cache
def _asked() -> str | None:
    name = "POSTUP_LANG"
    code = os.environ.get(name) or dotenv_values(".env").get(name)
    return code if code in LANGUAGES else None


def speak_as_asked() -> None:
    """Let every text be made in the language of the setting; modules of texts call it first."""
    resolve_language_with(_asked)
