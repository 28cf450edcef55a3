"""Clauses are split, merged, copied, moved and removed: no gap in their numbers, none in their journals."""

import io
from typing import Any

import pytest
from django.core.management import call_command

from commission.actions import clause_places, decisions
from commission.domain.verdict import Refused
from commission.models import Clause, Entry
from tasks.actions import clauses, wholes
from tasks.actions.clauses import Text
from tests import make
from tests.cast import Cast, actor
from tests.stage import kept

pytestmark = pytest.mark.django_db
KK, RU = "Бірінші. Екінші.", "Первое. Второе."


class Desk:
    """A sitting of two items: three clauses in the first, one in the second."""

    def __init__(self, cast: Cast) -> None:
        self.by = actor(cast.secretary)
        self.sitting = make.meeting(cast.ours, self.by)
        bodies = [cast.alga, cast.khromtau, cast.health]
        self.first, self.second, self.third = (make.clause(self.sitting, self.by, body) for body in bodies)
        self.elsewhere = make.clause(self.sitting, self.by, cast.police, item="Камералар туралы")

    def numbers(self) -> dict[str, int]:
        """Number -> clause, as the minutes print them now."""
        return {clause.number: clause.pk for clause in Clause.objects.of(self.sitting)}

    def last(self, clause: Clause) -> Entry:
        """The newest event of the clause."""
        return Entry.objects.filter(object_kind="clause", object_id=clause.pk).latest("seq")


@kept
def desk(cast: Cast) -> Desk:
    """Held, not handed over."""
    return Desk(cast)


def seen_of(clause: Clause) -> tuple[int, int]:
    """As the page of a merge carries it."""
    return clause.pk, clause.version


def test_a_step_down_and_up_swaps_the_neighbours(desk: Desk) -> None:
    clause_places.step(desk.first, 1, by=desk.by)
    assert list(desk.numbers().values())[:3] == [desk.second.pk, desk.first.pk, desk.third.pk]
    clause_places.step(desk.first, -1, by=desk.by)
    assert list(desk.numbers().values())[:3] == [desk.first.pk, desk.second.pk, desk.third.pk]
    assert desk.last(desk.first).code == "clause.moved"
    assert desk.last(desk.second).code == "clause.edited"
    clause_places.step(desk.first, -1, by=desk.by)
    assert Clause.objects.get(pk=desk.first.pk).version == desk.first.version == 4


def test_what_leaves_an_item_leaves_no_gap_in_it(desk: Desk) -> None:
    clause_places.move(desk.first, desk.elsewhere.item, 1, by=desk.by)
    assert desk.numbers() == {
        "1.1": desk.second.pk,
        "1.2": desk.third.pk,
        "2.1": desk.first.pk,
        "2.2": desk.elsewhere.pk,
    }


def test_a_clause_stays_in_its_sitting(cast: Cast, desk: Desk) -> None:
    other = make.clause(make.meeting(cast.ours, desk.by, number="9"), desk.by, cast.alga)
    for refused in (
        lambda: clause_places.move(desk.first, other.item, 1, by=desk.by),
        lambda: clauses.copy(desk.first, into=other.item, by=desk.by),
    ):
        with pytest.raises(Refused, match="other_sitting"):
            refused()


def test_a_removed_clause_goes_back_to_where_it_stood(desk: Desk) -> None:
    before = desk.numbers()
    clause_places.remove(desk.first, by=desk.by)
    clause_places.remove(desk.first, by=desk.by)
    assert list(desk.numbers()) == ["1.1", "1.2", "2.1"]
    clause_places.put_back(desk.first, by=desk.by)
    clause_places.put_back(desk.first, by=desk.by)
    assert desk.numbers() == before
    codes = Entry.objects.filter(object_kind="clause", object_id=desk.first.pk).order_by("seq")
    assert [entry.code for entry in codes][-2:] == ["clause.removed", "clause.put_back"]
    call_command("verify_journal", stdout=io.StringIO())


def test_a_copy_is_ordered_as_its_original_and_then_lives_alone(desk: Desk) -> None:
    made = clauses.copy(desk.first, by=desk.by)
    assert (made.number, made.text_kk) == ("1.2", desk.first.text_kk)
    assert wholes.read(made) == wholes.read(desk.first)
    assert clauses.copy(desk.first, into=desk.elsewhere.item, by=desk.by).number == "2.2"
    assert desk.last(desk.first).code == "clause.edited"


def test_a_split_gives_the_second_part_the_same_order(desk: Desk) -> None:
    parts = {"stays": Text(kk="Бірінші.", ru="Первое."), "goes_on": Text(kk="Екінші.")}
    made = clauses.split(desk.first, **parts, by=desk.by, seen=desk.first.version)
    assert list(desk.numbers().values())[:3] == [desk.first.pk, made.pk, desk.second.pk]
    assert (desk.first.text_ru, made.text_kk, made.text_ru) == ("Первое.", "Екінші.", "")
    assert wholes.read(made) == wholes.read(desk.first)
    assert [desk.last(one).code for one in (desk.first, made)] == ["clause.split", "clause.split_off"]


