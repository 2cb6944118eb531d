from __future__ import annotations

import pytest

from timeline.languages import load_pack
from timeline.text import read_text

AR, EN = (load_pack(code).abbreviations for code in ("ar", "en"))


def sentences(raw, abbreviations=frozenset()):
    text = read_text(raw, abbreviations)
    return [text.surface(s.start, s.end).strip() for s in text.sentences]


@pytest.mark.parametrize(
    "parts",
    [
        ["He signed it.", "She did not."],
        ["Who signed?", "He did!", "Really…", "Yes."],
        ["He said “we signed.”", "Then he left."],
        ["It ended (at last.)", "Nobody spoke."],
        ["هل وقّعا؟", "نعم!", "ثم غادرا."],
        ["قال: «وقّعنا.»", "ثم غادر."],
        ["He waited...", "Nothing came."],
        ["It rose to 3.5.", "It fell."],
    ],
)
def test_ends(parts):
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "raw",
    [
        "It grew by 3.5 per cent.",
        "It cost 1.250.000 dinars.",
        "بلغت النسبة 3.5 في المئة، ثم 4,2 في المئة",
        "بلغت ٣٫٥ مليون",
        "The U.S. president left.",
        "J. Smith and A. B. Jones met.",
        "The file is at example.org/a.html today",
        "وقّعا الاتفاق، ثم غادرا؛ وعادا",
        "It ended at 5 p.m. on Monday.",
        "He came e.g. on foot.",
    ],
)
def test_no_end_within(raw):
    assert sentences(raw) == [raw]


@pytest.mark.parametrize("raw", ["Dr. Adam left.", "Mr. Selmi met Mrs. Horvik.", "It came in Jan. 2025."])
def test_abbreviations_of_a_pack_end_nothing(raw):
    assert sentences(raw, EN) == [raw]


@pytest.mark.parametrize(
    "raw",
    ["التقى د. سلمي الوزير.", "غادر أ. د. سلمي.", "كتب م. ب. هورفيك رسالة.", "يسكن في ص. ب. 114 بالبلدة."],
)
def test_arabic_abbreviations_end_nothing(raw):
    assert sentences(raw, AR) == [raw]


@pytest.mark.parametrize("parts", [["بُني عام 2020م.", "ثم هُدم."], ["بدأ في 7 ص.", "وكف."], ["سنة 1400هـ.", "ثم رحل."]])
def test_letters_of_a_number_are_no_abbreviations(parts):
    assert sentences(" ".join(parts), AR) == parts


def test_bullet_lists_have_a_sentence_a_line():
    assert sentences("The steps:\n- sign it\n• ratify it\n  * forget it") == [
        "The steps:",
        "- sign it",
        "• ratify it",
        "* forget it",
    ]


def test_a_headline_needs_no_stop():
    text = read_text("Treaty signed at last\n\nThe ministers signed it. They left.")
    assert text.raw[: text.headline_end] == "Treaty signed at last"
    assert sentences(text.raw) == ["Treaty signed at last", "The ministers signed it.", "They left."]


@pytest.mark.parametrize("raw", ["One line", "Two\nlines", "\n\n\nOne line", "", "\n\n"])
def test_no_headline(raw):
    assert read_text(raw).headline_end == 0


def test_a_headline_behind_white_space_and_marks():
    text = read_text("\n \ufeffعاجل: وقّعا\r\n \r\nالنص هنا")
    assert text.surface(0, text.headline_end).strip().endswith("وقّعا")


def test_white_space_and_line_ends_of_all_kinds():
    assert sentences("One.\r\nTwo.\n\n\nThree") == ["One.", "Two.", "Three"]


def test_an_empty_text_is_one_empty_sentence():
    text = read_text("")
    assert [(s.start, s.end, s.first, s.last) for s in text.sentences] == [(0, 0, 0, 0)]
    assert text.forms == []


def test_long_sentences_are_cut_between_words():
    parts = sentences("word " * 1_000)
    assert len(parts) > 2
    assert set(" ".join(parts).split()) == {"word"}


def test_where_things_stand():
    raw = "وقَّعا الاتفاق.  ثمَّ غادرا. "
    text = read_text(raw)
    assert [raw[a:b] for a, b in (text.raw_sentence(0), text.raw_sentence(1))] == ["وقَّعا الاتفاق.", "ثمَّ غادرا."]
    second = text.sentences[1]
    assert text.forms[second.first : second.last] == ["ثم", "غادرا", "."]
    assert text.sentence_at(second.start) == 1
    assert text.forms[text.token_at(second.start)] == "ثم"
