"""A hand-written truth table beside a table of rules: read, spread out, compared, mutated."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, combinations
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from commission.domain.table import Goes, Rule

AnyRule = Rule[Any, Any, Any, Any]
T = TypeVar("T")


class Row(NamedTuple):
    """One allowed thing, as a lawyer reads it; ``from_`` is empty when nothing exists yet."""

    move: str
    from_: str
    to: str
    who: str
    needs: frozenset[str]


@dataclass(frozen=True)
class Words:
    """The vocabulary of one lifecycle: what a mutation may put in place of something else."""

    statuses: tuple[StrEnum, ...]
    who: tuple[StrEnum, ...]
    needs: tuple[StrEnum, ...]


def read_csv(name: str) -> list[dict[str, str]]:
    """A file that lies beside the tests, a dict per line."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def read_table(name: str) -> list[Row]:
    """The hand-written truth table."""
    return [
        Row(r["move"], r["from"], r["to"], r["who"], frozenset(r["needs"].split())) for r in read_csv(name)
    ]


def spread(rules: Sequence[AnyRule]) -> Iterator[Row]:
    """The rules as rows, one for each status they start at and each person they are open to."""
    for rule in rules:
        for from_ in rule.from_:
            for who in rule.who:
                needs = frozenset(str(need) for need in rule.needs)
                yield Row(str(rule.move), str(from_ or ""), str(rule.to), str(who), needs)


def compare(rules: Sequence[AnyRule], table: Sequence[Row]) -> list[str]:
    """Every difference in words; two rules for one thing are a difference too, for only one can hold."""
    coded, written = Counter(spread(rules)), Counter(table)
    keys = Counter((row.move, row.from_, row.who) for row in coded.elements())
    return [
        *(f"coded but not written: {row}" for row in coded - written),
        *(f"written but not coded: {row}" for row in written - coded),
        *(f"said twice: {key}" for key, times in keys.items() if times > 1),
    ]


def mutations(rules: Sequence[AnyRule], words: Words) -> Iterator[tuple[str, list[AnyRule]]]:
    """Every way to get one rule wrong: (what was done, the whole table with it)."""
    for at, rule in enumerate(rules):
        yield f"drop {rule.move}", [*rules[:at], *rules[at + 1 :]]
        for said, mutant in _mutants(rule, words):
            yield f"{rule.move}: {said}", [*rules[:at], mutant, *rules[at + 1 :]]


def _mutants(rule: AnyRule, words: Words) -> Iterator[tuple[str, AnyRule]]:
    for status in (None, *words.statuses):
        yield f"from ^ {status}", replace(rule, from_=_flip(rule.from_, status))
    for who in words.who:
        yield f"who ^ {who}", replace(rule, who=_flip(rule.who, who))
    for need in words.needs:
        yield f"needs ^ {need}", replace(rule, needs=_flip(rule.needs, need))
    for target in (*words.statuses, *Goes):
        if target is not rule.to:
            yield f"to {target}", replace(rule, to=target)


def _flip(values: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    """Drop it if it is there, add it if it is not."""
    return tuple(v for v in values if v is not value) if value in values else (*values, value)


def subsets(values: Sequence[T]) -> Iterator[frozenset[T]]:
    """All subsets, the empty one first."""
    sizes = range(len(values) + 1)
    return (frozenset(some) for some in chain.from_iterable(combinations(values, n) for n in sizes))
