"""Addresses of the control: the first screen, tasks and co-executors' lines, moves, files, notices."""

from django.urls import URLPattern, path

from tasks.web import (
    accept,
    coexecution,
    coexecution_moves,
    day_off,
    decide,
    evidence,
    guide,
    home,
    letters_in,
    lists,
    moves,
    notices,
    report,
    report_files,
    review,
    search,
    task,
)
from tasks.web.report_desk import LETTER

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("tasks/", lists.tasks, name="tasks"),
    path("tasks/accept/", accept.accept, name="accept"),
    path("tasks/<int:pk>/", task.task, name="task"),
    path("tasks/<int:pk>/moves/<str:move>/", moves.task_move, name="task_move"),
    path("tasks/<int:pk>/report/", report.report, name="report"),
    path("tasks/<int:pk>/report/files/", report_files.report_upload, name="report_upload"),
    path("tasks/<int:pk>/report/files/<int:file_pk>/", report_files.report_file, name="report_file"),
    path("tasks/<int:pk>/letter/", report.report, {"desk": LETTER}, name="letter"),
    path("tasks/<int:pk>/letter/files/", report_files.report_upload, {"desk": LETTER}, name="letter_upload"),
    path(
        "tasks/<int:pk>/letter/files/<int:file_pk>/",
        report_files.report_file,
        {"desk": LETTER},
        name="letter_file",
    ),
    path("tasks/<int:pk>/files/<int:file_pk>/", evidence.task_file, name="task_file"),
    path("coexecution/", coexecution.co_lines, name="co_lines"),
    path("coexecution/<int:pk>/", coexecution.co_line, name="co_line"),
    path("coexecution/<int:pk>/moves/<str:move>/", coexecution_moves.co_line_move, name="co_line_move"),
    path("coexecution/<int:pk>/files/<int:file_pk>/", evidence.co_line_file, name="co_line_file"),
    path("review/", review.reviews, name="reviews"),
    path("review/letters/", letters_in.letters_in, name="letters_in"),
    path("review/<int:pk>/", review.review, name="review"),
    path("review/phrases/<int:pk>/forget/", review.phrase_forget, name="phrase_forget"),
    path("decisions/", decide.decisions, name="decisions"),
    path("calendar/<day:day>/terms/", day_off.day_terms, name="day_terms"),
    path("search/", search.search, name="search"),
    path("notices/", notices.notices, name="notices"),
    path("guide/", guide.guide, name="guide"),
    path("guide/<slug:who>/", guide.guide, name="guide_for"),
]
