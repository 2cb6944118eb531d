"""Many documents: the same evidence from any number of processes, and one bad document stops nothing."""

import os

import pytest

import timeline
from timeline import Document, Evidence, InputError, Problem, TimelineError, extract_many
from timeline.batch import join_evidence, read_many, reading
from timeline.errors import ModelError
from timeline.pipeline import build, read_document

ARABIC = Document("وقعت المعاهدة يوم 17 يناير 2025. واستقال الوزير أمس.", id="خبر", lang="ar", published="2025-04-08")
GOOD = Document("The treaty was signed on 17 January 2025.", id="good", lang="en")


def read_or_die(document, keep):
    """Stands for a document that brings the process down."""
    if document.text == "die":
        os._exit(9)
    return read_document(document, keep=keep)


def fail(document, keep):
    if document.id == "good":
        return read_document(document, keep=keep)
    raise ModelError("damaged") if document.text == "model" else RuntimeError("too deep")


def test_any_number_of_processes_gives_the_same_bytes():
    news = [ARABIC, GOOD, Document("   ", id="empty")]
    one, two = (extract_many(n, processes=p).to_json() for n, p in ((news, 1), (reversed(news), 2)))
    assert one == two
    assert [e.documents[0].id for e in read_many(news, processes=2)] == [d.id for d in news]
    assert build(join_evidence(read_many(news))).to_json() == one


@pytest.mark.parametrize("on_error", ["collect", "raise"])
def test_a_document_that_kills_is_a_problem(monkeypatch, on_error):
    name = "read_document" if on_error == "raise" else "read_or_problem"
    monkeypatch.setattr(reading, name, read_or_die)
    news = [GOOD, Document("die", id="killer"), Document("He won.", id="last")]
    if on_error == "raise":
        with pytest.raises(TimelineError, match=r"exit code 9.* @ killer"):
            extract_many(news, processes=2, on_error="raise")
        return
    found = extract_many(news, processes=2)
    (problem,) = found.problems
    assert (problem.code, problem.doc) == ("worker-crashed", "killer") and "exit code 9" in problem.message
    assert [d.id for d in found.documents] == ["good", "last"]


def test_a_failure_is_a_problem_with_its_place(monkeypatch):
    def explode(*_):
        raise RecursionError("too deep")

    monkeypatch.setattr("timeline.pipeline.load_model", explode)
    (problem,) = read_many([GOOD])
    assert (problem.code, problem.doc) == ("failed", "good")
    assert problem.message.startswith("RecursionError: too deep (timeline.pipeline:")
    with pytest.raises(RecursionError, match="too deep"):
        list(read_many([GOOD], on_error="raise"))


def test_a_problem_does_not_stop_the_others(monkeypatch):
    monkeypatch.setattr(reading, "read_document", fail)
    kinds = [type(one) for one in read_many(["a", GOOD, "b"])]
    assert kinds == [Problem, Evidence, Problem]
    with pytest.raises(RuntimeError):
        extract_many(["a"], on_error="raise")


def test_faults_of_the_library_are_never_collected(monkeypatch):
    monkeypatch.setattr(reading, "read_document", fail)
    with pytest.raises(ModelError):
        list(read_many(["model"]))


@pytest.mark.parametrize(
    "wrong", [{"keep": "some"}, {"on_error": "ignore"}, {"processes": 0}, {"processes": 1.5}, {"processes": None}]
)
def test_a_wrong_option_is_told_at_once(wrong):
    with pytest.raises(InputError, match=next(iter(wrong))):
        read_many([], **wrong)


def test_what_is_no_document_is_raised():
    with pytest.raises(InputError, match="not int"):
        extract_many(["a", 3])


def test_documents_are_read_as_they_are_asked_for():
    news = iter([GOOD, GOOD, GOOD])
    assert next(read_many(news)).documents[0].id == "good"
    assert len(list(news)) == 2


def test_two_texts_under_one_id_are_not_mixed():
    other = Document("The mayor resigned on 3 March 2025.", id="good", lang="en")
    both = extract_many([GOOD, other])
    (kept,) = both.documents
    (problem,) = both.problems
    alone = {timeline.extract(d).documents[0].digest: timeline.extract(d) for d in (GOOD, other)}
    assert kept.digest == min(alone) and both.events == alone[kept.digest].events
    assert (problem.code, problem.doc) == ("duplicate-id", "good") and max(alone) in problem.message
    joined = timeline.extract(other) | timeline.extract(GOOD)
    assert both.to_json() == joined.to_json() == (joined | timeline.extract(other)).to_json()
