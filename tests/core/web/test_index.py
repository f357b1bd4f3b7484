import re
from base64 import b64encode
from hashlib import sha256

from starlette.applications import Starlette

from core.web.addresses import LOADED_ANEW, PAGES
from core.web.index import index_html, inline_script_hashes, page_routes

APP = Starlette(routes=page_routes())


def test_the_page_is_in_the_readers_language(ask):
    assert '<html lang="uk">' in ask(APP, "/plan").text
    assert '<html lang="en">' in ask(APP, "/plan", query="lang=en").text
    assert "<title>Postup</title>" in ask(APP, "/plan", cookie="lang=en").text


def test_the_address_wins_over_the_cookie_and_is_remembered(ask):
    answer = ask(APP, "/", query="lang=uk", cookie="lang=en")
    assert '<html lang="uk">' in answer.text
    assert answer.headers["set-cookie"] == "lang=uk; Max-Age=31536000; Path=/; SameSite=Lax"


def test_an_unknown_language_is_passed_over(ask):
    answer = ask(APP, "/", query="lang=<script>", cookie='lang="\\"')
    assert '<html lang="uk">' in answer.text
    assert "set-cookie" not in answer.headers


def test_the_setting_decides_where_nobody_chose(ask, monkeypatch, fresh_settings):
    monkeypatch.setenv("POSTUP_LANG", "en")
    assert '<html lang="en">' in ask(APP, "/").text


def test_the_shim_comes_before_every_other_script():
    for language in ("uk", "en"):
        scripts = re.findall(r"<script[^>]*>", index_html(language))
        assert "shim.js?v=" in scripts[0]
        assert (
            f'data-pages="{" ".join(page for page in PAGES if page not in LOADED_ANEW)}"'
            in scripts[0]
        )
        assert any('type="module"' in script for script in scripts)


def test_nothing_of_streamlit_is_left_to_read():
    for language in ("uk", "en"):
        text = re.sub(r"<script.*?</script>|<link[^>]*>", "", index_html(language), flags=re.DOTALL)
        assert "streamlit" not in text.lower()


def test_the_policy_names_every_inline_script():
    for language in ("uk", "en"):
        scripts = re.findall(r"<script>(.*?)</script>", index_html(language), re.DOTALL)
        digests = [b64encode(sha256(script.encode()).digest()).decode() for script in scripts]
        assert inline_script_hashes() == tuple(f"'sha256-{digest}'" for digest in digests)
