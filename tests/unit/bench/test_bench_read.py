import gzip
import json

import pytest
from bench_values import SHARED, gold_documents
from hypothesis import given

from timeline.bench.read import as_record, read_documents, read_stories
from timeline.errors import InputError

PLAIN = {"id": "d", "lang": "en", "dct": "2025-01-01", "text": "Signed.", "timexes": [], "events": []}
PLAIN |= {"tlinks": [], "clusters": []}


@given(gold_documents())
def test_gold_documents_take_the_uniform_shape(gold):
    record = as_record(gold, "x")
    assert set(PLAIN) <= set(record)
    assert record["dct"] == gold["published"]
    ids = [event["eid"] for event in record["events"]]
    assert sorted(name for cluster in record["clusters"] for name in cluster["members"]) == sorted(ids)


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.json", ""])
def test_every_kind_of_file_reads_the_same(tmp_path, name):
    data = (json.dumps(PLAIN) + "\n").encode()
    path = tmp_path / (name or "d.json")
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert read_documents(path if name else tmp_path) == [PLAIN]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.jsonl", b"{}\n", "`text`"),
        ("a.jsonl", b"\n{\n", r"a\.jsonl:2"),
        ("a.jsonl.gz", b"no", "not a gzip file"),
        ("a.json", b"\xff\xff", "not UTF-8"),
        ("a.csv", b"", "expected .jsonl"),
        ("a.json", b'{"text": "a", "timexes": [{"start": 0}]}', r"'end' to be int @ .*timexes\[0\]"),
        ("a.json", b'{"text": "a", "events": [{"mentions": 1}]}', "not an annotated document"),
    ],
)
def test_faults_say_where(tmp_path, name, data, words):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=words):
        read_documents(tmp_path / name)


def test_a_story_brings_its_documents(tmp_path):
    for folder, content in (("docs", PLAIN), ("clusters", {"name": "s", "docs": ["d"], "events": []})):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "d.json").write_text(json.dumps(content), encoding="utf-8")
    (story,) = read_stories(tmp_path / "clusters")
    assert (story["id"], story["lang"], story["records"]) == ("s", "en", [PLAIN])
    assert read_documents(tmp_path / "clusters") == []


def test_a_story_without_documents_is_a_fault(tmp_path):
    (tmp_path / "s.json").write_text('{"name": "s", "docs": ["nowhere"], "events": []}', encoding="utf-8")
    with pytest.raises(InputError, match="not in"):
        read_stories(tmp_path)


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not there")
@pytest.mark.parametrize("name", ["data/te3_aquaint.jsonl.gz", "gold/docs"])
def test_shared_files_slice_back(name):
    for record in read_documents(SHARED / name):
        for span in (*record["timexes"], *record["events"]):
            assert record["text"][span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize("docs", [["../secret"], ["/etc/secret"], [1], "d1"])
def test_a_story_reads_no_files_but_its_documents(tmp_path, docs):
    (tmp_path / "secret.json").write_text(json.dumps(PLAIN), encoding="utf-8")
    (tmp_path / "clusters").mkdir()
    story = json.dumps({"name": "s", "docs": docs, "events": []})
    (tmp_path / "clusters" / "s.json").write_text(story, encoding="utf-8")
    with pytest.raises(InputError, match=r"of documents|of a document"):
        read_stories(tmp_path / "clusters")
