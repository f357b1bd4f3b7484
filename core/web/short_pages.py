"""Short pages of our own, made without Streamlit: not found, refused, unavailable and others."""

from html import escape

from starlette.responses import HTMLResponse

from core.i18n import _, speaking
from core.settings import settings

STYLE = """
:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;
font:1rem/1.5 Inter,"Liberation Sans",Arial,sans-serif;
background:light-dark(#F4F6FA,#0F1722);color:light-dark(#10182B,#E8EDF4)}
@font-face{font-family:Inter;font-weight:100 900;
src:url(BASE/app/static/fonts/inter-cyrillic-wght-normal.woff2) format("woff2");
unicode-range:U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116}
@font-face{font-family:Inter;font-weight:100 900;
src:url(BASE/app/static/fonts/inter-latin-wght-normal.woff2) format("woff2")}
main{max-width:34rem;width:100%;padding:2.5rem;border-radius:.75rem;
border:1px solid light-dark(#C9D1DC,#33404F);background:light-dark(#FFFFFF,#16202D)}
img{display:block;height:2rem;margin-bottom:1.5rem}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 .75rem}
p{margin:0 0 1.5rem;color:light-dark(#4A5668,#A9B6C6)}
a{display:inline-block;padding:.625rem 1.25rem;border-radius:.375rem;font-weight:600;
text-decoration:none;background:light-dark(#1F4E8C,#8AB6F2);color:light-dark(#FFFFFF,#0F1722)}
a:focus-visible{outline:3px solid light-dark(#1A56A6,#8AB6F2);outline-offset:3px}
"""


def not_found(language: str) -> HTMLResponse:
    """404: no such address, with a way on."""
    with speaking(language):
        return _page(
            404,
            language,
            title=_("Такої сторінки немає"),
            text=_("Адресу набрано з помилкою, або сторінку перенесено."),
            way_on=("/", _("Перейти до огляду")),
        )


def foreign_host(language: str) -> HTMLResponse:
    """400: the request names a host that is not ours."""
    with speaking(language):
        sentence = _("Цей сервер не відповідає за таким іменем: додайте його до {setting}.")
        text = sentence.format(setting="POSTUP_ALLOWED_HOSTS")
        return _page(400, language, title=_("Невідома назва сайту"), text=text)


def refused(language: str) -> HTMLResponse:
    """403: files are taken only from people who are signed in."""
    with speaking(language):
        return _page(
            403,
            language,
            title=_("Файл не прийнято"),
            text=_("Файли можна надсилати лише після входу."),
        )


def unavailable(language: str, sentence: str) -> HTMLResponse:
    """503: it cannot be done now, and why."""
    with speaking(language):
        return _page(503, language, title=_("Зараз це неможливо"), text=sentence)


def too_often(language: str) -> HTMLResponse:
    """429: too many requests from one address."""
    with speaking(language):
        page = _page(
            429,
            language,
            title=_("Забагато запитів"),
            text=_("З вашої адреси надходить забагато запитів. Спробуйте за хвилину."),
        )
    page.headers["Retry-After"] = "60"
    return page


def broken_down(language: str, code: str) -> HTMLResponse:
    """500: our own error, with the incident code to quote."""
    with speaking(language):
        text = _("Спробуйте ще раз за хвилину. Код {code}.").format(code=code)
        return _page(
            500,
            language,
            title=_("Сталася помилка"),
            text=text,
            way_on=("/", _("Перейти до огляду")),
        )


def _page(
    status: int, language: str, *, title: str, text: str, way_on: tuple[str, str] | None = None
) -> HTMLResponse:
    base = escape(settings().base_path)
    link = f'<a href="{base}{way_on[0]}">{escape(way_on[1])}</a>' if way_on else ""
    name = escape(_("Поступ"))
    body = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)} · {name}</title>"
        f'<link rel="icon" href="{base}/app/static/mark.svg">'
        f"<style>{STYLE.replace('BASE', base)}</style></head><body><main>"
        f'<img src="{base}/app/static/mark.svg" alt="{name}">'
        f"<h1>{escape(title)}</h1><p>{escape(text)}</p>{link}</main></body></html>"
    )
    return HTMLResponse(body, status, {"Cache-Control": "no-store"})
