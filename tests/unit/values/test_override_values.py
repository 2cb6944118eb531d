"""What an override may say, and what it may not."""

from __future__ import annotations

import pytest

from timeline import InputError, Override, Selector


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("same", "m1"), "'same' takes two or more mentions"),
        (("different", ["m1", "m1"]), "'different' takes two or more mentions"),
        (("drop", ["m1", "m2"]), "'drop' takes one mention"),
        (("drop", []), "'drop' takes one mention"),
        (("drop", "m1", "2025"), "'drop' takes no value"),
        (("title", "m1", "  "), "'title' needs a value"),
        (("date", "m1", "soon"), "not a date or period: 'soon'"),
        (("status", "m1", "done"), "one of happened, ongoing, planned, possible, denied, not 'done'"),
    ],
)
def test_faults_are_told(arguments, words):
    with pytest.raises(InputError, match=words):
        Override(*arguments)


def test_a_kind_is_one_of_six():
    with pytest.raises(ValueError, match="kind"):
        Override("rename", "m1", "x")


@pytest.mark.parametrize("parts", [{}, {"doc": "d1"}, {"words": "x"}, {"id": "m1", "doc": "d1", "words": "x"}])
def test_a_mention_is_named_in_one_way(parts):
    with pytest.raises(InputError, match="a mention is named by its `id`"):
        Selector(**parts)


def test_mentions_have_no_order():
    assert Override("same", ["m2", "m1"]) == Override("same", (Selector("m1"), "m2"))
    assert str(Override("same", ["m2", "m1"])) == "same: m1, m2"
