"""Every address shows a screen; what of it cannot be is said in a sentence with a way on."""

import pytest

from tests.pages.screens import screen, target

pytestmark = pytest.mark.usefixtures("demo_installation")

BAD = [
    ("/bodies?body=<script>alert(1)</script>", "body", "хибне значення"),
    ("/bodies?body=NOBODY", "body", "Немає органу «NOBODY»"),
    ("/calendar?body=NOBODY", "body", "Немає органу «NOBODY»"),
    ("/plan?measure=9.9", "measure", "Немає заходу «9.9»"),
    ("/bodies?body=M027&measure=9.9", "measure", "Немає заходу «9.9»"),
    ("/?as_of=2026-02-30", "as_of", "не є датою"),
    ("/?as_of=2099-01-01", "as_of", "Прогноз можливий лише до"),
    ("/?year=1999", "year", "немає 1999 року"),
    ("/?plan=nothing", "plan", "Немає плану «nothing»"),
    ("/?period=H9", "period", "Немає періоду «H9»"),
    ("/plan?tab=nothing", "tab", "Тут немає чого вибрати за «nothing»"),
    ("/plan?status=late", "status", "хибне значення «late»"),
    ("/plan?tab=due&page=9999", "page", "Сторінки 9999 немає, остання — 2"),
    ("/plan?sort=-foo", "sort", "Стовпця «foo» тут немає"),
    ("/plan?q=" + "ї" * 101, "q", "задовгий"),
    ("/bodies?kind=navy", "kind", "Тут немає чого вибрати за «navy»"),
    ("/plan?measure=2.1&kind=navy", "kind", "Тут немає чого вибрати за «navy»"),
    ("/bodies?view=pie", "view", "хибне значення «pie»"),
]


@pytest.mark.parametrize(("address", "name", "sentence"), BAD)
def test_a_bad_address_gets_one_sentence_and_a_way_on(address, name, sentence):
    shown = screen(address)
    (notice,) = shown.notices
    assert sentence in notice
    assert notice.endswith("Показати без цього")
    way_on = target(shown.html[shown.html.index("postup-notice") :])
    assert f"{name}=" not in way_on
    assert "<script>" not in shown.html
    assert screen(address.partition("?")[0] + way_on).notices == []


@pytest.mark.parametrize(
    ("address", "title"),
    [
        pytest.param("/?as_of=2019-05-05", "За цей період зобов’язань немає", id="before the plan"),
        pytest.param("/calendar?as_of=2019-05-05", "За цей період строків немає", id="none"),
        pytest.param("/bodies?body=M027&body=S030", "Державна служба туманних барабанів", id="two"),
        pytest.param("/plan?colour=red&measure=2.1", "2.1 Медіабрифінги", id="unknown name"),
    ],
)
def test_an_unusual_address_is_understood(address, title):
    shown = screen(address)
    assert shown.notices == []
    assert shown.title == title


def test_a_moment_that_is_not_now_is_said_with_the_way_back():
    assert "<b>Станом на 31.08.2026</b>" in screen("/?as_of=2026-08-31").html
    assert "<b>Прогноз на 30.06.2027</b>" in screen("/?as_of=2027-06-30").html
    assert "Показано" not in screen("/plan").html


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/bodies?view=table&q=МІНДЕРЕВМ'ЯЧІВ", ["Міністерство дерев’яних м’ячів"]),
        ("/bodies?view=table&q=дepeв`яниx", ["Міністерство дерев’яних м’ячів"]),
        ("/bodies?view=table&q=wooden balls", ["Міністерство дерев’яних м’ячів"]),
        ("/bodies?view=table&q=м027", ["Міністерство дерев’яних м’ячів"]),
        ("/bodies?view=table&q=їжаків у тумані", []),
    ],
)
def test_search_knows_a_body_however_it_is_spelt(address, found):
    rows = screen(address).rows
    assert [name for name in found if not any(name in row[0] for row in rows)] == []
    assert len(rows) == len(found)