@pytest.mark.parametrize("goes_on", [Text(), Text(kk=" ", ru="\n")])
def test_a_part_without_words_is_no_clause(desk: Desk, goes_on: Text) -> None:
    with pytest.raises(Refused, match="split_needs_both"):
        clauses.split(desk.first, stays=Text(kk=KK), goes_on=goes_on, by=desk.by)


def test_merged_clauses_unite_their_owners_and_the_second_can_be_put_back(cast: Cast, desk: Desk) -> None:
    whole = wholes.unite(wholes.read(desk.first), wholes.read(desk.second))
    clauses.merge(desk.first, seen_of(desk.second), text=Text(kk=KK, ru=RU), whole=whole, by=desk.by)
    owners = {owner.body_id: owner.plans for owner in wholes.read(desk.first).owners}
    assert owners == {cast.alga.pk: (10,), cast.khromtau.pk: (10,)}
    assert list(desk.numbers().values()) == [desk.first.pk, desk.third.pk, desk.elsewhere.pk]
    second = Clause.with_removed.get(pk=desk.second.pk)
    assert desk.last(second).code == "clause.joined"
    clause_places.put_back(second, by=desk.by)
    assert list(desk.numbers().values())[1] == second.pk


def test_only_what_was_seen_to_follow_is_merged(desk: Desk) -> None:
    whole = wholes.read(desk.first)
    clause_places.step(desk.third, -1, by=desk.by)
    with pytest.raises(Refused, match="stale"):
        clauses.merge(desk.first, seen_of(desk.second), text=Text(kk=KK), whole=whole, by=desk.by)
    with pytest.raises(Refused, match="nothing_follows"):
        clauses.merge(desk.elsewhere, seen_of(desk.first), text=Text(kk=KK), whole=whole, by=desk.by)
    assert len(desk.numbers()) == 4


def test_what_is_typed_into_a_removed_clause_is_refused_and_not_hidden(desk: Desk) -> None:
    clause_places.remove(desk.first, by=desk.by)
    refused: list[Any] = [
        lambda: decisions.edit_clause(desk.first, text_kk=KK, text_ru=RU, by=desk.by),
        lambda: clauses.split(desk.first, stays=Text(kk=KK), goes_on=Text(kk=KK), by=desk.by),
        lambda: clauses.copy(desk.first, by=desk.by),
        lambda: clause_places.step(desk.first, 1, by=desk.by),
    ]
    for change in refused:
        with pytest.raises(Refused, match="clause_removed"):
            change()


def test_a_pasted_book_is_refused_whole(desk: Desk) -> None:
    longest = decisions.LONGEST_TEXT
    decisions.edit_clause(desk.first, text_kk="қ" * longest, text_ru=RU, by=desk.by)
    with pytest.raises(Refused, match="text_too_long") as refusal:
        decisions.edit_clause(desk.first, text_kk=KK, text_ru="ж" * (longest + 1), by=desk.by)
    assert (refusal.value.field, refusal.value.params["typed"]) == ("text_ru", longest + 1)
    assert Clause.objects.get(pk=desk.first.pk).text_ru == RU


def test_nothing_moves_once_the_minutes_lie_with_the_chair(cast: Cast, desk: Desk) -> None:
    make.hand_over(desk.sitting, desk.by)
    assert _refusals(desk) == ["frozen"] * 6
    desk.by = actor(cast.chair)
    assert _refusals(desk) == ["role"] * 6


def _refusals(desk: Desk) -> list[str]:
    desk.first.refresh_from_db()
    whole = wholes.read(desk.first)
    codes = []
    for change in (
        lambda: clause_places.step(desk.first, 1, by=desk.by),
        lambda: clause_places.remove(desk.first, by=desk.by),
        lambda: clause_places.put_back(desk.first, by=desk.by),
        lambda: clauses.copy(desk.first, by=desk.by),
        lambda: clauses.split(desk.first, stays=Text(kk=KK), goes_on=Text(kk=KK), by=desk.by),
        lambda: clauses.merge(desk.first, seen_of(desk.second), text=Text(kk=KK), whole=whole, by=desk.by),
    ):
        with pytest.raises(Refused) as refusal:
            change()
        codes.append(refusal.value.code)
    return codes


def test_two_secretaries_move_at_once_and_no_place_is_taken_twice(desk: Desk) -> None:
    mine, yours = (Clause.objects.select_related("item__meeting").get(pk=desk.first.pk) for _ in range(2))
    clause_places.remove(mine, by=desk.by)
    with pytest.raises(Refused, match="clause_removed"):
        clause_places.step(yours, 1, by=desk.by)
    clause_places.step(desk.third, -1, by=desk.by)
    clause_places.put_back(yours, by=desk.by)
    assert list(desk.numbers().values())[:3] == [desk.first.pk, desk.third.pk, desk.second.pk]
