"""The ASGI application: `uvicorn app:app` or `streamlit run app.py`."""

import logging
from pathlib import Path

from streamlit.starlette import App

from core.web.attachments import attachment_routes
from core.web.health import health_routes
from core.web.index import page_routes
from core.web.lifespan import lifespan
from core.web.middleware import middleware
from core.web.oidc_routes import oidc_routes
from core.web.session_routes import session_routes
from pages.components import errors


def _load_the_sign_in() -> None:
    """Half a second that no reader should wait; the library looks for a run that is not there."""
    logging.disable(logging.WARNING)
    from pages.components import sign_in  # noqa: F401  slow import

    logging.disable(logging.NOTSET)


_load_the_sign_in()
app = App(
    Path(__file__).parent / "pages" / "main.py",
    routes=[
        *health_routes(),
        *attachment_routes(),
        *page_routes(),
        *session_routes(),
        *oidc_routes(),
    ],
    middleware=middleware(),
    lifespan=lifespan(),
    on_script_error=errors.show,
)
