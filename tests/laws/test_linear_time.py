"""No text takes time worse than linear, and a book's length takes less than a minute."""

from __future__ import annotations

import time
from itertools import cycle, islice

import pytest

from timeline import Timeline, extract
from timeline.batch.demo import demo_documents
from timeline.text import detect_language, read_text

pytestmark = pytest.mark.usefixtures("nothing_left_over")
SMALL, LARGE = 100_000, 400_000
GROWTH, FLOOR = 8, 3.0
"""Four times the text may take eight times as long, in seconds of the processor; less than three are not judged."""
BOOK = 400_000
MINUTES = 2
"""For so many characters, on a slow machine."""
ADVERSARIES = {
    "digits": ("7", "en"),
    "spaced digits": ("12 ", "en"),
    "the Arabic in": ("في ", "ar"),
    "the first of": ("in the first of ", "en"),
    "quotes": ('"', "en"),
    "Arabic quotes": ("«و» ", "ar"),
    "and written together": ("و", "ar"),
    "dots": (".", "en"),
    "white space": (" ", "en"),
    "line ends": ("\n", "en"),
    "diacritics": ("\u064e", "ar"),
    "ligatures": ("\ufdfa", "ar"),
    "commas": ("a, ", "en"),
    "dates": ("on 17 January 2025 ", "en"),
    "months without end": ("في أول يناير ", "ar"),
    "weekdays": ("Tuesday ", "en"),
}
TRIGGERS = {
    "triggers": ("signed ", "en"),
    "Arabic triggers": ("وقع ", "ar"),
    "speakers": ('said "he signed" ', "en"),
    "links": ("two days after the attack ", "en"),
}


def fill(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def spent(unit: str, lang: str, size: int, *, keep: str = "timeline") -> float:
    begin = time.process_time()
    assert isinstance(extract(fill(unit, size), lang=lang, published="2025-04-08", keep=keep), Timeline)
    return time.process_time() - begin


def check_growth(unit: str, lang: str, small: int, large: int, *, keep: str = "timeline") -> None:
    spent(unit, lang, 1_000, keep=keep)
    first = min(spent(unit, lang, small, keep=keep) for _ in range(2))
    assert spent(unit, lang, large, keep=keep) < max(GROWTH * first, FLOOR)


@pytest.mark.parametrize("name", ADVERSARIES)
def test_linear_in_adversaries(name):
    check_growth(*ADVERSARIES[name], SMALL, LARGE)


@pytest.mark.slow
@pytest.mark.parametrize("name", TRIGGERS)
def test_linear_in_triggers(name):
    """Triggers cost the most, so these texts are shorter."""
    check_growth(*TRIGGERS[name], SMALL // 10, LARGE // 10)


@pytest.mark.parametrize("unit", ["She repotted and pruned it. ", "a ", "a", "7 ", "«", "والسقاية "])
def test_linear_in_all_mentions(unit):
    check_growth(unit, "en" if unit.isascii() else "ar", SMALL // 10, LARGE // 10, keep="all")


@pytest.mark.parametrize("unit", [".", " ", "\n", "a", "،", '."', " \n", "…«", "7", "\u064e", "1.", "A. "])
def test_splitting_is_linear(unit):
    def once(size: int) -> float:
        begin = time.process_time()
        read_text(fill(unit, size))
        detect_language(fill(unit, size))
        return time.process_time() - begin

    once(1_000)
    assert once(LARGE) < max(GROWTH * once(SMALL), FLOOR)


@pytest.mark.slow
@pytest.mark.parametrize("document", demo_documents(), ids=lambda d: d.lang)
def test_a_book(document):
    begin = time.process_time()
    timeline = extract(fill(document.text + "\n\n", BOOK), lang=document.lang, published="2025-05-14")
    assert len(timeline.times) > 2_000
    assert time.process_time() - begin < MINUTES * 60


@pytest.mark.slow
@pytest.mark.parametrize("document", demo_documents(), ids=lambda d: d.lang)
def test_a_long_text_keeps_its_events(document):
    """An article told sixty times has not fewer mentions than told once, nor fewer events worth the name."""
    once, often = (
        extract((document.text + "\n\n") * copies, lang=document.lang, published="2025-05-14") for copies in (1, 60)
    )
    assert sum(len(e.mentions) for e in often.events) > 20 * sum(len(e.mentions) for e in once.events)


@pytest.mark.slow
def test_a_million_characters_of_noise():
    noise = "".join(islice(cycle(bytes(range(256)).decode("latin-1") + "وقّع في ٣ يناير\ud800"), 1_000_000))
    begin = time.process_time()
    assert isinstance(extract(noise), Timeline)
    assert time.process_time() - begin < MINUTES * 60
