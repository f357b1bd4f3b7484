from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest


def screen() -> None:
    from datetime import date

    import streamlit as st

    from pages.components import address

    address.show_problems(address.read())
    bodies = {"MINJUST": "Мін’юст", "MOE": "МОН"}
    found = {
        "body": address.select("body", "Орган", bodies, blank="Усі"),
        "view": address.segments("view", "Вигляд", {"chart": "Діаграма", "table": "Таблиця"}),
        "status": address.chips("status", "Стан", {"overdue": "Прострочено", "done": "Виконано"}),
        "q": address.search("q", "Пошук"),
        "as_of": address.day(
            "as_of",
            "Станом на",
            default=date(2026, 11, 23),
            earliest=date(2020, 1, 1),
            latest=date(2027, 12, 31),
        ),
    }
    st.session_state["found"] = found
    st.session_state["link"] = address.link("/plan", measure="2.1", year=None)


DEFAULTS = {"body": "", "view": "chart", "status": (), "q": "", "as_of": date(2026, 11, 23)}


def opened(**parameters: Any) -> AppTest:
    app = AppTest.from_function(screen)
    for name, value in parameters.items():
        app.query_params[name] = value
    return app.run()


def test_an_address_without_parameters_shows_the_defaults():
    assert opened().session_state["found"] == DEFAULTS


def test_widgets_show_what_the_address_says():
    app = opened(
        body="MOE", view="table", status=["overdue", "done"], q="навчання", as_of="2026-08-31"
    )
    assert app.session_state["found"] == {
        "body": "MOE",
        "view": "table",
        "status": ("overdue", "done"),
        "q": "навчання",
        "as_of": date(2026, 8, 31),
    }
    assert app.selectbox[0].value == "MOE"


def test_a_changed_widget_changes_the_address():
    app = opened(page="3", lang="en")
    app.selectbox[0].set_value("MINJUST").run()
    app.text_input[0].set_value(" план ").run()
    app.date_input[0].set_value(date(2026, 8, 31)).run()
    assert app.query_params == {
        "lang": "en",
        "body": "MINJUST",
        "q": "план",
        "as_of": "2026-08-31",
    }


def test_going_back_to_a_default_takes_the_parameter_out():
    app = opened(body="MOE", as_of="2026-08-31")
    app.selectbox[0].set_value("").run()
    app.date_input[0].set_value(date(2026, 11, 23)).run()
    assert app.query_params == {}


def test_the_address_wins_over_what_a_widget_held():
    app = opened(body="MOE")
    app.query_params["body"] = "MINJUST"
    assert app.run().session_state["found"]["body"] == "MINJUST"


def test_an_unknown_code_falls_back_to_the_default():
    assert opened(body="NOBODY", status="late", view="pie").session_state["found"] == DEFAULTS


def test_a_bad_parameter_gets_a_sentence_and_a_link_without_it():
    app = opened(as_of="yesterday", body="MOE")
    (notice,) = [html for html in app.get("html") if "postup-notice" in html.proto.body]
    assert "«yesterday» в адресі не є датою" in notice.proto.body
    assert 'href="?body=MOE"' in notice.proto.body


@pytest.mark.parametrize("hostile", ['"><script>alert(1)</script>', "' onload=alert(1) '"])
def test_hostile_text_is_shown_as_text(hostile):
    app = opened(year=hostile, q=hostile)
    body = "".join(html.proto.body for html in app.get("html"))
    assert "<script>" not in body
    assert "«" in body


def test_a_link_keeps_the_moment_and_drops_the_filters():
    app = opened(as_of="2026-08-31", year="2026", lang="en", status="overdue")
    assert app.session_state["link"] == "/plan?as_of=2026-08-31&lang=en&measure=2.1"
