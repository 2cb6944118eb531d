"""What the command line says beside the result, on standard error: progress for who watches, and problems."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

import click

from timeline.values import Document, Timeline

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

Voice = Literal["quiet", "normal", "verbose"]
"""How much is said on standard error."""
SHOW_PROBLEMS = frozenset({"text", "html", "json"})
"""The formats in which the problems of a timeline stand."""


@contextmanager
def watched(
    documents: Iterable[Document], voice: Voice, count: Callable[[], int | None]
) -> Iterator[Iterable[Document]]:
    """The documents; while they are read and then joined, a terminal shows how far that is.

    `count` says how many documents there are, or None if that is not known; it is asked only if someone watches.
    """
    if voice == "quiet" or not sys.stderr.isatty():
        yield documents
        return
    with _progress() as progress:
        task = progress.add_task("reading", total=count())
        yield _counted(documents, progress, task)


def _progress() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    words = TextColumn("{task.description}", markup=False)
    columns = (SpinnerColumn(), words, BarColumn(bar_width=20), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)


def _counted(documents: Iterable[Document], progress: Progress, task: TaskID) -> Iterator[Document]:
    number = 0
    for number, document in enumerate(documents, 1):
        yield document
        spent = progress.tasks[0].elapsed or 0
        rate = f", {number / spent:.1f} a second" if spent else ""
        progress.update(task, completed=number, description=f"reading {_several(number, 'document')}{rate}")
    progress.update(task, total=None, description=f"joining {_several(number, 'document')}")


def _several(number: int, noun: str) -> str:
    """A number of things.

    >>> _several(1, "event"), _several(0, "event")
    ('1 event', '0 events')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def summary(found: Timeline, form: str, voice: Voice) -> list[str]:
    """The lines to say of a timeline written in a format.

    Normally that is nothing, unless there are problems and the format has no place for them.
    """
    problems = len(found.problems)
    if voice == "verbose":
        langs = Counter(document.lang for document in found.documents)
        kinds = ", ".join(f"{number} {lang}" for lang, number in sorted(langs.items()))
        counts = {"event": len(found.events), "conflict": len(found.conflicts), "problem": problems}
        first = f"{_several(len(found.documents), 'document')} ({kinds or '-'}): "
        first += ", ".join(_several(number, noun) for noun, number in counts.items())
        told = (f"{problem.doc or '-'}: {problem.code}: {problem.message}" for problem in found.problems)
        return [first, *(told if form != "text" else ())]
    if voice == "normal" and problems and form not in SHOW_PROBLEMS:
        return [f"{_several(problems, 'problem')}, not shown in this format (--verbose lists them)"]
    return []


def table(rows: Iterable[tuple[str, str]]) -> str:
    """Names and numbers in two columns.

    >>> print(table([("events", "1,200"), ("stories", "7")]), end="")
    events   1,200
    stories      7
    """
    from io import StringIO

    from rich.console import Console
    from rich.table import Table

    grid = Table.grid(padding=(0, 2))
    grid.add_column()
    grid.add_column(justify="right")
    for name, number in rows:
        grid.add_row(name, number)
    console = Console(file=StringIO(), width=100, color_system=None)
    console.print(grid)
    lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def say(message: str) -> None:
    """A line on standard error, in which nothing can move the cursor."""
    from timeline.export.safe import clean

    click.echo(f"timeline: {clean(message)}", err=True)
