"""Guards: what would pass by luck fails here.

An undefined template variable, a list without an order, a page that asks the database once per row, a word
with the outside world and a passing clock are all things that work on the author's machine. Every test runs
with them forbidden; nothing here has to be asked for by name.
"""

import functools
import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from contextvars import ContextVar
from datetime import datetime
from importlib import import_module
from ipaddress import ip_address
from pathlib import Path
from types import FrameType
from zoneinfo import ZoneInfo

import django
import hypothesis
import pytest
from django.core.cache import cache
from django.db import connection
from django.db.models.query import MAX_GET_RESULTS, QuerySet
from django.template import engines
from django.template.backends.django import Template
from django.test import TransactionTestCase, override_settings
from django.test.client import ClientHandler
from django.utils.safestring import SafeString
from pytest_django import DjangoDbBlocker
from zeal import zeal_context, zeal_ignore
from zeal.constants import initialize_app_registry
from zeal.patch import patch as patch_zeal

from commission import clock, triggers
from tests.stage import STAGE, asked_by, kept

# --- Settings: of this file only, whatever the shell has set ----------------------------------------
ROOT = Path(__file__).resolve().parent.parent
_data = Path(tempfile.mkdtemp(prefix="commission-tests-"))
(_data / "static").mkdir()  # whitenoise wants to see it, even empty
_unset = ["SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "BEHIND_TLS", "TRUST_PROXY", "CSRF_TRUSTED_ORIGINS"]
_unset += ["EMAIL_HOST", "EMAIL_FROM", "UPLOAD_MAX_MB", "DEMO"]
_set = {"DEBUG": "1", "WORKER": "0", "DATA_DIR": str(_data)}
_set |= {"LOG_LEVEL": "ERROR"}  # nobody reads of each refused request, and to tell of it takes time
os.environ |= dict.fromkeys(_unset, "") | _set
# Named here and not in pyproject.toml: from there pytest-django would read it before the lines above.
os.environ["DJANGO_SETTINGS_MODULE"] = "commission.settings"

# A search that always takes the same path: a red run is red again. `make long` looks elsewhere each time.
hypothesis.settings.register_profile(
    "quick", derandomize=True, database=None, deadline=None, max_examples=100
)
hypothesis.settings.register_profile("long", deadline=None, max_examples=5000)
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "quick")
LONG = PROFILE == "long"
hypothesis.settings.load_profile(PROFILE)

# Whoever uses one of these asks a database, as does a test marked `django_db`.
DATABASES = {"db", "transactional_db", "live_server"}

# The day the seed meeting's decisions were published, a Tuesday morning.
MOMENT = datetime(2025, 8, 19, 10, tzinfo=ZoneInfo("Asia/Aqtobe"))


# A password costs no time in a test, nor does looking for styles; sign-in limits are the process's own.
# Whoever is signed in stays so when the clock is moved.
EASY = {
    "SESSION_COOKIE_AGE": 10 * 365 * 24 * 60 * 60,
    "CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
    "WHITENOISE_USE_FINDERS": False,
    "ZEAL_ALLOWLIST": [
        {"model": "commission.Entry", "field": "get()"},  # each line finds the one before
    ],
}


def pytest_configure() -> None:
    """Loads the apps; pytest-django then takes over the database."""
    django.setup()
    override_settings(**EASY).enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what asks a database; the rest is the same on every one, and `make test` runs it once."""
    for item in items:
        asks = DATABASES.intersection(getattr(item, "fixturenames", ()))
        if asks or item.get_closest_marker("django_db"):
            item.add_marker("database")
            item.fixturenames.insert(0, "_stage")  # before the test's own transaction begins


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: the garbage collector need not look at it again and again."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Takes the run's own data away."""
    shutil.rmtree(_data, ignore_errors=True)


