"""Connections to the file of an archive, and their transactions; every fault of SQLite becomes an ArchiveError."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import sleep

from timeline.archive.schema import MIGRATIONS, set_up, version_of
from timeline.errors import ArchiveError

PATIENCE = 30.0
"""Seconds a writer waits for another one to finish its batch."""
_TRIES, _PAUSE = 100, 0.02
"""How often, and after how many seconds again, a new archive is given its log."""
_CACHE = -64_000
"""Of SQLite, in pages if above zero, in kibibytes if below."""
_REASONS = {
    "SQLITE_NOTADB": "not an archive: no database of SQLite",
    "SQLITE_CORRUPT": "the archive is damaged",
    "SQLITE_BUSY": f"locked: another process has been writing for {PATIENCE:.0f} seconds",
    "SQLITE_READONLY": "the archive can only be read",
    "SQLITE_FULL": "no space left on the disk",
    "SQLITE_CANTOPEN": "there is no archive, or it cannot be opened",
    "SQLITE_IOERR": "the disk cannot be read or written",
}


@contextmanager
def faults_named(path: str) -> Iterator[None]:
    """What SQLite raises, as ArchiveError with the path and the reason."""
    try:
        yield
    except sqlite3.Error as fault:
        name = getattr(fault, "sqlite_errorname", "") or ""
        reason = next((words for start, words in _REASONS.items() if name.startswith(start)), str(fault))
        raise ArchiveError(reason, place=path, value=name or None) from fault
    except ArchiveError as fault:
        if fault.place is not None:
            raise
        raise ArchiveError(fault.message, place=path, value=fault.value) from fault


def connect(path: str, *, read_only: bool, durable: bool) -> sqlite3.Connection:
    """A connection to an archive; a new file or an older archive is set up unless it is only read.

    With `durable` each commit waits until the disk has it, so that it outlives a loss of power; without, only the
    processes may die. Raises ArchiveError for what is no archive, or of a newer version.
    """
    with faults_named(path):
        connection = _open(path, read_only=read_only)
        try:
            connection.execute(f"PRAGMA cache_size = {_CACHE}")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            if read_only and version_of(connection, path) < len(MIGRATIONS):
                raise ArchiveError("no archive yet, or of an older version: open it for writing once", place=path)
            if not read_only:
                version_of(connection, path)  # before anything is written to what is no archive
                _use_wal(connection)
                set_up(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _open(path: str, *, read_only: bool) -> sqlite3.Connection:
    uri = f"{Path(path).absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    return sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)


def _use_wal(connection: sqlite3.Connection) -> None:
    """A write-ahead log: readers go on while one process writes, and see only what was committed.

    Of several that change to it at once SQLite refuses some without waiting, so it is tried until one has done it.
    """
    for left in reversed(range(_TRIES)):
        try:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if not left:
                raise
            sleep(_PAUSE)


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: what is written within is there after it, or nothing of it is."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def reading(path: str) -> Iterator[sqlite3.Connection]:
    """A connection that sees the archive as it is now, however long it is used and whatever others write."""
    with closing(connect(path, read_only=True, durable=False)) as connection:
        connection.execute("BEGIN")
        yield connection
