"""Features of pairs: every name is listed, and swapping a pair swaps its sides."""

from datetime import date

from attrs import evolve

from timeline.model import load_model
from timeline.order.judge import ModelJudge
from timeline.order.pairs import FEATURES, in_text_order, pair_features, turned
from timeline.values import EventMention, Link

SAID = EventMention(
    "m1", "d", 0, 4, "said", (0, 60), tense="past", kind="reporting", pos="verb", concept="say", headline=True
)
FELL = EventMention(
    "m2",
    "d",
    30,
    34,
    "fell",
    (0, 60),
    tense="perfect",
    kind="occurrence",
    says="the mayor",
    earliest=date(2025, 1, 1),
    latest=date(2025, 1, 1),
    links=(Link("before", "m1", (1, 3)),),
)


def test_names_are_unique_and_cover_all_that_is_given():
    assert len(set(FEATURES)) == len(FEATURES)
    for a, b in ((SAID, FELL), (FELL, SAID), (FELL, evolve(FELL, id="m3", tense="strange"))):
        assert set(pair_features(a, b)) <= set(FEATURES)


def test_the_sides_are_told_apart():
    found, back = pair_features(SAID, FELL), pair_features(FELL, SAID)
    assert "a_reports_b" in found
    assert "b_reports_a" in back
    assert found["link_after"] == back["link_before"] == 1.0
    assert "link_days" in found
    assert in_text_order(SAID, FELL) == in_text_order(FELL, SAID) == (SAID, FELL)
    assert "tenses_past_perfect" in found
    assert "tenses_perfect_past" in back
    assert "a_in_title" in found


def test_dates_are_compared():
    later = evolve(FELL, id="m3", earliest=date(2025, 1, 2), latest=date(2025, 1, 31))
    assert "dates_before" in pair_features(FELL, later)
    assert "dates_after" in pair_features(later, FELL)
    assert "dates_equal" in pair_features(FELL, evolve(FELL, id="m3"))
    assert "dates_unknown" in pair_features(SAID, FELL)


def placed(quote, word, name):
    start = quote.index(word)
    return EventMention(name, "d", start, start + len(word), word, (0, len(quote)), quote=quote)


def test_signals_have_the_same_names_in_both_languages():
    for quote, first, second in (
        ("The mayor resigned before the court ruled.", "resigned", "ruled"),
        ("استقال الرئيس قبل انعقاد الجلسة.", "استقال", "انعقاد"),
    ):
        found = pair_features(placed(quote, first, "m1"), placed(quote, second, "m2"))
        assert "between_before" in found
        assert "b_lead_before" in found
        assert "a_lead_before" not in found


def test_nothing_stands_between_triggers_of_two_sentences():
    first = placed("They left before noon.", "left", "m1")
    second = evolve(placed("Nobody arrived.", "arrived", "m2"), start=30, end=37, sentence=(23, 38))
    assert not [name for name in pair_features(first, second) if name.startswith(("between_", "words_"))]


def test_the_other_way_round_the_answer_is_turned():
    judge = ModelJudge(load_model())
    (found,), (back,) = judge.relations([(SAID, FELL)]), judge.relations([(FELL, SAID)])
    assert back == turned(found)
    assert found["before"] == back["after"] != found["after"]
