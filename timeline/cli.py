"""Layer 12: the command line, the only place that prints."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper
from typing import Any, TypeVar

import click

import timeline
from timeline.errors import TimelineError
from timeline.export.formats import FORMATS, NEED_TEXTS, Texts
from timeline.values import Document, Override, Timeline
from timeline.values.document import as_date

F = TypeVar("F", bound=Callable[..., Any])
BENCH_TASKS = ("times", "events", "relations", "merging", "timelines")
SPEED = "speed"
TITLES = "titles"
NETWORK = "network"
_EXITS = """\b
Exit codes:
  0    done
  1    the input cannot be used: a file, a date, an annotation
  2    the command was not understood
  3    done, but documents had problems (only with --strict)
  130  interrupted
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; a fault of the input is a message, not a traceback."""
    _write_utf8()
    try:
        code = command.main(args=arguments, prog_name="timeline", standalone_mode=False)
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except (TimelineError, OSError, RecursionError, MemoryError) as fault:
        _say(str(fault) or type(fault).__name__)
        return 1
    return code if isinstance(code, int) else 0


def _write_utf8() -> None:
    """Whatever the locale; a lone surrogate of an article comes out as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")


def _say(message: str) -> None:
    from timeline.export.safe import clean

    print(f"timeline: {clean(message)}", file=sys.stderr)


