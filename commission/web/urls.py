"""Addresses of the sitting's pages."""

from django.urls import URLPattern, path

from commission.web import (
    account,
    agenda,
    agenda_order,
    attendance,
    bodies,
    body_list,
    body_names,
    health,
    invitation,
    invited,
    kit,
    language,
    mail,
    meetings,
    moves,
    people,
    votes,
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
    path("bodies/new/", body_list.body_new, name="body_new"),
    path("bodies/<slug:code>/", bodies.body, name="body"),
    path("bodies/<slug:code>/names/", body_names.body_names, name="body_names"),
    path("bodies/<slug:code>/names/back/", body_names.body_name_back, name="body_name_back"),
    path("bodies/<slug:code>/aliases/", body_names.body_alias_new, name="body_alias_new"),
    path(
        "bodies/<slug:code>/aliases/<int:pk>/remove/", body_names.body_alias_remove, name="body_alias_remove"
    ),
    path("bodies/<slug:code>/edit/", body_list.body_edit, name="body_edit"),
    path("bodies/<slug:code>/end/", body_list.body_end, name="body_end"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/new/", meetings.meeting_new, name="meeting_new"),
    path("meetings/<int:pk>/details/", meetings.meeting_details, name="meeting_details"),
    path("meetings/<int:pk>/attendance/", attendance.meeting_attendance, name="meeting_attendance"),
    path("meetings/<int:pk>/invited/", invited.meeting_invited, name="meeting_invited"),
    path("meetings/<int:pk>/agenda/", agenda_order.meeting_agenda, name="meeting_agenda"),
    path("meetings/<int:pk>/votes/", votes.meeting_votes, name="meeting_votes"),
    path("meetings/<int:pk>/items/new/", agenda.item_new, name="item_new"),
    path("items/<int:pk>/", agenda.item, name="item"),
    path("meetings/<int:pk>/moves/<str:move>/", moves.meeting_move, name="meeting_move"),
    path("mail/", mail.mail, name="mail"),
    path("kit/", kit.kit, name="kit"),
    path("healthz/", health.healthz, name="healthz"),
]
