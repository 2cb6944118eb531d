"""Laws of the English times: what a date is written as is what is read; days move together; nothing hangs."""

from __future__ import annotations

import calendar
import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.languages import load_pack
from timeline.text import read_text
from timeline.times import find_times
from timeline.values import DocumentInfo, TimeMention

DAYS = st.dates(date(1800, 1, 1), date(2100, 12, 31))
PUBLISHED = st.dates(date(1950, 1, 8), date(2080, 12, 20))
ORDINALS = ("th", "st", "nd", "rd")
ADVERSARIES = {
    "digits": "7" * 100_000,
    "spaced digits": "12 " * 33_000,
    "in": "in " * 33_000,
    "the first of": "the first of " * 7_700,
    "nested ranges": "from May 3 to " * 7_200,
    "between": "between 1990 and " * 5_900,
    "commas": "May 3, " * 14_000,
    "numbers in words": "hundred and " * 8_300,
    "parts of days": "early on Monday morning of " * 3_700,
    "of the year": "the end of the year " * 5_000,
}
WORDS = [
    "May", "3", "1999", "the", "of", "first", "last", "next", "week", "year", "weeks", "ago", "in", "from",
    "to", "and", "a", "half", "early", "late", "Monday", "morning", "5", "pm", "BC", "quarter", "-", ",",
    ".", "'", "s", "/", "spring", "every", "more", "than", "few", "0", "31", "February", "later", "before",
    "that", "same", "century", "ended", ":", "30", "GMT", "(", ")",
]  # fmt: skip


def read(text: str, published: date | None = None) -> list[TimeMention]:
    pack = load_pack("en")
    return find_times(read_text(text, pack.abbreviations), pack, DocumentInfo("d", "en", published))


def wordings(day: date) -> list[str]:
    """A date in every wording the pack has for a full one."""
    name, short = calendar.month_name[day.month], calendar.month_abbr[day.month]
    suffix = ORDINALS[day.day % 10 if day.day % 10 < 4 and day.day not in (11, 12, 13) else 0]
    dotted = [f"{short}. {day.day}, {day.year}"] if name != short else []
    return [
        f"{name} {day.day}, {day.year}",
        f"{name} {day.day} {day.year}",
        f"{day.day} {name} {day.year}",
        f"the {day.day}{suffix} of {name}, {day.year}",
        f"{name} {day.day}{suffix}, {day.year}",
        f"{calendar.day_name[day.weekday()]}, {name} {day.day}, {day.year}",
        f"{calendar.day_name[day.weekday()]} {day.day} {name} {day.year}",
        f"{day.month}/{day.day}/{day.year}" if day.year > 1930 else f"{name} {day.day}, {day.year}",
        day.isoformat(),
        *dotted,
    ]


@given(DAYS, PUBLISHED, st.data())
def test_a_written_date_is_read_back(day: date, published: date, data: st.DataObject) -> None:
    words = data.draw(st.sampled_from(wordings(day)))
    found = read(f"The bridge was opened on {words} by the mayor.", published)
    assert [(m.text, m.value, m.earliest, m.latest) for m in found] == [(words, day.isoformat(), day, day)]


@given(DAYS, st.sampled_from(["in {m} {y}", "in {m}, {y}", "in the month of {m} {y}"]))
def test_a_written_month_is_read_back(day: date, frame: str) -> None:
    text = frame.format(m=calendar.month_name[day.month], y=day.year)
    (mention,) = read(f"It rained {text} again.")[-1:]
    assert mention.value == f"{day:%Y-%m}"


@given(st.integers(1, 400), st.sampled_from(["day", "week", "month", "year"]))
def test_a_written_length_is_read_back(count: int, unit: str) -> None:
    words = f"{count} {unit}s" if count > 1 else f"one {unit}"
    (mention,) = read(f"The siege lasted {words} then.")
    assert (mention.text, mention.type, mention.value) == (words, "DURATION", f"P{count}{unit[0].upper()}")


@given(PUBLISHED, st.integers(-400, 400), st.integers(1, 200))
def test_moving_the_publication_moves_its_times(published: date, shift: int, count: int) -> None:
    text = f"He left yesterday; she came today, {count + 1} days ago, and will go tomorrow."
    before, after = read(text, published), read(text, published + timedelta(shift))
    assert [m.text for m in before] == [m.text for m in after]
    moved = [m.earliest + timedelta(shift) for m in before if m.earliest]
    assert len(moved) == 4
    assert moved == [m.earliest for m in after]


@given(PUBLISHED, st.sampled_from(list(calendar.day_name)), st.booleans())
def test_a_weekday_is_within_a_week_on_the_side_of_the_tense(published: date, name: str, ahead: bool) -> None:
    verb = "will meet" if ahead else "met"
    (mention,) = read(f"The ministers {verb} on {name}.", published)
    assert mention.earliest is not None
    distance = (mention.earliest - published).days
    assert mention.earliest.weekday() == list(calendar.day_name).index(name)
    assert 0 <= distance < 7 if ahead else -7 < distance <= 0


@given(DAYS, PUBLISHED, st.sampled_from(["The roof leaked.", "Nobody knew why (not even he).", "«Well!»"]))
def test_a_sentence_without_times_changes_nothing(day: date, published: date, other: str) -> None:
    text = f"It was opened on {day:%B} {day.day}, {day.year}. It was shut two days later."
    head, tail = text.split(". ")
    plain = [(m.text, m.value) for m in read(text, published)]
    assert [(m.text, m.value) for m in read(f"{other} {head}. {other} {tail} {other}", published)] == plain


@settings(deadline=None)
@given(st.text(max_size=300), st.none() | st.dates())
def test_any_text_is_read(text: str, published: date | None) -> None:
    for mention in read(text, published):
        assert text[mention.start : mention.end] == mention.text


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30), st.none() | st.dates())
def test_any_row_of_time_words_is_read(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    for mention in read(text, published):
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.usefixtures("nothing_left_over")
@pytest.mark.parametrize("name", sorted(ADVERSARIES))
def test_adversaries_take_linear_time(name: str) -> None:
    text = ADVERSARIES[name]
    read(text[:2_000])
    spent = []
    for part in (text[: len(text) // 4], text):
        begin = time.process_time()
        read(part, date(2024, 6, 15))
        spent.append(time.process_time() - begin)
    assert spent[1] < max(10 * spent[0], 1.0)
