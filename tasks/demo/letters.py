"""Reports on paper: a body without an account knows no other way, and others send a letter now and then.

The control officer enters them, so that the secretary proposes and the chair decides with other eyes.
"""

from dataclasses import replace
from random import Random

from commission import clock
from commission.domain.roles import Actor
from tasks.actions import moves
from tasks.actions.accounts import Account, Outgoing
from tasks.demo.courses import CLOSING, Courses
from tasks.demo.photos import scan
from tasks.domain.lifecycle import Move
from tasks.models import Task

SHARE = 0.06
"""Of the tasks of bodies that have an account."""
COURSES: Courses = {
    (Move.report, *CLOSING): 70,
    (Move.report, Move.return_, Move.report, *CLOSING): 20,
    (Move.report,): 10,
}
"""Of a hundred tasks of a body without one: nobody there accepts, notes or withdraws anything."""


def come_instead(task: Task) -> bool:
    """Whether the body of this task writes although it could report here; luck of its own, by the number."""
    return Random(f"letter {task.number}").random() < SHARE


def marks(luck: Random) -> Outgoing:
    """How the body's office registered its letter, today."""
    number = f"{luck.randint(1, 9)}-{luck.randint(10, 29)}/{luck.randint(100, 1900)}"
    return Outgoing(outgoing_number=number, outgoing_date=clock.today())


def enter(task: Task, account: Account, *, by: Actor) -> None:
    """The letter, brought by hand and entered on the day it was written, with its scan."""
    said = account.outgoing if account.outgoing.outgoing_number else marks(Random(task.number))
    signed = replace(said, signatory=task.body.head_title_kk, received_on=clock.today())
    paper = scan(signed.outgoing_number)
    whole = replace(account, outgoing=signed, files=[*account.files, paper], scan=paper)
    moves.enter(task, whole, by=by)
