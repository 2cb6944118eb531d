"""An archive whose writer is killed at any moment: what was committed is there, and nothing half.

TIMELINE_KILLS says how many times (12 if it does not).
"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from random import Random
from threading import Timer

import pytest
from archive_news import content, ids_after, read, steps_of

from timeline import Archive
from timeline.archive import stories

KILLS = int(os.environ.get("TIMELINE_KILLS", "12"))
MOST = 5
MOMENT = 0.15
"""Seconds in which a writer does a step or two."""
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def nursery():
    """The process whose children write."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parents[1])])}
    command = [sys.executable, str(HERE / "kill_writer.py"), str(MOST)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=environment, **pipes) as process:
        assert process.stdout.readline() == "ready\n"
        yield process
        process.stdin.close()


def killed(nursery, path: Path, seed: int, steps: int) -> int:
    """How many steps the writer had said to be done when it was killed, a moment after it said one of them."""
    random = Random(seed)
    nursery.stdin.write(f"{path} {seed}\n")
    nursery.stdin.flush()
    goal, pid, said, timers = random.randrange(steps), None, 0, []
    while (line := nursery.stdout.readline().split()) != ["over"]:
        pid = int(line[1]) if line[0] == "pid" else pid
        said += line[0].isdigit()
        if pid and said >= goal:
            timers.append(Timer(random.uniform(0, MOMENT), kill, (pid,)))
            timers[0].start()
            goal = steps + 1
    for timer in timers:
        timer.cancel()
    return said


def kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def intact(path: Path) -> bool:
    connection = sqlite3.connect(path)
    faults = [*connection.execute("PRAGMA integrity_check"), *connection.execute("PRAGMA foreign_key_check")]
    connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    connection.close()
    return faults == [("ok",)]


def rebuilt(folder: Path, ids: frozenset[str]) -> str:
    """What an archive says that had these documents added at once."""
    with Archive(folder / f"{len(list(folder.iterdir()))}.db") as archive:
        archive.add_read([one for one in read() if one[0].id in ids])
        return content(archive)


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_killed_writer_leaves_what_it_committed_and_nothing_half(nursery, tmp_path, monkeypatch, seed):
    monkeypatch.setattr(stories, "MOST", MOST)
    steps = steps_of(seed)
    path = tmp_path / "news.db"
    done = killed(nursery, path, seed, len(steps))
    if not path.exists():
        assert done == 0
        return
    with Archive(path) as archive:
        kept = frozenset(document.id for document in archive.documents())
        assert kept in (ids_after(steps[:done]), ids_after(steps[: done + 1]))
        assert content(archive) == rebuilt(tmp_path, kept)
        archive.add_read(read())
        assert content(archive) == rebuilt(tmp_path, frozenset(document.id for document, _ in read()))
    assert intact(path)
