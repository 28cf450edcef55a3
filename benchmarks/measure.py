"""How long, how many queries, how many bytes: every scenario in this process, one after another, warm."""

import gc
from collections.abc import Iterable
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.scenarios import Ask, Scenario

WARM = 3


def measure(asked: Iterable[Scenario]) -> list[dict[str, object]]:
    """A row of the table each."""
    return [_one(scenario) for scenario in asked]


def _one(scenario: Scenario) -> dict[str, object]:
    """Milliseconds; those of a paper are per page."""
    size, queries = _weigh(scenario)
    times, work, floors = _times(scenario)
    return {
        "name": scenario.name,
        "queries": queries,
        "p50": median(times),
        "p95": nearly_slowest(times),
        "cpu": median(work),
        "bytes": size,
        "floor": median(floors) if floors else None,
    }


def nearly_slowest(times: list[float]) -> float:
    """What 19 of 20 rounds take at most. Of five it is no guess at slower ones that nobody has seen."""
    return quantiles(times, n=20, method="inclusive")[-1]


def _weigh(scenario: Scenario) -> tuple[int, int]:
    """Bytes and queries of one request; counting the queries slows them, so it is not one of the timed."""
    with CaptureQueriesContext(connection) as queries:
        size = len(_ask(scenario.ask).content)
    count = len(queries)
    _undo(scenario)
    return size, count


def _times(scenario: Scenario) -> tuple[list[float], list[float], list[float]]:
    """Of the scenario, as the clock says and as this process worked, and of its floor.

    Turn by turn, so that a machine that is busy for a while slows both. Rubbish is collected before the
    rounds and, as in a server, during them.
    """
    gc.collect()
    times, work, floors = [], [], []
    for _ in range(WARM + scenario.rounds):
        took, worked = timed(scenario.ask)
        times.append(took / scenario.pages)
        work.append(worked / scenario.pages)
        _undo(scenario)
        if scenario.floor:
            floors.append(timed(scenario.floor)[0] / scenario.pages)
    return times[WARM:], work[WARM:], floors[WARM:]


def once(scenario: Scenario) -> None:
    """Asked, and undone."""
    _ask(scenario.ask)
    _undo(scenario)


def timed(ask: Ask) -> tuple[float, float]:
    """Milliseconds, as the clock says and as this process worked."""
    began, worked = perf_counter(), process_time()
    _ask(ask)
    return (perf_counter() - began) * 1000, (process_time() - worked) * 1000


def _undo(scenario: Scenario) -> None:
    if scenario.undo:
        _ask(scenario.undo)


def _ask(ask: Ask) -> Any:
    """An error page would be quick, too."""
    response = ask()
    if response.status_code not in (200, 303):
        raise RuntimeError(f"{response.request['PATH_INFO']} answered {response.status_code}")
    return response
