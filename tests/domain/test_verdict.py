"""A refusal carries its code and its values from the law to the page."""

from datetime import date

import pytest

from commission.domain.verdict import ALLOWED, Refused, refuse, require, unless_refused


def test_a_verdict_is_true_when_it_allows() -> None:
    assert ALLOWED
    assert not refuse("role")


def test_what_is_allowed_goes_on() -> None:
    require(ALLOWED)


def test_what_is_refused_is_raised_with_its_values_as_they_are() -> None:
    due = date(2025, 9, 3)
    with pytest.raises(Refused) as refusal:
        require(refuse("due_in_past", due=due), field="due")
    assert (refusal.value.code, refusal.value.field, refusal.value.params) == (
        "due_in_past",
        "due",
        {"due": due},
    )
    assert str(refusal.value) == "due_in_past"


def test_what_is_refused_is_unknown_to_a_page_that_only_shows_it() -> None:
    assert unless_refused(lambda: 3) == 3
    assert unless_refused(lambda: require(refuse("calendar_ends"))) is None
