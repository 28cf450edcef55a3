"""What falls due on a day that an act made free: the authority moves an announced date, nothing else does."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from commission.domain.verdict import unless_refused
from commission.models import Calendar, CalendarDay
from commission.web.request import Request
from tasks.models import Task, Term


@login_required
@require_safe
def day_terms(request: Request, day: date) -> HttpResponse:
    """The tasks this person may see that owe something on the day, and the next working day."""
    row = get_object_or_404(CalendarDay, pk=day)
    cal = Calendar.objects.workdays()
    seen = Task.objects.visible_to(request.actor).for_list().by_due()
    owing = Term.objects.awaited().filter(due=day).order_by().values("task")
    context = {
        "row": row,
        "tasks": seen.open().filter(pk__in=owing),
        "following": unless_refused(lambda: cal.roll(day)),
    }
    return render(request, "tasks/lists/day_terms.html", context)
