"""Words for stored codes, in the reader's language: `word("sitting", "held")`."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

WORDS: dict[str, Mapping[str, str | Promise]] = {
    "sitting": {
        "planned": pgettext_lazy("sitting", "planned"),
        "convened": pgettext_lazy("sitting", "convened"),
        "held": pgettext_lazy("sitting", "held"),
        "with_chair": pgettext_lazy("sitting", "with the chair"),
        "signed": pgettext_lazy("sitting", "signed"),
        "postponed": pgettext_lazy("sitting", "postponed"),
        "cancelled": pgettext_lazy("sitting", "cancelled"),
        "no_quorum": pgettext_lazy("sitting", "no quorum"),
    },
    "sitting_move": {
        "convene": _("Convene"),
        "hold": _("Record that it was held"),
        "postpone": _("Postpone"),
        "cancel": _("Cancel the sitting"),
        "no_quorum": _("Record that there was no quorum"),
        "hand_to_chair": _("Hand to the chair"),
        "recall": _("Recall from the chair"),
        "sign": _("Record the signature"),
    },
    "role": {
        "secretary": _("secretary of the commission"),
        "chair": _("chair of the commission"),
        "deputy": _("deputy chair of the commission"),
        "controller": _("controller of the commission"),
        "member": _("member of the commission"),
        "authority": _("authorised to take off control"),
        "head": _("head of the body"),
        "specialist": _("specialist of the body"),
        "auditor": _("auditor"),
        "administrator": _("administrator"),
    },
    "mail": {
        "waiting": pgettext_lazy("mail", "waiting"),
        "sent": pgettext_lazy("mail", "sent"),
        "given_up": pgettext_lazy("mail", "given up"),
        "dropped": pgettext_lazy("mail", "not sent: no longer news"),
    },
    "vote": {"adopted": _("adopted"), "rejected": _("not adopted")},
    "language": {"kk": _("Kazakh"), "ru": _("Russian"), "en": _("English")},
    "paper": {"kk": _("Minutes in Kazakh"), "ru": _("Minutes in Russian")},
    "off": {
        "weekend": _("day off"),
        "holiday": _("public holiday"),
        "weekend_holiday": _("public holiday on a day off"),
        "moved": _("transferred day off"),
        "day_off": _("day off by decision"),
        "worked": _("working day transferred to a day off"),
    },
}


def declare(words: Mapping[str, Mapping[str, str | Promise]]) -> None:
    """Add an app's groups when it starts."""
    WORDS.update(words)


def word(group: str, code: str) -> str:
    """The word for a code; an empty code has none. LookupError for a code nobody declared."""
    return str(WORDS[group][code]) if code else ""


def choices(group: str) -> list[tuple[str, str | Promise]]:
    """The group for a form field, in the order declared."""
    return list(WORDS[group].items())
