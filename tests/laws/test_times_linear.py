"""Reading times stays linear in the length of the text, whatever the text holds."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pack_wordings import patterns_of, wordings

from timeline.languages import load_pack, pack_codes
from timeline.text import read_text
from timeline.times import find_times
from timeline.values import DocumentInfo

SMALL, FACTOR = 25_000, 4
GROWTH, FLOOR = 10, 1.0
"""Four times the text may take ten times as long, in seconds of the processor; less than one is not judged."""
CHEAP = {"digits": ("7", "en"), "open quotes": ("«", "ar"), "the Arabic in": ("في ", "ar"), "and": ("and ", "en")}
COSTLY = {
    "from five to": ("من 5 إلى ", "ar"),
    "from May to": ("from May 3 to ", "en"),
    "days": ("يوم ", "ar"),
    "days and weekdays": ("يوم الاثنين ", "ar"),
    "numbers joined": ("و5", "ar"),
    "brackets": ("(2019 ", "en"),
    "half dates": ("5 May, ", "en"),
}

pytestmark = pytest.mark.usefixtures("nothing_left_over")


def spent(text: str, code: str) -> float:
    pack = load_pack(code)
    begin = time.process_time()
    find_times(read_text(text, pack.abbreviations), pack, DocumentInfo("d", code, date(2024, 6, 15)))
    return time.process_time() - begin


def check_growth(unit: str, code: str, small: int) -> None:
    text = unit * (FACTOR * small // len(unit))
    spent(text[:2_000], code)
    assert spent(text, code) < max(GROWTH * spent(text[: len(text) // FACTOR], code), FLOOR)


@pytest.mark.parametrize("name", CHEAP)
def test_much_of_one_word_is_linear(name: str) -> None:
    check_growth(*CHEAP[name], 250_000 if name == "digits" else 100_000)


@pytest.mark.parametrize("name", COSTLY)
def test_rows_of_parts_of_times_are_linear(name: str) -> None:
    check_growth(*COSTLY[name], SMALL)


@pytest.mark.parametrize("code", pack_codes())
@settings(max_examples=8)
@given(data=st.data())
def test_any_wording_over_and_over_is_linear(code: str, data: st.DataObject) -> None:
    wording = data.draw(wordings(code, data.draw(st.sampled_from(patterns_of(code)))))
    check_growth(f"{wording.text} ", code, SMALL // 5)
