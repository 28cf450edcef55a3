"""The bodies of Aktobe oblast: the committed file, and loading it."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from commission import audit
from commission.actions.bodies import BODIES, Counts, load_bodies
from commission.domain.bodies import BodyKind
from commission.models import Body, Entry
from tests.stage import kept

AKIMATS = [
    "aktobe-city",
    "aiteke-bi",
    "alga",
    "baiganin",
    "yrgyz",
    "kargaly",
    "martuk",
    "mugalzhar",
    "temir",
    "oiyl",
    "kobda",
    "khromtau",
    "shalkar",
]


@pytest.fixture(scope="module")
def bodies_file() -> dict[str, Any]:
    return json.loads(BODIES.read_text(encoding="utf-8"))


@kept
def loaded(db: None) -> None:
    assert load_bodies() == Counts(created=50)


@pytest.fixture
def altered(tmp_path: Path, bodies_file: dict[str, Any]) -> Path:
    """A copy of the file that a test may spoil."""
    copy = tmp_path / "bodies.json"
    copy.write_text(json.dumps(bodies_file), encoding="utf-8")
    return copy


def edit(path: Path, change: Any) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    change(data["bodies"])
    path.write_text(json.dumps(data), encoding="utf-8")


def test_thirteen_akimats_then_the_agencies_in_official_order(loaded: None) -> None:
    bodies = list(Body.objects.order_by("order"))
    assert [body.order for body in bodies] == list(range(1, 51))
    assert [body.code for body in bodies[:13]] == AKIMATS
    assert [body.kind for body in bodies[:13]] == [BodyKind.city] + [BodyKind.district] * 12
    assert bodies[13].code == "akimat-office"
    assert not any(body.kind in (BodyKind.city, BodyKind.district) for body in bodies[13:])


def test_force_follows_from_the_kinds(loaded: None) -> None:
    kinds = dict(Body.objects.values_list("code", "kind"))
    assert kinds["health"] == kinds["akimat-office"] == BodyKind.akimat
    assert kinds["police"] == kinds["prosecutor"] == BodyKind.territorial
    assert kinds["maslikhat-office"] == BodyKind.representative


def test_every_form_the_papers_need_is_there(loaded: None) -> None:
    needed = [f"{form}_{x}" for form in ("name", "short", "head_title", "head_dative") for x in ("kk", "ru")]
    for body in Body.objects.order_by("order"):
        assert all(getattr(body, column) for column in needed), body.code
    akimats = Body.objects.filter(code__in=AKIMATS)
    assert not akimats.filter(in_place_kk="").exists()
    assert not akimats.filter(kato="").exists()
    alga = Body.objects.get(code="alga")
    assert (alga.head_title_kk, alga.head_dative_ru) == ("Алға ауданының әкімі", "акиму Алгинского района")
    assert alga.in_place_kk == "Алға ауданында"


def test_nobody_is_called_governor_and_the_names_are_clean(loaded: None) -> None:
    for body in Body.objects.order_by("order"):
        texts = [value for value in vars(body).values() if isinstance(value, str)]
        assert all(text == text.strip() and "  " not in text for text in texts), body.code
        assert not any("губернатор" in text.lower() for text in texts), body.code


@pytest.mark.parametrize(
    ("alias", "code"),
    [
        ("Актюбинск", "aktobe-city"),
        ("Алгинский", "alga"),
        ("Алга", "alga"),
        ("Хромтауский", "khromtau"),
        ("Челкарский", "shalkar"),
        ("Кобдинский район", "kobda"),
        ("ДСБ", "health"),
        ("облздрав", "health"),
        ("ДП", "police"),
        ("Полиция департаменті", "police"),
        ("УВП", "internal-policy"),
    ],
)
def test_a_body_is_found_by_its_aliases(loaded: None, alias: str, code: str) -> None:
    assert [body.code for body in Body.objects.filter(aliases__text=alias).order_by("order")] == [code]


def test_no_alias_means_two_bodies(bodies_file: dict[str, Any]) -> None:
    texts = [
        text
        for body in bodies_file["bodies"]
        for text in {*body["name"], *body["short"], *body["aliases"]} - {""}
    ]
    assert sorted({text for text in texts if texts.count(text) > 1}) == []


def test_loading_again_changes_nothing(loaded: None) -> None:
    entries = Entry.objects.count()
    assert load_bodies() == Counts(unchanged=50)
    assert Entry.objects.count() == entries == 50


def test_only_what_differs_is_changed_and_said(loaded: None, altered: Path) -> None:
    def change(bodies: list[dict[str, Any]]) -> None:
        bodies[2]["short"][1] = "Алгинский р-н"
        bodies[3]["aliases"].append("Байганин ауданы")

    edit(altered, change)
    assert load_bodies(altered) == Counts(updated=2, unchanged=48)
    alga = Body.objects.get(code="alga")
    assert (alga.version, alga.short_ru) == (2, "Алгинский р-н")
    assert not alga.aliases.filter(text="Алгинский").exists()
    said = Entry.objects.filter(code="body.updated", object_id=alga.pk).get().data
    assert '"short_ru":["Алгинский","Алгинский р-н"]' in said
    assert list(audit.verify()) == []


def test_a_body_that_left_the_file_stays(loaded: None, altered: Path) -> None:
    edit(altered, lambda bodies: bodies.pop())
    assert load_bodies(altered) == Counts(unchanged=49)
    assert Body.objects.filter(code="legal-stat").exists()


def test_the_command_says_what_it_did(db: None) -> None:
    out = StringIO()
    call_command("load_bodies", stdout=out)
    assert out.getvalue() == "Bodies: 50 created, 0 updated, 0 unchanged.\n"


SPOILED = {
    "no name": lambda bodies: bodies[4].pop("name"),
    "a strange kind": lambda bodies: bodies[4].update(kind="village"),
    "a form too few": lambda bodies: bodies[4].update(head_dative=["бір"]),
    "a code twice": lambda bodies: bodies[4].update(code="alga"),
    "not an object": lambda bodies: bodies.insert(4, "Ырғыз"),
    "no code": lambda bodies: bodies[4].pop("code"),
}


@pytest.mark.parametrize("what", SPOILED)
def test_a_bad_file_is_one_line_and_nothing_is_loaded(db: None, altered: Path, what: str) -> None:
    edit(altered, SPOILED[what])
    with pytest.raises(CommandError) as caught:
        call_command("load_bodies", str(altered))
    assert "\n" not in str(caught.value)
    assert str(altered) in str(caught.value)
    assert not Body.objects.exists()


@pytest.mark.parametrize("content", ["", "[]", '{"bodies": 5}', "{"])
def test_a_file_of_another_kind_is_one_line_too(db: None, tmp_path: Path, content: str) -> None:
    path = tmp_path / "bodies.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CommandError, match="bodies"):
        call_command("load_bodies", str(path))


def test_a_missing_file_is_one_line(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        call_command("load_bodies", str(tmp_path / "nowhere.json"))


def test_the_committed_file_is_readable_text() -> None:
    """Kazakh letters stand as letters, so that a person can correct the file."""
    text = BODIES.read_text(encoding="utf-8")
    assert "\\u" not in text
    assert "Мұғалжар ауданы" in text
