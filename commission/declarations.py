"""What the sitting says: a sentence for each event of the journal and for each refusal."""

from django.utils.translation import gettext_lazy as _

JOURNAL = {
    "body.added": _("The body was entered in the list. Act: %(act)s."),
    "body.alias_added": _("Another name was noted: %(text)s."),
    "body.alias_removed": _("Another name was struck out: %(text)s."),
    "body.corrected": _("A slip in the name was corrected: %(before)s → %(name)s."),
    "body.edited": _("Kind, KATO code or place in the list was changed."),
    "body.ended": _("The body is wound up, last day: %(until)s. Act: %(act)s. Successor: %(successor)s."),
    "body.name_taken_back": _("The renaming was struck out, the name is again: %(name)s. Reason: %(reason)s"),
    "body.renamed": _("The body is renamed from %(since)s: %(before)s → %(name)s. Act: %(act)s."),
    "body.revived": _("The entry that the body is wound up was struck out."),
    "body.loaded": _("The body was entered from the official list."),
    "body.updated": _("The body was brought in line with the official list."),
    "calendar.seeded": _("The working calendar was filled in."),
    "calendar.corrected": _("The working calendar was corrected, day: %(day)s. Act: %(act)s."),
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
    "meeting.cancel": _("The sitting was cancelled. Reason: %(reason)s"),
    "meeting.convene": _("The sitting was convened."),
    "meeting.described": _("The head of the minutes was changed."),
    "meeting.hand_to_chair": _("The minutes were handed to the chair, number: %(number)s."),
    "meeting.hold": _("The sitting was held."),
    "meeting.invited": _("The list of those invited was changed; people: %(count)s."),
    "meeting.item_added": _("An agenda item was added: %(title)s"),
    "meeting.item_edited": _("Agenda item %(order)s was changed."),
    "meeting.item_put_back": _("Item %(order)s was put back on the agenda: %(title)s"),
    "meeting.item_removed": _("Item %(order)s was taken off the agenda: %(title)s"),
    "meeting.loaded": _("The sitting was entered from its source."),
    "meeting.no_quorum": _("The sitting had no quorum."),
    "meeting.planned": _("The sitting was planned."),
    "meeting.postpone": _("The sitting was postponed. Reason: %(reason)s"),
    "meeting.reordered": _(
        "The agenda was put in another order; the items by their old numbers: %(places)s."
    ),
    "meeting.recall": _("The minutes were recalled from the chair. Reason: %(reason)s"),
    "meeting.voted": _("Votes were recorded; items voted on: %(items)s."),
    "meeting.registered": _("The minutes were registered, number: %(number)s, date: %(on)s."),
    "meeting.scan_attached": _("The signed paper was attached as a scan: %(name)s."),
    "meeting.scan_replaced": _(
        "The scan of the signed paper was replaced: %(name)s. The former one is kept."
    ),
    "meeting.sign": _(
        "The minutes were signed, date of signature: %(signed_on)s. Presiding: %(chaired_by)s."
    ),
    "person.appointed": _("A position was given: %(title)s."),
    "person.demo": _("A demonstration account was made; position: %(title)s."),
    "person.dismissed": _("A position was ended: %(title)s."),
    "person.invited": _("The person was invited; position: %(title)s."),
    "person.invited_again": _("The person was invited again."),
    "person.joined": _("The invitation was taken up."),
    "person.token_made": _("A key of the API was made: %(name)s."),
    "person.token_revoked": _("A key of the API was revoked: %(name)s."),
    "person.readdressed": _("The e-mail address was changed: %(before)s → %(email)s."),
    "person.second_factor_codes": _("New recovery codes were made; the old ones open nothing any more."),
    "person.second_factor_off": _("The second step of the sign-in was switched off."),
    "person.second_factor_on": _("The second step of the sign-in was switched on."),
    "person.second_factor_removed": _("The second step of the sign-in was taken off. Reason: %(reason)s"),
    "person.renamed": _("The name was changed: %(before)s → %(name)s."),
}

