"""JSON text to plain data, when it comes from somebody else: no key twice, nothing too deep, one kind of error."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from timeline.errors import FormatError


class _Twice(dict[str, Any]):
    """An object that gives a key twice: readers of JSON differ in which of the two counts (RFC 8259, section 4)."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.key = next(key for key, number in Counter(key for key, _ in pairs).items() if number > 1)


def read_json(text: str) -> Any:
    """Plain data of a JSON text.

    Raises FormatError, a ValueError, for what is no JSON, is nested too deeply or gives a key of an object twice; the
    place of such an object is its path.

    >>> read_json('{"a": [{"b": 1, "b": 2}]}')
    Traceback (most recent call last):
    timeline.errors.FormatError: the key 'b' is given twice @ $.a[0]
    """
    faulty: list[_Twice] = []

    def make(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        data = dict(pairs)
        if len(data) == len(pairs):
            return data
        faulty.append(_Twice(pairs))
        return faulty[-1]

    try:
        data = json.loads(text, object_pairs_hook=make)
    except (ValueError, RecursionError) as fault:
        raise FormatError(f"not JSON: {fault}", place="$") from fault
    for place, value in _places(data) if faulty else ():
        if isinstance(value, _Twice):
            raise FormatError(f"the key {value.key!r} is given twice", place=place)
    return data


def _places(data: Any) -> Iterator[tuple[str, Any]]:
    """Every value and its path, outer ones first."""
    left = [("$", data)]
    for place, value in left:
        yield place, value
        if isinstance(value, dict):
            left += [(f"{place}.{key}", inner) for key, inner in value.items()]
        elif isinstance(value, list):
            left += [(f"{place}[{i}]", inner) for i, inner in enumerate(value)]
