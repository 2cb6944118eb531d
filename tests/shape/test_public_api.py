"""The public names, and that each says what it is."""

from __future__ import annotations

import inspect

import pytest

import timeline
from timeline import strategies

NAMES = [
    "Anchor", "Answer", "Archive", "ArchiveError", "Bounds", "Claim", "Conflict", "Document", "Event",
    "EventMention", "FormatError", "InputError", "Matches", "ModelError",
    "Origin", "Override", "PackError", "Problem", "Reasons", "Relation",
    "Selector", "StatusAt", "TimeMention", "Timeline", "TimelineError", "extract", "extract_many", "read_overrides",
]  # fmt: skip
STRATEGIES = [
    "arabic_texts", "bounds", "days", "documents", "english_texts", "event_mentions", "evidence",
    "respellings", "spans", "texts", "time_mentions", "timelines", "timex_values",
]  # fmt: skip
SIGNATURES = {
    "extract": "(text, *, published=None, lang=None, keep='timeline', overrides=())",
    "extract_many": "(documents, *, keep='timeline', processes=1, on_error='collect', overrides=())",
    "Document": "(text, *, id=None, published=None, lang=None, source=None, title=None)",
}


def test_public_names():
    assert timeline.__all__ == NAMES
    assert strategies.__all__ == STRATEGIES


@pytest.mark.parametrize("name", NAMES)
def test_public_names_exist_and_are_explained(name):
    found = getattr(timeline, name)
    assert inspect.getdoc(found)
    assert name in dir(timeline)


@pytest.mark.parametrize("name", STRATEGIES)
def test_strategies_are_explained(name):
    assert inspect.getdoc(getattr(strategies, name))


@pytest.mark.parametrize("name", sorted(SIGNATURES))
def test_what_scripts_of_users_rely_on(name):
    parameters = inspect.signature(getattr(timeline, name)).parameters.values()
    plain = [p.replace(annotation=inspect.Parameter.empty) for p in parameters]
    assert str(inspect.Signature(plain)) == SIGNATURES[name]


def test_unknown_names_are_missing():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        timeline.nothing  # noqa: B018


def test_errors_have_one_root():
    errors = [getattr(timeline, name) for name in NAMES if name.endswith("Error")]
    assert all(issubclass(error, timeline.TimelineError) for error in errors)
    fault = timeline.InputError("no day", place="$.a", value=3)
    assert (str(fault), fault.place, fault.value) == ("no day @ $.a", "$.a", 3)
