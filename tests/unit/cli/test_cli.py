import io
import json
import os
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import timeline
from timeline.cli import BENCH_TASKS
from timeline.export import FORMATS
from timeline.values import Document, DocumentInfo, Problem, Timeline


def fake_timeline(documents):
    infos = [DocumentInfo(d.id, d.lang or "und", d.published, title=d.text[:20]) for d in documents]
    problems = tuple(Problem("empty", "no text", d.id) for d in documents if not d.text)
    return Timeline("t1", documents=tuple(infos), problems=problems)


@pytest.fixture(autouse=True)
def library(monkeypatch):
    monkeypatch.setattr(
        timeline, "extract_many", lambda documents, **_: fake_timeline(list(documents)), raising=False
    )


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("وقعا المعاهدة", encoding="utf-8")
    return path


def test_extract_prints_the_timeline(run, article):
    code, out, _ = run("extract", article, "--published", "2025-04-08", "--lang", "ar", "--format", "json")
    (document,) = Timeline.from_json(out).documents
    assert (code, document.lang, document.published) == (0, "ar", date(2025, 4, 8))


@pytest.mark.parametrize(("options", "kept"), [((), "timeline"), (("--keep", "all"), "all")])
def test_what_is_kept_is_passed_on(options, kept, run, article, monkeypatch):
    asked = []
    monkeypatch.setattr(
        timeline, "extract_many", lambda documents, keep, **_: asked.append(keep) or fake_timeline(documents)
    )
    assert run("extract", article, *options)[0] == 0
    assert asked == [kept]
    assert run("extract", article, "--keep", "some")[0] == 2


@pytest.mark.parametrize("command", ["extract", "extract-many"])
def test_overrides_are_passed_on(command, run, article, tmp_path, monkeypatch):
    asked, path = [], tmp_path / "o.toml"
    monkeypatch.setattr(
        timeline, "extract_many", lambda documents, overrides, **_: asked.extend(overrides) or fake_timeline([])
    )
    path.write_text('[[overrides]]\nkind = "drop"\nmentions = ["m1"]', encoding="utf-8")
    assert run(command, article, "--overrides", path)[0] == 0
    assert asked == [timeline.Override("drop", "m1")]
    path.write_text('[[overrides]]\nkind = "drop"', encoding="utf-8")
    code, _, err = run(command, article, "--overrides", path)
    assert (code, "$.overrides[0]" in err, str(path) in err) == (1, True, True)


def test_many_files_make_one_timeline(run, article, tmp_path):
    (tmp_path / "b.txt").write_text("\ufeffSigned.", encoding="utf-8")
    _, out, _ = run("extract", article, tmp_path / "b.txt", "--format", "json")
    assert [document["title"] for document in json.loads(out)["documents"]] == ["وقعا المعاهدة", "Signed."]


def test_text_is_the_default_and_has_no_ansi(run, article):
    code, out, _ = run("extract", article)
    assert (code, "\x1b" in out) == (0, False)
    assert "No events." in out


def test_reads_standard_input(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("قال".encode())))
    assert json.loads(run("extract", "-", "--format", "json")[1])["documents"][0]["title"] == "قال"


@pytest.mark.parametrize(
    ("data", "words"), [(b"abc\xff", "not UTF-8 at byte 3"), (b"\x00" * 9, "binary"), (None, "No such file")]
)
def test_unreadable_files_are_named(run, tmp_path, data, words):
    path = tmp_path / "odd.txt"
    if data is not None:
        path.write_bytes(data)
    for command in ("extract", "bench times") if data is None else ("extract",):
        code, out, err = run(*command.split(), path if command == "extract" else path.with_suffix(".jsonl"))
        assert (code, out) == (1, "")
        assert err.startswith("timeline: ") and words in err and "odd" in err


@pytest.mark.parametrize("day", ["soon", "2025-13-01", "\x1b[2J"])
def test_a_wrong_date_is_named(run, article, day):
    code, _, err = run("extract", article, "--published", day)
    assert (code, "\x1b" in err) == (1, False)
    assert "not a date" in err and "--published" in err


@pytest.mark.parametrize(
    "arguments", [(), ("extract",), ("extract", "x", "--format", "xml"), ("bench", "spelling", "x"), ("wat",)]
)
def test_what_is_not_understood_exits_with_2(run, arguments):
    assert run(*arguments)[0] == 2


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_printed_as_it_is_written(run, article, name):
    document = Document("وقعا المعاهدة", source=article.name)
    code, out, _ = run("extract", article, "--format", name)
    written = timeline.extract_many([document]).to(name, texts={document.id: document.text})
    assert (code, out.removesuffix("\n")) == (0, written.removesuffix("\n"))


def test_the_page_speaks_the_language_asked_for(run, article):
    for lang in ("ar", "en"):
        assert f'<html lang="{lang}"' in run("extract", article, "--format", "html", "--page-lang", lang)[1]
    assert run("extract", article, "--page-lang", "xx")[0] == 2


def test_formats_of_annotated_text_get_the_texts_of_a_stream(run, tmp_path):
    path = tmp_path / "docs.jsonl"
    path.write_text('{"id": "d1", "text": "a < b"}\n', encoding="utf-8")
    assert "<TEXT>a &lt; b</TEXT>" in run("extract-many", path, "--format", "timeml")[1]
    path.write_text('{"id": "d1", "text": "a"}\n{"id": "d2", "text": "b"}\n', encoding="utf-8")
    code, _, err = run("extract-many", path, "--format", "timeml")
    assert code == 1 and "one document" in err


@pytest.mark.parametrize("command", ["", "extract", "extract-many", "demo", "bench", "schema"])
def test_help_is_printed(run, command):
    code, out, _ = run(*command.split(), "--help")
    assert code == 0 and "Usage: timeline" in out
    assert "130" in out or command == "schema"


