"""What the sitting says: a sentence for each event of the journal and for each refusal."""

from django.utils.translation import gettext_lazy as _

JOURNAL = {
    "body.loaded": _("The body was entered from the official list."),
    "body.updated": _("The body was brought in line with the official list."),
    "calendar.seeded": _("The working calendar was filled in."),
    "calendar.corrected": _("A day of the working calendar was corrected."),
    "clause.added": _("Clause %(number)s was added."),
    "clause.copied": _("Clause %(number)s was made as a copy of clause %(origin)s."),
    "clause.edited": _("Clause %(number)s was changed."),
    "clause.joined": _("Clause %(number)s was joined to clause %(into)s and left the minutes."),
    "clause.loaded": _("Clause %(number)s was entered from its source."),
    "clause.merged": _("Clause %(number)s took in the clause that followed it."),
    "clause.moved": _("The clause was moved: %(before)s → %(number)s."),
    "clause.put_back": _("The clause was put back into the minutes, number: %(number)s."),
    "clause.removed": _("Clause %(number)s was removed from the minutes."),
    "clause.split": _("Clause %(number)s was split; its second part follows it."),
    "clause.split_off": _("Clause %(number)s was split off clause %(origin)s."),
    "commission.composed": _("A composition of the commission was entered; seats: %(seats)s."),
    "commission.loaded": _("The commission was entered."),
    "meeting.attended": _("Attendance was recorded; present: %(present)s."),
    "meeting.cancel": _("The sitting was cancelled."),
    "meeting.convene": _("The sitting was convened."),
    "meeting.described": _("The head of the minutes was changed."),
    "meeting.hand_to_chair": _("The minutes were handed to the chair, number: %(number)s."),
    "meeting.hold": _("The sitting was held."),
    "meeting.item_added": _("An agenda item was added: %(title)s"),
    "meeting.item_edited": _("Agenda item %(order)s was changed."),
    "meeting.loaded": _("The sitting was entered from its source."),
    "meeting.no_quorum": _("The sitting had no quorum."),
    "meeting.planned": _("The sitting was planned."),
    "meeting.postpone": _("The sitting was postponed."),
    "meeting.recall": _("The minutes were recalled from the chair. Reason: %(reason)s"),
    "meeting.sign": _(
        "The minutes were signed, date of signature: %(signed_on)s. Presiding: %(chaired_by)s."
    ),
    "person.appointed": _("A position was given: %(title)s."),
    "person.demo": _("A demonstration account was made; position: %(title)s."),
    "person.dismissed": _("A position was ended: %(title)s."),
    "person.invited": _("The person was invited; position: %(title)s."),
    "person.invited_again": _("The person was invited again."),
    "person.joined": _("The invitation was taken up."),
    "person.renamed": _("The name was changed: %(before)s → %(name)s."),
}

REASONS = {
    "addressed_twice": _("The same body is addressed twice in this clause."),
    "administrator_exists": _("There is an administrator already; others are invited on the pages."),
    "already_ended": _("The position has already ended, on %(until)s."),
    "calendar_ends": _(
        "The working calendar covers %(first)s to %(last)s only. Ask the administrator to extend it."
    ),
    "calendar_gap": _(
        "The working calendar ends on %(last)s: no year can be left out. First add those before %(asked)s."
    ),
    "clause_removed": _(
        "The clause was removed from the minutes meanwhile. Nothing you typed is lost: put it back and save."
    ),
    "date_in_future": _("A sitting that was held cannot lie in the future: %(date)s."),
    "email_taken": _("There is already an account with this e-mail address."),
    "ends_before_start": _("The position began on %(since)s; it cannot end earlier."),
    "ends_later": _("The position already ends on %(until)s: choose an earlier day, or give a new position."),
    "frozen": _("The minutes lie with the chair or are signed: the records are frozen."),
    "invitation_spent": _("This invitation has already been used. Sign in or reset the password."),
    "no_calendar": _("There is no working calendar yet. Ask the administrator to fill it in."),
    "needs_act": _("Name the act that says so, with its number."),
    "needs_number": _("The minutes need a number first."),
    "needs_presided": _("Say who presided over the sitting."),
    "needs_signed_on": _("Give the date of the signature."),
    "needs_representative": _("Say who represented the member."),
    "needs_reason": _("Give the reason."),
    "not_checked": _("The check list still has open points."),
    "nothing_follows": _("No clause follows this one in its agenda item."),
    "number_taken": _("Minutes number %(number)s already exist in %(year)s."),
    "other_sitting": _("A clause stays in its sitting: choose an agenda item of the same one."),
    "paper_changed": _(
        "The stored paper is not the one that was handed to the chair. Recall it and hand it over again."
    ),
    "position_scope": _("Choose the commission or the body that this role belongs to."),
    "presided_differs": _(
        "The papers at the chair name another presiding seat. Recall them, correct it, hand them over again."
    ),
    "quorum_present": _("The sitting had a quorum, or attendance is not recorded."),
    "role": _("Your position does not allow this."),
    "signed_before_sitting": _(
        "The signature (%(signed_on)s) cannot be earlier than the sitting (%(held_on)s)."
    ),
    "signed_in_future": _("The date of the signature (%(signed_on)s) lies in the future."),
    "split_needs_both": _("Both parts need a text."),
    "stale": _("Somebody changed this meanwhile. Nothing you typed is lost: compare and send again."),
    "status": _("This is not possible in the present status."),
    "text_too_long": _(
        "The text of a clause has at most %(most)s characters in each language; typed: %(typed)s. It was not saved."
    ),
    "title_missing": _("Write the title of the agenda item in Kazakh."),
    "weak_password": _("Choose another password. %(why)s"),
    "file_type": _("«%(name)s» is no photo (JPEG, PNG, WebP) and no PDF."),
    "file_empty": _("«%(name)s» is empty."),
    "file_too_big": _("«%(name)s» is larger than %(megabytes)s MB."),
    "file_too_many_pixels": _("«%(name)s» has more than %(megapixels)s megapixels. Send a smaller picture."),
    "file_too_many": _("More than %(most)s files cannot be sent at once."),
    "file_broken": _("«%(name)s» is damaged or cut off. Send it again."),
}
