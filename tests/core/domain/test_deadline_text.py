import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.deadline_rules import (
    AfterEvent,
    AfterPeriod,
    AtLeast,
    ByDate,
    Continuous,
    InHalf,
    InMonth,
    InQuarter,
    Manual,
    OnDate,
    OnDemand,
    Period,
    Rule,
    TimesPer,
    TriggerEvent,
    Unknown,
    Window,
    Within,
    Years,
)
from core.domain.deadline_text import read_deadline

YEAR, HALF, QUARTER = Period.YEAR, Period.HALF_YEAR, Period.QUARTER
UNKNOWN = (Unknown(),)
QUARTERLY_REPORTING = tuple(ByDate(month=month, day=15) for month in (2, 4, 7, 10))

PHRASES: dict[str, tuple[Rule, ...]] = {
    "постійно": (Continuous(),),
    "до 31 серпня": (ByDate(month=8, day=31),),
    "9 грудня": (OnDate(month=12, day=9),),
    "один раз на півроку": (TimesPer(count=1, period=HALF),),
    "протягом року": (Within(period=YEAR),),
    "не рідше одного разу на рік": (AtLeast(count=1, period=YEAR),),
    "один раз на рік (до 31 грудня)": (ByDate(month=12, day=31),),
    "після завершення реалізації відповідних ініціатив": (
        AfterEvent(event=TriggerEvent.MEASURE_COMPLETED),
    ),
    "щокварталу": (TimesPer(count=1, period=QUARTER),),
    "щорічно": (TimesPer(count=1, period=YEAR),),
    "щоквартально до 10 числа місяця, що настає за звітним періодом": (
        AfterPeriod(period=QUARTER, day=10),
    ),
    "щокварталу до 15 числа наступного місяця": (AfterPeriod(period=QUARTER, day=15),),
    "щороку до 15 лютого, 15 квітня, 15 липня і 15 жовтня": QUARTERLY_REPORTING,
    "березень 2016 р.": (InMonth(month=3, year=2016),),
    "серпень—вересень": (Window(starts="08-01", ends="09-30"),),
    "01.03.2023 - 30.09.2023": (Window(starts="2023-03-01", ends="2023-09-30"),),
    "у 2023 та 2025 роках": (Years(years=(2023, 2025)),),
    "IV квартал 2024 р.": (InQuarter(quarter=4, year=2024),),
    "I—II квартали 2025 р.": (Window(starts="2025-01-01", ends="2025-06-30"),),
    "I півріччя 2025 р.": (InHalf(half=1, year=2025),),
    "до 1 вересня 2020 р.": (ByDate(month=9, day=1, year=2020),),
    "до кінця 2025 року": (ByDate(month=12, day=31, year=2025),),
    "протягом 2024—2025 років": (Window(starts="2024-01-01", ends="2025-12-31"),),
    "щороку, починаючи з 2024 року": (TimesPer(count=1, period=YEAR, from_year=2024),),
    "у тримісячний строк": (AfterEvent(event=TriggerEvent.ACT, months=3),),
    "протягом 10 робочих днів після погодження": (
        AfterEvent(event=TriggerEvent.APPROVAL, working_days=10),
    ),
    "у разі потреби": (OnDemand(),),
    "за окремим графіком": (Manual(),),
    "до 2025 року": UNKNOWN,
    "упродовж року": (Within(period=YEAR),),
    "протягом 2025 року": (Within(period=YEAR, year=2025),),
    "двічі на рік": (AtLeast(count=2, period=YEAR),),
    "щомісяця": (TimesPer(count=1, period=Period.MONTH),),
    "щороку": (TimesPer(count=1, period=YEAR),),
    "не пізніше 1 квітня": (ByDate(month=4, day=1),),
}
MEASURE_1_3 = (
    "за загальними показниками виконання цього плану заходів - один раз на рік (до 31 грудня)"
    " за показниками виконання окремих заходів цього плану заходів - після завершення реалізації"
    " відповідних ініціатив"
)


@pytest.mark.parametrize(("text", "rules"), PHRASES.items(), ids=list(PHRASES))
def test_the_phrases_of_plans_are_read(text: str, rules: tuple[Rule, ...]) -> None:
    assert read_deadline(text) == rules


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(MEASURE_1_3, id="as the act has it"),
        pytest.param(MEASURE_1_3.replace(" - ", " — ").upper(), id="dashes and capitals"),
        pytest.param(MEASURE_1_3.replace(") за", "); за"), id="semicolon"),
        pytest.param(MEASURE_1_3.replace(") за", ")\nза"), id="two lines"),
    ],
)
def test_the_two_parts_of_measure_1_3_give_two_rules(text: str) -> None:
    assert read_deadline(text) == (
        ByDate(month=12, day=31),
        AfterEvent(event=TriggerEvent.MEASURE_COMPLETED),
    )


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("на постійній основі", Continuous()),
        ("Постійно.", Continuous()),
        ("постійно, протягом року", Continuous()),
        ("у межах року", Within(period=YEAR)),
        ("впродовж поточного року", Within(period=YEAR)),
        ("за потреби", OnDemand()),
        ("в разі необхідності", OnDemand()),
        ("згідно з окремим графіком", Manual()),
        ("за окремим планом-графіком", Manual()),
        ("до 31 грудня поточного року", ByDate(month=12, day=31)),
        ("постійно, починаючи з 2024 року", Continuous(from_year=2024)),
        (
            "щокварталу протягом 2025 року",
            TimesPer(count=1, period=QUARTER, from_year=2025, to_year=2025),
        ),
        ("щороку у 2024–2026 роках", TimesPer(count=1, period=YEAR, from_year=2024, to_year=2026)),
        ("щороку з 2024 по 2026 рік", TimesPer(count=1, period=YEAR, from_year=2024, to_year=2026)),
        ("щороку до 2026 року включно", TimesPer(count=1, period=YEAR, to_year=2026)),
        ("з 2024 року щокварталу", TimesPer(count=1, period=QUARTER, from_year=2024)),
        ("щороку до 15 лютого, починаючи з 2024 р.", ByDate(month=2, day=15, from_year=2024)),
        ("починаючи з 2024 року, щороку до 15 лютого", ByDate(month=2, day=15, from_year=2024)),
        ("до 15 лютого, починаючи з 2024 року", ByDate(month=2, day=15, from_year=2024)),
    ],
)  # fmt: skip
def test_natural_variants_are_read(text: str, rule: Rule) -> None:
    assert read_deadline(text) == (rule,)