REASONS = {
    "composed_later": _("The newest composition holds from %(since)s: another one can only begin later."),
    "one_chair": _("A composition has one chair, and here are: %(chairs)s."),
    "sat_already": _(
        "The minutes of %(date)s lie with the chair or are signed: choose a day after that sitting."
    ),
    "alias_known": _("This body is already found by this name."),
    "body_ended": _("The last day of this body is %(until)s: a name cannot begin after it."),
    "name_borne": _("«%(text)s» already means another body: %(body)s."),
    "not_renamed": _("This body has no former name to go back to."),
    "renamed_later": _("The newest name holds from %(since)s: another one can only begin later."),
    "succeeds_itself": _("A body cannot succeed itself, nor one that is wound up no later."),
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
    "guest_needs_kazakh": _("Line %(line)s of those invited: write the text in Kazakh."),
    "guest_too_long": _("Line %(line)s of those invited is longer than %(most)s characters."),
    "guest_twice": _("Line %(line)s names somebody who is already on the list: %(name)s."),
    "guests_too_many": _("The list of those invited takes %(most)s people; it has %(typed)s lines."),
    "invitation_spent": _("This invitation has already been used. Sign in or reset the password."),
    "no_calendar": _("There is no working calendar yet. Ask the administrator to fill it in."),
    "item_has_clauses": _("Move or remove its clauses first: %(clauses)s."),
    "item_removed": _("This item was taken off the agenda meanwhile. Put it back first."),
    "needs_act": _("Name the act that says so, with its number."),
    "needs_number": _("The minutes need a number first."),
    "needs_presided": _("Say who presided over the sitting."),
    "needs_signed_on": _("Give the date of the signature."),
    "needs_representative": _("Say who represented the member."),
    "needs_reason": _("Give the reason."),
    "not_checked": _("The check list still has open points."),
    "not_signed": _("The minutes are not signed yet."),
    "nothing_follows": _("No clause follows this one in its agenda item."),
    "no_second_factor": _("There is no second step of the sign-in to take off."),
    "number_taken": _("Minutes number %(number)s already exist in %(year)s."),
    "other_sitting": _("A clause stays in its sitting: choose an agenda item of the same one."),
    "own_second_factor": _("Nobody takes off their own: use a recovery code, or ask another administrator."),
    "paper_changed": _(
        "The stored paper is not the one that was handed to the chair. Recall it and hand it over again."
    ),
    "position_scope": _("Choose the commission or the body that this role belongs to."),
    "presided_differs": _(
        "The papers at the chair name another presiding seat. Recall them, correct it, hand them over again."
    ),
    "quorum_present": _("The sitting had a quorum, or attendance is not recorded."),
    "reports_twice": _("A body is named twice among the reporters."),
    "registered_before_sitting": _(
        "The registration (%(on)s) cannot be earlier than the sitting (%(held_on)s)."
    ),
    "registered_in_future": _("The date of the registration (%(on)s) lies in the future."),
    "role": _("Your position does not allow this."),
    "scan_type": _("«%(name)s» is no scan: PDF, JPEG and PNG are taken."),
    "signed_before_sitting": _(
        "The signature (%(signed_on)s) cannot be earlier than the sitting (%(held_on)s)."
    ),
    "signed_in_future": _("The date of the signature (%(signed_on)s) lies in the future."),
    "split_needs_both": _("Both parts need a text."),
    "stale": _("Somebody changed this meanwhile. Nothing you typed is lost: compare and send again."),
    "status": _("This is not possible in the present status."),
    "text_too_long": _(
        "The text of a clause has at most %(most)s characters in each language; typed: %(typed)s. "
        "It was not saved."
    ),
    "tie_needs_chair": _("The votes are equal: say how the chair voted, that decides."),
    "title_missing": _("Write the title of the agenda item in Kazakh."),
    "too_many_tokens": _("At most %(most)s keys are kept: revoke one first."),
    "token_ends_in_past": _("The last day of the key lies in the past: %(on)s."),
    "too_long": _(
        "At most %(most)s characters fit here; typed: %(typed)s. Nothing was saved, nothing is lost."
    ),
    "votes_negative": _("A number of votes cannot be less than 0."),
    "votes_too_many": _("Votes counted: %(votes)s; members who could vote: %(most)s."),
    "weak_password": _("Choose another password. %(why)s"),
    "file_type": _("«%(name)s» is no photo (JPEG, PNG, WebP), no PDF, no DOCX and no XLSX."),
    "file_empty": _("«%(name)s» is empty."),
    "file_too_big": _("«%(name)s» is larger than %(megabytes)s MB."),
    "file_too_many_pixels": _("«%(name)s» has more than %(megapixels)s megapixels. Send a smaller picture."),
    "file_too_many": _("More than %(most)s files cannot be sent at once."),
    "file_old_office": _(
        "«%(name)s» is in an old format of Word or Excel. Save it as DOCX, XLSX or PDF and send that."
    ),
    "file_encrypted": _("«%(name)s» is protected by a password. Send it without protection."),
    "file_macros": _("«%(name)s» holds macros. Save it as DOCX, XLSX or PDF and send that."),
    "file_embedded": _("«%(name)s» holds another file inside. Save it as PDF and send that."),
    "file_active": _(
        "«%(name)s» holds something that starts by itself or is loaded from elsewhere. "
        "Print it to a PDF and send that."
    ),
    "file_bomb": _("«%(name)s» unpacks to more than can be opened safely."),
    "file_two_in_one": _("«%(name)s» holds a second file behind or before the first. Send it by itself."),
    "file_broken": _("«%(name)s» is damaged or cut off. Send it again."),
    "csrf": _("The request lacks the secret of its session. Sign in again, or use a key."),
    "field_choice": _("This value is none of the possible ones."),
    "field_form": _("The value has not the form that is asked for."),
    "field_required": _("This field is required."),
    "field_too_long": _("The value is too long or too large."),
    "field_unknown": _("There is no such field."),
    "invalid": _("Something in what was sent has not the form that is asked for: see the fields."),
    "malformed": _("What was sent cannot be read."),
    "media_type": _("This address takes and gives another kind of content."),
    "method_not_allowed": _("This address does not answer to that method."),
    "not_found": _("There is nothing here, or nothing that you may see."),
    "not_signed_in": _("Send your key, or sign in."),
    "request_too_large": _("What was sent is larger than is taken."),
    "token_refused": _("This key opens nothing: it is unknown, expired or revoked, or its bearer has left."),
    "too_many_tries": _("Too many wrong keys from this address. Wait a little."),
    "version_missing": _("Say which version this was made of: the field «version»."),
}
