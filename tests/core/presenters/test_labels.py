import pytest

from core.domain.status import Flag, Status
from core.i18n import speaking
from core.presenters.labels import (
    GROUPS,
    LEFT_OUT_MARK,
    body_name,
    body_short,
    code_label,
    flag_text,
    group_label,
    mark_of,
    period_label,
    status_label,
    statuses_of,
)
from tests.core.builders import a_body


def test_every_status_belongs_to_one_group_and_has_words_in_both_languages():
    grouped = [status for _mark, statuses in GROUPS for status in statuses]
    assert sorted(grouped) == sorted(Status)
    for language in ("uk", "en"):
        with speaking(language):
            assert len({status_label(status) for status in Status}) == len(Status)
            assert len({group_label(mark) for mark, _statuses in GROUPS}) == len(GROUPS)
            assert all(flag_text(flag) for flag in Flag)


def test_a_status_is_told_by_a_glyph_of_its_own_beside_its_colour():
    marks = [mark for mark, _statuses in GROUPS]
    for told_by in ("code", "glyph", "fill", "chip_fill"):
        assert len({getattr(mark, told_by) for mark in marks}) == len(marks)
    assert mark_of(Status.WAIVED) == LEFT_OUT_MARK


def test_codes_of_the_address_stand_for_statuses_or_groups():
    done = {Status.DONE_ON_TIME, Status.DONE_LATE}
    assert statuses_of(["done"]) == done
    assert statuses_of(["done_late", "overdue"]) == {Status.DONE_LATE, Status.OVERDUE}
    assert statuses_of([]) == set(Status)
    assert code_label("done") == "Виконано"
    assert code_label("done_late") == "Виконано із запізненням"


@pytest.mark.parametrize(
    ("code", "uk", "en"),
    [
        ("2026", "2026", "2026"),
        ("2026-H1", "I півріччя 2026", "Half I, 2026"),
        ("2026-Q3", "III квартал 2026", "Quarter III, 2026"),
        ("2026-08", "08.2026", "08.2026"),
        ("2026-08-31", "31.08.2026", "31.08.2026"),
        ("2026-after-2.1", "2026, після заходу 2.1", "2026, after measure 2.1"),
        ("2026-H2~2", "II півріччя 2026", "Half II, 2026"),
    ],
)
def test_a_period_is_said_as_people_write_it(code, uk, en):
    assert period_label(code) == uk
    with speaking("en"):
        assert period_label(code) == en


def test_a_body_is_named_in_the_readers_language():
    body = a_body("MVS", name_uk="Міністерство внутрішніх справ", short_uk="МВС", name_en="MIA")
    nameless = a_body("DSNS", short_uk="", name_en="")
    assert (body_name(body), body_short(body)) == ("Міністерство внутрішніх справ", "МВС")
    assert body_short(nameless) == nameless.name_uk
    with speaking("en"):
        assert (body_name(body), body_short(body)) == ("MIA", "MVS")
        assert body_name(nameless) == "DSNS"
