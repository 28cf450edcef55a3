"""Files that nothing refers to any more are swept, and no others."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from commission import clock
from commission.actions import files
from commission.models import StoredFile
from tasks.actions import moves
from tests import make
from tests.cast import Cast, actor
from tests.conftest import MOMENT
from tests.stage import kept


@kept
def used(cast: Cast) -> set[str]:
    """A paper of signed minutes in each language, and the photo of a report."""
    task = make.task(cast.ours, actor(cast.secretary), cast.alga)
    moves.report(task, replace(make.account(task), files=[make.photo()]), by=actor(cast.akim))
    return set(StoredFile.objects.values_list("file", flat=True))


def test_only_what_nothing_refers_to(used: set[str]) -> None:
    """A file without its row, a row that nothing refers to; what was stored just now is let be."""
    files.keep("lost.jpg", "image/jpeg", b"lost")
    root = Path(settings.MEDIA_ROOT)
    (root / "zz").mkdir()
    (root / "zz" / "bytes").write_bytes(b"without a row")
    call_command("sweep_files")
    assert at_rest() == StoredFile.objects.count() + 1 == len(used) + 2
    assert files.sweep(clock.now() + timedelta(days=9999)) == 2
    assert set(StoredFile.objects.values_list("file", flat=True)) == used
    assert at_rest() == len(used)


def test_a_day_later_the_command_takes_it(db: None) -> None:
    files.keep("lost.jpg", "image/jpeg", b"lost")
    with clock.freeze(MOMENT + timedelta(days=2)):
        call_command("sweep_files")
    assert not StoredFile.objects.exists()


def at_rest() -> int:
    """How many files there are."""
    return sum(path.is_file() for path in Path(settings.MEDIA_ROOT).rglob("*"))
