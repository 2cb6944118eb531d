"""Laws of every pattern of every pack: its wordings are read back, spelling and place change nothing, and what is
counted from the publication moves with it.

A wording is made of a template and of the words of its classes; what it must mean is what the builder of the pattern
gives for those parts, so nothing is expected by hand.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pack_wordings import UNKNOWN, Wording, chosen, patterns_of, scanned, wordings

from timeline.languages import load_pack, pack_codes
from timeline.strategies import arabic_texts, days, english_texts, respellings
from timeline.text import fold, read_text
from timeline.times import find_times
from timeline.times.calendar import DAYS, MONTHS, shift
from timeline.times.find import Reading, all_readings, grammar_of
from timeline.times.pairs import PAIR, middle_of, parts_of
from timeline.times.plan import Context, Direction, Plan, settled
from timeline.values import DocumentInfo
from timeline.values.timex import days_of

PATTERNS = [(code, name) for code in pack_codes() for name in patterns_of(code)]
FEW = settings(max_examples=12)
DIRECTIONS: tuple[Direction, ...] = (None, "past", "future")
PUBLISHED = days(date(1990, 1, 1), date(2030, 1, 1)).map(lambda day: day.replace(day=min(day.day, 28)))
OTHERS = {
    "after_time": {"duration_event"},
    "ago": {"duration_since"},
    "before_time": {"duration_event"},
    "clock_on": {"clock_on"},
    "clock_time": {"part_early", "part_of_day"},
    "date_range": {"same_day"},
    "duration": {"clock_time", "duration", "duration_sum", "modified", "unit_now"},
    "duration_event": {"duration_event"},
    "duration_last": {"narrative_previous", "unit_latest", "weekday_date"},
    "edge_of": {"date_of", "full_date", "part_of_year"},
    "every_unit": {"every_unit"},
    "later": {"vague_time"},
    "modified": {"clock_on", "clock_time"},
    "month_date": {"full_date"},
    "part_alone": {"not_a_time"},
    "part_of_year": {"not_a_time"},
    "time_range": {"clock_on"},
    "unit_now": {"unit_this"},
    "weekday_last": {"weekday_date"},
}
"""Patterns whose words may also be those of another one, which is then chosen with its own value."""
COUNTED = ("day_offset", "ago", "hence", "unit_this", "unit_now", "unit_latest", "weekday", "weekday_last")
FILLERS = {
    "ar": ("قال المتحدث ذلك للصحافة.", "ستعلق الوزارة على الخبر!", "والطريق طويل، كما يبدو."),
    "en": ("The roof leaked.", "Nobody will know why (not even he).", "“Well!”"),
}
CARRIERS = {code: f"{word.title()} {{}} ; {word}" for code, word in UNKNOWN.items()}
TELLING = ("day_stretch", "earlier_vague", "later_vague", "reference_told")
"""English patterns that stand for other times in a story than in news, or for none."""
STORY = "It came in 1861 and in 1862. It stayed in 1863 and in 1864."
"""Sentences whose dates are far enough from any publication to make a story of a text."""


def meanings(plan: Plan) -> list[tuple[str, str, str | None]]:
    """What a time means in some contexts, of news and of a story."""
    day, kinds = date(2024, 6, 15), (False, True)
    contexts = [Context(day, None, direction, "dmy", story) for story in kinds for direction in DIRECTIONS]
    plans = [settled(plan, context) for context in contexts]
    return [(p.type, p.value(c), p.mod) for p, c in zip(plans, contexts, strict=True)]


def _values(meant: list[tuple[str, str, str | None]]) -> list[tuple[str, str]]:
    return [(kind, value) for kind, value, _ in meant]


def span_of(wording: Wording, code: str) -> tuple[int, int]:
    """The tokens of the phrase of a wording."""
    start = len(scanned(wording.before, code).forms)
    return start, start + len(scanned(wording.phrase, code).forms)


def around(readings: list[Reading], span: tuple[int, int]) -> list[Reading]:
    return [r for r in readings if r.start < span[1] and r.end > span[0]]


@pytest.mark.parametrize(("code", "name"), PATTERNS)
@FEW
@given(data=st.data())
def test_a_wording_is_read_back(code: str, name: str, data: st.DataObject) -> None:
    wording = data.draw(wordings(code, name))
    span, meant = span_of(wording, code), meanings(wording.plan)
    readings = [r for r in all_readings(scanned(wording.text, code), grammar_of(code)) if (r.start, r.end) == span]
    assert _values(meant) in [_values(meanings(r.plan)) for r in readings if r.pattern == name]


@pytest.mark.parametrize(("code", "name"), PATTERNS)
@FEW
@given(data=st.data())
def test_a_wording_is_chosen_unless_its_neighbours_make_it_longer(code: str, name: str, data: st.DataObject) -> None:
    wording = data.draw(wordings(code, name))
    span = span_of(wording, code)
    found = around(chosen(wording.text, code), span)
    if name == "not_a_time":
        assert [(r.start, r.end) for r in found if (r.start, r.end) == span] == []
        return
    if not found and "not_a_time" in OTHERS.get(name, ()):
        return
    if wording.plan.grain == PAIR:
        assert [(r.start, r.end, meanings(r.plan)) for r in found] == _parts_of(wording, span, code)
        return
    (reading,) = found
    if (reading.start, reading.end) == span and reading.pattern not in OTHERS.get(name, ()):
        assert meanings(reading.plan) == meanings(wording.plan)
    assert reading.start <= span[0] or name == "duration_event"
    assert span[1] <= reading.end


def _parts_of(wording: Wording, span: tuple[int, int], code: str) -> list[tuple[int, int, object]]:
    """The readings of a wording that stands for two times: both, and the whole if the kind of text decides."""
    middle, (first, second) = middle_of(scanned(wording.text, code), *span), parts_of(wording.plan)
    assert span[0] < middle < span[1] - 1
    whole = [] if wording.plan.telling is None else [(*span, meanings(wording.plan))]
    return [*whole, (span[0], middle, meanings(first)), (middle + 1, span[1], meanings(second))]


@pytest.mark.parametrize("code", pack_codes())
@given(data=st.data())
def test_a_wording_means_the_same_alone_and_in_a_sentence(code: str, data: st.DataObject) -> None:
    free = [name for name in patterns_of(code) if name not in load_pack(code).guards]
    wording = data.draw(wordings(code, data.draw(st.sampled_from(free))))
    alone, inside = (chosen(text, code) for text in (wording.phrase, CARRIERS[code].format(wording.phrase)))
    assert [(r.pattern, meanings(r.plan)) for r in inside] == [(r.pattern, meanings(r.plan)) for r in alone]


@pytest.mark.parametrize("name", TELLING)
@FEW
@given(data=st.data())
def test_the_kind_of_text_decides_which_times_a_wording_stands_for(name: str, data: st.DataObject) -> None:
    wording, pack, published = data.draw(wordings("en", name)), load_pack("en"), date(2024, 6, 15)
    for story in (False, True):
        start = f"{STORY}\n" if story else ""
        text = read_text(f"{start}{wording.text}", pack.abbreviations)
        times = find_times(text, pack, DocumentInfo("d", "en", published))
        told = [m for m in times if m.start >= len(start)]
        assert all(m.start >= len(start) + len(wording.before) for m in told)
        if wording.plan.otherwise:
            assert [m.type for m in told] == ["DATE" if story else wording.plan.otherwise.type]
        elif wording.plan.grain == PAIR:
            assert len(told) == 1 + story
        else:
            assert wording.plan.telling
            assert len(told) == story


@given(st.data(), PUBLISHED)
def test_spelling_changes_no_wording(data: st.DataObject, published: date) -> None:
    name = data.draw(st.sampled_from(patterns_of("ar")))
    text = data.draw(wordings("ar", name)).text
    other = data.draw(respellings(text))
    pack, doc = load_pack("ar"), DocumentInfo("d", "ar", published)
    plain, respelled = (find_times(read_text(t, pack.abbreviations), pack, doc) for t in (text, other))
    assert [(m.value, m.mod, m.rule) for m in respelled] == [(m.value, m.mod, m.rule) for m in plain]
    assert [fold(other[m.start : m.end]) for m in respelled] == [fold(m.text) for m in plain]


@pytest.mark.parametrize(("code", "name"), [pair for pair in PATTERNS if pair[1] in COUNTED])
@given(data=st.data(), published=PUBLISHED, count=st.integers(-100, 100))
def test_what_is_counted_from_the_publication_moves_with_it(
    code: str, name: str, data: st.DataObject, published: date, count: int
) -> None:
    plan = data.draw(wordings(code, name)).plan
    unit = {"days": "day", "part": "day"}.get(plan.grain, plan.grain)
    unit = "week" if name.startswith("weekday") else unit
    assume(plan.anchor == "published" and (unit in DAYS or unit in MONTHS))
    moved = shift(published, unit, count)
    assume(moved is not None and 1000 < moved.year < 9000)
    for direction in DIRECTIONS:
        one, two = (plan.value(Context(day, None, direction, "dmy")) for day in (published, moved))
        first, second = days_of(one).earliest, days_of(two).earliest
        if first is not None and second is not None:  # years before 1 have a value and no days
            assert second == shift(first, unit, count)


@pytest.mark.parametrize(("code", "texts_of"), [("ar", arabic_texts), ("en", english_texts)])
@given(data=st.data(), published=st.none() | PUBLISHED)
def test_a_sentence_without_times_changes_no_other_time(code, texts_of, data, published) -> None:
    texts = st.one_of(texts_of(), st.sampled_from(patterns_of(code)).flatmap(lambda n: wordings(code, n)).map(_text))
    parts = data.draw(st.lists(texts, min_size=1, max_size=3))
    at = data.draw(st.integers(0, len(parts)))
    longer = [*parts[:at], data.draw(st.sampled_from(FILLERS[code])), *parts[at:]]
    pack, doc = load_pack(code), DocumentInfo("d", code, published)
    plain, filled = (find_times(read_text("\n".join(t), pack.abbreviations), pack, doc) for t in (parts, longer))
    assert [(m.text, m.value, m.mod) for m in filled] == [(m.text, m.value, m.mod) for m in plain]


def _text(wording: Wording) -> str:
    return wording.text
