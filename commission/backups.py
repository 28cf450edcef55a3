"""A backup: the database of one moment, the files it refers to, and a manifest of what must be in both.

Files come after the database: one is put down before the row that refers to it and is swept a day after the
last one, so whatever the database of that moment names is still there.
"""

import hashlib
import json
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import connection

from commission import audit, clock, dumps
from commission.models import StoredFile

MANIFEST, FILES = "manifest.json", "files.tar"
CHUNK = 2000


class BadBackup(Exception):
    """It cannot be made or put back as it is, and why."""


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. `database` is the SHA-256 of the dump, `rows` the number of rows by table."""

    made_at: str
    vendor: str
    database: str
    rows: dict[str, int]
    files: int


def make(directory: Path) -> Path:
    """A new directory of its own inside `directory`; it bears its name only when it is whole.

    BadBackup names a file that is gone or is not what its row says: nothing would bring it back later.
    """
    name = f"{clock.now():%Y-%m-%dT%H-%M-%S}"
    part = directory / f"{name}.part"
    part.mkdir(mode=0o700, parents=True)
    dump = part / dumps.NAMES[connection.vendor]
    with dumps.one_moment() as moment:
        rows, stored = dumps.counts(), list(_stored())
        dumps.write(dump, moment)
    _pack(part / FILES, stored)
    manifest = Manifest(clock.now().isoformat(), connection.vendor, _sha256(dump), rows, len(stored))
    (part / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
    return part.rename(directory / name)


def put_back(backup: Path) -> Manifest:
    """The backup into an empty database and its files into the storage; then all of it is read once.

    BadBackup when the database is not empty, the backup is damaged, or what came back is not what was there.
    """
    manifest = Manifest(**json.loads((backup / MANIFEST).read_text(encoding="utf-8")))
    dump = backup / dumps.NAMES[manifest.vendor]
    if connection.vendor != manifest.vendor:
        raise BadBackup(f"The backup is of {manifest.vendor}, this database is {connection.vendor}.")
    if dumps.tables():
        raise BadBackup("The database is not empty. Make a new one and name it in DATABASE_URL.")
    if _sha256(dump) != manifest.database:
        raise BadBackup(f"{dump.name} is not the file that was written: its SHA-256 differs.")
    dumps.read(dump)
    _unpack(backup / FILES)
    _check(manifest)
    return manifest


def _stored() -> Iterator[tuple[str, str]]:
    """Name and SHA-256 of every stored file."""
    rows = StoredFile.objects.order_by("id").values_list("file", "sha256")
    return rows.iterator(CHUNK)


def _pack(path: Path, stored: list[tuple[str, str]]) -> None:
    with tarfile.open(path, "w") as tar:
        for name, sha256 in stored:
            if _kept(name) != sha256:
                raise BadBackup(f"A stored file is gone or was changed: {name}.")
            with default_storage.open(name) as file:
                entry = tarfile.TarInfo(name)
                entry.size, entry.mode = file.size, 0o600
                tar.addfile(entry, file)


def _unpack(path: Path) -> None:
    """Through the storage, which keeps every name inside itself; a file that is there already stays."""
    with tarfile.open(path) as tar:
        for entry in tar:
            content = tar.extractfile(entry)
            if content is not None and not default_storage.exists(entry.name):
                default_storage.save(entry.name, File(content))


def _check(manifest: Manifest) -> None:
    now = dumps.counts()
    tables = sorted(now.keys() | manifest.rows.keys())
    wrong = [
        f"{table}: {now.get(table)} rows instead of {manifest.rows.get(table)}"
        for table in tables
        if now.get(table) != manifest.rows.get(table)
    ]
    wrong += [f"{fault.where}: {fault.what}" for fault in audit.verify()]
    wrong += [f"file {name}: not what its row says" for name, sha256 in _stored() if _kept(name) != sha256]
    if wrong:
        raise BadBackup("What was put back is not what was there. " + "; ".join(wrong))


def _kept(name: str) -> str:
    if not default_storage.exists(name):
        return ""
    with default_storage.open(name) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
