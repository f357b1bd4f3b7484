import asyncio

from streamlit import config

from core.charts import picture
from core.settings import settings
from core.web import lifespan
from core.web.lifespan import every, take_in_as_much_as_is_set, warm_pictures


def test_upkeep_goes_on_after_a_failure():
    runs: list[int] = []

    def task() -> None:
        runs.append(len(runs))
        if len(runs) == 1:
            raise ValueError("the database was away")

    async def live_for_three_runs() -> None:
        upkeep = asyncio.create_task(every(0.001, task))
        while len(runs) < 3:
            await asyncio.sleep(0.001)
        upkeep.cancel()

    asyncio.run(asyncio.wait_for(live_for_three_runs(), 10))
    assert runs[:3] == [0, 1, 2]


def test_a_converter_that_fails_is_reported_and_stops_nobody(monkeypatch):
    def fail() -> None:
        raise RuntimeError("no fonts")

    reported: list[BaseException] = []
    monkeypatch.setattr(picture, "make_ready", fail)
    monkeypatch.setattr(lifespan, "report", reported.append)
    warm_pictures()
    assert [str(error) for error in reported] == ["no fonts"]


def test_as_much_may_be_sent_in_as_is_set(monkeypatch, fresh_settings):
    before = config.get_option("server.maxUploadSize")
    monkeypatch.setenv("POSTUP_ATTACHMENT_MB", "7")
    settings.cache_clear()
    take_in_as_much_as_is_set()
    assert config.get_option("server.maxUploadSize") == 7
    config.set_option("server.maxUploadSize", before)
