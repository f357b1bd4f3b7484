"""The addresses that Postup answers; every other one gets our own «not found» page."""

from functools import cache
from pathlib import Path

OVERVIEW = "/"
PLAN = "/plan"
BODIES = "/bodies"
CALENDAR = "/calendar"
PAGES = (OVERVIEW, PLAN, BODIES, CALENDAR)
OWN = ("/healthz", "/readyz")
ATTACHMENTS = "/attachments"
UPLOAD = "/_stcore/upload_file"
STREAM = "/_stcore/stream"
STREAMLIT = ("/_stcore/health", "/_stcore/host-config", STREAM)
STREAMLIT_UNDER = (UPLOAD + "/", "/_stcore/bidi-components/", "/media/", "/app/static/")


def is_page(path: str) -> bool:
    """Whether a screen answers at this path; a slash at the end does no harm."""
    return path in PAGES or path.rstrip("/") in PAGES


def is_known(path: str) -> bool:
    """Whether anything of ours or of Streamlit's answers at this path."""
    return (
        is_page(path)
        or path in OWN
        or path in STREAMLIT
        or path.startswith(ATTACHMENTS + "/")
        or path.startswith(STREAMLIT_UNDER)
        or path in _frontend_files()
    )


@cache
def _frontend_files() -> frozenset[str]:
    root = frontend_folder()
    files = (root / "static").rglob("*")
    return frozenset("/" + file.relative_to(root).as_posix() for file in files if file.is_file())


def frontend_folder() -> Path:
    """The folder of the installed Streamlit frontend."""
    from streamlit import file_util  # slow import

    return Path(file_util.get_static_dir())
