"""The clause editor: one page writes a clause whole, and nothing typed is lost on the way."""

import pytest
from django.test import Client

from commission.models import Clause, Meeting
from tasks.models import Instruction, Suggestion
from tests import make
from tests.cast import Cast, actor
from tests.stage import kept
from tests.web.editor import Send, address, as_sent, sender

pytestmark = pytest.mark.django_db


@kept
def sitting(cast: Cast) -> Meeting:
    """Held, not handed over yet."""
    return make.meeting(cast.ours, actor(cast.secretary))


@kept
def clause(cast: Cast, sitting: Meeting) -> Clause:
    """Addressed to one akim, ten working days."""
    return make.clause(sitting, actor(cast.secretary), cast.alga)


@pytest.fixture
def send(cast: Cast, clause: Clause, client: Client) -> Send:
    client.force_login(cast.secretary)
    return sender(client, clause)


def test_text_term_and_plan_are_saved_in_one_press(cast: Cast, clause: Clause, send: Send) -> None:
    answer = send(text_kk="Жаңа мәтін", due_n="5", **{f"owner-{cast.alga.pk}-plan-0": "7"})
    assert (answer.status_code, answer.url) == (303, address(clause))
    how = Instruction.objects.select_related("clause").get(pk=clause.pk)
    assert (how.clause.text_kk, how.due_n) == ("Жаңа мәтін", 5)
    assert [plan.value for plan in how.addressees.get().plans.all()] == [7]


def test_a_group_makes_its_lines_and_stores_nothing_yet(cast: Cast, clause: Clause, send: Send) -> None:
    page = send("group", "all_akims", text_kk="Әлі сақталмаған мәтін")
    editor = page.context["editor"]
    assert page.status_code == 200
    assert [form.body for form in editor.owners] == [cast.alga, cast.khromtau]
    assert editor.form["text_kk"].value() == "Әлі сақталмаған мәтін"
    assert clause.instruction.addressees.count() == 1


def test_the_force_of_a_new_line_follows_the_kind_of_body(cast: Cast, clause: Clause, send: Send) -> None:
    send(bodies=[str(cast.health.pk), str(cast.police.pk)])
    forces = dict(clause.instruction.addressees.values_list("body", "force"))
    assert (forces[cast.health.pk], forces[cast.police.pk]) == ("instruct", "recommend")


def test_what_the_source_left_blank_stays_blank_until_one_force_is_chosen_for_all(
    cast: Cast, clause: Clause, send: Send
) -> None:
    Clause.objects.filter(pk=clause.pk).update(source_kk="…қалпына келтіру ұсынылды")
    page = send("add", bodies=[str(cast.police.pk), str(cast.health.pk)])
    blank = [form.body for form in page.context["editor"].owners if not form["force"].value()]
    assert blank == [cast.health, cast.police]
    chosen = {**as_sent(page), "force": "instruct"}
    send(**chosen)
    forces = dict(clause.instruction.addressees.values_list("body", "force"))
    assert (forces[cast.health.pk], forces[cast.police.pk]) == ("instruct", "recommend")


def test_a_line_is_removed(cast: Cast, clause: Clause, send: Send) -> None:
    send(**{f"owner-{cast.alga.pk}-remove": "on"})
    assert not clause.instruction.addressees.exists()


def test_an_error_names_its_line_and_keeps_the_rest(cast: Cast, clause: Clause, send: Send) -> None:
    answer = send(text_ru="Новый текст", **{f"owner-{cast.alga.pk}-plan-0": "көп"})
    assert answer.status_code == 422
    ((anchor, error),) = answer.context["editor"].errors
    assert anchor == f"id_owner-{cast.alga.pk}-plan-0"
    assert error.startswith("Алға ауданы")
    assert answer.context["form"]["text_ru"].value() == "Новый текст"


def test_a_date_in_the_past_is_refused_at_its_field(clause: Clause, send: Send) -> None:
    answer = send(due_kind="fixed", due_date="2025-08-01")
    assert answer.status_code == 422
    assert answer.context["form"].errors["due_date"]


def test_a_refused_date_is_still_worked_out(clause: Clause, send: Send) -> None:
    answer = send(due_kind="fixed", due_date="2025-08-01")
    assert answer.context["worked"].due.due.isoformat() == "2025-08-01"
    assert "01.08.2025" in answer.context["worked"].problem


def test_a_short_term_asks_for_its_reason_at_the_field_of_the_reason(clause: Clause, send: Send) -> None:
    answer = send(due_n="1")
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["short_term_reason"]
    assert answer.context["form"].fields["short_term_reason"].required
    assert send(due_n="1", short_term_reason="Су тасқыны").status_code == 303


