import json

from starlette.applications import Starlette

from core.settings import settings
from core.storage import condition
from core.web.health import Readiness, check_database, health_routes


def test_alive(ask):
    answer = ask(Starlette(routes=health_routes()), "/healthz")
    assert (answer.status, answer.text) == (200, "ok")


def test_ready_says_what_it_found(ask):
    app = Starlette(routes=health_routes(lambda: Readiness(True, {"data_version": 7})))
    answer = ask(app, "/readyz")
    assert (answer.status, json.loads(answer.text)) == (200, {"ready": True, "data_version": 7})


def test_not_ready_is_503(ask):
    app = Starlette(routes=health_routes(lambda: Readiness(False, {"problem": "no database"})))
    answer = ask(app, "/readyz")
    assert answer.status == 503
    assert json.loads(answer.text) == {"ready": False, "problem": "no database"}


def test_a_full_disk_is_told_and_no_reason_not_to_be_ready(
    ask, engine, tmp_path, monkeypatch, fresh_settings
):
    monkeypatch.setenv("POSTUP_DATA_DIR", str(tmp_path))
    settings.cache_clear()
    app = Starlette(routes=health_routes(check_database))
    assert json.loads(ask(app, "/readyz").text)["writable"] is True
    monkeypatch.setattr(condition, "ROOM_BYTES", 10**18)
    answer = ask(app, "/readyz")
    assert (answer.status, json.loads(answer.text)["writable"]) == (200, False)
