"""The word before a time: which days it leaves for an event, by its status."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import Document
from timeline.events.forms import trigger_forms
from timeline.events.signals import RULES, signalled_period, time_signals, within_days
from timeline.events.view import view_sentences
from timeline.strategies import days
from timeline.training.layers import read_draft
from timeline.values.mentions import STATUSES

PUBLISHED = date(2025, 4, 8)
LAST_WEEK = date(2025, 3, 31), date(2025, 4, 6)


def read(text, lang="en"):
    draft = read_draft(Document(text, lang=lang, published=str(PUBLISHED)))
    view = view_sentences(draft.text, draft.pack, draft.times, trigger_forms(lang))[0]
    return view, view.times[-1]


@pytest.mark.parametrize(
    ("text", "lang", "status", "first", "last"),
    [
        ("The port has been shut since 3 March.", "en", "ongoing", date(2025, 3, 3), PUBLISHED),
        ("Two ships have sunk since 3 March.", "en", "happened", date(2025, 3, 3), PUBLISHED),
        ("The port was shut before 3 March.", "en", "happened", None, date(2025, 3, 2)),
        ("The talks should end by 3 May.", "en", "planned", PUBLISHED, date(2025, 5, 2)),
        ("The port was shut until 3 March.", "en", "happened", None, date(2025, 3, 3)),
        ("المرفأ مغلق منذ 3 مارس.", "ar", "ongoing", date(2025, 3, 3), PUBLISHED),
        ("ستنتهي المحادثات قبل 3 مايو.", "ar", "planned", PUBLISHED, date(2025, 5, 2)),
    ],
)
def test_days_left(text, lang, status, first, last):
    view, span = read(text, lang)
    days_of_it = span.mention.earliest, span.mention.latest
    left = signalled_period(view, span, days_of_it, status, PUBLISHED)
    assert left is not None
    assert (left.earliest, left.latest) == (first, last)


@pytest.mark.parametrize("text", ["The port was shut on 3 March.", "They met before Sunday's vote."])
def test_no_signal(text):
    view, span = read(text)
    assert time_signals(view, span) == set()


def test_within_a_length_of_time():
    view, span = read("The firm must pay within ten days.")
    assert within_days(view, span, PUBLISHED) == (PUBLISHED, date(2025, 4, 18))
    assert within_days(view, span, None) is None
    view, span = read("The siege lasted ten days.")
    assert within_days(view, span, PUBLISHED) is None


@given(st.sampled_from(sorted(RULES)), st.sampled_from(STATUSES), days(), st.integers(0, 400), days())
def test_signals_leave_days_in_order(name, status, first, length, published):
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    left = RULES[name]((first, last), status, published)
    if left is not None and None not in left:
        assert left[0] <= left[1]