def test_parts_are_read_one_by_one_and_an_unknown_one_stays_in_its_place() -> None:
    assert read_deadline("до 31 серпня; колись;\n9 грудня") == (
        ByDate(month=8, day=31),
        Unknown(),
        OnDate(month=12, day=9),
    )


def test_a_rule_said_twice_counts_once() -> None:
    assert read_deadline("протягом року; упродовж року") == (Within(period=YEAR),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "-",
        "скоро",
        "протягом року, крім серпня",
        "протягом року крім серпня",
        "постійно, але не рідше одного разу на рік",
        "у разі потреби, але не рідше одного разу на рік",
        "до 31 серпня (проміжний)",
        "до 31 серпня 9 грудня щось",
        "не до 31 серпня",
        "не пізніше ніж через 30 днів",
        "не раніше 1 вересня",
        "31 лютого",
        "45 грудня",
        "до 01.13.2020",
        "починаючи з 2024 року",
        "починаючи з 2024 року до 1 вересня",
        "з 2024 року до 1 вересня",
        "до 15 лютого з 2024 року",
        "щороку у 2026—2024 роках",
        "до 1 вересня 2025 року, починаючи з 2024 року",
        "за потреби, починаючи з 2024 року",
        "до 1 вересня 2025 року поточного року",
        "за показниками - колись",
        "щось за показниками виконання - постійно",
        "протягом кварталу",
        "до 2025 року включно",
        "а" * 2000,
    ],
)
def test_what_is_not_known_wholly_is_unknown(text: str) -> None:
    assert set(read_deadline(text)) == {Unknown()}


SPACES = st.sampled_from([" ", "  ", "\u00a0", "\u2009", "\u202f ", "\t"])
DASHES = st.sampled_from(["-", "–", "—", "―", "‑", " - ", " – ", " —", "― "])
LETTERS = {"I": "IІ", "і": "іi", "а": "аa", "о": "оo", "р": "рp", "с": "сc", "е": "еe"}


@st.composite
def _variants(draw: st.DrawFn, phrase: str) -> str:
    """The phrase as other hands would type it."""
    dashed = phrase.replace(" - ", "-").replace("—", "-")
    signs = [_variant_of(draw, sign) for sign in dashed]
    text = "".join(signs)
    recase = draw(st.sampled_from([str, str.upper, str.lower, str.title]))
    return recase(text) + draw(st.sampled_from(["", ".", " ", ";", " .", ","]))


def _variant_of(draw: st.DrawFn, sign: str) -> str:
    if sign == " ":
        return draw(SPACES)
    if sign == "-":
        return draw(DASHES)
    return draw(st.sampled_from(LETTERS.get(sign, sign)))


@pytest.mark.parametrize(("phrase", "rules"), PHRASES.items(), ids=list(PHRASES))
def test_another_hand_types_the_same_rule(phrase: str, rules: tuple[Rule, ...]) -> None:
    @settings(max_examples=40, deadline=None)
    @given(_variants(phrase))
    def check(text: str) -> None:
        assert read_deadline(text) == rules

    check()


SCRAPS = (
    "до не пізніше 31 1 серпня березень IV квартал півріччя року 2025 рр. щороку раз двічі на"
    " протягом після погодження строк тримісячний числа наступного місяця ( ) , ; - — та і крім"
    " починаючи з по у грудні 01.09.2020 за показниками"
)


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(SCRAPS.split()), max_size=12).map(" ".join)))
def test_any_text_gives_rules_and_never_raises(text: str) -> None:
    rules = read_deadline(text)

    assert rules
    assert all(isinstance(rule, Rule) for rule in rules)


@settings(deadline=None)
@given(st.sampled_from(sorted(PHRASES)), st.sampled_from(["крім", "колись", "№ 5", "або", "%"]))
def test_a_leftover_word_makes_the_cell_unknown(phrase: str, word: str) -> None:
    assert read_deadline(f"{phrase} {word}") == UNKNOWN
    assert read_deadline(f"{word} {phrase}") == UNKNOWN
