"""The addresses that Postup answers; every other one gets our own «not found» page."""

from functools import cache
from pathlib import Path

from core.domain.permissions import Role

OVERVIEW = "/"
PLAN = "/plan"
BODIES = "/bodies"
CALENDAR = "/calendar"
VERIFY = "/verify"
ACCOUNT = "/account"
ADMIN = "/admin"
MY = "/my"
RECORD = "/record"
IMPORT = "/import"
SIGN_IN = "/sign-in"
INVITE = "/invite"
PAGES = (
    OVERVIEW,
    PLAN,
    BODIES,
    CALENDAR,
    MY,
    RECORD,
    IMPORT,
    VERIFY,
    ACCOUNT,
    ADMIN,
    SIGN_IN,
    INVITE,
)
LANDINGS = {Role.FOCAL_POINT: MY, Role.SECRETARIAT: VERIFY}
"""Where a person arrives who was going nowhere in particular; for other roles the overview."""
LOADED_ANEW = (SIGN_IN, INVITE)
"""Screens that a link opens with a request of their own: they bring a cookie along."""
SESSION = "/session/"
SESSION_OPEN = SESSION + "open"
SESSION_CLOSE = SESSION + "close"
OIDC = SESSION + "oidc"
OIDC_BACK = SESSION + "oidc-back"
SESSIONS = (SESSION_OPEN, SESSION_CLOSE, OIDC, OIDC_BACK)
OWN = ("/healthz", "/readyz")
ATTACHMENTS = "/attachments"
MEDIA = "/media/"
UPLOAD = "/_stcore/upload_file"
STREAM = "/_stcore/stream"
STREAMLIT = ("/_stcore/health", "/_stcore/host-config", STREAM)
STREAMLIT_UNDER = (UPLOAD + "/", "/_stcore/bidi-components/", MEDIA, "/app/static/")


def is_page(path: str) -> bool:
    """Whether a screen answers at this path; a slash at the end does no harm."""
    return path in PAGES or path.rstrip("/") in PAGES


def is_known(path: str) -> bool:
    """Whether anything of ours or of Streamlit's answers at this path."""
    return (
        is_page(path)
        or path in OWN
        or path in SESSIONS
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
