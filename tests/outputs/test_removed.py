"""A removed clause is nowhere: each place that shows or counts clauses is looked at."""

from pathlib import Path

import pytest
from django.test import Client

from commission.actions import clause_places, decisions
from commission.models import Calendar, Clause, Meeting
from tasks import drafts
from tasks.actions import clauses, signing
from tasks.models import Addressee
from tasks.outputs import content, extract
from tests import make
from tests.cast import Cast, actor
from tests.make import HELD_ON
from tests.outputs.reading import print_paper, text_of
from tests.stage import kept

pytestmark = [pytest.mark.django_db, pytest.mark.once]
GONE = "ЖОЙЫЛҒАНТАРМАҚ"


@kept
def sitting(cast: Cast) -> Meeting:
    """Three clauses; the middle one, to a body of its own and with a blank, is removed."""
    by = actor(cast.secretary)
    made = make.meeting(cast.ours, by)
    make.clause(made, by, cast.alga)
    gone = make.clause(made, by, cast.khromtau)
    make.clause(made, by, cast.health)
    decisions.edit_clause(gone, text_kk=GONE, text_ru="", by=by)
    clause_places.remove(gone, by=by)
    return made


def test_the_draft_knows_nothing_of_it(cast: Cast, sitting: Meeting, client: Client, tmp_path: Path) -> None:
    instructions = drafts.instructions_of(sitting)
    lines = drafts.lines_of(sitting, instructions, HELD_ON, Calendar.objects.workdays())
    assert [line.control_number[-6:] for line in lines] == ["1.1-01", "1.2-01"]
    assert not [p for p in drafts.problems_of(sitting, instructions, HELD_ON) if p.code == "no_text_ru"]
    assert len(signing.versions_of(sitting)) == len(instructions) == 2
    assert GONE not in str(content.content(sitting))
    assert GONE not in text_of(print_paper(tmp_path, sitting, "kk", draft=True))
    first, second = Clause.objects.of(sitting)
    assert clauses.follower(first) == second
    pages = ["/", "/meetings/", f"/meetings/{sitting.pk}/preview/", f"/clauses/{first.pk}/"]
    client.force_login(cast.secretary)
    said = {page: client.get(page).content.decode() for page in pages}
    assert [page for page in pages if GONE in said[page]] == []
    assert f"/clauses/{second.pk}/" in said[pages[2]]
    client.force_login(cast.chair)
    assert GONE not in client.get(f"/meetings/{sitting.pk}/?open=all").content.decode()


def test_nor_do_the_signed_minutes(cast: Cast, sitting: Meeting, client: Client, tmp_path: Path) -> None:
    by = actor(cast.secretary)
    make.hand_over(sitting, by)
    assert {task.body_id for task in make.sign(sitting, by)} == {cast.alga.pk, cast.health.pk}
    assert cast.khromtau.pk not in Addressee.objects.of(sitting).values_list("body_id", flat=True)
    assert not Addressee.objects.visible_to(actor(cast.other_akim)).exists()
    (tmp_path / "extract.pdf").write_bytes(extract.render(sitting, cast.alga, "kk"))
    assert GONE not in text_of(tmp_path / "extract.pdf")
    for who in (cast.secretary, cast.member, cast.auditor):
        client.force_login(who)
        assert GONE not in client.get(f"/meetings/{sitting.pk}/?open=all").content.decode()
    client.force_login(cast.secretary)
    assert cast.khromtau.name_kk not in client.get(f"/meetings/{sitting.pk}/distribution/").content.decode()
