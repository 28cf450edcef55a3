"""A signed sitting's page asks the same number of questions however many of its tasks owe nothing."""

from django.test import Client
from django.urls import reverse

from tasks.actions import moves
from tests import make
from tests.cast import Cast, actor


def test_tasks_that_owe_nothing_cost_no_query_each(cast: Cast, client: Client) -> None:
    """A reported task has no next due date, so its words come from its terms (N+1 is watched by conftest)."""
    secretary = actor(cast.secretary)
    sitting = make.meeting(cast.ours, secretary)
    make.clause(sitting, secretary, cast.alga, cast.khromtau, cast.health)
    make.hand_over(sitting, secretary)
    heads = {cast.alga.pk: cast.akim, cast.khromtau.pk: cast.other_akim, cast.health.pk: cast.agency_head}
    for task in make.sign(sitting, secretary):
        moves.report(task, make.account(task), by=actor(heads[task.body_id]))
    client.force_login(cast.secretary)
    assert client.get(reverse("meeting", args=[sitting.pk])).status_code == 200
