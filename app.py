"""The ASGI application: `uvicorn app:app` or `streamlit run app.py`."""

from pathlib import Path

from streamlit.starlette import App

from core.web.attachments import attachment_routes
from core.web.health import health_routes
from core.web.index import page_routes
from core.web.lifespan import lifespan
from core.web.middleware import middleware
from pages.components import errors

app = App(
    Path(__file__).parent / "pages" / "main.py",
    routes=[*health_routes(), *attachment_routes(), *page_routes()],
    middleware=middleware(),
    lifespan=lifespan(),
    on_script_error=errors.show,
)
