"""Addresses of the control, below /api/v1/."""

from django.urls import URLPattern, path

from tasks.api import clauses, moves, papers, reports, sitting_moves, tasks

TASK, MEETING = "tasks/<int:pk>/", "meetings/<int:pk>/"


def desk(name: str, move: str, *, by_letter: bool) -> list[URLPattern]:
    """Where a report is written: draft, files, and the move that sends it."""
    at = f"{TASK}{name}/"
    return [
        path(at, reports.Draft.as_view(by_letter=by_letter), name=name),
        path(f"{at}files/", reports.Files.as_view(by_letter=by_letter), name=f"{name}_files"),
        path(f"{at}files/<int:file_pk>/", reports.OneFile.as_view(by_letter=by_letter), name=f"{name}_file"),
        path(f"{TASK}moves/{move}/", reports.Sending.as_view(by_letter=by_letter), name=f"task_{move}"),
    ]


urlpatterns: list[URLPattern] = [
    path(f"{MEETING}clauses/", clauses.MeetingClauses.as_view(), name="clauses"),
    path(f"{MEETING}preview/", papers.Preview.as_view(), name="preview"),
    path(f"{MEETING}papers/<str:language>/", papers.MeetingPaper.as_view(), name="meeting_paper"),
    path(f"{MEETING}jobs/<int:job_pk>/", papers.OneJob.as_view(), name="paper_job"),
    path(f"{MEETING}moves/", sitting_moves.SittingMoves.as_view(), name="meeting_moves"),
    *(
        path(
            f"{MEETING}moves/{move.value}/",
            sitting_moves.endpoint(move, way).as_view(),
            name=f"meeting_{move.value}",
        )
        for move, way in sitting_moves.WAYS.items()
    ),
    path("items/<int:pk>/clauses/", clauses.ItemClauses.as_view(), name="item_clauses"),
    path("clauses/<int:pk>/", clauses.OneClause.as_view(), name="clause"),
    path("clauses/<int:pk>/journal/", clauses.ClauseJournal.as_view(), name="clause_journal"),
    path("tasks/", tasks.Tasks.as_view(), name="tasks"),
    path(TASK, tasks.OneTask.as_view(), name="task"),
    path(f"{TASK}journal/", tasks.TaskJournal.as_view(), name="task_journal"),
    path(f"{TASK}specialists/", tasks.TaskSpecialists.as_view(), name="specialists"),
    *desk("report", "report", by_letter=False),
    *desk("letter", "enter", by_letter=True),
    path(f"{TASK}files/<int:file_pk>/", reports.SentFile.as_view(), name="task_file"),
    path(f"{TASK}moves/", tasks.TaskMoves.as_view(), name="task_moves"),
    *(
        path(f"{TASK}moves/{move.value}/", moves.endpoint(move, way).as_view(), name=f"task_{move.value}")
        for move, way in moves.WAYS.items()
    ),
]
