"""Addresses of the sitting, below /api/v1/."""

from django.urls import URLPattern, path

from commission.api import agenda, bodies, meetings, views

urlpatterns: list[URLPattern] = [
    path("openapi.yaml", views.OpenApi.as_view(), name="openapi"),
    path("me/", views.Me.as_view(), name="me"),
    path("commissions/", views.Commissions.as_view(), name="commissions"),
    path("bodies/", bodies.Bodies.as_view(), name="bodies"),
    path("bodies/<slug:code>/", bodies.OneBody.as_view(), name="body"),
    path("meetings/", meetings.Meetings.as_view(), name="meetings"),
    path("meetings/<int:pk>/", meetings.OneMeeting.as_view(), name="meeting"),
    path("meetings/<int:pk>/attendance/", meetings.MeetingAttendance.as_view(), name="attendance"),
    path("meetings/<int:pk>/items/", agenda.MeetingItems.as_view(), name="items"),
    path("items/<int:pk>/", agenda.OneItem.as_view(), name="item"),
]
