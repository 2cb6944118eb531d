"""JSON of a stranger: keys once, numbers within limits."""

from __future__ import annotations

import pytest

from timeline import FormatError, Timeline
from timeline.errors import shown
from timeline.values.strict_json import read_json


@pytest.mark.parametrize(
    ("text", "place"), [('{"a": 1, "a": 2}', "$"), ('{"b": [{"c": {"a": 1, "a": 1}}]}', "$.b[0].c"), ("[" * 9_999, "$")]
)
def test_what_is_refused_has_its_path(text, place):
    with pytest.raises(FormatError) as caught:
        read_json(text)
    assert caught.value.place == place


@pytest.mark.parametrize("number", ["NaN", "1e999", "-1", "2", '"0.5"', "true"])
def test_a_probability_is_a_number_between_0_and_1(number):
    text = f'"relations": [{{"a": "e", "b": "e", "relation": "before", "probability": {number}}}]'
    with pytest.raises(FormatError, match=r"\$\.relations\[0\]"):
        Timeline.from_json(f'{{"schema": "timeline/1", "id": "t", {text}}}')


def test_values_are_shown_short():
    assert len(shown("x" * 9_999)) < 100 and shown(10**9_999) == "a very large number"