# --- Network -----------------------------------------------------------------------------------------
def _is_here(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode()
    if host in (None, "", "localhost"):
        return True
    try:
        return ip_address(str(host)).is_loopback
    except ValueError:
        return False


def _only_this_machine(event: str, args: tuple[object, ...]) -> None:
    """Python itself reports every connection here, by whichever library it is made."""
    if event == "socket.connect":
        address = args[1]
        outside = isinstance(address, tuple) and not _is_here(address[0])  # a Unix socket's is a path
    elif event == "socket.getaddrinfo":
        address = args[0]
        outside = not _is_here(address)
    else:
        return
    if outside:
        pytest.fail(f"A test may not leave this machine: {event} {address}")


sys.addaudithook(_only_this_machine)


# --- Database ----------------------------------------------------------------------------------------
@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """SQLite in a file, as in life: in memory two threads would share one connection and never race."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(_data / "test.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def _journal_is_emptied_by_tests_only() -> None:
    """A transactional test ends by emptying every table; the journal's own triggers would refuse that."""
    empty = TransactionTestCase._fixture_teardown

    @functools.wraps(empty)
    def teardown(case: TransactionTestCase) -> None:
        with triggers.lifted(connection):
            empty(case)

    TransactionTestCase._fixture_teardown = teardown


@pytest.fixture(scope="session", autouse=True)
def _order_is_asked_for() -> None:
    """Rows without `order_by` come out backwards; a part of such rows is refused, for it can be any part."""
    fetch = QuerySet._fetch_all

    @functools.wraps(fetch)
    def fetch_all(rows: QuerySet) -> None:
        fresh = rows._result_cache is None
        fetch(rows)
        if not fresh or rows.ordered or rows.model._meta.app_label not in ("commission", "tasks"):
            return
        if len(rows._result_cache) > 1:
            rows._result_cache.reverse()
        # get() takes a few rows of any order on purpose, to see whether there is more than one.
        if rows.query.is_sliced and rows.query.high_mark not in (1, MAX_GET_RESULTS):
            pytest.fail(f"A part of unordered rows: {rows.model.__name__} needs order_by()")

    QuerySet._fetch_all = fetch_all


@pytest.fixture(scope="session", autouse=True)
def _one_question_not_one_per_row() -> None:
    """Each request through the test client is watched for the same question asked again and again (N+1)."""
    initialize_app_registry()
    patch_zeal()
    answer = ClientHandler.__call__

    @functools.wraps(answer)
    def watched(handler: ClientHandler, environ: dict[str, object]) -> object:
        with zeal_context(), zeal_ignore() if _repeats.get() else nullcontext():
            return answer(handler, environ)

    ClientHandler.__call__ = watched


@pytest.fixture
def each_by_itself() -> Iterator[None]:
    """One press on many rows is many actions, each in its own transaction: they ask alike on purpose."""
    token = _repeats.set(True)
    yield
    _repeats.reset(token)


_repeats = ContextVar("repeats_on_purpose", default=False)


# --- Templates ---------------------------------------------------------------------------------------
class _Undefined(str):
    """Stands for a variable a template names and nobody gave.

    Django asks whether this text is empty before it shows it; in a template of ours that question is the
    failure. Templates of Django and allauth lean on undefined variables and are left alone.
    """

    def __bool__(self) -> bool:
        asking = sys._getframe(1)
        if asking.f_code.co_name == "resolve" and (template := _template_of(asking)):
            pytest.fail(f"{template}: «{asking.f_locals['self'].token}» uses a variable that is not defined")
        return False


def _template_of(frame: FrameType | None) -> str:
    """The template of ours that is being rendered, or nothing."""
    while frame is not None and frame.f_code.co_name != "render_annotated":
        frame = frame.f_back
    origin = getattr(frame.f_locals["self"], "origin", None) if frame else None
    path = Path(str(getattr(origin, "name", "")))
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT / "templates") else ""


@pytest.fixture(scope="session", autouse=True)
def _variables_are_defined() -> None:
    engines["django"].engine.string_if_invalid = _Undefined()


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages stay white where only the answer is asked for; `make long` draws all of them for everybody."""
    if not LONG:
        monkeypatch.setattr(Template, "render", lambda *_, **__: SafeString())


# --- Each test ---------------------------------------------------------------------------------------
@pytest.fixture(autouse=True)
def _clock_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is MOMENT in every thread, the live server's too; `clock.freeze(...)` moves it inside a test."""
    monkeypatch.setattr(clock, "_frozen", ContextVar("frozen_clock", default=MOMENT))


@pytest.fixture(autouse=True)
def _contained(settings, tmp_path: Path) -> Iterator[None]:
    """Files and sign-in limits are the test's own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    yield
    cache.clear()


@pytest.fixture(scope="session")
def _curtain(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The stage is empty before the database goes."""
    yield
    with django_db_blocker.unblock():
        STAGE.strike()


@pytest.fixture
def _stage(
    request: pytest.FixtureRequest, _curtain: None, django_db_blocker: DjangoDbBlocker, tmp_path: Path
) -> None:
    """What the test begins with stands (tests/stage.py); its files are where `_contained` looks for them."""
    with django_db_blocker.unblock(), clock.freeze(MOMENT):
        STAGE.set_for(asked_by(request.node), files=tmp_path / "media")


@kept
def cast(db: None) -> object:
    """Everybody who plays (tests/cast.py); imported late, because models exist only after the set-up."""
    return import_module("tests.cast").assemble()


Say = Callable[[str], None]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Print past the capture: what something costs a person is a result of the run."""

    def out(words: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"{words}\n")

    return out
