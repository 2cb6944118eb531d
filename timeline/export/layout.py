"""Lines of a given width, in which text of any direction keeps its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from timeline.export.safe import balance


def make_console(width: int, *, color: bool) -> Console:
    """A console that writes to memory and looks at nothing around it."""
    return Console(
        file=StringIO(),
        width=width,
        color_system="standard" if color else None,
        force_terminal=color,
        force_jupyter=False,
        force_interactive=False,
        no_color=not color,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )


def render(parts: Iterable[RenderableType], *, width: int, color: bool) -> str:
    """The parts one below the other, as text without spaces at the ends of lines."""
    console = make_console(width, color=color)
    for part in parts:
        console.print(part, soft_wrap=isinstance(part, Text))
    assert isinstance(console.file, StringIO)
    return "".join(f"{line.rstrip(' ')}\n" for line in console.file.getvalue().split("\n")[:-1])


def wrap(text: str, width: int, *, indent: str = "", hang: str | None = None) -> list[str]:
    """The text in lines of at most `width` cells, with every isolate closed on its line.

    >>> wrap("one two three", 9, indent="- ", hang="  ")
    ['- one two', '  three']
    """
    hang = indent if hang is None else hang
    room = max(width - max(len(indent), len(hang)), 4)
    console = make_console(room, color=False)
    lines = [line.plain.rstrip() for line in Text(text).wrap(console, room, overflow="fold")] or [""]
    return [(hang if number else indent) + line for number, line in enumerate(balance(lines))]


def styled(lines: Sequence[str], style: str = "") -> Text:
    """Lines that are wrapped already, in one style."""
    return Text("\n".join(lines), style=style, no_wrap=True, overflow="ignore")


def make_table(columns: Sequence[tuple[str, int]]) -> Table:
    """A table without rules, its columns as wide as said."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold", expand=False)
    for title, width in columns:
        table.add_column(title, width=width, no_wrap=True, overflow="ignore")
    return table
