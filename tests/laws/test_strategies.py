"""The public strategies are worth using: they reach what they promise, and what they make is consistent."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis.strategies import data

from timeline.strategies import (
    arabic_texts,
    bounds,
    days,
    documents,
    english_texts,
    event_mentions,
    evidence,
    respellings,
    spans,
    texts,
    time_mentions,
    timelines,
    timex_values,
)
from timeline.text import fold
from timeline.values.timex import days_of

SEARCH = settings(max_examples=2_000, phases=[Phase.generate], derandomize=True, database=None, deadline=None)


def is_arabic(char: str) -> bool:
    return unicodedata.name(char, "").startswith("ARABIC")


REACHED = {
    "a lone surrogate": (texts(), lambda t: any("\ud800" <= c <= "\udfff" for c in t)),
    "NUL": (texts(), lambda t: "\x00" in t),
    "a bidi control": (texts(), lambda t: "\u202e" in t),
    "an astral character": (texts(), lambda t: any(c > "\uffff" for c in t)),
    "two scripts": (texts(), lambda t: any(map(is_arabic, t)) and any(c.isascii() and c.isalpha() for c in t)),
    "the empty text": (texts(), lambda t: not t),
    "a text with diacritics": (arabic_texts(), lambda t: any(unicodedata.category(c) == "Mn" for c in t)),
    "Arabic digits": (arabic_texts(), lambda t: any("٠" <= c <= "٩" for c in t)),
    "two English sentences": (english_texts(), lambda t: ". " in t),
    "a day before the common calendar": (days(), lambda d: d.year < 1582),
    "a day of the news": (days(), lambda d: 2000 <= d.year < 2030),
    "open bounds": (bounds(), lambda b: b.open),
    "bounds open to one side": (bounds(), lambda b: not b.open and not b.known),
    "one day": (bounds(), lambda b: b.days() == 1),
    "a year": (bounds(), lambda b: b.days() in (365, 366)),
    "a week": (timex_values(), lambda v: "-W" in v),
    "a value without days": (timex_values(), lambda v: days_of(v).open),
    "a linked mention": (evidence(), lambda e: any(m.links for m in e.mentions)),
    "a dated mention": (evidence(), lambda e: any(m.times for m in e.mentions)),
    "three documents": (evidence(), lambda e: len(e.documents) == 3),
    "no document": (evidence(), lambda e: not e.documents),
    "an event of two documents": (timelines(), lambda t: any(len({m.doc for m in e.mentions}) > 1 for e in t.events)),
    "a conflict": (timelines(), lambda t: bool(t.conflicts)),
    "a relation": (timelines(), lambda t: bool(t.relations)),
    "an unknown language": (documents(), lambda d: d.lang == "xx"),
    "a document without a date": (documents(), lambda d: d.published is None),
}


@pytest.mark.parametrize("name", REACHED)
def test_reached(name):
    strategy, wanted = REACHED[name]
    assert wanted(find(strategy, wanted, settings=SEARCH))


@given(arabic_texts())
def test_arabic_texts_are_arabic(text):
    letters = [c for c in text if c.isalpha()]
    assert sum(map(is_arabic, letters)) > 0.7 * len(letters)


@given(english_texts())
def test_english_texts_are_in_latin_letters(text):
    assert not any(map(is_arabic, text))


@given(arabic_texts(), data())
def test_respellings_fold_to_the_same(text, draws):
    assert fold(draws.draw(respellings(text))) == fold(text)


@given(data(), texts().filter(bool))
def test_mentions_slice_to_their_surface(draws, text):
    for strategy in (time_mentions(text, "d"), event_mentions(text, "d")):
        mention = draws.draw(strategy)
        assert text[mention.start : mention.end] == mention.text != ""
    start, end = draws.draw(spans(text))
    assert 0 <= start < end <= len(text)


@given(days(date(2025, 1, 1), date(2025, 1, 31)))
def test_days_stay_within_their_limits(day):
    assert (day.year, day.month) == (2025, 1)


@given(timelines())
def test_ids_of_a_timeline_resolve(timeline):
    docs, times = {d.id: d for d in timeline.documents}, {t.id for t in timeline.times}
    events = {e.id: e for e in timeline.events}
    mentions = {m.id: m for e in timeline.events for m in e.mentions}
    assert len(mentions) == sum(len(e.mentions) for e in timeline.events)
    for m in mentions.values():
        assert docs[m.doc].source[m.start : m.end] == m.text
        assert set(m.times) <= times
        assert {link.target for link in m.links} <= set(mentions)
    assert all({r.a, r.b} <= set(events) and r.a != r.b for r in timeline.relations)
    for conflict in timeline.conflicts:
        said = [i for claim in conflict.claims for i in claim.mentions]
        assert sorted(said) == list(range(len(events[conflict.events[0]].mentions)))
