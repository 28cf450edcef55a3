"""The stage: what many tests begin with is built once and stays while they play.

Most tests begin with the cast, many with a sitting or a task on top; to build these is dearer than what is
then tried with them. A fixture marked `@kept` is built in a transaction that stays open below those of the
tests, and each test gets its objects as copies of its own.

Before each test the stage holds exactly what that test asks for, neither more nor less. So no test meets what
another has asked for, and the order in which they run changes nothing but the time. A test with transactions
of its own finds the stage empty and builds for itself.
"""

import functools
import inspect
import pickle
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count, takewhile
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.test import override_settings

Build = Callable[..., Any]
_kept: dict[tuple[str, str], Build] = {}
"""Module and name of the fixture -> what builds it."""
_folders = count()


def kept(build: Build) -> Any:
    """Make it a fixture that is built once. It may ask for others of its kind and `db`, for nothing else."""

    @functools.wraps(build)
    def given(**asked: Any) -> Any:
        name = build.__name__
        return STAGE.copies[name] if name in STAGE.copies else build(**asked)

    _kept[build.__module__, build.__name__] = build
    return pytest.fixture(given)


@dataclass(frozen=True)
class Layer:
    """One fixture built, on top of the layers before it."""

    build: Build
    transaction: ExitStack
    files: Path
    objects: bytes
    """Of all layers so far, by name, pickled together: who is one person stays one in a copy."""


class Stage:
    """Layers, each in a transaction within that of the one before."""

    def __init__(self) -> None:
        self._layers: list[Layer] = []
        self.copies: dict[str, Any] = {}
        """What the test that plays now was given."""

    def set_for(self, builds: Sequence[Build], files: Path) -> None:
        """Leave standing what both this test and the one before ask for, and build the rest."""
        same = takewhile(lambda pair: pair[0].build is pair[1], zip(self._layers, builds, strict=False))
        self.strike(down_to=len(list(same)))
        for build in builds[len(self._layers) :]:
            self._layers.append(self._add(build))
            cache.clear()
        self.copies = self._copies()
        if self._layers and self._layers[-1].files.exists():
            shutil.copytree(self._layers[-1].files, files)

    def strike(self, down_to: int = 0) -> None:
        """Take the upper layers away; without them nothing of theirs is left in the database."""
        while len(self._layers) > down_to:
            transaction.set_rollback(True)
            self._layers.pop().transaction.close()

    def _add(self, build: Build) -> Layer:
        """What is deferred to the end of a transaction is checked here, not again after each test."""
        files = Path(settings.DATA_DIR) / "stage" / str(next(_folders))
        if self._layers and self._layers[-1].files.exists():
            shutil.copytree(self._layers[-1].files, files)
        with ExitStack() as stack:
            stack.enter_context(transaction.atomic())
            objects = self._copies()
            with override_settings(MEDIA_ROOT=files):
                objects[build.__name__] = build(**{name: objects.get(name) for name in _asks(build)})
            connection.check_constraints()
            return Layer(build, stack.pop_all(), files, pickle.dumps(objects))

    def _copies(self) -> dict[str, Any]:
        return pickle.loads(self._layers[-1].objects) if self._layers else {}


STAGE = Stage()


def asked_by(item: pytest.Function) -> list[Build]:
    """What the test wants to find built, each after what it stands on."""
    own_transactions = {"transactional_db", "live_server"}.intersection(item.fixturenames)
    marker = item.get_closest_marker("django_db")
    if own_transactions or (marker and marker.kwargs.get("transaction")):
        return []
    return list(dict.fromkeys(_with_what_is_below(item.fixturenames, item.module.__name__)))


def _with_what_is_below(names: Sequence[str], module: str) -> Iterator[Build]:
    for name in names:
        if build := _kept.get((module, name)) or _kept.get(("tests.conftest", name)):
            yield from _with_what_is_below(_asks(build), module)
            yield build


def _asks(build: Build) -> list[str]:
    return list(inspect.signature(build).parameters)
