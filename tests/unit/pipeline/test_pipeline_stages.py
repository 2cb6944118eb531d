"""The way as a whole: its stages, what goes wrong and where that is told, and the joins."""

from __future__ import annotations

import pytest

import timeline
from timeline import Document, InputError, Timeline, TimelineError, batch, extract, extract_many, pipeline

STORY = "The ministers signed the treaty on 17 January 2025. The mayor resigned on Monday."


def codes(result):
    return [p.code for p in result.problems]


def test_stages():
    assert [name for name, _ in pipeline.DOCUMENT_STAGES][:4] == ["language", "text", "times", "events"]
    assert [name for name, _ in pipeline.TIMELINE_STAGES] == ["reconcile", "correct", "order"]
    assert all(stage.__doc__ for _, stage in (*pipeline.DOCUMENT_STAGES, *pipeline.TIMELINE_STAGES))


def test_the_doors_are_those_of_the_layers():
    assert timeline.extract is pipeline.extract
    assert timeline.extract_many is batch.extract_many


@pytest.mark.parametrize("published", ["8.4.2025", "soon", "2025-04-31", 5, ["2025-04-08"]])
def test_a_wrong_publication_date(published):
    with pytest.raises(InputError, match="not a date") as caught:
        extract(STORY, published=published)
    assert (caught.value.place, caught.value.value) == ("published", published)


@pytest.mark.parametrize("text", [None, 7, b"signed", ["signed"], {"text": "signed"}])
def test_what_is_no_text(text):
    with pytest.raises(InputError, match="a text is a str or a Document") as caught:
        extract(text)
    assert caught.value.place == "text"


@pytest.mark.parametrize("lang", ["xx", "fr", "AR", "english"])
def test_an_unknown_language_is_a_problem(lang):
    found = extract(STORY, lang=lang)
    assert codes(found) == ["no-pack"]
    assert repr(lang) in found.problems[0].message
    assert found.problems[0].doc == found.documents[0].id
    assert (found.events, found.times) == ((), ())


def test_a_language_without_a_pack_is_detected_and_told():
    found = extract("La ministre a signé le traité avec le gouvernement lundi dernier à Paris.")
    assert (found.documents[0].lang, codes(found)) == ("fr", ["no-pack"])


@pytest.mark.parametrize("text", ["", "   \n", "\ufeff"])
def test_an_empty_text_is_a_problem(text):
    found = extract(text)
    assert set(codes(found)) <= {"empty", "no-language"}
    assert codes(found)
    assert not found.events


def test_without_a_publication_date_relative_times_stay_open():
    (time,) = extract("The mayor resigned on Tuesday.", lang="en").times
    assert (time.value, time.earliest, time.latest) == ("XXXX-WXX-2", None, None)
    (time,) = extract("The mayor resigned on Tuesday.", lang="en", published="2025-04-09").times
    assert (time.value, str(time.earliest)) == ("2025-04-08", "2025-04-08")


@pytest.mark.parametrize(
    ("text", "lang"),
    [(STORY, "en"), ("وقع الوزيران المعاهدة في 17 يناير 2025. واستقال الوزير يوم الاثنين.", "ar")],
)
def test_a_plain_story(text, lang):
    found = extract(text, published="2025-04-08")
    assert found.documents[0].lang == lang
    assert {"2025-01-17", "2025-04-07"} <= {t.value for t in found.times}
    assert "2025-01-17" in {e.edtf for e in found.events}
    assert all(e.why and e.mentions for e in found.events)


def test_what_is_given_besides_a_document_counts():
    document = Document(STORY, id="d", published="2024-01-01")
    assert extract(document, published="2025-04-08") == extract(Document(STORY, id="d", published="2025-04-08"))
    assert extract(document).documents[0].published_from == "given"


def test_no_document_at_all():
    found = extract_many([])
    assert (found.documents, found.events, found.problems) == ((), (), ())
    assert found.id == extract_many(iter(())).id


def test_texts_and_documents_mix():
    found = extract_many([STORY, Document(STORY, id="d")])
    assert len(found.documents) == 2


def test_timelines_join_only_with_timelines():
    with pytest.raises(TypeError):
        extract("") | "a timeline"


def test_timelines_tell_when_nothing_can_build_them(monkeypatch):
    monkeypatch.setattr(Timeline, "builder", None)
    with pytest.raises(TimelineError, match="once the package"):
        Timeline("a") | Timeline("b")


def test_given_pairs_are_judged():
    spans = [(14, 20), (62, 70)]
    read = pipeline.describe_document(Document(STORY, id="d", lang="en", published="2025-04-08"), spans)
    (judged,) = pipeline.judge_pairs(read, [(read.mentions[0].id, read.mentions[1].id)])
    assert sum(judged.values()) == pytest.approx(1)


def test_the_article_is_read(shared):
    text = (shared / "seed" / "duma-treaty.ar.txt").read_text("utf-8")
    found = extract(text, published="2025-04-08")
    assert found.documents[0].lang == "ar"
    assert len(found.events) >= 8
    assert "2025-01-17" in {t.value for t in found.times}
    assert Timeline.from_json(found.to_json()) == found
