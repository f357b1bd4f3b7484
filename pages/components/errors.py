"""What a reader sees when something goes wrong: a sentence, or a code that leads to the log."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from core.errors import PostupError
from core.i18n import _
from core.incidents import report
from pages.components.access import RefusedError
from pages.components.plain import plain


def show(error: Exception) -> bool:
    """Show an error in place of what it broke; True tells Streamlit to show nothing more."""
    if isinstance(error, PostupError):
        st.error(plain(str(error)))
        return True
    code = report(error)
    st.error(_("Сталася помилка. Спробуйте ще раз за хвилину. Код {code}.").format(code=code))
    return True


@contextmanager
def guarded() -> Iterator[None]:
    """Keep an error inside the block: the rest of the screen goes on."""
    try:
        yield
    except RefusedError:
        return
    except Exception as error:  # noqa: BLE001  (shown, and logged under its code)
        show(error)
