"""A process whose children write to archives, one after the other, to be killed.

A line on standard input names an archive and how its documents are mixed; a child does all steps and says after each
which one it has committed. The process itself loads everything once, so that children begin at once.
"""

from __future__ import annotations

import os
import sys

from archive_news import Steps, do_step, read, steps_of

from timeline import Archive
from timeline.archive import stories
from timeline.pipeline import extract


def say(*words: object) -> None:
    """A line on standard output in one piece: who is killed has written all of it, or nothing."""
    os.write(sys.stdout.fileno(), f"{' '.join(map(str, words))}\n".encode())


def write(path: str, steps: Steps) -> None:
    with Archive(path) as archive:
        for number, step in enumerate(steps):
            do_step(archive, step)
            say(number)


def main() -> None:
    stories.MOST = int(sys.argv[1])
    read()
    extract("He met her on 3 May 2024. She met him on 4 May 2024.")
    say("ready")
    for line in sys.stdin:
        path, seed = line.rsplit(maxsplit=1)
        pid = os.fork()
        if not pid:
            write(path, steps_of(int(seed)))
            say("all")
            os._exit(0)
        say("pid", pid)
        os.waitpid(pid, 0)
        say("over")


if __name__ == "__main__":
    main()
