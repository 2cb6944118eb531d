"""Anniversaries date what happens on them, and the event whose they are."""

from __future__ import annotations

import pytest

from timeline import extract

ATTACK = {
    "en": "Gunmen attacked the market on 7 October 2023, killing ten people.\n\n",
    "ar": "وقع هجوم على السوق في 7 أكتوبر 2023.\n\n",
}


def read(text, lang):
    """Days by trigger, and the values of the times with the rule of anniversaries."""
    found = extract(text, lang=lang, published="2025-10-09")
    days = {m.text: (m.earliest, m.latest) for event in found.events for m in event.mentions}
    same = {text: str(first) for text, (first, last) in days.items() if first == last}
    return same, [t.value for t in found.times if t.rule.startswith("anniversary")]


@pytest.mark.parametrize(
    ("lang", "text", "trigger"),
    [
        ("en", "Thousands marched in the capital on the second anniversary of the attack.", "marched"),
        ("en", "On its second anniversary, thousands marched in the capital.", "marched"),
        ("ar", "تظاهر الآلاف في العاصمة في الذكرى الثانية للهجوم.", "تظاهر"),
        ("ar", "وفي ذكراه الثانية تظاهر الآلاف في العاصمة.", "تظاهر"),
    ],
)
def test_the_day_of_the_event_gives_that_of_the_anniversary(lang, text, trigger):
    days, values = read(ATTACK[lang] + text, lang)
    assert values == ["2025-10-07"]
    assert days[trigger] == "2025-10-07"


@pytest.mark.parametrize(
    ("lang", "text", "trigger"),
    [
        ("en", "Thousands marched on Tuesday, the second anniversary of the attack on the market.", "attack"),
        ("en", "On 7 October 2025, thousands marched on the second anniversary of the attack.", "attack"),
        ("en", "Thousands marched on the second anniversary of the attack on Tuesday.", "attack"),
        ("ar", "تظاهر الآلاف يوم الثلاثاء في الذكرى السنوية الثانية للهجوم على السوق.", "للهجوم"),
    ],
)
def test_the_day_of_the_anniversary_gives_that_of_the_event(lang, text, trigger):
    days, values = read(text, lang)
    assert values == ["2025-10-07"]
    assert days[trigger] == "2023-10-07"


def test_a_date_behind_the_event_is_its_own_where_that_fits():
    days, _ = read("Thousands marched on the second anniversary of the attack of 7 October 2023.", "en")
    assert (days["attack"], days["marched"]) == ("2023-10-07", "2025-10-07")


def test_what_lies_before_an_anniversary_is_not_dated_by_it():
    days, values = read(ATTACK["en"] + "Thousands marched before the second anniversary of the attack.", "en")
    assert values == ["2025-10-07"]
    assert days.get("marched") != "2025-10-07"


def test_an_anniversary_of_no_event_has_no_day():
    assert read(ATTACK["en"] + "The firm marks its second anniversary edition.", "en")[1] == []
    assert read("On its second anniversary, thousands marched in the capital.", "en")[1] == ["P2Y"]
