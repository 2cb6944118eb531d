"""Scores and misses as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.bench.spans import Misses

Row = Mapping[str, float | None]

_SHOWN = 20


def format_table(rows: Sequence[tuple[str, Row]]) -> str:
    """Named rows of scores, in aligned columns.

    >>> print(format_table([("ar", {"gold": 3, "f1": 50.0})]), end="")  # doctest: +NORMALIZE_WHITESPACE
        gold     f1
    ar     3  50.00
    """
    if not rows:
        return ""
    heads = ["", *rows[0][1]]
    body = [[name, *(_cell(row.get(head)) for head in heads[1:])] for name, row in rows]
    widths = [max(len(line[column]) for line in [heads, *body]) for column in range(len(heads))]
    return "".join(_line(cells, widths) for cells in [heads, *body])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    name, *numbers = (cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join([cells[0].ljust(len(name)), *numbers]).rstrip() + "\n"


def _cell(value: float | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.2f}"


def format_misses(misses: Misses) -> str:
    """The misses of each group, the largest group first, with some of its lines."""
    groups: dict[str, list[str]] = {}
    for group, line in misses:
        groups.setdefault(group, []).append(line)
    out = []
    for group, lines in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        more = [f"  … and {len(lines) - _SHOWN} more"] if len(lines) > _SHOWN else []
        out += ["", f"{len(lines)} {group}", *(f"  {line}" for line in lines[:_SHOWN]), *more]
    return "".join(f"{line}\n" for line in out)
