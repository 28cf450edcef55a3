"""`manage.py load_composition`: the members as an act approved them."""

import json
import re
from pathlib import Path

import pytest
from django.core.management import CommandError

from commission.models import Composition, Entry
from tests.conftest import ROOT
from tests.data.command import run

EXAMPLE = ROOT / "commission" / "data" / "composition.example.json"

pytestmark = pytest.mark.django_db


class TestComposition:
    @pytest.fixture(autouse=True)
    def _commission(self, db: None) -> None:
        run("load_commission")
        run("load_bodies")

    def file(self, there: Path, **changes: object) -> str:
        example = json.loads(EXAMPLE.read_text(encoding="utf-8"))
        path = there / "composition.json"
        path.write_text(json.dumps(example | changes), encoding="utf-8")
        return str(path)

    def test_the_example_is_entered_once(self) -> None:
        entered = "Composition: aktobe-oblast 2026-03-02, seats: 5.\n"
        assert run("load_composition", str(EXAMPLE)) == run("load_composition", str(EXAMPLE)) == entered
        seats = Composition.objects.get().seats.order_by("order")
        assert [seat.role for seat in seats] == ["chair", "deputy", "secretary", "member", "member"]
        assert [seat.body.code if seat.body else "" for seat in seats][1] == "police"
        assert Entry.objects.filter(code="commission.composed").count() == 1

    def test_the_next_act_is_one_more_and_the_day_stays_taken(self, tmp_path: Path) -> None:
        run("load_composition", str(EXAMPLE))
        run("load_composition", self.file(tmp_path, since="2026-09-01"))
        assert Composition.objects.count() == 2
        chair = {"role": "chair", "title": ["төраға", "председатель"]}
        with pytest.raises(CommandError, match="another composition from 2026-03-02 on is there already"):
            run("load_composition", self.file(tmp_path, seats=[chair]))

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"commission": "astana"}, "there is no commission astana"),
            ({"since": "March"}, "Invalid isoformat string: 'March'"),
            ({"act": ["тек қазақша"]}, "act needs two texts, Kazakh and Russian"),
            ({"seats": []}, "a composition has one chair, and here are 0"),
            ({"seats": [{}]}, "'title' is missing"),
            ({"seats": [{"title": ["а", ""]}]}, "seat 1: title needs two texts"),
            ({"seats": [{"title": ["а", "б"], "role": "tsar"}]}, "seat 1: there is no role tsar"),
            ({"seats": [{"title": ["а", "б"], "body": "moon"}]}, "seat 1: there is no body moon"),
        ],
    )
    def test_a_bad_file_is_one_line(self, tmp_path: Path, changes: dict[str, object], said: str) -> None:
        with pytest.raises(CommandError, match=re.escape(said)) as error:
            run("load_composition", self.file(tmp_path, **changes))
        assert "\n" not in str(error.value)
        assert not Composition.objects.exists()

    @pytest.mark.parametrize("text", ["{", "[]", '"composition"'])
    def test_what_is_no_such_file_is_one_line(self, tmp_path: Path, text: str) -> None:
        path = tmp_path / "composition.json"
        path.write_text(text, encoding="utf-8")
        for wrong in (path, tmp_path / "none.json"):
            with pytest.raises(CommandError, match=wrong.name):
                run("load_composition", str(wrong))