def test_version(run):
    code, out, _ = run("--version")
    assert code == 0 and out.startswith("timeline ")


def test_broken_lines_are_problems(run, tmp_path):
    path = tmp_path / "docs.jsonl"
    path.write_bytes(b'{"id": "d1", "text": "a", "published": "2025-01-01"}\n{\n\xff\n{"text": "b"}\n')
    code, out, _ = run("extract-many", path, "--format", "json", "--strict")
    data = json.loads(out)
    assert code == 3 and len(data["documents"]) == 2
    assert [f"{path}:{n}" in p["message"] for n, p in zip((3, 2), data["problems"], strict=True)] == [
        True,
        True,
    ]


def test_strict_counts_problems_only_if_asked(run, tmp_path):
    (tmp_path / "empty.txt").touch()
    assert run("extract", tmp_path / "empty.txt")[0] == 0
    assert run("extract", tmp_path / "empty.txt", "--strict")[0] == 3


@pytest.mark.parametrize("command", ["extract", "extract-many"])
def test_a_missing_file_is_named_before_any_is_read(run, article, command):
    code, out, err = run(command, article, "/no/such.jsonl")
    assert (code, out) == (1, "") and "/no/such.jsonl" in err


@pytest.mark.parametrize(("lang", "count"), [("ar", 1), ("en", 1), ("both", 2)])
def test_demo(run, lang, count):
    code, out, _ = run("demo", "--lang", lang, "--format", "json")
    assert code == 0 and len(json.loads(out)["documents"]) == count


@pytest.mark.parametrize(("form", "start"), [("text", "[1]"), ("json", '{"schema"'), ("html", "<!doctype html>")])
def test_output_is_what_would_be_printed(run, article, tmp_path, form, start):
    _, printed, _ = run("extract", article, "--format", form)
    assert run("extract", article, "--format", form, "-o", tmp_path / "out")[:2] == (0, "")
    assert (tmp_path / "out").read_text("utf-8") == printed and printed.startswith(start)


def test_a_file_is_written_over_only_by_force(run, article, monkeypatch):
    before = article.read_bytes()
    code, out, err = run("extract", article, "--output", article)
    assert (code, out, article.read_bytes()) == (1, "", before)
    assert "--force" in err and str(article) in err
    assert run("extract", article, "--format", "json", "--output", article, "--force")[0] == 0
    assert json.loads(article.read_bytes())["schema"] == "timeline/1"


def test_a_file_in_the_way_is_told_of_before_reading(run, article, monkeypatch):
    monkeypatch.setattr(timeline, "extract_many", None, raising=False)
    assert run("demo", "-o", article)[0] == 1


def test_a_file_that_cannot_be_written_is_named(run, article, tmp_path):
    code, _, err = run("extract", article, "-o", tmp_path / "none" / "out")
    assert code == 1 and "cannot write" in err and "none" in err
    assert run("extract", article, "-o", tmp_path, "--force")[0] == 1


def test_schema_is_json(run):
    code, out, _ = run("schema")
    assert code == 0 and json.loads(out)["title"] == "timeline/1"


def test_lone_surrogates_are_printed_as_escapes(run, monkeypatch):
    found = Timeline("t1", documents=(DocumentInfo("\ud800", "en"),))
    monkeypatch.setattr(timeline, "extract_many", lambda documents, **_: found, raising=False)
    code, out, _ = run("demo", "--format", "json")
    assert code == 0 and Timeline.from_json(out) == found
    assert run("demo")[0] == 0


def test_interruption_exits_with_130(run, monkeypatch):
    def interrupted(documents, **_):
        raise KeyboardInterrupt

    monkeypatch.setattr(timeline, "extract_many", interrupted, raising=False)
    assert run("demo")[0] == 130


def test_bench_tasks_are_those_of_the_bench():
    from timeline.bench import TASKS

    assert tuple(TASKS) == BENCH_TASKS


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(st.binary(max_size=60))
def test_any_file_is_read_or_refused(run, tmp_path, data):
    (tmp_path / "any").write_bytes(data)
    for command in ("extract", "extract-many"):
        code, out, err = run(command, tmp_path / "any", "--format", "json")
        assert (code, bool(out), bool(err)) in ((0, True, False), (1, False, True))


def run_module(*arguments, **options):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    return subprocess.Popen([sys.executable, "-m", "timeline", *arguments], env=environment, **options)


def test_module_and_broken_pipe_are_silent():
    process = run_module("schema", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    assert process.wait() == 0 and process.stderr.read() == b""
    process.stderr.close()


def test_files_and_folders_are_documents(run, article, tmp_path):
    (tmp_path / "docs.jsonl").write_text('{"text": "line"}\n{\n', "utf-8")
    (tmp_path / "bad.eml").write_bytes(b"Content-Type: text/html\n\n<p>a")
    code, out, _ = run("extract-many", tmp_path, "--format", "json")
    data = json.loads(out)
    assert code == 0 and {d["title"] for d in data["documents"]} == {"وقعا المعاهدة", "line"}
    assert [p["code"] for p in data["problems"]] == ["bad-file", "bad-json"]
    assert str(tmp_path / "bad.eml") in data["problems"][0]["message"]
    assert run("extract", tmp_path)[0] == 1


def test_processes_are_passed_on(run, article, monkeypatch):
    asked = []
    monkeypatch.setattr(timeline, "extract_many", lambda d, **options: asked.append(options) or fake_timeline(list(d)))
    assert run("extract-many", article, "--processes", 3)[0] == 0
    assert asked == [{"keep": "timeline", "processes": 3, "overrides": ()}]
    assert run("extract-many", article, "--processes", 0)[0] == 2
