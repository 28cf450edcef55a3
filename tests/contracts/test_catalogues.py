"""Every sentence of every page is there in Kazakh and in Russian, ours and those of the parts we stand on.

Django knows half of its own sentences in Kazakh and django-allauth none: commission/locale_upstream holds
the rest. A new release of either, or a new sentence of ours, fails here until it is translated. The
catalogues are compiled into a directory of the run, so that a stale .mo of the checkout proves nothing.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import allauth
import django
import pytest
from django.apps import apps
from django.conf import settings
from django.test import override_settings
from django.utils import translation
from django.utils.formats import date_format, get_format, number_format, time_format
from django.utils.translation import gettext, ngettext
from django.utils.translation.trans_real import DjangoTranslation

ROOT = Path(settings.BASE_DIR)
LANGUAGES = ["kk", "ru"]
DOMAINS = ["django", "djangojs"]
HOMES = [Path(path).relative_to(ROOT) for path in settings.LOCALE_PATHS]
OURS = HOMES[0]
UPSTREAM = Path("commission/locale_upstream")
COMMITTED = sorted(
    path.relative_to(ROOT) for home in HOMES for path in (ROOT / home).glob("*/LC_MESSAGES/*.po")
)


def run(*command: str, given: bytes | None = None, cwd: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    """A tool of gettext or Django, answering in English; what it complains of is in stderr."""
    environ = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    environ["LC_ALL"] = "C.UTF-8"
    return subprocess.run(command, check=False, input=given, capture_output=True, cwd=cwd, env=environ)


def messages(catalogue: Path) -> set[object]:
    """The msgids of a catalogue as gettext looks them up: "id", "context\\x04id" or, of a plural, ("id", 0).

    msgen gives each message itself for a translation, so that the untranslated ones get into the compiled
    form as well.
    """
    filled = run("msgen", "--output-file=-", str(catalogue))
    compiled = run("msgfmt", "--use-fuzzy", "--output-file=-", "-", given=filled.stdout)
    assert compiled.returncode == 0, compiled.stderr.decode()
    keys = GNUTranslations(BytesIO(compiled.stdout))._catalog
    return {key for key in keys if key and (isinstance(key, str) or key[1] == 0)}


def messages_under(folders: list[Path], domain: str) -> set[object]:
    """What the packages' own English catalogues list: the whole of what they can say."""
    lists = [folder / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po" for folder in folders]
    return {message for path in lists if path.exists() for message in messages(path)}


def installed() -> list[Path]:
    """Django itself and every app of somebody else."""
    found = [Path(app.path) for app in apps.get_app_configs()]
    return [Path(django.__path__[0]) / "conf", *(path for path in found if path.parent != ROOT)]


def shipped() -> list[Path]:
    """Django and allauth whole, the apps that we have not switched on included."""
    home = Path(django.__path__[0])
    return [home / "conf", *sorted((home / "contrib").iterdir()), Path(allauth.__path__[0])]


@pytest.fixture(scope="module", autouse=True)
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The committed catalogues as the running system would load them, freshly compiled."""
    there = tmp_path_factory.mktemp("compiled")
    for path in COMMITTED:
        (there / path).parent.mkdir(parents=True, exist_ok=True)
        run("msgfmt", f"--output-file={(there / path).with_suffix('.mo')}", str(path))
    with override_settings(LOCALE_PATHS=[there / home for home in HOMES]):
        yield


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], set[object]]:
    """domain -> the messages that `make messages` would find now, taken from a copy of the sources."""
    copy = tmp_path_factory.mktemp("sources")
    left_out = shutil.ignore_patterns(".*", "var", "tests", "artefacts", "*.po", "*.mo", "*.pyc")
    shutil.copytree(ROOT, copy, ignore=left_out, dirs_exist_ok=True)

    @cache
    def found(domain: str) -> set[object]:
        command = ["-m", "django", "makemessages", "--keep-pot", "--locale=kk", f"--domain={domain}"]
        done = run(sys.executable, *command, cwd=copy)
        assert done.returncode == 0, done.stderr.decode()
        template = copy / "locale" / f"{domain}.pot"
        if not template.exists():
            return set()
        unset = template.read_text(encoding="utf-8")  # gettext leaves the rule of plurals for us to fill in
        ruled = unset.replace("nplurals=INTEGER; plural=EXPRESSION", "nplurals=2; plural=(n != 1)")
        template.write_text(ruled, encoding="utf-8")
        return messages(template)

    return found


# --- The committed catalogues ------------------------------------------------------------------------
def test_each_language_has_its_catalogues() -> None:
    ours = {OURS / language / "LC_MESSAGES" / "django.po" for language in LANGUAGES}
    upstream = {UPSTREAM / language / "LC_MESSAGES" / "django.po" for language in LANGUAGES}
    assert ours | upstream <= set(COMMITTED)


@pytest.mark.parametrize("path", COMMITTED, ids=str)
def test_no_entry_is_empty_fuzzy_or_dead(path: Path) -> None:
    unfinished = [
        run("msgattrib", choice, "--no-location", str(path)).stdout.decode()
        for choice in ("--untranslated", "--only-fuzzy", "--only-obsolete")
    ]
    assert "".join(unfinished) == ""


@pytest.mark.parametrize("path", COMMITTED, ids=str)
def test_placeholders_and_plural_forms_agree(path: Path) -> None:
    """msgfmt compares `%(name)s` and `{name}` of both sides and counts the plural forms."""
    checked = run("msgfmt", "--check", "--output-file=-", str(path))
    assert (checked.returncode, checked.stderr.decode()) == (0, "")


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_our_catalogues_hold_the_sentences_of_the_sources(
    language: str, domain: str, extracted: Callable[[str], set[object]]
) -> None:
    """`make messages` would change nothing: no sentence waits to be collected, none outlived its page."""
    catalogue = ROOT / OURS / language / "LC_MESSAGES" / f"{domain}.po"
    kept = messages(catalogue) if catalogue.exists() else set()
    in_sources = extracted(domain)
    assert in_sources - kept == set(), "run `make messages` and translate"
    assert kept - in_sources == set(), "run `make messages`: these are not used any more"


# --- The parts we stand on ---------------------------------------------------------------------------
@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_the_installed_apps_is_translated(language: str, domain: str) -> None:
    known = DjangoTranslation(language, domain=domain)._catalog
    assert {message for message in messages_under(installed(), domain) if message not in known} == set()


@pytest.mark.parametrize("path", [path for path in COMMITTED if path.is_relative_to(UPSTREAM)], ids=str)
def test_no_upstream_translation_outlives_its_message(path: Path) -> None:
    assert messages(ROOT / path) - messages_under(shipped(), path.stem) == set()


# --- Dates, numbers, plurals -------------------------------------------------------------------------
DAY = date(2025, 8, 19)
DATES = [
    ("kk", "DATE_FORMAT", "2025 жылғы 19 тамыз"),
    ("kk", "PAPER_DATE_FORMAT", "2025 жылғы 19 тамыз"),
    ("kk", "LABEL_DATE_FORMAT", "2025 ж. 19 тамыз"),
    ("kk", "DAY_FORMAT", "19 тамыз, сейсенбі"),
    ("kk", "MONTH_DAY_FORMAT", "19 тамыз"),
    ("kk", "YEAR_MONTH_FORMAT", "2025 жылғы тамыз"),
    ("kk", "SHORT_DATE_FORMAT", "19.08.2025"),
    ("ru", "DATE_FORMAT", "19 августа 2025 г."),
    ("ru", "PAPER_DATE_FORMAT", "19 августа 2025 года"),
    ("ru", "LABEL_DATE_FORMAT", "19 августа 2025 г."),
    ("ru", "DAY_FORMAT", "19 августа, вторник"),
    ("ru", "MONTH_DAY_FORMAT", "19 августа"),
    ("ru", "YEAR_MONTH_FORMAT", "Август 2025 г."),
    ("ru", "SHORT_DATE_FORMAT", "19.08.2025"),
    ("en", "DATE_FORMAT", "19 August 2025"),
    ("en", "PAPER_DATE_FORMAT", "19 August 2025"),
    ("en", "LABEL_DATE_FORMAT", "19 August 2025"),
    ("en", "DAY_FORMAT", "19 August, Tuesday"),
    ("en", "SHORT_DATE_FORMAT", "19.08.2025"),
]


@pytest.mark.parametrize(("language", "name", "expected"), DATES)
def test_a_date_is_written_as_the_language_writes_it(language: str, name: str, expected: str) -> None:
    with translation.override(language):
        assert date_format(DAY, name) == expected


def test_every_month_and_weekday_has_its_kazakh_name() -> None:
    with translation.override("kk"):
        months = [date_format(date(2025, month, 1), "E") for month in range(1, 13)]
        weekdays = [date_format(date(2025, 9, day), "D: l") for day in range(1, 8)]
    assert months[:6] == ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым"]
    assert months[6:] == ["шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"]
    assert weekdays[:4] == ["Дс: дүйсенбі", "Сс: сейсенбі", "Ср: сәрсенбі", "Бс: бейсенбі"]
    assert weekdays[4:] == ["Жм: жұма", "Сб: сенбі", "Жс: жексенбі"]


@pytest.mark.parametrize("language", [*LANGUAGES, "en"])
def test_the_clock_has_24_hours_and_the_week_starts_on_monday(language: str) -> None:
    with translation.override(language):
        assert time_format(time(9, 5)) == "09:05"
        assert (
            date_format(datetime(2025, 8, 19, 21, 5, tzinfo=UTC), "SHORT_DATETIME_FORMAT")
            == "19.08.2025 21:05"
        )
        assert get_format("FIRST_DAY_OF_WEEK") == 1
        assert get_format("DATE_INPUT_FORMATS")[0] == "%d.%m.%Y"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("kk", "1\u00a0234\u00a0567,5"), ("ru", "1\u00a0234\u00a0567,5"), ("en", "1,234,567.5")],
)
def test_a_number_is_grouped_and_has_its_decimal_sign(language: str, expected: str) -> None:
    with translation.override(language):
        assert number_format(1234567.5, force_grouping=True) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [("kk", ["1 күн", "2 күн", "5 күн", "21 күн"]), ("ru", ["1 день", "2 дня", "5 дней", "21 день"])],
)
def test_a_noun_after_a_numeral(language: str, expected: list[str]) -> None:
    """Kazakh leaves it in the singular; Russian has a form for 1, one for 2 to 4 and one for the rest."""
    with translation.override(language):
        said = [ngettext("%(num)d day", "%(num)d days", n) % {"num": n} for n in (1, 2, 5, 21)]
    assert [words.replace("\u00a0", " ") for words in said] == expected


def test_kazakh_is_not_the_fallback_for_english_and_ours_beats_the_packages() -> None:
    """The default language is Kazakh, yet English shows the sentence itself; corrections lie on top."""
    with translation.override("en"):
        assert gettext("Sign Out") == "Sign Out"
    with translation.override("kk"):
        assert [gettext("Sign Out"), gettext("Site administration")] == ["Шығу", "Сайтты басқару"]
