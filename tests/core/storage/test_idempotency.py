import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import func, select

from core.domain.permissions import Actor
from core.errors import ConflictError
from core.storage.engine import engine_for
from core.storage.idempotency import forget_old_keys, once
from core.storage.plan_tables import BodyRecord
from core.storage.system_tables import AuditRow, IdempotencyKeyRow
from core.storage.unit_of_work import Writing, reading, writing

CLERK, OTHER = Actor("clerk"), Actor("other")
SPAWN = multiprocessing.get_context("spawn")


def add(work: Writing) -> int:
    row = BodyRecord(code="A", name_uk="А", short_uk="А", name_en="A", kind="service", aliases=[])
    work.session.add(row)
    work.session.flush()
    work.audit("body.add", "body", "A")
    return row.id or 0


def submit(url: str, key: str = "form-1", content: str = "text", actor: Actor = CLERK) -> int:
    with writing(engine_for(url), actor) as work:
        return once(work, key, "body.add", lambda: add(work), content=content)


def rows(engine: Engine) -> int:
    with reading(engine) as session:
        return session.exec(select(func.count()).select_from(BodyRecord)).one()


def test_a_form_sent_twenty_times_at_once_is_carried_out_once(engine):
    url = engine.url.render_as_string()
    with ThreadPoolExecutor(20) as threads:
        numbers = list(threads.map(lambda _: submit(url), range(20)))
    assert (len(set(numbers)), rows(engine)) == (1, 1)
    with reading(engine) as session:
        assert session.exec(select(func.count()).select_from(AuditRow)).one() == 1


def test_it_is_carried_out_once_across_processes(engine):
    url = engine.url.render_as_string()
    with ProcessPoolExecutor(2, mp_context=SPAWN) as pool:
        numbers = {task.result() for task in [pool.submit(submit, url) for _ in range(4)]}
    assert (len(numbers), rows(engine)) == (1, 1)


def test_another_key_or_another_person_is_another_request(engine):
    url = engine.url.render_as_string()
    assert len({submit(url), submit(url, "form-2"), submit(url, actor=OTHER)}) == 3


def test_the_same_key_with_other_content_is_refused_and_writes_nothing(engine):
    url = engine.url.render_as_string()
    submit(url)
    with pytest.raises(ConflictError, match="вже надіслано з іншим змістом"):
        submit(url, content="other text")
    assert rows(engine) == 1


def test_a_request_that_failed_may_come_again(engine):
    url = engine.url.render_as_string()
    with pytest.raises(ZeroDivisionError), writing(engine, CLERK) as work:
        once(work, "form-1", "body.add", lambda: add(work) // 0, content="text")
    assert rows(engine) == 0
    assert submit(url)
    assert rows(engine) == 1


def test_keys_are_forgotten_when_no_form_can_hold_them_any_more(engine, monkeypatch):
    submit(engine.url.render_as_string())
    with writing(engine, CLERK) as work:
        forget_old_keys(work)
        assert len(work.session.exec(select(IdempotencyKeyRow)).all()) == 1
        monkeypatch.setattr("core.storage.idempotency.KEPT_FOR", timedelta(seconds=-1))
        forget_old_keys(work)
        assert work.session.exec(select(IdempotencyKeyRow)).all() == []
