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


@pytest.mark.parametrize(
    ("text", "lang", "word", "title"),
    [
        ("After the vote, the council closed the harbour.", "en", "vote", "The council closed the harbour"),
        ("Acting on a tip, police arrested two men in Odvar.", "en", "arrested", "Police arrested two men in Odvar"),
        ("The attack hit Odvar and Selvik on Monday.", "en", "attack", "The attack hit Odvar and Selvik"),
        ("Odvar beat Selvik 2 - 1 in the final on Monday.", "en", "beat", "Odvar beat Selvik 2 - 1 in the final"),
        ("Torv, 42, of Odvar, resigned on Monday.", "en", "resigned", "Torv resigned"),
        ("The mayor closed the harbour on 3 May and 9 May.", "en", "closed", "The mayor closed the harbour"),
        ("و قد زار الوفد مدينة صفرو أمس.", "ar", "زار", "زار الوفد مدينة صفرو"),
        ("أعلنت وزارة الطاقة، في بيان لها، مساء الجمعة، عن تعيين مدير جديد.", "ar", "أعلنت",
         "أعلنت وزارة الطاقة عن تعيين مدير جديد"),
        ("وقعت الحكومتان في صفرو الاتفاق وفق ما ذكرته الوزارة.", "ar", "وقعت", "وقعت الحكومتان في صفرو الاتفاق"),
    ],
)  # fmt: skip
def test_a_title_is_a_main_clause_whole(text, lang, word, title):
    assert mention(text, lang, word).caption == title


def test_verbs_behind_and_share_a_subject():
    text = "President Selma Torv condemned the attack in Odvar and Selvik and vowed to find the bombers."
    assert mention(text, "en", "vowed").caption == "President Selma Torv vowed to find the bombers"
    text = "وصل الوزير إلى مدينة صفرو بعد رحلة طويلة عبر الجبال والأودية والسهول الواسعة والتقى برئيس البلدية في مكتبه."
    assert mention(text, "ar", "والتقى", "وصل").caption.startswith("التقى الوزير برئيس البلدية")


@pytest.mark.parametrize(
    ("text", "lang", "word", "start"),
    [
        ("The firm lost money, prompting a strike.", "en", "strike", "Prompting"),
        ("Torv said that if the strike ends the mine will open.", "en", "ends", "The strike ends"),
        ("The test proved that a gunman shot a guard and fled.", "en", "fled", "The test fled"),
        ("أعلن الوزير أن الفريقين وقعا الاتفاق أمس.", "ar", "وقعا", "الفريقين"),
        ("قال الناطق إن الوفدين سيعقدان محادثات غير مباشرة في صفرو.", "ar", "محادثات", "مباشرة"),
    ],
)
def test_no_title_starts_inside_another_clause(text, lang, word, start):
    assert not mention(text, lang, word).caption.startswith(start)


def test_no_title_ends_before_what_was_said():
    text = "قال مدير النقل في الشركة، إن الشركة، التي أقامت الدعوى، وقعت الاتفاق."
    assert not mention(text, "ar", "وقعت", "قال").caption.endswith(("الدعوى", "الشركة"))


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


def test_what_stands_between_a_time_and_a_comma_is_no_aside():
    text = "صادق المجلس البلدي، أمس الثلاثاء، على خطة لبناء جسر جديد فوق النهر، بعد خلاف طويل."
    assert "على خطة لبناء جسر" in mention(text, "ar", "صادق").caption
