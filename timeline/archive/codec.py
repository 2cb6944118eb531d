"""Values to the bytes an archive keeps, and back: JSON, compressed."""

from __future__ import annotations

import json
import sqlite3
import struct
import zlib
from collections.abc import Collection
from datetime import date
from functools import cache
from typing import Any, TypeVar

from cattrs import Converter

from timeline.errors import ArchiveError
from timeline.values.convert import CONVERTER, dump_json

T = TypeVar("T")
_LEVEL = 1
"""Of the compression: a third more bytes than with the best, in a tenth of its time."""


@cache
def _reader() -> Converter:
    """A converter for what an archive has written itself: it checks less, and is some times as fast."""
    converter = Converter(detailed_validation=False)
    converter.register_structure_hook(date, lambda day, _: date.fromisoformat(day))
    return converter


def pack(value: object) -> bytes:
    """A value, or a tuple of values, as compressed JSON."""
    plain = CONVERTER.unstructure(value)
    return zlib.compress(dump_json(plain).encode("utf-8"), _LEVEL)


def unpack(data: bytes, kind: type[T]) -> T:
    """A value back from its bytes. Raises ArchiveError if they are damaged."""
    try:
        found: Any = json.loads(zlib.decompress(data))
        value: T = _reader().structure(found, kind)
    except (zlib.error, ValueError, TypeError, KeyError) as fault:
        raise ArchiveError(f"a damaged {getattr(kind, '__name__', 'value')}: {fault}") from fault
    return value


def pack_numbers(numbers: Collection[int]) -> bytes:
    """Whole numbers of 64 bits as bytes, the same on every machine."""
    return struct.pack(f"<{len(numbers)}q", *numbers)


def unpack_numbers(data: bytes) -> tuple[int, ...]:
    """The numbers back."""
    return struct.unpack(f"<{len(data) // 8}q", data)


def storable(text: str) -> str:
    """A text as UTF-8 can hold it: half a surrogate pair becomes an escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def storable_or_none(text: str | None) -> str | None:
    """The same for a text that may be missing."""
    return None if text is None else storable(text)


def ids(cursor: sqlite3.Cursor) -> list[int]:
    """The first column of all rows that have one, as numbers."""
    return [int(row[0]) for row in cursor if row[0] is not None]
