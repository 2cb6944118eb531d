"""How large an archive is."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from timeline.archive.add import reader
from timeline.archive.linking import LEVELS
from timeline.archive.results import Stats

_CUT = """
SELECT count(*) FROM (SELECT DISTINCT component, story FROM components JOIN documents ON n = document WHERE level = ?)
GROUP BY component HAVING count(*) > 1
"""


def stats_of(connection: sqlite3.Connection, path: str) -> Stats:
    """The numbers of an archive; its bytes are those of the file and of the log beside it."""

    def count(query: str, *values: str) -> int:
        return int(connection.execute(query, values).fetchone()[0] or 0)

    langs = connection.execute("SELECT lang, count(*) FROM documents GROUP BY lang ORDER BY lang")
    files = [Path(path + suffix) for suffix in ("", "-wal")]
    return Stats(
        documents=count("SELECT count(*) FROM documents"),
        events=count("SELECT count(*) FROM events"),
        stories=count("SELECT count(*) FROM stories"),
        largest_story=count("SELECT max(n) FROM (SELECT count(*) AS n FROM documents GROUP BY story)"),
        chapters=sum(int(row[0]) for row in connection.execute(_CUT, (LEVELS[-1],))),
        conflicts=count("SELECT count(*) FROM conflicts"),
        problems=count("SELECT count(*) FROM problems"),
        outdated=count("SELECT count(*) FROM documents WHERE reader != ?", reader()),
        bytes=sum(file.stat().st_size for file in files if file.exists()),
        version=count("PRAGMA user_version"),
        langs=tuple((str(lang), int(number)) for lang, number in langs),
    )
