"""The invented bodies, and the plan with its named executors replaced by them."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from random import Random
from typing import Any

from core.domain.bodies import Body, BodyKind
from core.domain.plan import Executor, ExecutorCell, Measure, ParsedPlan
from core.services.installation import World, real_world
from core.settings import ROOT

NAMES = ROOT / "data" / "demo" / "names.toml"


def demo_world(*, bodies: int, seed: int) -> World:
    """The bundled plan over a register of so many invented central bodies (and the stand-ins)."""
    names = tomllib.loads(NAMES.read_text(encoding="utf-8"))
    stand_ins = {code: _stand_in(entry) for code, entry in names["stand_ins"].items()}
    codes = {code: body.code for code, body in stand_ins.items()}
    central = islice(_invented(names, Random(seed)), max(0, bodies - 1))  # noqa: S311
    source = real_world().source
    return World(
        bodies=(*stand_ins.values(), *central),
        source=replace(source, plan=_with_executors(source.plan, codes)),
        is_demo=True,
    )


def _stand_in(entry: list[str]) -> Body:
    code, name, short, english, kind = entry
    return Body(
        code=code,
        name_uk=name,
        short_uk=short,
        name_en=english,
        kind=BodyKind(kind),
        is_central=kind == BodyKind.MINISTRY,
    )


def _invented(names: dict[str, Any], random: Random) -> Iterator[Body]:
    kinds = [kind for kind in names["kinds"] for _ in range(kind["share"])]
    pairs = [
        (adjective, noun)
        for turn in range(len(names["adjectives"]))
        for place, noun in enumerate(names["nouns"])
        for adjective in [names["adjectives"][(place + turn) % len(names["adjectives"])]]
    ]
    random.shuffle(kinds)
    for number, (kind, pair) in enumerate(zip(cycle(kinds), pairs * 4, strict=False), start=1):
        yield _body(kind, pair, number)


def _body(kind: dict[str, Any], pair: tuple[list[str], list[str]], number: int) -> Body:
    (adjective, stem, english), (noun, english_noun) = pair
    return Body(
        code=f"{kind['letter']}{number:03d}",
        name_uk=kind["uk"].format(adjective=adjective, noun=noun),
        short_uk=kind["short"].format(stem=stem, noun=noun),
        name_en=kind["en"].format(adjective=english, noun=english_noun),
        kind=BodyKind(kind["kind"]),
        is_central=True,
    )


def _with_executors(plan: ParsedPlan, codes: dict[str, str]) -> ParsedPlan:
    tasks = tuple(
        replace(task, measures=tuple(_renamed(measure, codes) for measure in task.measures))
        for task in plan.tasks
    )
    return replace(plan, tasks=tasks)


def _renamed(measure: Measure, codes: dict[str, str]) -> Measure:
    executors = tuple(
        Executor(codes.get(executor.code, executor.code), executor.by_consent)
        for executor in measure.executors.executors
    )
    cell: ExecutorCell = replace(measure.executors, executors=executors)
    return replace(measure, executors=cell)
