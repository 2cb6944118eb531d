"""What a hostile pack may not do: no pattern without end, no formatting beyond its groups."""

from __future__ import annotations

import pytest

from timeline import PackError
from timeline.languages.wordforms import pattern_fault, read_inflections
from timeline.times.patterns import compile_patterns


@pytest.mark.parametrize("pattern", [".{2,}ed", "(.*[^aeiou][aeiou])([bdg])", "[وف]?(?:ال|لل)?.{2,}", r"\w+\."])
def test_plain_patterns_are_read(pattern):
    assert pattern_fault(pattern) is None


@pytest.mark.parametrize(
    "pattern", ["(?:a+)+b", "(a|a)*b", "a+a+b", r"(a)\1", "(?=a)", "a?" * 20, "(" * 50, ")", "a{9999999999}", "[z-a]"]
)
def test_patterns_that_could_take_long_are_refused(pattern):
    assert pattern_fault(pattern)


@pytest.mark.parametrize("form", ["{0.__class__}", "{0:>99999999}", "{2}", "{x}", "{"])
def test_forms_hold_groups_alone(form):
    told = []
    row = {"of": "verb", "part": 1, "tense": "past", "match": "(.+)", "forms": [form]}
    assert read_inflections([row], "$", lambda place, message: told.append(place)) == () and told == ["$[0]"]


def test_a_template_of_too_many_wordings_is_refused():
    with pytest.raises(PackError, match="wordings"):
        compile_patterns({"full_date": [" ".join(["a?"] * 40)]})
