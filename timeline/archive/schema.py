"""The tables of an archive, and the steps that bring those of an older version up to date."""

from __future__ import annotations

import sqlite3

from timeline.errors import ArchiveError

APPLICATION = 0x746C6172
"""Marks a file of SQLite as an archive (``PRAGMA application_id``): «tlar» in ASCII."""

_V1 = """
CREATE TABLE stories (
    n INTEGER PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;
CREATE TABLE documents (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    digest BLOB NOT NULL,
    revision INTEGER NOT NULL,
    lang TEXT NOT NULL,
    source TEXT,
    reader TEXT NOT NULL,
    story INTEGER REFERENCES stories (n)
) STRICT;
CREATE INDEX documents_of_stories ON documents (story);
CREATE INDEX documents_of_sources ON documents (source);
CREATE TABLE contents (
    document INTEGER PRIMARY KEY REFERENCES documents (n) ON DELETE CASCADE,
    given BLOB NOT NULL,
    info BLOB NOT NULL,
    evidence BLOB NOT NULL,
    facts BLOB NOT NULL
) STRICT;
CREATE TABLE facts (
    fact INTEGER NOT NULL,
    document INTEGER NOT NULL,
    PRIMARY KEY (fact, document)
) STRICT, WITHOUT ROWID;
CREATE TABLE components (
    level INTEGER NOT NULL,
    component INTEGER NOT NULL,
    place INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (n),
    PRIMARY KEY (level, component, place, document)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX components_of_documents ON components (document, level);
CREATE TABLE events (
    n INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES stories (n),
    id TEXT NOT NULL,
    placed INTEGER NOT NULL,
    position INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    status TEXT NOT NULL
) STRICT;
CREATE INDEX events_of_stories ON events (story);
CREATE TABLE bodies (
    event INTEGER PRIMARY KEY REFERENCES events (n) ON DELETE CASCADE,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE tellings (
    event INTEGER NOT NULL REFERENCES events (n) ON DELETE CASCADE,
    document INTEGER NOT NULL REFERENCES documents (n),
    PRIMARY KEY (event, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX tellings_of_documents ON tellings (document, event);
CREATE TABLE relations (
    n INTEGER PRIMARY KEY,
    a INTEGER NOT NULL REFERENCES events (n) ON DELETE CASCADE,
    b INTEGER NOT NULL REFERENCES events (n) ON DELETE CASCADE,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX relations_of_events ON relations (a, b);
CREATE INDEX relations_to_events ON relations (b);
CREATE TABLE conflicts (
    n INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES events (n) ON DELETE CASCADE,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX conflicts_of_events ON conflicts (event);
CREATE TABLE problems (
    n INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES stories (n) ON DELETE CASCADE,
    document INTEGER REFERENCES documents (n),
    body BLOB NOT NULL
) STRICT;
CREATE INDEX problems_of_documents ON problems (document);
CREATE INDEX problems_of_stories ON problems (story);
CREATE TABLE names (
    n INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE name_keys (
    key TEXT NOT NULL,
    name INTEGER NOT NULL REFERENCES names (n),
    PRIMARY KEY (key, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE naming (
    role TEXT NOT NULL,
    name INTEGER NOT NULL REFERENCES names (n),
    first INTEGER NOT NULL,
    event INTEGER NOT NULL REFERENCES events (n) ON DELETE CASCADE,
    last INTEGER NOT NULL,
    PRIMARY KEY (role, name, first, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX naming_of_events ON naming (event);
CREATE INDEX naming_of_names ON naming (name);
CREATE VIRTUAL TABLE spans USING rtree_i32 (event, first, last);
CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = "unicode61 remove_diacritics 0");
"""

MIGRATIONS: tuple[str, ...] = (_V1,)
"""What makes each version of the schema of the one before it; the first makes an archive of an empty file."""


def set_up(connection: sqlite3.Connection, path: str) -> None:
    """Make the tables of a new archive, or bring an older one up to date, all in one transaction.

    Raises ArchiveError for a file that is another kind of database or was written by a newer version.
    """
    if version_of(connection, path) == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in MIGRATIONS[version_of(connection, path) :]:
            for statement in step.split(";\n"):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def version_of(connection: sqlite3.Connection, path: str) -> int:
    """The version of the tables of a database, 0 if it has none.

    Raises ArchiveError for a file that is another kind of database or was written by a newer version.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION and tables:
        raise ArchiveError("a database, but not an archive of timelines", place=path)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0]) if tables else 0
    if version > len(MIGRATIONS):
        message = f"an archive of version {version}; this version of the library reads up to {len(MIGRATIONS)}"
        raise ArchiveError(message, place=path, value=version)
    return version
