"""Backup → restore into an empty database: rows, journal and papers are what they were.

On PostgreSQL by pg_dump and pg_restore into a second database of the cluster, on SQLite by its own interface.
"""

import shutil
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from psycopg import sql

from commission.actions import files
from commission.models import Entry, StoredFile
from tests import make
from tests.cast import Cast, actor
from tests.contracts.test_start import run

LOOSE = {"DEBUG": "1"}
READ = (
    "import django; django.setup()\n"
    "from commission.models import StoredFile\n"
    "import hashlib\n"
    "for one in StoredFile.objects.order_by('id'):\n"
    "    assert hashlib.sha256(one.file.read()).hexdigest() == one.sha256\n"
    "    print(one.sha256)\n"
)


@pytest.fixture
def backup(cast: Cast, tmp_path: Path) -> Path:
    """Of a system with signed minutes, their papers and a photo."""
    make.task(cast.ours, actor(cast.secretary), cast.alga)
    make.photo()
    said = StringIO()
    call_command("backup", tmp_path / "kept", stdout=said)
    (made,) = (tmp_path / "kept").iterdir()
    assert said.getvalue() == f"Backup: {made}\n"
    return made


@pytest.fixture
def empty() -> Iterator[str]:
    """The address of another database; on SQLite the new process makes its own."""
    if connection.vendor == "sqlite":
        yield ""
        return
    name = f"{connection.settings_dict['NAME']}_restored"
    with _server() as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    at = connection.settings_dict
    host = at["HOST"].replace("/", "%2F")
    yield f"postgresql://{at['USER']}@{host}/{name}"
    with _server() as server:
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _server() -> psycopg.Connection:
    at = connection.settings_dict
    return psycopg.connect(host=at["HOST"], user=at["USER"], dbname="postgres", autocommit=True)


@pytest.mark.django_db(transaction=True)
def test_what_comes_back_is_what_was_there(backup: Path, empty: str, tmp_path: Path) -> None:
    """By a process of its own; then a second time, which is refused, and from a damaged copy."""
    there = {"data": tmp_path / "new", "DATABASE_URL": empty, **LOOSE}
    done = run("manage.py", "restore", str(backup), **there)
    assert done.returncode == 0, done.stderr
    assert f"files: {StoredFile.objects.count()}; all as they were." in done.stdout
    assert f"The journal is whole: {Entry.objects.count()} entries." in done.stdout
    papers = list(StoredFile.objects.order_by("id").values_list("sha256", flat=True))
    read = run("-c", READ, **there, DJANGO_SETTINGS_MODULE="commission.settings")
    assert read.stdout.split() == papers, read.stderr
    again = run("manage.py", "restore", str(backup), **there)
    assert (again.returncode, "not empty" in again.stderr) == (1, True)


@pytest.mark.django_db(transaction=True)
def test_a_damaged_backup_is_refused_before_anything_is_written(backup: Path, tmp_path: Path) -> None:
    (dump,) = backup.glob("database.*")
    dump.write_bytes(dump.read_bytes()[:-1])
    if connection.vendor == "sqlite":
        done = run("manage.py", "restore", str(backup), data=tmp_path / "new", **LOOSE)
        assert "SHA-256 differs" in done.stderr
    with pytest.raises(CommandError, match="not empty"):
        call_command("restore", backup)


@pytest.mark.django_db(transaction=True)
def test_a_file_that_is_gone_is_said_while_it_can_be_sought(tmp_path: Path) -> None:
    stored = files.keep("kk.pdf", "application/pdf", b"%PDF-1.7 test")
    shutil.rmtree(Path(stored.file.path).parent)
    with pytest.raises(CommandError, match="gone or was changed"):
        call_command("backup", tmp_path / "kept")
    assert [one.suffix for one in (tmp_path / "kept").iterdir()] == [".part"]
