import json

import pytest
from export_values import TIMELINES, example_timeline
from hypothesis import given
from jsonschema import Draft202012Validator, ValidationError

from timeline.export import json_schema
from timeline.values.convert import SCHEMA

VALIDATOR = Draft202012Validator(json_schema())


def test_is_a_schema_of_its_dialect():
    Draft202012Validator.check_schema(json_schema())
    assert json_schema()["properties"]["schema"]["const"] == SCHEMA


@given(TIMELINES)
def test_every_timeline_is_valid(timeline):
    VALIDATOR.validate(json.loads(timeline.to_json()))


def test_every_key_is_described():
    """A key that is added to a value is added to the schema."""
    defs = json_schema()["$defs"]
    data = json.loads(example_timeline().to_json())
    assert set(data) == set(json_schema()["properties"])
    for kind, many in (
        ("document", data["documents"]),
        ("event", data["events"]),
        ("relation", data["relations"]),
    ):
        assert all(set(one) == set(defs[kind]["properties"]) for one in many)
    assert set(data["events"][2]["mentions"][0]) == set(defs["mention"]["properties"])


def test_more_keys_are_allowed():
    data = json.loads(example_timeline().to_json())
    data["events"][0]["colour"] = data["added"] = 1
    VALIDATOR.validate(data)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["schema"], "timeline/2"),
        (["events", 0, "status"], "done"),
        (["documents", 0, "published"], "tomorrow"),
    ],
)
def test_faults_are_found(path, value):
    data = json.loads(example_timeline().to_json())
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(ValidationError):
        VALIDATOR.validate(data)
