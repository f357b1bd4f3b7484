from streamlit.testing.v1 import AppTest


def refusing() -> None:
    import streamlit as st

    from core.errors import UnknownCodeError
    from pages.components import errors

    with errors.guarded():
        raise UnknownCodeError("Немає органу «X».")
    st.write("далі")


def failing() -> None:
    from pages.components import errors

    with errors.guarded():
        raise ZeroDivisionError("secret detail")


def stopping() -> None:
    import streamlit as st

    from pages.components import errors

    with errors.guarded():
        st.stop()


def test_an_error_the_reader_can_act_on_is_its_sentence():
    app = AppTest.from_function(refusing).run()
    assert [error.value for error in app.error] == ["Немає органу «X»."]
    assert [text.value for text in app.markdown] == ["далі"]


def test_an_unforeseen_error_is_a_code_that_stands_in_the_log(caplog):
    app = AppTest.from_function(failing).run()
    code = caplog.messages[-1].split()[1].rstrip(":")
    assert [error.value for error in app.error] == [
        f"Сталася помилка. Спробуйте ще раз за хвилину. Код {code}."
    ]
    assert "secret detail" in caplog.text


def test_stopping_a_run_is_no_error():
    app = AppTest.from_function(stopping).run()
    assert not app.error
