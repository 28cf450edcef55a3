"""`manage.py lifecycle_doc`: write docs/lifecycle.md from the tables of rules.

The page is for readers of the law, not of the code. It is made of the very tables that decide, and of the
words people see on the pages, so it cannot say anything else than the system does; a test compares the two.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation

from commission.domain import sitting
from commission.domain.roles import BODY_ROLES, COMMISSION_ROLES, Actor, Holding, Role
from commission.domain.table import Goes, Rule
from commission.domain.verdict import Verdict
from commission.management.base import OwnCommand
from commission.reasons import sentence
from commission.words import WORDS, word
from tasks.domain import coexecution, lifecycle
from tasks.domain.lifecycle import Move, Status, TermState, term_after, term_may
from tasks.domain.who import who

PAGE = Path(settings.BASE_DIR) / "docs" / "lifecycle.md"
LANGUAGES = ("kk", "ru", "en")
SAID = ("қазақша", "русский", "English")

OPENING = """\
# The lifecycle of a sitting, of a task and of a co-executor's line

This page is made by `manage.py lifecycle_doc`; do not edit it. It shows the three tables the system decides
by: `commission.domain.sitting.RULES`, `tasks.domain.lifecycle.RULES` and `tasks.domain.coexecution.RULES`.
What no row allows is refused.
"""
SITTING = """\
The secretary of the commission records every move. The chair signs on paper; what is recorded is that he did.
From `with_chair` on the agenda and the clauses are frozen.
"""
TASK = """\
A task is one addressee's line of one clause. It exists from the moment the signature of the minutes is
recorded: that is the move `issue`, and it has no button of its own.

`same` = the status stays. `came_from` = back to where the report was sent from (a report from `issued`
accepts the task, so it goes back to `in_work`).
"""
QUALITIES = """\
What a person is to a task follows from the positions held today in the task's commission and in its body.
Rights add up. The deputy chair has none of his own here: who presides once does not hold the chair. A
specialist to whom the head gave the task, and whom he lets send its reports, is `deputed` as well; whoever
entered the last report from a letter is its `registrar` ([decision 0021](decisions/0021-by-letter.md)).
"""
NEEDS = """\
What a move needs besides the right person and the right status, and what the system says when it is missing.
"""
TERMS = """\
The dated obligation inside a task has a state of its own. A move that is not listed leaves it alone; a move
that is listed is refused in any other state.
"""

CO_EXECUTOR = """\
It helps with a clause and is no task ([decision 0015](decisions/0015-co-executors.md)). The `executor` is a
head or specialist of its body. The `recipient` is a head or specialist of the lead's body; where no lead is
on control it is the reviewer. `close` and `strike` have no button: the line follows the task it helps with.
"""


class Command(OwnCommand):
    """Writes the page anew; run it after every change of a rule or of its words."""

    help = "Write docs/lifecycle.md from the tables of rules."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print where the page is."""
        PAGE.write_text(document(), encoding="utf-8")
        self.stdout.write(f"Written: {PAGE.relative_to(settings.BASE_DIR)}")


def document() -> str:
    """The whole page as Markdown."""
    return "\n".join(
        [
            OPENING,
            "## A sitting\n",
            SITTING,
            _diagram(sitting.RULES),
            _statuses("sitting", sitting.Status),
            _moves("sitting_move", sitting.RULES),
            "### Needs of a sitting's moves\n",
            NEEDS,
            _needs(sitting.CODES),
            "## A task\n",
            TASK,
            _diagram(lifecycle.RULES),
            _statuses("status", Status),
            _moves("move", lifecycle.RULES),
            "### Who is who before a task\n",
            QUALITIES,
            _qualities(),
            "### Needs of a task's moves\n",
            NEEDS,
            _needs(lifecycle.CODES),
            "## A term\n",
            TERMS,
            _statuses("term", TermState),
            _term_moves(),
            "## A co-executor's line\n",
            CO_EXECUTOR,
            _diagram(coexecution.RULES),
            _statuses("co_status", coexecution.Status),
            _moves("co_move", coexecution.RULES),
            "### Needs of its moves\n",
            NEEDS,
            _needs(coexecution.CODES),
        ]
    )


def _diagram(rules: Iterable[Rule[Any, Any, Any, Any]]) -> str:
    """Arrows between two different statuses; moves that share an arrow share its label."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for rule in rules:
        if not isinstance(rule.to, Goes):
            for status in rule.from_:
                arrows.setdefault((status or "[*]", rule.to), []).append(rule.move)
    lines = [f"    {start} --> {end}: {', '.join(moves)}" for (start, end), moves in arrows.items()]
    return "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```", ""])


def _statuses(group: str, codes: Iterable[StrEnum]) -> str:
    return _table(("status", *SAID), ((_code(code), *_words(group, code)) for code in codes))


def _moves(group: str, rules: Iterable[Rule[Any, Any, Any, Any]]) -> str:
    rows = (
        (
            _code(rule.move),
            *_words(group, rule.move),
            _codes(status for status in rule.from_ if status),
            _code(rule.to),
            _codes(rule.who),
            _codes(rule.needs),
        )
        for rule in rules
    )
    return _table(("move", *SAID, "from", "to", "who", "needs"), rows)


def _needs(codes: Mapping[Any, str]) -> str:
    refusals = ((need, Verdict(False, code)) for need, code in codes.items())
    rows = ((_code(need), *_in_all(partial(sentence, refusal))) for need, refusal in refusals)
    return _table(("need", *SAID), rows)


def _qualities() -> str:
    held = [role for role in Role if role in COMMISSION_ROLES | BODY_ROLES]
    found = ((role, who(Actor(1, frozenset({_holding(role)})), 1, 1)) for role in held)
    rows = ((_code(role), *_words("role", role), _codes(sorted(qualities))) for role, qualities in found)
    return _table(("position", *SAID, "before the task"), rows)


def _holding(role: Role) -> Holding:
    """The position in the commission or the body number 1."""
    return Holding(role, 1, None) if role in COMMISSION_ROLES else Holding(role, None, 1)


def _term_moves() -> str:
    return _table(("move", "from", "to"), (row for move in Move for row in _term_rows(move)))


def _term_rows(move: Move) -> Iterator[tuple[str, str, str]]:
    """One row for each state the move leads to; none for a move that concerns no term."""
    if all(term_may(move, state) for state in TermState):
        return
    targets: dict[tuple[TermState, ...], list[TermState]] = {}
    for state in TermState:
        if term_may(move, state):
            ends = (term_after(move, state, came_from) for came_from in (Status.in_work, Status.returned))
            targets.setdefault(tuple(dict.fromkeys(ends)), []).append(state)
    for ends_in, states in targets.items():
        yield _code(move), _codes(states), " or ".join(map(_code, ends_in))


def _words(group: str, code: StrEnum) -> Sequence[str]:
    """In all languages; a move without a button has no word."""
    if code.value not in WORDS[group]:
        return ("–",) * len(LANGUAGES)
    return _in_all(partial(word, group, code.value))


def _in_all(say: Callable[[], str]) -> list[str]:
    said = []
    for language in LANGUAGES:
        with translation.override(language):
            said.append(say())
    return said


def _code(code: str) -> str:
    return f"`{code}`"


def _codes(codes: Iterable[str]) -> str:
    return ", ".join(map(_code, codes)) or "–"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
