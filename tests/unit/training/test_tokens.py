import pytest

from timeline.training import tagging
from timeline.training.tokens import labelled_sentences


def labels(name, sources):
    return [dict(zip(s.words, s.labels, strict=True)) for s in labelled_sentences(name, sources)]


def test_our_phrases_say_which_word_names_the_event(sources):
    first, second, third = labels("own", sources)[:3]
    assert first["falls"] is True and first["bridge"] is False
    assert first["."] is None
    assert second["fell"] is True and second["flood"] is True
    assert third["repairs"] is True


def test_annotated_spans_say_it_by_their_first_word(sources):
    assert labels("meantime_en", sources) == [{"said": True, "sold": True, "sent": True}]


def test_sentences_without_an_annotation_say_nothing(sources):
    assert len(labels("own", sources)) == 4


@pytest.mark.parametrize("name", tagging.CORPORA)
def test_only_what_may_be_shipped(name):
    assert name in tagging.SHIPPABLE


def test_a_tagger_from_few_words(sources, monkeypatch):
    monkeypatch.setattr(tagging, "CORPORA", {"own": tagging.Corpus(1.0), "meantime_en": tagging.Corpus(1.0)})
    monkeypatch.setattr(tagging, "KEPT", 3)
    tagger, report = tagging.train_tagger(sources)
    again, _ = tagging.train_tagger(sources)
    assert tagger.words.tobytes() == again.words.tobytes()
    assert set(report.training) == {"own", "meantime_en"}
