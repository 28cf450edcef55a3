"""Addresses of a sitting: its page, its clauses, its minutes and their signature."""

from django.urls import URLPattern, path

from tasks.web import clause, clause_due, distribution, papers, preview, sign, sitting

urlpatterns: list[URLPattern] = [
    path("meetings/<int:pk>/", sitting.meeting, name="meeting"),
    path("items/<int:pk>/clauses/new/", clause.clause_new, name="clause_new"),
    path("clauses/<int:pk>/", clause.clause, name="clause"),
    path("clauses/<int:pk>/due/", clause_due.clause_due, name="clause_due"),
    path("clauses/<int:pk>/suggestions/", clause.clause_suggestions, name="clause_suggestions"),
    path("meetings/<int:pk>/preview/", preview.meeting_preview, name="meeting_preview"),
    path("meetings/<int:pk>/minutes.<str:language>.pdf", papers.meeting_paper, name="meeting_paper"),
    path("meetings/<int:pk>/distribution/", distribution.meeting_distribution, name="meeting_distribution"),
    path(
        "meetings/<int:pk>/extracts/<slug:code>.<str:language>.pdf",
        distribution.meeting_extract,
        name="meeting_extract",
    ),
    path("meetings/<int:pk>/sign/", sign.meeting_sign, name="meeting_sign"),
]
