"""The commands ``timeline archive …``: an embedded archive of documents and their events."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from attrs import fields, frozen

from timeline.cli_completion import starting
from timeline.cli_help import below
from timeline.cli_options import FILES, F, lang_option, output_options, page_lang_option
from timeline.cli_screen import Voice, say, watched
from timeline.export.formats import FORMATS, PICTURES
from timeline.values.mentions import STATUSES

if TYPE_CHECKING:
    from timeline.archive import Added

SUFFIXES = {".htm": "html", ".ics": "ical", ".md": "markdown", ".txt": "text", ".tml": "timeml", ".xml": "timeml"}
"""The format of a file by its suffix, where that is not the name of the format."""


@frozen
class Screen:
    """How the command line prints a text, and shows a timeline."""

    write: Callable[[str], None]
    show: Callable[..., int]


def _forms() -> tuple[str, ...]:
    return (*FORMATS, *PICTURES)


ARCHIVE = click.argument("path", metavar="ARCHIVE", type=click.Path(dir_okay=False))
_SLICE = (
    click.option("--begin", metavar="DATE", help="Events from this day or period on: 2025-03-12, 2025-03, 2025."),
    click.option("--end", metavar="DATE", help="Events up to this day or period."),
    click.option("--participant", metavar="NAME", help="Who takes part, in any spelling and script."),
    click.option("--place", metavar="NAME", help="Where, in any spelling and script."),
    click.option("--status", type=click.Choice(STATUSES), help="Whether they happened."),
    click.option("--text", metavar="WORDS", help="Words that all stand in the sentences; sign* begins a word."),
    click.option("--source", metavar="SOURCE", help="Told by a document of this source."),
    lang_option("Told by a document in this language."),
    click.option("--limit", metavar="N", type=click.IntRange(min=0), help="At most so many, the earliest."),
)


def slice_options(function: F) -> F:
    """The options that say which events are meant."""
    for option in reversed(_SLICE):
        function = option(function)
    return function


@click.group("archive", epilog=below("archive"), short_help="Keep documents and their events in a file.")
def archive() -> None:
    """Keep documents and their events in one file that grows, and ask it."""


@archive.command(epilog=below("archive-add"), short_help="Read documents into an archive.")
@ARCHIVE
@FILES
@click.option("--processes", type=click.IntRange(min=1), default=1, show_default=True, help="Read in so many.")
@click.option("--durable", is_flag=True, help="Wait for the disk with each batch, for a loss of power.")
@click.option("--strict", is_flag=True, help="Exit with 3 if documents had problems.")
@click.option("-q", "--quiet", "voice", flag_value="quiet", help="Say nothing on standard error.")
@click.option("-v", "--verbose", "voice", flag_value="verbose", default="normal", help="List all problems there.")
@click.pass_obj
def add(screen: Screen, /, path: str, files: tuple[str, ...], *, voice: Voice, strict: bool, **given: Any) -> int:
    """Add documents to an archive, which is made if it is not there.

    They are those of `timeline extract-many`: JSON lines, tables, texts, pages, mails, and folders of them. What is
    in the archive already is not read again. Each 64 documents are kept for good before the next are read.
    """
    from timeline.archive import Archive
    from timeline.batch.folders import count_documents, documents_from_files
    from timeline.batch.readers import read_jsonl
    from timeline.batch.stream import Sifted

    read = Sifted(documents_from_files(files, other=read_jsonl))
    with (
        Archive(path, durable=given["durable"]) as store,
        watched(read, voice, lambda: count_documents(files, other=read_jsonl)) as documents,
    ):
        found = store.add(documents, processes=given["processes"])
    problems = (*read.problems, *found.problems)
    screen.write(_counts(found))
    if problems and voice == "normal":
        say(f"{len(problems)} of what was given could not be used (--verbose lists them)")
    for problem in problems if voice == "verbose" else ():
        say(f"{problem.doc or '-'}: {problem.code}: {problem.message}")
    return 3 if strict and problems else 0


@archive.command(epilog=below("archive-query"), short_help="Show events of an archive.")
@ARCHIVE
@slice_options
@output_options
@click.pass_obj
def query(screen: Screen, /, path: str, *, form: str, **options: Any) -> int:
    """Print the timeline of the events that meet all that is asked; without anything, of all."""
    return _show(screen, path, form, options)


@archive.command(epilog=below("archive-export"), short_help="Write events of an archive to a file.")
@ARCHIVE
@click.argument("output", metavar="FILE", type=click.Path(dir_okay=False))
@click.option(
    "--format",
    "form",
    type=click.Choice(_forms()),
    metavar="FORMAT",
    shell_complete=starting(_forms),
    help="As in `timeline extract`; by the suffix of the file if not given.",
)
@page_lang_option
@slice_options
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.pass_obj
def export(screen: Screen, /, path: str, output: str, *, form: str | None, **options: Any) -> int:
    """Write the timeline of the events that meet all that is asked to a file; without anything, of all."""
    from timeline.batch.files import refuse_existing

    suffix = Path(output).suffix.lower()
    form = form or SUFFIXES.get(suffix, suffix.removeprefix("."))
    if form not in _forms():
        raise click.UsageError(f"The suffix of {output!r} says no format: give --format.")
    if not options["force"]:
        refuse_existing(output)
    return _show(screen, path, form, {**options, "output": output, "strict": False, "voice": "normal"})


@archive.command(epilog=below("archive-stats"), short_help="Say how large an archive is.")
@ARCHIVE
@click.pass_obj
def stats(screen: Screen, /, path: str) -> None:
    """Print how many documents, events and stories an archive has."""
    from timeline.archive import Archive
    from timeline.cli_screen import table

    with Archive(path, read_only=True) as store:
        found = store.stats()
    rows = [(name.replace("_", " "), f"{number:,}") for name, number in found.counts()]
    screen.write(table([*rows, *((f"documents in {lang}", f"{number:,}") for lang, number in found.langs)]))


@archive.command(epilog=below("archive-remove"), short_help="Delete documents from an archive.")
@ARCHIVE
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
def remove(path: str, ids: tuple[str, ...]) -> None:
    """Delete documents and what only they tell."""
    from timeline.archive import Archive

    with Archive(path) as store:
        for id_ in ids:
            store.remove(id_)


@archive.command(epilog=below("archive-refresh"), short_help="Read again what another version has read.")
@ARCHIVE
@click.option("--processes", type=click.IntRange(min=1), default=1, show_default=True, help="Read in so many.")
@click.pass_obj
def refresh(screen: Screen, /, path: str, *, processes: int) -> None:
    """Read again the documents that another version of the library or its model has read."""
    from timeline.archive import Archive

    with Archive(path) as store:
        screen.write(_counts(store.refresh(processes=processes)))


def _counts(found: Added) -> str:
    return f"{found.added} added, {found.replaced} replaced, {found.unchanged} unchanged"


def _show(screen: Screen, /, path: str, form: str, options: dict[str, Any]) -> int:
    from timeline.archive import Archive
    from timeline.archive.slices import Slice

    asked = {f.name: options.pop(f.name) for f in fields(Slice)}
    with Archive(path, read_only=True) as store:
        found = store.query(**asked)
        return screen.show(found, store.texts(found, form), form=form, **options)
