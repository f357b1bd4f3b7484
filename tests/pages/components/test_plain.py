import pytest

from pages.components.plain import WORD_JOINER, plain


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Брифінг № 5, «Світло»", "Брифінг № 5, «Світло»"),
        ("**жирно**", r"\*\*жирно\*\*"),
        ("[сюди](x)", r"\[сюди\](x)"),
        ("# не заголовок\nі далі", r"\# не заголовок і далі"),
        (":+1:", f":{WORD_JOINER}+1:"),
        ("a -> b", rf"a -{WORD_JOINER}\> b"),
        ("1. не перелік", r"1\. не перелік"),
        ("Немає органу «X».", "Немає органу «X»."),
        ("https://x", f"https:{WORD_JOINER}//x"),
    ],
)
def test_what_would_be_markup_is_text(text, markdown):
    assert plain(text) == markdown
