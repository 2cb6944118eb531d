"""The spaCy component, where spaCy is installed; and what is said where it is not."""

import sys
import tomllib
from importlib import import_module

import pytest

import timeline

TEXT = "The mayor resigned on 17 January 2025.\n\nThe council met on Monday."
ARABIC = "وُقِّعت الاتفاقيّة يوم الثلاثاء، ٨ أبريل ٢٠٢٥."


@pytest.fixture
def spacy():
    found = pytest.importorskip("spacy")
    import_module("timeline.spacy")
    return found


@pytest.fixture
def nlp(spacy):
    nlp = spacy.blank("en")
    nlp.add_pipe("timeline", config={"published": "2025-03-12"})
    return nlp


def test_timeline_is_that_of_the_text(nlp):
    assert nlp(TEXT)._.timeline == timeline.extract(TEXT, published="2025-03-12", lang="en")


def test_spans_stand_on_their_tokens(nlp):
    doc = nlp(TEXT)
    assert [(span.text, span.label_) for span in doc.spans["timeline_times"]] == [
        ("17 January 2025", "DATE"),
        ("Monday", "DATE"),
    ]
    assert ("resigned", "happened") in [(span.text, span.label_) for span in doc.spans["timeline_events"]]


def test_published_of_a_document_comes_first(nlp):
    doc = nlp.make_doc(TEXT)
    doc._.published = "2025-01-22"
    assert [time.value for time in nlp(doc)._.timeline.times] == ["2025-01-17", "2025-01-20"]


@pytest.mark.parametrize("code", ["ar", "xx"])
def test_language_is_that_of_the_pipeline_or_found_out(spacy, code):
    nlp = spacy.blank(code)
    nlp.add_pipe("timeline")
    (event,) = nlp(ARABIC)._.timeline.events
    assert (event.edtf, event.lang) == ("2025-04-08", "ar")


def test_documents_and_pipelines_can_be_stored(spacy, nlp, tmp_path):
    doc = nlp(TEXT)
    read = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert read._.timeline == doc._.timeline
    nlp.to_disk(tmp_path / "pipeline")
    assert spacy.load(tmp_path / "pipeline")(TEXT)._.timeline == doc._.timeline


def test_without_the_component_there_is_no_timeline(spacy):
    assert spacy.blank("en")(TEXT)._.timeline is None


def test_entry_point_leads_to_the_factory(spacy, root):
    points = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    module, _, name = points["spacy_factories"]["timeline"].partition(":")
    assert getattr(import_module(module), name) is import_module("timeline.spacy").make_reader


def test_without_spacy_the_message_says_what_to_install(monkeypatch):
    monkeypatch.delitem(sys.modules, "timeline.spacy", raising=False)
    for name in ("spacy", "spacy.language", "spacy.tokens"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ImportError, match=r"pip install 'timeline-extraction\[spacy\]'"):
        import_module("timeline.spacy")
