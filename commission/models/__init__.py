"""The tables of the sitting, gathered for Django."""

from commission.models.bodies import Body, BodyAlias, Commission, Composition, LegalBasis, Seat
from commission.models.calendar import Calendar, CalendarDay
from commission.models.decisions import Clause
from commission.models.files import StoredFile
from commission.models.journal import Checkpoint, Entry, Governed
from commission.models.mail import Mail
from commission.models.meetings import COMES, AgendaItem, Attendance, Invitee, Meeting, Paper, Reporter, Scan
from commission.models.notices import Notice
from commission.models.people import Person, Position
from commission.models.tokens import ApiToken

__all__ = [
    "COMES",
    "AgendaItem",
    "ApiToken",
    "Attendance",
    "Body",
    "BodyAlias",
    "Calendar",
    "CalendarDay",
    "Checkpoint",
    "Clause",
    "Commission",
    "Composition",
    "Entry",
    "Governed",
    "Invitee",
    "LegalBasis",
    "Mail",
    "Meeting",
    "Notice",
    "Paper",
    "Person",
    "Position",
    "Reporter",
    "Scan",
    "Seat",
    "StoredFile",
]
