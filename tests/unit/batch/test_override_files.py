"""Overrides in files: two formats, and every fault with its path."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline import InputError, Override, Selector, extract, read_overrides

TOML = """
[[overrides]]
kind = "date"
mentions = ["m1"]
value = 2025-01-18

[[overrides]]
kind = "same"
mentions = ["m1", {doc = "d1", words = "was signed", nth = 2}]

[[overrides]]
kind = "drop"
mentions = "m2"
"""
SAID = (
    Override("date", "m1", "2025-01-18"),
    Override("same", ["m1", Selector(doc="d1", words="was signed", nth=2)]),
    Override("drop", "m2"),
)
FAULTS = """
[[overrides]]
kind = "rename"
mentions = ["m1"]
[[overrides]]
kind = "date"
mentions = ["m1"]
value = "soon"
[[overrides]]
kind = "drop"
mentions = [{doc = "d1", wods = "x"}]
[[overrides]]
kind = "drop"
mentions = [3]
reason = "wrong"
"""


def test_toml_is_read(tmp_path):
    path = tmp_path / "o.toml"
    path.write_text(TOML, encoding="utf-8")
    assert read_overrides(path) == SAID


def test_the_json_of_a_timeline_has_its_overrides(tmp_path):
    path = tmp_path / "t.json"
    path.write_text(extract("He resigned.", overrides=SAID).to_json(), encoding="utf-8")
    assert read_overrides(path) == tuple(sorted(SAID))


def test_every_fault_is_told_with_its_path(tmp_path):
    path = tmp_path / "o.toml"
    path.write_text(FAULTS, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_overrides(path)
    assert caught.value.place == str(path)
    assert caught.value.message.startswith("5 faults in the overrides:\n")
    for words, place in (
        ("not in literal", "$.overrides[0].kind"),
        ("not a date or period: 'soon' (give YYYY-MM-DD, or EDTF)", "$.overrides[1]"),
        ("extra fields found (wods)", "$.overrides[2].mentions[0]"),
        ("invalid value for type, expected Selector", "$.overrides[3].mentions[0]"),
        ("extra fields found (reason)", "$.overrides[3]"),
    ):
        assert any(words in line and line.endswith(f" @ {place}") for line in caught.value.message.splitlines())


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("o.toml", "a =", "not TOML"),
        ("o.json", "{", "not JSON"),
        ("o.json", "[]", "expected an object, got list"),
        ("o.toml", "[[override]]", "`overrides` is missing"),
        ("o.toml", "overrides = 3", "`overrides` is not a list"),
    ],
)
def test_what_is_no_file_of_overrides(name, text, words, tmp_path):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        read_overrides(tmp_path / name)
    with pytest.raises(InputError, match="cannot read"):
        read_overrides(tmp_path / "none.toml")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60), st.sampled_from(["o.toml", "o.json"]))
def test_any_file_is_read_or_refused(tmp_path, data, name):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError):
        read_overrides(tmp_path / name)
