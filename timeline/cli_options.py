"""The options that commands of the command line share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

import timeline
from timeline.cli_completion import lang_codes, starting
from timeline.export.formats import FORMATS, PICTURES
from timeline.export.words import word_codes
from timeline.values import Override

F = TypeVar("F", bound=Callable[..., Any])


def _check_output(context: click.Context, _: click.Parameter, path: str | None) -> str | None:
    """A file that is in the way is told of before anything is read."""
    from timeline.batch.files import refuse_existing

    if path is not None and not context.params["force"]:
        refuse_existing(path)
    if path is None and context.params["form"] in PICTURES and sys.stdout.isatty():
        raise click.UsageError("A picture needs a file: --output FILE.")
    return path


def _check_form(_: click.Context, __: click.Parameter, form: str) -> str:
    """A package that is missing is told of before anything is read."""
    if form in PICTURES:
        from timeline.export.png import load_painter

        load_painter()
    return form


def output_options(function: F) -> F:
    """The options of every command that shows a timeline."""
    strict = click.option("--strict", is_flag=True, help="Exit with 3 if documents had problems.")
    names = [*FORMATS, *PICTURES]
    form = click.option(
        "--format",
        "form",
        type=click.Choice(names),
        metavar="FORMAT",
        default="text",
        show_default=True,
        is_eager=True,
        callback=_check_form,
        help=f"One of {', '.join(names)}.",
    )
    words = "Write to a new file, not to the screen."
    output = click.option("-o", "--output", metavar="FILE", type=click.Path(), callback=_check_output, help=words)
    words = "Write over the file that --output names."
    force = click.option("--force", is_flag=True, is_eager=True, help=words)
    words = "Say nothing on standard error: no progress, no problems."
    quiet = click.option("-q", "--quiet", "voice", flag_value="quiet", help=words)
    words = "Say on standard error what was read, and all problems."
    verbose = click.option("-v", "--verbose", "voice", flag_value="verbose", default="normal", help=words)
    return form(page_lang_option(output(force(strict(quiet(verbose(function)))))))


def page_lang_option(function: F) -> F:
    """The language of a page."""
    words = "Language of a page's own words (html); that of most documents if not given."
    return click.option("--page-lang", type=click.Choice(word_codes()), help=words)(function)


def keep_option(default: str, words: str) -> Callable[[F], F]:
    """Which mentions count."""
    choices = click.Choice(["timeline", "all"])
    return click.option("--keep", type=choices, default=default, show_default=True, help=words)


KEEP = keep_option("timeline", "What belongs on a timeline, or every event the text speaks of.")


def _read_overrides(_: click.Context, __: click.Parameter, path: str | None) -> Sequence[Override]:
    return timeline.read_overrides(path) if path is not None else ()


OVERRIDES = click.option(
    "--overrides",
    metavar="FILE",
    type=click.Path(),
    callback=_read_overrides,
    help="Corrections to apply, in TOML or JSON.",
)
FILES = click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())


def lang_option(words: str) -> Callable[[F], F]:
    """A language, by its code; shells complete those that have a pack."""
    return click.option("--lang", metavar="CODE", shell_complete=starting(lang_codes), help=words)
