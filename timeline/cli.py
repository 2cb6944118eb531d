"""Layer 13: the command line, the only place that prints."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper
from typing import Any

import click

import timeline
from timeline.cli_archive import Screen, archive
from timeline.cli_completion import SHELLS, script
from timeline.cli_help import below
from timeline.cli_options import FILES, KEEP, OVERRIDES, keep_option, lang_option, output_options
from timeline.cli_screen import Voice, say, summary, watched
from timeline.errors import TimelineError
from timeline.export.formats import FORMATS, NEED_TEXTS, PICTURES, Texts
from timeline.values import Timeline
from timeline.values.document import as_date

BENCH_TASKS = ("times", "events", "relations", "merging", "timelines")
SPEED = "speed"
TITLES = "titles"
NETWORK = "network"
SCALE = "scale"
ARCHIVE = "archive"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; a fault of the input is a message, not a traceback."""
    _write_utf8()
    try:
        screen = Screen(_write, _show)
        code = command.main(args=arguments, prog_name="timeline", standalone_mode=False, obj=screen)
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except (TimelineError, OSError, RecursionError, MemoryError) as fault:
        say(str(fault) or type(fault).__name__)
        return 1
    return code if isinstance(code, int) else 0


def _write_utf8() -> None:
    """Whatever the locale; a lone surrogate of an article comes out as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")


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


@click.group(epilog=below(), context_settings={"help_option_names": ["-h", "--help"]})
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


@command.command(epilog=below("extract"), short_help="Texts to one timeline.")
@FILES
@click.option("--published", metavar="DATE", help="When the texts were published, YYYY-MM-DD.")
@lang_option("Language of the texts (ar, en, …); found out if not given.")
@KEEP
@OVERRIDES
@output_options
def extract(
    files: tuple[str, ...],
    *,
    published: str | None,
    lang: str | None,
    keep: Any,
    overrides: Any,
    voice: Voice,
    **shown: Any,
) -> int:
    """Read texts (UTF-8; - is standard input) and print their timeline.

    Files and folders of .txt, .md, .html, .eml, .csv and .jsonl are read; any other file is a text.
    """
    from timeline.batch.folders import count_documents, documents_from_files
    from timeline.batch.readers import read_plain
    from timeline.batch.stream import Sifted, add_problems

    given = {"published": as_date(published, place="--published"), "lang": lang}
    read = Sifted(documents_from_files(files, other=read_plain, given=given, strict=True), keep_texts=True)
    with watched(read, voice, lambda: count_documents(files, other=read_plain)) as documents:
        found = timeline.extract_many(documents, keep=keep, overrides=overrides)
    return _show(add_problems(found, read.problems), read.texts, voice=voice, **shown)


@command.command("extract-many", epilog=below("extract-many"), short_help="Many documents to one timeline.")
@FILES
@click.option("--processes", type=click.IntRange(min=1), default=1, show_default=True, help="Read in so many.")
@KEEP
@OVERRIDES
@output_options
def extract_many(
    files: tuple[str, ...], *, processes: int, keep: Any, overrides: Any, voice: Voice, **shown: Any
) -> int:
    """Read documents, one JSON object a line or in files and folders, and print the one timeline of all.

    A line is {"id", "text", "published"?, "lang"?, "source"?, "title"?}; a .csv has columns of these names. Files
    of .txt, .md, .html and .eml are a document each. A broken line or file is listed among the problems of the
    result; the others are read.
    """
    from timeline.batch.folders import count_documents, documents_from_files
    from timeline.batch.readers import read_jsonl
    from timeline.batch.stream import Sifted, add_problems

    read = Sifted(documents_from_files(files, other=read_jsonl), keep_texts=shown["form"] in NEED_TEXTS)
    with watched(read, voice, lambda: count_documents(files, other=read_jsonl)) as documents:
        found = timeline.extract_many(documents, keep=keep, processes=processes, overrides=overrides)
    return _show(add_problems(found, read.problems), read.texts, voice=voice, **shown)


@command.command(epilog=below("demo"), short_help="Show the timeline of two articles.")
@click.option("--lang", type=click.Choice(["ar", "en", "both"]), default="both", show_default=True)
@output_options
def demo(*, lang: str, **shown: Any) -> int:
    """Print the timeline of two articles that come with the library: one story, told in two languages."""
    from timeline.batch.demo import demo_documents

    documents = demo_documents(lang)
    return _show(timeline.extract_many(documents), {d.id: d.text for d in documents}, **shown)


@command.command(epilog=below("bench"), short_help="Score the library on annotated files.")
@click.argument("task", type=click.Choice([*BENCH_TASKS, SPEED, TITLES, NETWORK, ARCHIVE, SCALE]), metavar="TASK")
@click.argument("files", nargs=-1, metavar="FILE...", type=click.Path())
@click.option("--out", metavar="PREDICTIONS.jsonl", type=click.Path(), help="Write the library's answers there.")
@lang_option("Only documents in this language.")
@keep_option("all", "For events: score all mentions, or those that belong on a timeline.")
@click.option("--weights", metavar="FOLDER", type=click.Path(), help="For relations: not the model that is shipped.")
@click.option("--seed", type=int, default=0, help="Which sample of titles is drawn.")
@click.option("--documents", type=int, default=10_000, help="How many documents scale makes of the files.")
@click.option("-v", "--verbose", is_flag=True, help="List what went wrong, by rule or kind.")
def bench(
    task: str, files: tuple[str, ...], *, lang: str | None, seed: int, documents: int, **options: Any
) -> None:
    """Score the library on annotated files (.jsonl, .jsonl.gz, .json, or folders of .json).

    The tasks times, events, relations, merging and timelines compare with what is annotated. The task speed measures
    how fast it reads; without files it takes the demo articles. The task titles prints a sample of titles for
    reading. The task network measures what ordering costs, and takes no files. The task archive measures an archive
    of as many documents as the first argument says, varied from those of the files, or from the demo articles. The
    task scale makes many documents of the files and measures what one timeline of all of them costs.
    """
    if not files and task not in (SPEED, NETWORK):
        raise click.UsageError("Missing argument 'FILE...'.")
    if options["out"] and task in (SPEED, TITLES, NETWORK, ARCHIVE, SCALE):
        raise click.UsageError(f"{task} has no answers to write to --out.")
    if task == NETWORK:
        from timeline.bench.network import network

        _write(network())
        return
    if task == ARCHIVE:
        from timeline.bench.archive import archive as measure

        _write(measure(files[0], files[1:]))
        return
    if task == TITLES:
        from timeline.bench.titles import titles

        _write(titles(files, lang=lang, seed=seed))
        return
    if task == SCALE:
        from timeline.bench.scale import scale

        _write(scale(files, documents, lang=lang))
        return
    from timeline.bench import bench as score

    _write(score(task, files, lang=lang, **options))


@command.command(epilog=below("schema", exits=False), short_help="Print the JSON Schema of the output.")
def schema() -> None:
    """Print the JSON Schema of what `--format json` prints."""
    import json

    from timeline.export import json_schema

    _write(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@command.command(epilog=below("completion", exits=False), short_help="Make a shell complete what is typed.")
@click.argument("shell", type=click.Choice(SHELLS), metavar="SHELL")
def completion(shell: str) -> None:
    """Print what makes a shell (bash, zsh or fish) complete commands, options, formats, languages and files."""
    _write(script(command, shell))


command.add_command(archive)


def _show(
    found: Timeline, texts: Texts, *, output: str | None, force: bool, strict: bool, voice: Voice, **shown: Any
) -> int:
    """Print a timeline or write it to a file; the exit code."""
    from timeline.batch.files import write_bytes, write_text

    form = shown["form"]
    if form in PICTURES:
        picture = PICTURES[form](found)
        sys.stdout.buffer.write(picture) if output is None else write_bytes(output, picture, force=force)
    elif output is None:
        _write(_said(found, texts, **shown, terminal=sys.stdout.isatty()))
    else:
        write_text(output, _said(found, texts, **shown), force=force)
    for line in summary(found, form, voice):
        say(line)
    return 3 if strict and found.problems else 0


def _said(found: Timeline, texts: Texts, *, form: str, page_lang: str | None, terminal: bool = False) -> str:
    if form == "html":
        return found.to_html(lang=page_lang)
    if form != "text" or not terminal:
        return FORMATS[form](found, texts)
    from timeline.export import to_text

    width = shutil.get_terminal_size((100, 24)).columns
    return to_text(found, width=width, color=not os.environ.get("NO_COLOR"))
