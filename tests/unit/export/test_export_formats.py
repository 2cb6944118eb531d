"""Every format is accepted by a reader of that format, which finds the timeline in it again."""

import pytest
from export_readers import READERS, read_timeml
from export_values import NOISE, TIMELINES, example_timeline, hard_timeline
from hypothesis import given, settings

from timeline import InputError
from timeline.export import FORMATS, to_timeml, write
from timeline.export.formats import NEED_TEXTS
from timeline.strategies import timelines
from timeline.values import Timeline

EXAMPLES = [Timeline("t1"), example_timeline(), hard_timeline()]


def test_every_format_has_a_reader():
    assert set(READERS) | NEED_TEXTS | {"html"} == set(FORMATS)  # the page is read in test_export_html


@given(TIMELINES)
def test_any_text_stays_text(timeline):
    for name, read in READERS.items():
        written = write(timeline, name)
        written.encode()
        read(timeline, written)


@settings(max_examples=200)
@given(timelines())
def test_every_timeline_is_read_back(timeline):
    for name, read in READERS.items():
        written = timeline.to(name)
        read(timeline, written)
        assert written == Timeline.from_json(timeline.to_json()).to(name)
    texts = {document.id: document.source for document in timeline.documents}
    for name, written in to_timeml(timeline, texts).items():
        root = read_timeml(written, texts[name])
        marked = [m for event in timeline.events for m in event.mentions] + list(timeline.times)
        here = {(mention.start, mention.text) for mention in marked if mention.doc == name}
        assert found_in(root.find("TEXT")) <= here


def found_in(text):
    """The start and the words of each tag."""
    found, at = set(), len(text.text or "")
    for tag in text:
        found.add((at, tag.text))
        at += len(tag.text) + len(tag.tail or "")
    return found


@given(TIMELINES, NOISE)
def test_timeml_holds_any_text(timeline, raw):
    texts = {document.id: raw for document in timeline.documents}
    for written in to_timeml(timeline, texts).values():
        read_timeml(written, raw)


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("timeline", EXAMPLES, ids=["empty", "example", "hard"])
def test_example(name, timeline):
    written = timeline.to(name)
    written.encode()
    READERS[name](timeline, written)


def test_unknown_format():
    with pytest.raises(InputError, match="no format 'docx'; there are text, html, json, "):
        example_timeline().to("docx")
