"""Corrections from a file that a person wrote, with every fault and its path."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from cattrs import transform_error
from cattrs.errors import BaseValidationError
from cattrs.v import format_exception

from timeline.batch.files import decode_text, read_bytes
from timeline.errors import FormatError, InputError
from timeline.values.convert import make_converter
from timeline.values.overrides import Override
from timeline.values.strict_json import read_json

_CONVERTER = make_converter(strict=True)


def read_overrides(path: str | Path) -> tuple[Override, ...]:
    """The overrides of a file in TOML, or in JSON if its name ends so, under the key ``overrides``.

    A mention is an id, or a table of `doc`, `words` and `nth`. The JSON of a timeline holds its overrides in this
    form. Raises one InputError that lists every fault with its path.
    """
    data = _plain(decode_text(read_bytes(path), str(path)), str(path))
    rows = data.get("overrides")
    if not isinstance(rows, list):
        raise InputError("`overrides` is not a list" if rows else "`overrides` is missing", place=str(path))
    try:
        return _CONVERTER.structure([_written_out(row) for row in rows], tuple[Override, ...])
    except BaseValidationError as fault:
        faults = transform_error(fault, path="$.overrides", format_exception=_words)
        lines = "\n  ".join(faults)
        raise InputError(f"{len(faults)} faults in the overrides:\n  {lines}", place=str(path), value=path) from fault


def _plain(text: str, place: str) -> Mapping[str, Any]:
    kind = "JSON" if place.endswith(".json") else "TOML"
    try:
        data = read_json(text) if kind == "JSON" else tomllib.loads(text)
    except FormatError as fault:
        raise InputError(str(fault), place=place) from fault
    except (ValueError, RecursionError) as fault:
        raise InputError(f"not {kind}: {fault}", place=place) from fault
    if not isinstance(data, dict):
        raise InputError(f"expected an object, got {type(data).__name__}", place=place)
    return data


def _written_out(row: Any) -> Any:
    """An override of a file with each mention that is only an id as a table, and a day of TOML as a string."""
    if not isinstance(row, dict):
        return row
    mentions, value = row.get("mentions", []), row.get("value", "")
    several = mentions if isinstance(mentions, list) else [mentions]
    tables = [{"id": one} if isinstance(one, str) else one for one in several]
    return {**row, "mentions": tables, "value": value.isoformat() if isinstance(value, date) else value}


def _words(fault: BaseException, kind: type | None) -> str:
    if isinstance(fault, InputError):
        return fault.message
    words = format_exception(fault, kind)
    return str(fault) if words.startswith("unknown error") else words
