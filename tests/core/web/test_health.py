import json

from starlette.applications import Starlette

from core.web.health import Readiness, health_routes


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
