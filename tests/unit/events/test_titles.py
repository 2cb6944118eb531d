"""Titles that read alone: what is cut off, what is kept, whose name comes in."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given

from timeline import Document
from timeline.events import caption_mentions, describe
from timeline.events.titles import LONGEST
from timeline.model import load_model
from timeline.pipeline import extract
from timeline.strategies import arabic_texts, english_texts
from timeline.training.layers import read_draft


def mention(text, lang, word, *others):
    """The mention at a word of a text; other words are events, too."""
    spans = [(text.index(w), text.index(w) + len(w)) for w in (*others, word)]
    draft = read_draft(Document(text, lang=lang, published="2025-04-08"))
    found = describe(draft.text, draft.pack, draft.times, spans, doc=draft.info, model=load_model())
    return caption_mentions([evolve(m, group=m.id) for m in found.mentions], found.candidates)[-1]


@pytest.mark.parametrize(
    ("text", "lang", "word", "title"),
    [
        ("On 9 January a bridge collapsed in Odvar.", "en", "collapsed", "A bridge collapsed in Odvar"),
        ("Meanwhile, the union called a strike.", "en", "called", "The union called a strike"),
        ("ODVAR, Norland, March 6 - At least nine people died in a fire.", "en", "died",
         "At least nine people died in a fire"),
        ("The mayor, who was elected last year, resigned on Monday.", "en", "resigned", "The mayor resigned"),
        ("Selma Torv, 42, resigned on Monday.", "en", "resigned", "Selma Torv resigned"),
        ("The firm (based in Odvar) signed the contract on Monday.", "en", "signed", "The firm signed the contract"),
        ("وقد وقع الوزيران المعاهدة يوم الاثنين.", "ar", "وقع", "وقع الوزيران المعاهدة"),
        ("وأعلن الوزير استقالته يوم الاثنين.", "ar", "وأعلن", "أعلن الوزير استقالته"),
        ("من جهة أخرى، زار الوفد مدينة صفرو أمس.", "ar", "زار", "زار الوفد مدينة صفرو"),
    ],
)  # fmt: skip
def test_what_only_joins_or_dates_is_left_out(text, lang, word, title):
    found = mention(text, lang, word)
    assert (found.caption, found.caption_grade) == (title, 0)


@pytest.mark.parametrize(
    ("text", "lang", "words", "title"),
    [
        ("Norvik said it would cut the jobs.", "en", ("cut", "said"), "Norvik said it would cut the jobs"),
        ("President Selma Torv arrived in Odvar. She signed the treaty.", "en", ("signed", "arrived"),
         "President Selma Torv signed the treaty"),
        ("قالت المتحدثة باسم المصرف إن الأرباح ارتفعت. وأضافت أن المصرف فتح فرعا جديدا.", "ar", ("وأضافت", "قالت"),
         "أضافت المتحدثة باسم المصرف أن المصرف فتح فرعا جديدا"),
    ],
)  # fmt: skip
def test_whoever_is_meant_is_named(text, lang, words, title):
    assert mention(text, lang, *words).caption == title


def test_a_verb_keeps_its_subject_before_it():
    found = mention("الشرطة في صفرو اعتقلت رجلين أمس.", "ar", "اعتقلت")
    assert found.caption.startswith("الشرطة")


def test_nothing_is_half_quoted():
    text = 'The minister told the "Odvar Post" that the talks had failed.'
    assert mention(text, "en", "failed").caption.count('"') % 2 == 0


def test_a_word_alone_is_graded():
    assert mention("The launch.", "en", "launch").caption_grade > 0


@given(arabic_texts() | english_texts())
def test_titles_are_short_and_in_one_line(text):
    for event in extract(text, published="2025-04-08").events:
        assert event.title == event.title.strip()
        assert "\n" not in event.title
        assert len(event.title) <= LONGEST
