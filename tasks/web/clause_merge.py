"""Joining a clause with the one that follows: the texts put together, and what the two say differently."""

from collections.abc import Iterator

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from commission.domain.verdict import refuse
from commission.models import Body, Clause
from commission.web.answers import READ_AND_WRITE, form_page, sent, tell
from commission.web.conflicts import Comparable, Difference, saved
from commission.web.errors import NotNow
from commission.web.request import Request
from commission.words import word
from tasks.actions import clauses, wholes
from tasks.actions.clauses import Text
from tasks.actions.wholes import Whole
from tasks.domain.deadlines import rule_of
from tasks.web.clause_forms import Draft, owner_words
from tasks.web.clause_moves import address, crumbs, to_clause
from tasks.web.sitting_gate import clause_of
from tasks.web.templatetags.instructions import rule_words

FIRST, SECOND = "first", "second"


class MergeForm(Comparable):
    """The joined texts; `right` says whose order holds where the two differ."""

    use_required_attribute = False

    text_kk = Draft("kk", label=_("Text in Kazakh"), rows=10)
    text_ru = Draft("ru", label=_("Text in Russian"), rows=10)
    right = forms.ChoiceField(
        label=_("Where the two differ, what holds"),
        choices=[(FIRST, _("the order of this clause")), (SECOND, _("the order of the following clause"))],
        widget=forms.RadioSelect,
        required=False,
    )
    following = forms.IntegerField(widget=forms.HiddenInput, required=False)
    following_seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


@login_required
@require_http_methods(READ_AND_WRITE)
def clause_merge(request: Request, pk: int) -> HttpResponse:
    """Nothing is lost: the following clause stays among the removed ones."""
    found = clause_of(request, pk)
    following = clauses.follower(found)
    if following is None:
        raise NotNow.of_page(refuse("nothing_follows"), address(found))
    form = MergeForm(sent(request), initial=_joined(found, following))
    orders = wholes.read_all(found, following)
    if form.is_valid() and _merged(request, found, following, form, orders):
        tell(request, found)
        return to_clause(found)
    context = {"clause": found, "following": following, "differences": list(_differences(*orders))}
    around = {"crumbs": crumbs(found), "back": address(found)}
    return form_page(request, "tasks/clause/merge.html", form, **context, **around)


def _joined(first: Clause, second: Clause) -> dict[str, object]:
    """Each language's texts one after the other."""
    texts = {name: "\n".join(filter(None, _pair(first, second, name))) for name in ("text_kk", "text_ru")}
    versions = {"seen": first.version, "following": second.pk, "following_seen": second.version}
    return {**texts, **versions, "right": FIRST}


def _pair(first: Clause, second: Clause, name: str) -> tuple[str, str]:
    return getattr(first, name).strip(), getattr(second, name).strip()


def _merged(
    request: Request, clause: Clause, following: Clause, form: MergeForm, orders: list[Whole]
) -> bool:
    """True if it is stored; else the form carries on from the two clauses as they are now."""
    typed = form.cleaned_data
    whole = wholes.unite(*(reversed(orders) if typed["right"] == SECOND else orders))
    done = saved(
        form,
        clause,
        lambda: clauses.merge(
            clause,
            (typed["following"], typed["following_seen"]),
            text=Text(kk=typed["text_kk"], ru=typed["text_ru"]),
            whole=whole,
            by=request.actor,
            seen=typed["seen"],
        ),
        lambda: {name: getattr(clause, name) for name in ("text_kk", "text_ru")},
    )
    if not done:
        form.data = {**form.data.dict(), "following": following.pk, "following_seen": following.version}
    return done


def _differences(first: Whole, second: Whole) -> Iterator[Difference]:
    """What both say, and not the same: only that has to be chosen."""
    a, b = first.direction, second.direction
    pairs = [
        (_("Term"), rule_words(rule_of(a)), rule_words(rule_of(b))),
        (_("Kind of instruction"), word("kind", a.kind), word("kind", b.kind)),
        (_("Evidence, in Kazakh"), a.evidence_kk, b.evidence_kk),
        (_("Evidence, in Russian"), a.evidence_ru, b.evidence_ru),
        (_("Why nothing is measured"), a.no_measure_reason, b.no_measure_reason),
    ]
    yield from (Difference(str(label), one or "—", two or "—") for label, one, two in pairs if one != two)
    yield from _owners_differ(first, second)


def _owners_differ(first: Whole, second: Whole) -> Iterator[Difference]:
    theirs = {owner.body_id: owner for owner in second.owners}
    common = [owner for owner in first.owners if owner.body_id in theirs]
    bodies = Body.objects.in_bulk([owner.body_id for owner in common])
    for owner in common:
        body = bodies[owner.body_id]
        one, two = owner_words(body, owner), owner_words(body, theirs[owner.body_id])
        if one != two:
            yield Difference(str(_("Addressee")), one, two)
