"""How an archive finds a name in any spelling and script: by keys that spellings share, then by likeness."""

from __future__ import annotations

import sqlite3

from timeline.archive.codec import storable
from timeline.reconcile.people import code_of, likeness
from timeline.text import fold
from timeline.text.alike import consonants

_LONG = 4
"""Consonants of a name that is long enough to be told also without one of them."""


def name_keys(name: str) -> frozenset[str]:
    """What a name is found by: the code of a place, or the consonants of its last word, also without one of them.

    >>> sorted(name_keys("Vladimir Putin") & name_keys("بوتين"))
    ['ptn']
    """
    code = code_of(name)
    if code is not None:
        return frozenset((f"={code}",))
    words = fold(name).split()
    if not words:
        return frozenset()
    found = {key for word in (words[-1], "".join(words)) for key in _shortened(consonants(word))}
    return frozenset(found or {f"'{words[-1]}"})


def _shortened(letters: str) -> set[str]:
    """Some letters, and if they are many also without any one of them: what a spelling may leave out or change."""
    without = {letters[:i] + letters[i + 1 :] for i in range(len(letters))} if len(letters) >= _LONG else set()
    return {key for key in (letters, *without) if key}


def is_named(asked: str, name: str) -> bool:
    """Whether somebody who asks for a name means another: one place, one person, or a part of the full name.

    >>> is_named("Putin", "Vladimir Putin"), is_named("بوتين", "Vladimir Putin"), is_named("Iran", "Iraq")
    (True, True, False)
    """
    if likeness(asked, name) > 0:
        return True
    if code_of(asked) or code_of(name):
        return False
    ours, theirs = frozenset(fold(asked).split()), frozenset(fold(name).split())
    return bool(ours) and ours <= theirs


def names_like(connection: sqlite3.Connection, asked: str) -> list[int]:
    """The numbers of the names in the archive that are meant by one."""
    keys = sorted(name_keys(storable(asked)))
    marks = ", ".join("?" * len(keys))
    found = connection.execute(
        f"SELECT DISTINCT n, names.name FROM name_keys JOIN names ON n = name_keys.name WHERE key IN ({marks})",
        keys,
    )
    return sorted(int(n) for n, name in found if is_named(asked, name))


def number_of(connection: sqlite3.Connection, name: str) -> int:
    """The number of a name in the archive; one that is new gets a number and its keys."""
    kept = storable(name)
    row = connection.execute("SELECT n FROM names WHERE name = ?", (kept,)).fetchone()
    if row:
        return int(row[0])
    number = connection.execute("INSERT INTO names (name) VALUES (?)", (kept,)).lastrowid
    assert number is not None
    connection.executemany("INSERT INTO name_keys VALUES (?, ?)", [(key, number) for key in sorted(name_keys(kept))])
    return number
