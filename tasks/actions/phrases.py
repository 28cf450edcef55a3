"""Keeping one's own turns of phrase. They are a person's notes and govern nothing: no journal, no version."""

from commission.domain.roles import Actor
from commission.domain.verdict import Refused
from tasks.models import Phrase

MOST = 20
LONGEST = 500


def keep(text: str, *, by: Actor) -> None:
    """Keep a remark for the next time; one that is there already stays once.

    Refused: "phrase_long" (over 500 characters), "phrase_too_many" (over 20 of them).
    """
    words = " ".join(text.split())
    own = Phrase.objects.filter(person=by.person_id)
    if len(words) > LONGEST:
        raise Refused("phrase_long", most=LONGEST)
    if not words or own.filter(text=words).exists():
        return
    if own.count() >= MOST:
        raise Refused("phrase_too_many", most=MOST)
    Phrase.objects.get_or_create(person_id=by.person_id, text=words)


def forget(phrase_id: int, *, by: Actor) -> None:
    """Drop one of one's own; one that is gone already is no fault."""
    Phrase.objects.filter(pk=phrase_id, person=by.person_id).delete()