def _write(text: str) -> None:
    """Print; a reader who has gone away is no fault."""
    try:
        sys.stdout.write(text if not text or text.endswith("\n") else text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more when it ends, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    try:
        number = version("timeline-extraction")
    except PackageNotFoundError:
        number = "(not installed)"
    _write(f"timeline {number}")
    context.exit()


@click.group(epilog=_EXITS, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version.",
)
def command() -> None:
    """News texts in, one timeline out: what happened, when, in which order, who says so."""


def _check_output(context: click.Context, _: click.Parameter, path: str | None) -> str | None:
    """A file that is in the way is told of before anything is read."""
    from timeline.batch.files import refuse_existing

    if path is not None and not context.params.get("force"):
        refuse_existing(path)
    return path


def _output_options(function: F) -> F:
    """The options of every command that shows a timeline."""
    strict = click.option("--strict", is_flag=True, help="Exit with 3 if documents had problems.")
    choices = click.Choice([*FORMATS])
    form = click.option("--format", "form", type=choices, default="text", show_default=True)
    words = "Write to a new file, not to the screen."
    output = click.option("-o", "--output", metavar="FILE", callback=_check_output, help=words)
    words = "Write over the file that --output names."
    force = click.option("--force", is_flag=True, is_eager=True, help=words)
    return form(output(force(strict(function))))


def _keep_option(default: str, words: str) -> Callable[[F], F]:
    choices = click.Choice(["timeline", "all"])
    return click.option("--keep", type=choices, default=default, show_default=True, help=words)


_KEEP = _keep_option("timeline", "What belongs on a timeline, or every event the text speaks of.")


def _read_overrides(_: click.Context, __: click.Parameter, path: str | None) -> Sequence[Override]:
    return timeline.read_overrides(path) if path is not None else ()


_OVERRIDES = click.option(
    "--overrides", metavar="FILE", callback=_read_overrides, help="Corrections to apply, in TOML or JSON."
)


@command.command(epilog=_EXITS)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--published", metavar="DATE", help="When the texts were published, YYYY-MM-DD.")
@click.option("--lang", metavar="CODE", help="Language of the texts (ar, en, …); found out if not given.")
@_KEEP
@_OVERRIDES
@_output_options
def extract(
    files: tuple[str, ...], *, published: str | None, lang: str | None, keep: Any, overrides: Any, **shown: Any
) -> int:
    """Read texts (UTF-8; - is standard input) and print their timeline.

    Files and folders of .txt, .md, .html, .eml, .csv and .jsonl are read; any other file is a text.
    """
    from timeline.batch.folders import documents_from_files
    from timeline.batch.readers import read_plain
    from timeline.batch.stream import Sifted, add_problems

    given = {"published": as_date(published, place="--published"), "lang": lang}
    read = Sifted(documents_from_files(files, other=read_plain, given=given, strict=True), keep_texts=True)
    found = timeline.extract_many(read, keep=keep, overrides=overrides)
    return _show(add_problems(found, read.problems), read.texts, **shown)


@command.command("extract-many", epilog=_EXITS)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--processes", type=click.IntRange(min=1), default=1, show_default=True, help="Read in so many.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
@_KEEP
@_OVERRIDES
@_output_options
def extract_many(
    files: tuple[str, ...], *, processes: int, quiet: bool, keep: Any, overrides: Any, **shown: Any
) -> int:
    """Read documents, one JSON object a line or in files and folders, and print the one timeline of all.

    A line is {"id", "text", "published"?, "lang"?, "source"?, "title"?}; a .csv has columns of these names. Files
    of .txt, .md, .html and .eml are a document each. A broken line or file is listed among the problems of the
    result; the others are read.
    """
    from timeline.batch.folders import documents_from_files
    from timeline.batch.readers import read_jsonl
    from timeline.batch.stream import Sifted, add_problems

    read = Sifted(documents_from_files(files, other=read_jsonl), keep_texts=shown["form"] in NEED_TEXTS)
    documents = read if quiet else _watched(read)
    found = timeline.extract_many(documents, keep=keep, processes=processes, overrides=overrides)
    return _show(add_problems(found, read.problems), read.texts, **shown)


@command.command(epilog=_EXITS)
@click.option("--lang", type=click.Choice(["ar", "en", "both"]), default="both", show_default=True)
@_output_options
def demo(*, lang: str, **shown: Any) -> int:
    """Print the timeline of two articles that come with the library: one story, told in two languages."""
    from timeline.batch.demo import demo_documents

    documents = demo_documents(lang)
    return _show(timeline.extract_many(documents), {d.id: d.text for d in documents}, **shown)


@command.command(epilog=_EXITS)
@click.argument("task", type=click.Choice([*BENCH_TASKS, SPEED, TITLES, NETWORK]))
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--out", metavar="PREDICTIONS.jsonl", help="Write the library's answers there.")
@click.option("--lang", metavar="CODE", help="Only documents in this language.")
@_keep_option("all", "For events: score all mentions, or those that belong on a timeline.")
@click.option("--weights", metavar="FOLDER", help="For relations: a model other than the shipped one.")
@click.option("--seed", type=int, default=0, help="Which sample of titles is drawn.")
@click.option("-v", "--verbose", is_flag=True, help="List what went wrong, by rule or kind.")
def bench(task: str, files: tuple[str, ...], *, lang: str | None, seed: int, **options: Any) -> None:
    """Score the library on annotated files (.jsonl, .jsonl.gz, .json, or folders of .json).

    The task speed measures how fast it reads; without files it takes the demo articles. The task titles prints a
    sample of titles for reading. The task network measures what ordering costs, and takes no files.
    """
    if not files and task not in (SPEED, NETWORK):
        raise click.UsageError("Missing argument 'FILE...'.")
    if options["out"] and task in (SPEED, TITLES, NETWORK):
        raise click.UsageError(f"{task} has no answers to write to --out.")
    if task == NETWORK:
        from timeline.bench.network import network

        _write(network())
        return
    if task == TITLES:
        from timeline.bench.titles import titles

        _write(titles(files, lang=lang, seed=seed))
        return
    from timeline.bench import bench as score

    _write(score(task, files, lang=lang, **options))


@command.command()
def schema() -> None:
    """Print the JSON Schema of what `--format json` prints."""
    import json

    from timeline.export import json_schema

    _write(json.dumps(json_schema(), ensure_ascii=False, indent=2))


def _show(found: Timeline, texts: Texts, *, form: str, output: str | None, force: bool, strict: bool) -> int:
    """Print a timeline or write it to a file; the exit code."""
    said = _said(found, texts, form, terminal=sys.stdout.isatty() and output is None)
    if output is None:
        _write(said)
    else:
        from timeline.batch.files import write_text

        write_text(output, said, force=force)
    return 3 if strict and found.problems else 0


def _said(found: Timeline, texts: Texts, form: str, *, terminal: bool) -> str:
    if form != "text" or not terminal:
        return FORMATS[form](found, texts)
    from timeline.export import to_text

    width = shutil.get_terminal_size((100, 24)).columns
    return to_text(found, width=width, color=not os.environ.get("NO_COLOR"))


def _watched(documents: Iterable[Document]) -> Iterator[Document]:
    """The documents, with how many were taken and how fast on the screen, if someone watches."""
    if not sys.stderr.isatty():
        yield from documents
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    rate = TextColumn("{task.completed:.0f} documents, {task.fields[rate]:.1f} a second")
    console = Console(stderr=True)
    with Progress(SpinnerColumn(), rate, TimeElapsedColumn(), console=console, transient=True) as progress:
        task = progress.add_task("reading", total=None, rate=0.0)
        for number, document in enumerate(documents):
            spent = progress.tasks[0].elapsed or 0
            progress.update(task, completed=number, rate=number / spent if spent else 0)
            yield document
