"""Addresses of a sitting: its page, its clauses, its minutes and their signature."""

from django.urls import URLPattern, path

from tasks.web import (
    clause,
    clause_due,
    clause_merge,
    clause_moves,
    clause_split,
    distribution,
    paper_jobs,
    papers,
    picker,
    preview,
    sign,
    signed,
    similar,
    sitting,
)

urlpatterns: list[URLPattern] = [
    path("meetings/<int:pk>/", sitting.meeting, name="meeting"),
    path("items/<int:pk>/clauses/new/", clause.clause_new, name="clause_new"),
    path("clauses/<int:pk>/", clause.clause, name="clause"),
    path("clauses/<int:pk>/addressees/", picker.clause_addressees, name="clause_addressees"),
    path("clauses/<int:pk>/due/", clause_due.clause_due, name="clause_due"),
    path("clauses/<int:pk>/move/", clause_moves.clause_move, name="clause_move"),
    path("clauses/<int:pk>/copy/", clause_moves.clause_copy, name="clause_copy"),
    path("clauses/<int:pk>/split/", clause_split.clause_split, name="clause_split"),
    path("clauses/<int:pk>/merge/", clause_merge.clause_merge, name="clause_merge"),
    path("clauses/<int:pk>/remove/", clause_moves.clause_remove, name="clause_remove"),
    path("clauses/<int:pk>/put-back/", clause_moves.clause_put_back, name="clause_put_back"),
    path("clauses/<int:pk>/similar/", similar.clause_similar, name="clause_similar"),
    path("clauses/<int:pk>/suggestions/", clause.clause_suggestions, name="clause_suggestions"),
    path("meetings/<int:pk>/preview/", preview.meeting_preview, name="meeting_preview"),
    path("meetings/<int:pk>/minutes.<str:language>.pdf", papers.meeting_paper, name="meeting_paper"),
    path("meetings/<int:pk>/distribution/", distribution.meeting_distribution, name="meeting_distribution"),
    path(
        "meetings/<int:pk>/extracts/<slug:code>.<str:language>.pdf",
        distribution.meeting_extract,
        name="meeting_extract",
    ),
    path("meetings/<int:pk>/papers/<int:job_pk>/", paper_jobs.paper_job, name="paper_job"),
    path("meetings/<int:pk>/registration/", signed.meeting_registration, name="meeting_registration"),
    path("meetings/<int:pk>/scan/", signed.meeting_scan, name="meeting_scan"),
    path("meetings/<int:pk>/scans/<int:scan_pk>/", signed.scan, name="meeting_scan_file"),
    path("meetings/<int:pk>/sign/", sign.meeting_sign, name="meeting_sign"),
]
