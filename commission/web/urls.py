"""Addresses of the sitting's pages."""

from django.urls import URLPattern, path

from commission.web import (
    account,
    agenda,
    attendance,
    bodies,
    health,
    invitation,
    kit,
    language,
    meetings,
    moves,
    people,
)

urlpatterns: list[URLPattern] = [
    path("language/", language.set_language, name="set_language"),
    path("account/", account.account, name="account"),
    path("invitation/<str:uidb64>/<str:token>/", invitation.invitation, name="invitation"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/invite/", people.invite_again, name="invite_again"),
    path("people/<int:pk>/appoint/", people.appoint, name="appoint"),
    path("people/<int:pk>/positions/<int:position_pk>/end/", people.dismiss, name="dismiss"),
    path("bodies/", bodies.bodies, name="bodies"),
    path("bodies/<slug:code>/", bodies.body, name="body"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/new/", meetings.meeting_new, name="meeting_new"),
    path("meetings/<int:pk>/details/", meetings.meeting_details, name="meeting_details"),
    path("meetings/<int:pk>/attendance/", attendance.meeting_attendance, name="meeting_attendance"),
    path("meetings/<int:pk>/items/new/", agenda.item_new, name="item_new"),
    path("items/<int:pk>/", agenda.item, name="item"),
    path("meetings/<int:pk>/moves/<str:move>/", moves.meeting_move, name="meeting_move"),
    path("kit/", kit.kit, name="kit"),
    path("healthz/", health.healthz, name="healthz"),
]
