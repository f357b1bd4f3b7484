"""The page that carries the application: Streamlit's index.html in the reader's language.

It differs from the installed one in language, title, description, icon, fonts and the text for
readers without JavaScript, and it loads our shim before anything of Streamlit's runs.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from core.access.keys import new_token
from core.i18n import _, speaking
from core.settings import ROOT, settings
from core.web.addresses import LOADED_ANEW, PAGES, frontend_folder
from core.web.cookies import browser_cookie, cookies_of, set_cookie
from core.web.language import asked_language, reader_language, remember
from core.web.preloads import preload_links

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_DROPPED = re.compile(
    r"<!--.*?-->"
    r'|<link rel="shortcut icon"[^>]*>'
    r'|<link\s+rel="preload"[^>]*>'
    r'|<link rel="service-desc"[^>]*>',
    re.DOTALL,
)
FRAME = ROOT / "pages" / "static" / "frame.css"
SHIM = ROOT / "pages" / "static" / "shim.js"
SHEET = ROOT / "pages" / "static" / "postup.css"
FONT = "./app/static/fonts/inter-cyrillic-wght-normal.woff2"


@cache
def index_html(language: str) -> str:
    """The page that every screen's address serves, in a language; its addresses are relative."""
    page = (frontend_folder() / "index.html").read_text("utf-8")
    page = _DROPPED.sub("", page).replace("</head>", f"{preload_links(page)}\n  </head>")
    with speaking(language):
        page = page.replace('<html lang="en">', f'<html lang="{language}">')
        page = page.replace("<title>Streamlit</title>", _head())
        page = re.sub(r"<noscript>.*?</noscript>", _without_javascript(), page, flags=re.DOTALL)
    return page.strip()


def inline_script_hashes() -> tuple[str, ...]:
    """What the content security policy must name so that the page's inline scripts may run."""
    scripts = _INLINE_SCRIPT.findall(index_html("uk"))
    return tuple(
        f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts
    )


async def serve_index(request: Request) -> HTMLResponse:
    """Answer a screen's address; a language in the address is remembered."""
    headers = {"Cache-Control": "no-cache", "Vary": "Cookie"}
    page = HTMLResponse(index_html(reader_language(request.scope)), headers=headers)
    if asked := asked_language(request.scope):
        page.headers.append("Set-Cookie", remember(asked))
    is_about_to_sign_in = request.url.path.rstrip("/") in LOADED_ANEW
    if is_about_to_sign_in and browser_cookie() not in cookies_of(request.scope):
        page.headers.append("Set-Cookie", set_cookie(browser_cookie(), new_token()))
    return page


def page_routes() -> list[Route]:
    """One route for each screen."""
    return [Route(path, serve_index, methods=["GET"]) for path in PAGES]


def _head() -> str:
    name = escape(_("Поступ"))
    shim = (
        f'src="./app/static/shim.js?v={_version(SHIM)}" data-pages="{" ".join(_visited())}" '
        f'data-base="{escape(settings().base_path)}"'
    )
    description = escape(_("Хто, що і коли має зробити за планом заходів і що вже зроблено."))
    return (
        f"<title>{name}</title>\n"
        f'    <meta name="description" content="{description}" />\n'
        '    <link rel="icon" href="./app/static/mark.svg" />\n'
        f'    <link rel="preload" href="{FONT}" as="font" type="font/woff2" crossorigin />\n'
        f'    <link rel="stylesheet" href="./app/static/frame.css?v={_version(FRAME)}" />\n'
        f'    <link rel="stylesheet" href="./app/static/postup.css?v={_version(SHEET)}" />\n'
        f"    <script {shim}></script>"
    )


def _visited() -> list[str]:
    """The screens that a link reaches without loading the application anew."""
    return [path for path in PAGES if path not in LOADED_ANEW]


def _version(file: Path) -> str:
    """Changes with the file, so that no browser keeps an old one."""
    return sha256(file.read_bytes()).hexdigest()[:8]


def _without_javascript() -> str:
    sentence = escape(_("Щоб побачити цей сайт, увімкніть JavaScript у браузері."))
    return f"<noscript><p>{sentence}</p></noscript>"
