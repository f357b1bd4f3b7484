import pytest

from core.files.inspecting import inspect
from core.files.kinds import FileKind, kind_of_ending
from core.files.refusals import Refusal, Refused, refusal_sentence
from core.i18n import speaking
from tests.core.files.samples import GOOD, HOSTILE, VARIANTS, put


@pytest.mark.parametrize("name", GOOD)
def test_each_kind_is_taken_in_by_its_content(tmp_path, name):
    assert inspect(put(tmp_path, GOOD[name]()), name) is kind_of_ending(name)


def test_there_is_a_sample_of_every_kind():
    assert {kind_of_ending(name) for name in GOOD} == set(FileKind)


@pytest.mark.parametrize("what", VARIANTS)
def test_what_honest_people_send_is_taken_in(tmp_path, what):
    name, make = VARIANTS[what]
    assert inspect(put(tmp_path, make()), name) in FileKind


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused_for_its_own_reason(tmp_path, what):
    reason, name, make = HOSTILE[what]
    with pytest.raises(Refused) as caught:
        inspect(put(tmp_path, make()), name)
    assert caught.value.refusal == reason


def test_there_is_a_hostile_file_for_every_reason():
    of_reading = {Refusal.TOO_HARD, Refusal.TOO_MANY_ROWS}
    assert {reason for reason, _, _ in HOSTILE.values()} == set(Refusal) - of_reading


@pytest.mark.parametrize("language", ["uk", "en"])
def test_each_reason_has_a_sentence_of_its_own(language):
    with speaking(language):
        sentences = {refusal_sentence(refusal, "x") for refusal in Refusal}
    assert len(sentences) == len(Refusal)
    assert not [text for text in sentences if "{" in text]
