"""Timelines to JSON of schema ``timeline/1`` and back, with the path of every fault."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, TypeVar

from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError

from timeline.errors import FormatError, shown
from timeline.values.strict_json import read_json

SCHEMA = "timeline/1"
LARGEST = 2**53 - 1
"""The largest whole number that every reader of JSON takes for the same (RFC 7493, I-JSON)."""
T = TypeVar("T")


def _read_date(value: Any, _: object) -> date:
    if not isinstance(value, str):
        raise ValueError(f"a date is a string YYYY-MM-DD, not {shown(value)}")
    return date.fromisoformat(value)


def _read_text(value: Any, _: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"expected a string, got {shown(value)}")
    return value


def _read_whole(value: Any, _: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > LARGEST:
        raise ValueError(f"expected a whole number of at most {LARGEST}, got {shown(value)}")
    return value


def _read_number(value: Any, _: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not abs(value) <= LARGEST:
        raise ValueError(f"expected a number of at most {LARGEST}, got {shown(value)}")
    return float(value)


def _read_truth(value: Any, _: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"expected true or false, got {shown(value)}")
    return value


def make_converter(*, strict: bool = False) -> Converter:
    """A converter between values and plain data; a strict one refuses keys that it does not know."""
    converter = Converter(unstruct_collection_overrides={tuple: list}, forbid_extra_keys=strict)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, _read_date)
    converter.register_structure_hook(str, _read_text)
    converter.register_structure_hook(int, _read_whole)
    converter.register_structure_hook(float, _read_number)
    converter.register_structure_hook(bool, _read_truth)
    return converter


CONVERTER = make_converter()


def dump_value(value: object, indent: int | None = None) -> str:
    """A value as JSON text under the schema's name."""
    return dump_json({"schema": SCHEMA, **CONVERTER.unstructure(value)}, indent)


def dump_json(data: object, indent: int | None = None) -> str:
    """Plain data as JSON text that UTF-8 can hold; lone surrogates of the input are kept as escapes."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(data, ensure_ascii=True, indent=indent)
    return text


def load_value(text: str, kind: type[T]) -> T:
    """Read a value; keys that this version does not know are passed over."""
    data = read_json(text)
    if not isinstance(data, dict):
        raise FormatError(f"expected an object, got {type(data).__name__}", place="$")
    if data.get("schema") != SCHEMA:
        raise FormatError(f"expected schema {SCHEMA!r}, got {shown(data.get('schema'))}", place="$.schema")
    try:
        return CONVERTER.structure(data, kind)
    except (BaseValidationError, ValueError, TypeError) as fault:
        message, _, place = "; ".join(transform_error(fault)).rpartition(" @ ")
        raise FormatError(message, place=place) from fault