def test_the_reason_is_weighed_where_the_date_is_worked_out(
    clause: Clause, send: Send, client: Client
) -> None:
    rule = {"due_kind": "working_days", "due_n": "1"}
    without = client.get(f"{address(clause)}due/", rule)
    given = client.get(f"{address(clause)}due/", {**rule, "short_term_reason": "Су тасқыны"})
    assert without.context["worked"].problem
    assert not given.context["worked"].problem


def test_a_stale_page_shows_both_versions_and_goes_through_when_sent_again(
    cast: Cast, clause: Clause, send: Send
) -> None:
    send(text_kk="Әріптестің мәтіні", bodies=[str(cast.health.pk)])
    answer = send(text_kk="Менің мәтінім")
    assert answer.status_code == 422
    differ = {one.stored: one.typed for one in answer.context["form"].conflicts}
    assert differ["Әріптестің мәтіні"] == "Менің мәтінім"
    assert any("Денсаулық" in stored for stored in differ)
    assert send(**as_sent(answer)).status_code == 303
    clause.refresh_from_db()
    assert clause.text_kk == "Менің мәтінім"


def test_the_kind_proposes_measures_in_both_languages(clause: Clause, send: Send) -> None:
    page = send("take", kind="cctv")
    measures = [form["name_kk"].value() for form in page.context["editor"].measures]
    assert len(measures) == 4
    assert measures[0] == "Орнатылған стендтер"
    assert measures[-1] == ""
    assert all(form["name_ru"].value() for form in page.context["editor"].measures[:-1])


def test_a_measure_needs_both_names(clause: Clause, send: Send) -> None:
    answer = send(**{"measure-0-name_ru": ""})
    assert answer.status_code == 422
    assert answer.context["editor"].errors[0][0] == "id_measure-0-name_ru"


def test_looking_for_a_body_finds_it_and_adds_none(cast: Cast, clause: Clause, send: Send) -> None:
    page = send("find", q="полициядеп", bodies=[str(cast.health.pk)])
    assert [one.label for one in page.context["picker"].results] == ["Полиция департаменті"]
    assert page.context["picker"].picked == {cast.health.pk}
    assert len(page.context["editor"].owners) == 1


def test_the_due_date_says_every_day_it_stepped_over(clause: Clause, send: Send, client: Client) -> None:
    page = client.get(f"{address(clause)}due/", {"due_kind": "fixed", "due_date": "2025-08-30"})
    said = page.content.decode()
    assert "2025 жылғы 2 қыркүйек, сейсенбі" in said
    assert "30 тамыз, сенбі" in said
    assert "1 қыркүйек, дүйсенбі" in said


def test_half_a_rule_says_what_is_missing(clause: Clause, send: Send, client: Client) -> None:
    page = client.get(f"{address(clause)}due/", {"due_kind": "fixed", "due_date": ""})
    assert page.context["worked"].due is None
    assert page.context["worked"].problem


def test_suggestions_are_taken_from_the_sittings_page(
    cast: Cast, clause: Clause, sitting: Meeting, client: Client
) -> None:
    Suggestion.objects.create(instruction=clause.instruction, body=cast.khromtau)
    client.force_login(cast.secretary)
    answer = client.post(f"{address(clause)}suggestions/")
    assert answer.url == f"/meetings/{sitting.pk}/?open={clause.pk}#clause-{clause.number}"
    again = client.post(f"{address(clause)}suggestions/", follow=True)
    assert [message.level_tag for message in again.context["messages"]] == ["success", "info"]
    assert clause.instruction.addressees.filter(body=cast.khromtau).exists()


def test_a_new_clause_opens_in_its_editor_and_the_check_sees_it(
    cast: Cast, clause: Clause, client: Client
) -> None:
    client.force_login(cast.secretary)
    answer = client.post(f"/items/{clause.item_id}/clauses/new/")
    made = Clause.objects.order_by("-pk").first()
    assert answer.url == address(made)
    assert made.instruction.due_kind == "unset"


@pytest.mark.parametrize(
    ("who", "status"),
    [("stranger", 404), ("akim", 404), ("other_secretary", 404), ("member", 404), ("chair", 403)],
)
def test_only_the_secretary_writes(cast: Cast, clause: Clause, client: Client, who: str, status: int) -> None:
    client.force_login(getattr(cast, who))
    assert client.get(address(clause)).status_code == status


def test_frozen_clauses_say_so(cast: Cast, clause: Clause, sitting: Meeting, client: Client) -> None:
    make.hand_over(sitting, actor(cast.secretary))
    client.force_login(cast.secretary)
    assert client.get(address(clause)).url == f"/meetings/{sitting.pk}/"
    assert client.post(address(clause), {"save": "1"}).status_code == 409
    assert client.get(f"{address(clause)}due/", headers={"HX-Request": "true"}).status_code == 409
