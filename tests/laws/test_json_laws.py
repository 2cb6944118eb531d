"""Laws of the JSON: it reads back, it is UTF-8, it is what the schema says, and every fault has a path."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import FormatError, Timeline, extract
from timeline.export import json_schema
from timeline.strategies import documents, texts, timelines

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts(20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The path of every value in plain data."""
    found = [path] if path else []
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return found + [p for key, inner in steps for p in paths(inner, (*path, key))]


def put(data: Any, path: tuple[str | int, ...], value: Any) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value


def written(path: tuple[str | int, ...]) -> str:
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


@given(timelines(), st.none() | st.integers(0, 3))
def test_json_reads_back(timeline, indent):
    assert Timeline.from_json(timeline.to_json(indent=indent)) == timeline


@given(documents())
def test_what_was_extracted_reads_back(document):
    timeline = extract(document)
    again = Timeline.from_json(timeline.to_json())
    assert again == timeline
    assert again.to_json() == timeline.to_json()


@given(timelines())
def test_json_fits_the_schema(timeline):
    jsonschema.validate(json.loads(timeline.to_json()), json_schema())


@given(timelines())
def test_json_is_utf8_with_the_schema_first(timeline):
    text = timeline.to_json()
    text.encode("utf-8")
    assert text.startswith('{"schema": "timeline/1", "id": ')


@given(timelines(), st.text(max_size=5), VALUES)
def test_unknown_keys_are_passed_over(timeline, key, value):
    data = json.loads(timeline.to_json())
    for part in (data, *data["events"], *data["documents"]):
        part.setdefault(f"x-{key}", value)
    assert Timeline.from_json(json.dumps(data)) == timeline


@given(timelines(), VALUES, st.data())
def test_any_change_is_read_or_refused_with_a_path(timeline, value, data):
    plain = json.loads(timeline.to_json())
    path = data.draw(st.sampled_from(paths(plain)))
    put(plain, path, value)
    try:
        Timeline.from_json(json.dumps(plain))
    except FormatError as fault:
        assert fault.place.startswith("$")
        assert written(path[:2]) in str(fault) or len(path) == 1


@given(texts())
def test_any_text_is_read_or_refused(text):
    with pytest.raises(FormatError):
        Timeline.from_json(text)


@given(timelines().filter(lambda t: t.events), st.data())
def test_a_wrong_status_is_told_with_its_path(timeline, data):
    plain = json.loads(timeline.to_json())
    at = data.draw(st.integers(0, len(plain["events"]) - 1))
    plain["events"][at]["status"] = "maybe"
    with pytest.raises(FormatError) as caught:
        Timeline.from_json(json.dumps(plain))
    assert caught.value.place == f"$.events[{at}].status"
