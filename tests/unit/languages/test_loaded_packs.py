from __future__ import annotations

import pytest

from timeline.events.forms import trigger_forms
from timeline.languages import load_pack, pack_codes


def test_codes():
    assert pack_codes() == ("ar", "en")


@pytest.mark.parametrize("code", pack_codes())
def test_packs_are_read_once(code):
    assert load_pack(code) is load_pack(code)
    assert load_pack(code).code == code


@pytest.mark.parametrize("code", pack_codes())
def test_a_calendar_is_whole(code):
    words = load_pack(code).words
    assert set(words["month"]) == {str(i) for i in range(1, 13)}
    assert set(words["weekday"]) == {str(i) for i in range(1, 8)}
    assert set(words["hijri_month"]) == {str(i) for i in range(1, 13)}


@pytest.mark.parametrize(
    ("code", "kind", "meaning", "form"),
    [
        ("ar", "month", "1", "يناير"),
        ("ar", "month", "2", "شباط"),
        ("ar", "weekday", "2", "الثلاثاء"),
        ("en", "month", "9", "september"),
        ("en", "weekday", "7", "sunday"),
        ("en", "units", "week", "weeks"),
    ],
)
def test_words(code, kind, meaning, form):
    assert form in load_pack(code).words[kind][meaning]


@pytest.mark.parametrize(
    ("code", "form", "concept", "tense"),
    [
        ("en", "signed", "sign", "past"),
        ("en", "resigned", "resign", "past"),
        ("en", "attack", "attack", "none"),
        ("ar", "استقال", "resign", "past"),
        ("ar", "سيستقيل", "resign", "future"),
        ("ar", "والهجوم", "attack", "none"),
    ],
)
def test_inflected_triggers(code, form, concept, tense):
    senses = trigger_forms(code).senses(form, form)
    assert (concept, tense) in {(s.concept, s.tense) for s in senses}


@pytest.mark.parametrize("code", pack_codes())
@pytest.mark.parametrize("form", ["", "7", "qqqq", "ظظظظ", '"'])
def test_what_is_no_trigger(code, form):
    assert trigger_forms(code).senses(form, form) == ()
