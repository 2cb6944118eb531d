"""Completion of the command line in a shell, by the means of click."""

from __future__ import annotations

from collections.abc import Callable

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")
_ASKED_BY = "_TIMELINE_COMPLETE"
"""The variable of the environment by which the script of a shell asks the command line for words."""


def script(command: click.Command, shell: str) -> str:
    """What a shell of `SHELLS` has to run so that it completes a command line that begins with ``timeline``."""
    kind = get_completion_class(shell)
    assert kind is not None
    return kind(command, {}, "timeline", _ASKED_BY).source()


def starting(words: Callable[[], tuple[str, ...]]) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """A completer that offers those of some words that begin as typed; they are asked for only then."""
    return lambda _context, _parameter, typed: [word for word in words() if word.startswith(typed)]


def lang_codes() -> tuple[str, ...]:
    """The languages that have a pack."""
    from timeline.languages import pack_codes

    return pack_codes()
