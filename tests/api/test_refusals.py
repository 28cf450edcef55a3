"""What a program is told when it is refused, and in which language."""

from tests import make
from tests.api.caller import Caller, key_of
from tests.cast import Cast, actor


def test_a_refusal_says_the_sentence_of_the_pages_in_the_language_asked_for(cast: Cast) -> None:
    task = make.task(cast.ours, actor(cast.secretary), cast.alga)
    key = key_of(cast.akim)
    said = {}
    for language in ("kk", "ru-KZ,en;q=0.5", "de", "en"):
        answer = Caller(key, language).send("POST", f"tasks/{task.pk}/moves/withdraw/", {"version": 1})
        assert answer.status_code == 409
        assert answer["Content-Type"] == "application/problem+json"
        said[answer["Content-Language"], language] = answer.json()["detail"]
    assert [spoken for spoken, _ in said] == ["kk", "ru", "kk", "en"]
    assert said["en", "en"] == "This is not possible in the present status."
    assert said["kk", "kk"] == said["kk", "de"] != said["ru", "ru-KZ,en;q=0.5"]


def test_a_write_names_its_version_and_a_stale_one_hears_both(cast: Cast) -> None:
    task = make.task(cast.ours, actor(cast.secretary), cast.alga)
    akim, address = Caller(key_of(cast.akim), "en"), f"tasks/{task.pk}/moves/note/"
    assert akim.send("POST", address, {"text": "Begun."}).json()["code"] == "version_missing"
    akim.writes("POST", address, version=1, text="Begun.")
    late = akim.send("POST", address, {"version": 1, "text": "Begun again."})
    assert late.status_code == 409
    assert late.json().items() >= {"code": "stale", "sent": 1, "current": 2}.items()


def test_fields_at_fault_are_named(cast: Cast) -> None:
    task = make.task(cast.ours, actor(cast.secretary), cast.alga)
    akim = Caller(key_of(cast.akim), "en")
    blank = akim.send("POST", f"tasks/{task.pk}/moves/note/", {"version": 1, "text": " "}).json()
    assert [(one["field"], one["code"]) for one in blank["errors"]] == [("text", "needs_text")]
    facts = [{"measure": 1, "value": "seven"}]
    wrong = akim.send("PUT", f"tasks/{task.pk}/report/", {"version": 1, "asks": "money", "facts": facts})
    assert wrong.status_code == 422
    assert {one["field"]: one["code"] for one in wrong.json()["errors"]} == {
        "text": "field_required",
        "asks": "field_choice",
        "facts.0.value": "field_form",
    }
    own = {"version": 1, "text": "Done.", "asks": "removal", "facts": [], "received_on": "2025-08-19"}
    letters = akim.send("PUT", f"tasks/{task.pk}/report/", own).json()
    assert [(one["field"], one["code"]) for one in letters["errors"]] == [("received_on", "field_unknown")]
    unknown = akim.get("tasks/?stat=overdue&due_from=soon").json()["errors"]
    assert [(one["field"], one["code"]) for one in unknown] == [
        ("due_from", "field_form"),
        ("stat", "field_unknown"),
    ]


def test_there_is_no_page_where_there_is_no_address(cast: Cast) -> None:
    answer = Caller(key_of(cast.akim)).send("POST", "no/such/thing", {})
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert Caller(key_of(cast.akim)).get("tasks/?cursor=cD1hYmM%3D").status_code == 404
