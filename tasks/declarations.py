"""What the control says: a sentence for each event of the journal and for each refusal."""

from django.utils.translation import gettext_lazy as _

JOURNAL = {
    "report_draft.begun": _("A report was begun."),
    "report_draft.given_back": _("The withdrawn report lies in the draft again."),
    "report_draft.saved": _("The draft of the report was saved."),
    "report_draft.sent": _("The draft was sent as a report."),
    "co_line.accept": _("The co-executor accepted its part."),
    "co_line.ask_again": _("The co-executor was asked again. Remarks: %(remarks)s"),
    "co_line.close": _("What the co-executor helps with was taken off control."),
    "co_line.deliver": _("The co-executor delivered its part."),
    "co_line.done": _("The co-executor's part was accepted."),
    "co_line.issue": _("A co-executor's part was issued, inner date: %(due)s."),
    "co_line.strike": _("What the co-executor helps with was ended."),
    "task.accept": _("The task was accepted."),
    "task.cancel": _("The task was ended. Reason: %(reason)s"),
    "task.confirm": _("Removal from control was confirmed."),
    "task.enter": _(
        "A report that came by letter was entered on behalf of the body: %(body)s. Letter № %(number)s, "
        "dated: %(dated)s, received: %(received)s. Signed by: %(signatory)s."
    ),
    "task.delegate": _("Who executes it: %(assignee)s."),
    "task.issue": _("The task was issued, due: %(due)s."),
    "task.note": _("Interim information: %(text)s"),
    "task.propose": _("Removal from control was proposed."),
    "task.reject": _("Removal from control was refused. Remarks: %(remarks)s"),
    "task.report": _("A report was submitted."),
    "task.return": _("The report was returned. Remarks: %(remarks)s"),
    "task.withdraw": _("The report was withdrawn."),
}

REASONS = {
    "entered_it": _("Whoever entered the letter does not decide on it: other eyes are needed."),
    "due_in_past": _("The due date lies in the past: %(due)s."),
    "due_needs_date": _("Choose the due date."),
    "due_needs_number": _("Say how many."),
    "due_too_soon": _(
        "Fewer than two working days are left until %(due)s. Give a reason for so short a term."
    ),
    "force_needs_akimat_body": _(
        "The akim cannot instruct this body: it is not subordinate. Recommend instead."
    ),
    "force_needs_outside_body": _(
        "This body is subordinate to the akim: instruct it instead of recommending."
    ),
    "letter_in_future": _("The date of the letter lies in the future: %(dated)s."),
    "letter_after_receipt": _("The letter is dated later than it was received: %(dated)s."),
    "needs_ground": _("Choose the ground."),
    "needs_letter": _("A letter needs its number, date, signatory, day of receipt and scan."),
    "needs_remarks": _("Write the remarks."),
    "needs_text": _("Write what was done."),
    "negative_fact": _("A number below zero cannot be reported."),
    "not_specialist": _("Choose a specialist of this body."),
    "nothing_owed": _("No report is owed on this task now."),
    "own_body": _("Nobody decides on a report of their own body."),
    "own_letter": _("Your own body reports by itself: its head sends the report here."),
    "received_before_issue": _("The task was issued later than that, on: %(issued)s."),
    "received_in_future": _("The day of receipt lies in the future: %(received)s."),
    "term_state": _("This term does not wait for that step."),
    "phrase_long": _("A phrase has at most %(most)s letters: the remarks were sent, but not kept."),
    "phrase_too_many": _("At most %(most)s phrases are kept: remove one first. The remarks were sent."),
    "too_many_rows": _("More rows than fit into one file: %(limit)s. Narrow the list first."),
    "unknown_measure": _("The instruction does not ask for this number."),
}

PROBLEMS = {
    "co_executors_alone": _("A co-executor delivers to somebody: name a lead or equals who answer for it."),
    "two_leads": _("Only one body leads. Make the others equals or co-executors."),
    "lead_among_equals": _(
        "There is a lead beside equals: equals answer for their own lines, co-executors deliver to the lead."
    ),
    "no_date": _("The date of the sitting is blank."),
    "no_number": _("The number of the minutes is blank."),
    "no_place": _("The place of the sitting is blank in one of the languages."),
    "no_chair": _("It is not recorded who presided."),
    "no_reporter": _("Agenda item %(item)s: nobody is named as the reporter, the paper prints a blank."),
    "not_adopted": _("Agenda item %(item)s was not adopted by the votes, and its decision has clauses."),
    "no_clauses": _("There is no clause yet."),
    "quorum_unknown": _("Attendance is not recorded, so the quorum is not known."),
    "quorum_missing": _("There is no quorum: present %(present)s, needed %(needed)s."),
    "no_text_kk": _("The Kazakh text is missing."),
    "no_text_ru": _("The Russian text is missing."),
    "no_owner": _("Nobody is addressed."),
    "no_force": _("The force is not chosen."),
    "no_measure": _("There is no measure, and it is not explained why."),
    "due_default": _("No term is given: one month is the default, due %(due)s."),
    "duplicate": _("Something similar was ordered before and is still open: %(number)s."),
}
