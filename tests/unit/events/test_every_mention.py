"""keep="all": every event a text speaks of, with or without a concept in the pack."""

import json

import jsonschema
import pytest

import timeline
from timeline.events.forms import trigger_forms
from timeline.events.tagged import guess_sense
from timeline.events.tokens import FEATURES, marks_of, shapes_of, words_of
from timeline.events.view import view_sentences
from timeline.export import json_schema
from timeline.languages import load_pack
from timeline.pipeline import read_document
from timeline.text import read_text
from timeline.values import Document

ENGLISH = (
    "The gardener repotted the orchids on Monday. She hopes to prune the hedge next week. "
    "Her neighbour did not mow the lawn, and the pruning of the roses was forgotten."
)
ARABIC = "زار الوزير المعرض يوم الاثنين. ولم ينشر المنظمون أسماء المشاركين."


def found(text, lang, keep="all"):
    evidence = read_document(Document(text, published="2025-04-08", lang=lang), keep=keep)
    return {m.text: m for m in evidence.mentions}


def view(text, code="en"):
    pack = load_pack(code)
    return view_sentences(read_text(text, pack.abbreviations), pack, [], trigger_forms(code))[0]


def test_words_without_a_concept_are_found():
    mentions = found(ENGLISH, "en")
    assert {"repotted", "hopes", "prune", "mow", "forgotten"} <= set(mentions)
    assert not {"gardener", "hedge", "the", "did", "was"} & set(mentions)


def test_they_have_tense_status_and_date():
    mentions = found(ENGLISH, "en")
    assert (mentions["repotted"].pos, mentions["repotted"].tense, mentions["repotted"].status) == (
        "verb",
        "past",
        "happened",
    )
    assert str(mentions["repotted"].earliest) == "2025-04-07"
    assert mentions["mow"].status == "denied"
    assert mentions["prune"].status == "planned"


def test_arabic_verbs_are_found():
    assert {"زار", "ينشر"} <= set(found(ARABIC, "ar"))


def test_a_timeline_has_all_of_them_and_fits_the_schema():
    every = timeline.extract(ENGLISH, published="2025-04-08", lang="en", keep="all")
    some = timeline.extract(ENGLISH, published="2025-04-08", lang="en")
    assert len(every.events) > len(some.events)
    jsonschema.validate(json.loads(every.to_json()), json_schema())
    assert timeline.Timeline.from_json(every.to_json()) == every


def test_timelines_of_all_mentions_join():
    a, b = (timeline.extract(Document(text, lang=lang), keep="all") for text, lang in ((ENGLISH, "en"), (ARABIC, "ar")))
    both = timeline.extract_many([Document(ARABIC, lang="ar"), Document(ENGLISH, lang="en")], keep="all")
    assert a | b == b | a == both
    assert a | a == a


def test_what_is_kept_is_named():
    with pytest.raises(timeline.InputError, match="one of timeline, all, not 'some' @ keep"):
        timeline.extract(ENGLISH, keep="some")
    with pytest.raises(timeline.InputError, match="@ keep"):
        timeline.extract_many([], keep="some")


@pytest.mark.parametrize(
    ("text", "word", "pos", "tense"),
    [
        ("They repotted it.", "repotted", "verb", "past"),
        ("They began to prune it.", "prune", "verb", "infinitive"),
        ("They will prune it.", "prune", "verb", "infinitive"),
        ("The pruning took long.", "pruning", "noun", "none"),
        ("Its germination took long.", "germination", "noun", "none"),
    ],
)
def test_a_word_without_a_concept_is_a_verb_or_a_noun(text, word, pos, tense):
    sentence = view(text)
    sense = guess_sense(sentence, sentence.text.forms.index(word))
    assert (sense.pos, sense.tense, sense.concept, sense.lemma) == (pos, tense, "", word)


def test_marks_are_known_ones_in_their_order():
    sentence = view("The NATO summit, «said» 12 envoys, was not announced.")
    rows = marks_of(sentence)
    assert len(rows) == len(words_of(sentence)) == sentence.last - sentence.first
    assert all(list(row) == sorted(row, key=FEATURES.index) for row in rows)
    assert {"capitals", "capital"} <= set(rows[1])
    assert "digits" in rows[words_of(sentence).index("12")]
    assert "cue=negation" in rows[words_of(sentence).index("not")]


def test_vowel_signs_do_not_change_a_word():
    assert words_of(view("وُقِّعت الاتفاقيّة.", "ar")) == words_of(view("وقعت الاتفاقية.", "ar"))


def test_shapes_of_two_languages():
    assert "deverbal" in shapes_of("en", "germination")
    assert "future" in shapes_of("ar", "سيزور")
    assert shapes_of("en", "hedge") == ()
