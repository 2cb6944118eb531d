"""A timeline as comma-separated values."""

from __future__ import annotations

import csv
from io import StringIO

from timeline.export.rows import CLAIM_COLUMNS, EVENT_COLUMNS, Cell, claim_rows, event_rows
from timeline.values import Timeline

_FORMULA = ("=", "+", "-", "@")


def to_csv(timeline: Timeline, *, claims: bool = False) -> str:
    """CSV (RFC 4180, with a header and CRLF): a row an event, or a row a mention with `claims`.

    What is not known is an empty cell; several values in a cell stand between semicolons. Text that a
    spreadsheet would run as a formula begins with an apostrophe.

    >>> to_csv(Timeline("t1")).startswith("id,edtf,begin_earliest")
    True
    """
    rows, columns = (claim_rows(timeline), CLAIM_COLUMNS) if claims else (event_rows(timeline), EVENT_COLUMNS)
    file = StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[name]) for name in columns] for row in rows)
    return file.getvalue()


def _cell(value: Cell) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text
