import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.batch.demo import demo_documents
from timeline.batch.files import decode_text, read_bytes
from timeline.batch.stream import documents_from_jsonl
from timeline.errors import InputError
from timeline.values import Document, Problem

NAMES = st.none() | st.text(max_size=5)
DOCUMENTS = st.builds(
    Document,
    st.text(max_size=30),
    id=NAMES,
    published=st.none() | st.dates(),
    lang=NAMES,
    source=NAMES,
    title=NAMES,
)


def as_line(document):
    keys = ("text", "id", "published", "lang", "source", "title")
    return json.dumps({key: getattr(document, key) for key in keys}, default=date.isoformat)


@given(st.lists(DOCUMENTS, max_size=4))
def test_reads_what_was_written(documents):
    lines = [as_line(one) for one in documents]
    assert list(documents_from_jsonl(lines, "x")) == documents
    assert list(documents_from_jsonl([line.encode() for line in lines], "x")) == documents


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["text", "id", "published", "lang", "source", "x"]), inner, max_size=4
        )
    ),
    max_leaves=6,
)


@given(st.lists(st.binary(max_size=20) | st.text(max_size=20) | JSON.map(json.dumps), max_size=5))
def test_any_line_is_a_document_or_a_problem(lines):
    assert all(isinstance(one, Document | Problem) for one in documents_from_jsonl(lines, "x"))


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("{", "bad-json", "not JSON"),
        ("[" * 100_000, "bad-json", "not JSON"),
        (b"\xff", "bad-encoding", "byte 0"),
        ("[1]", "bad-document", "expected an object, got list"),
        ('{"id": "a"}', "bad-document", "`text` is missing"),
        ('{"text": 3}', "bad-document", "not a string"),
        ('{"text": "a", "lang": []}', "bad-document", "[]"),
        ('{"text": "a", "lang": [], "published": "soon"}', "bad-document", "[]"),
        ('{"text": "a", "id": "d", "published": "soon"}', "bad-published", "'soon'"),
    ],
)
def test_a_fault_says_where(line, code, words):
    _, problem, *rest = documents_from_jsonl(['{"text": "good"}', line], "docs.jsonl")
    assert (problem.code, len(rest)) == (code, int(code == "bad-published"))
    assert "docs.jsonl:2" in problem.message and words in problem.message


def test_a_bad_date_leaves_the_document_without_one():
    problem, document = documents_from_jsonl(['{"text": "a", "published": 7}'], "x")
    assert document == Document("a") and problem.doc == document.id


@given(st.text())
def test_any_text_is_decoded(text):
    clean = text.replace("\x00", "").removeprefix("\ufeff").encode("utf-8", "ignore")
    assert decode_text(clean, "x") == clean.decode().removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"abc\xff", "byte 3"), ("abc".encode("utf-16"), "UTF-16"), (bytes(range(8)) * 9, "binary")],
)
def test_undecodable_bytes_say_why(data, words):
    with pytest.raises(InputError, match=words) as caught:
        decode_text(data, "a.txt")
    assert caught.value.place == "a.txt"


@pytest.mark.parametrize("path", ["/no/such/file", "/", "a\x00b"])
def test_unreadable_files_name_their_path(path):
    with pytest.raises(InputError) as caught:
        read_bytes(path)
    assert caught.value.place == path


def test_demo_tells_one_story_twice():
    arabic, english = demo_documents()
    assert (arabic.lang, english.lang) == ("ar", "en")
    assert arabic.published == english.published == date(2025, 5, 14)
    assert demo_documents("en") == [english]
