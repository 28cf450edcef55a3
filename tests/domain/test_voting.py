"""The count of votes, by hand: what can be, and what it decides."""

import pytest

from commission.domain.voting import Count, Outcome, judge, majority, outcome


@pytest.mark.parametrize(
    ("count", "present", "members", "code"),
    [
        (Count(5), 5, 9, ""),
        (Count(3, 1, 1), 5, 9, ""),
        (Count(3, 1), 5, 9, ""),
        (Count(4, 1, 1), 5, 9, "votes_too_many"),
        (Count(9), None, 9, ""),
        (Count(10), None, 9, "votes_too_many"),
        (Count(10), None, 0, ""),
        (Count(1), 0, 0, "votes_too_many"),
        (Count(-1), 5, 9, "votes_negative"),
        (Count(3, 0, -1), 5, 9, "votes_negative"),
        (Count(2, 2, 1), 5, 9, "tie_needs_chair"),
        (Count(2, 2, 1, chair_for=False), 5, 9, ""),
        (Count(0, 0, 5), 5, 9, ""),
        (Count(0), 5, 9, ""),
    ],
)
def test_can_it_have_been_cast(count: Count, present: int | None, members: int, code: str) -> None:
    assert judge(count, present, members).code == code


@pytest.mark.parametrize(
    ("count", "members", "decided"),
    [
        (Count(5), 9, Outcome.adopted),
        (Count(4), 9, Outcome.rejected),
        (Count(5), 10, Outcome.rejected),
        (Count(6, 4), 10, Outcome.adopted),
        (Count(5, 5, chair_for=True), 10, Outcome.adopted),
        (Count(5, 5, chair_for=False), 10, Outcome.rejected),
        (Count(0, 0, 9), 9, Outcome.rejected),
        (Count(0), 9, None),
        (Count(5), 0, None),
    ],
)
def test_what_it_decides(count: Count, members: int, decided: Outcome | None) -> None:
    """The majority of all members, not of those present; equal votes go with the chair."""
    assert outcome(count, members) is decided


@pytest.mark.parametrize(("members", "needed"), [(1, 1), (2, 2), (9, 5), (10, 6)])
def test_more_than_half(members: int, needed: int) -> None:
    assert majority(members) == needed
