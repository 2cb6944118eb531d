"""A timeline as a table of pandas or polars."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any, Literal

from timeline.errors import InputError
from timeline.export.rows import CLAIM_COLUMNS, EVENT_COLUMNS, Cell, claim_rows, event_rows
from timeline.values import Timeline

Backend = Literal["pandas", "polars"]
_BACKENDS: tuple[Backend, ...] = ("pandas", "polars")


def to_columns(timeline: Timeline, *, claims: bool = False) -> dict[str, list[Cell]]:
    """The rows of `to_csv` by column: text, numbers, `date`s, and None for what is not known.

    >>> to_columns(Timeline("t1"))["title"]
    []
    """
    rows, columns = (claim_rows(timeline), CLAIM_COLUMNS) if claims else (event_rows(timeline), EVENT_COLUMNS)
    return {name: [row[name] for row in rows] for name in columns}


def to_frame(timeline: Timeline, *, claims: bool = False, backend: Backend | None = None) -> Any:
    """A DataFrame with the columns of `to_columns`: of the backend named, else of pandas, else of polars.

    Raises InputError if it is not installed.
    """
    name = backend or next((name for name in _BACKENDS if find_spec(name)), None)
    if name is None or name not in _BACKENDS or not find_spec(name):
        wanted = name or "pandas or polars"
        message = f"a frame needs {wanted}: pip install 'timeline-extraction[frames]'"
        raise InputError(message, place="backend", value=backend)
    return import_module(name).DataFrame(to_columns(timeline, claims=claims))
