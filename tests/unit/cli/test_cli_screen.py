"""What the command line says and offers beside the result: notes, progress, help, completion, pictures."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import timeline
from timeline.batch.folders import count_documents
from timeline.batch.readers import read_jsonl, read_plain
from timeline.cli import command, main
from timeline.export import FORMATS
from timeline.languages import pack_codes
from timeline.values import DocumentInfo, Problem, Timeline

NAMES = sorted(command.commands)


@pytest.fixture(autouse=True)
def library(monkeypatch):
    def fake(documents, **_):
        documents = list(documents)
        infos = tuple(DocumentInfo(d.id, d.lang or "und", d.published) for d in documents)
        return Timeline("t1", documents=infos, problems=tuple(Problem("empty", "no\x1btext", d.id) for d in documents))

    monkeypatch.setattr(timeline, "extract_many", fake, raising=False)


@pytest.mark.parametrize(
    ("form", "option", "lines"),
    [("csv", None, 1), ("json", None, 0), ("text", None, 0), ("csv", "-q", 0), ("csv", "-v", 3), ("text", "-v", 1)],
)
def test_problems_are_told_where_the_format_has_no_place(run, form, option, lines):
    code, out, err = run("demo", "--format", form, *([option] if option else []))
    told = err.splitlines()
    assert (code, len(told), "\x1b" in err) == (0, lines, False)
    assert all(line.startswith("timeline: ") for line in told)
    assert "empty" not in out or form in ("json", "text")
    if option == "-v":
        assert "2 documents (1 ar, 1 en): 0 events" in told[0]


def test_the_last_of_quiet_and_verbose_counts(run):
    assert run("demo", "-v", "-q")[2] == "" != run("demo", "-q", "-v")[2]


def test_progress_is_for_a_terminal(run, tmp_path):
    (tmp_path / "a.txt").write_text("a", "utf-8")
    assert run("extract-many", tmp_path, "--format", "json")[2] == ""


def test_progress_counts_documents_and_then_joins(run, tmp_path, monkeypatch):
    (tmp_path / "a.jsonl").write_text('{"text": "a"}\n{"text": "b"}\n', "utf-8")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    for name in ("extract", "extract-many"):
        code, out, err = run(name, tmp_path, "--format", "json")
        assert code == 0 and len(json.loads(out)["documents"]) == 2
        assert "reading" in err and "joining 2 documents" in err
        assert run(name, tmp_path, "--format", "json", "--quiet")[2] == ""


def test_documents_are_counted_where_that_needs_no_reading(tmp_path):
    for name, text in (("a.txt", "a"), ("b.jsonl", "{}\n\n{}\n"), ("c", "{}\n{}\n"), ("d.pdf", "")):
        (tmp_path / name).write_text(text, "utf-8")
    assert count_documents([str(tmp_path)], other=read_jsonl) == 3
    paths = [str(tmp_path / "c"), str(tmp_path / "a.txt")]
    assert [count_documents(paths, other=other) for other in (read_jsonl, read_plain)] == [3, 2]
    (tmp_path / "e.csv").write_text("text\na\n", "utf-8")
    assert count_documents([str(tmp_path)], other=read_jsonl) is None
    assert count_documents(["-"], other=read_jsonl) is None
    assert count_documents([str(tmp_path / "none")], other=read_jsonl) is None


@pytest.mark.parametrize("name", ["", *NAMES])
@pytest.mark.parametrize("width", ["60", "100"])
def test_help_has_examples_that_are_understood(run, name, width, monkeypatch):
    monkeypatch.setenv("COLUMNS", width)
    _, out, _ = run(*name.split(), "--help")
    examples = [line.strip() for line in out.partition("Examples:\n")[2].partition("\n\n")[0].splitlines()]
    assert examples and max(map(len, out.splitlines())) <= max(66, int(width))
    for example in examples:
        words = shlex.split(example.replace('"$(', "").replace(')"', ""), comments=True)
        words = words[words.index("timeline") + 1 :]
        asked = command.commands[words[0]]
        asked = getattr(asked, "commands", {}).get("".join(words[1:2]), asked)
        known = {option for one in asked.params for option in one.opts}
        assert {word for word in words if word.startswith("-") and word != "-"} <= known
        assert name in ("", words[0])


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_the_script_of_a_shell(run, shell):
    code, out, _ = run("completion", shell)
    assert code == 0 and f"_TIMELINE_COMPLETE={shell}_complete" in out


def complete(line, capfd, monkeypatch):
    """What bash is told at the end of a line."""
    words = line.split(" ")
    monkeypatch.setenv("_TIMELINE_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    with pytest.raises(SystemExit):
        main([])
    return [tuple(answer.split(",")) for answer in capfd.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("timeline ", NAMES),
        ("timeline demo --format ma", ["markdown", "markdown-table"]),
        ("timeline demo --format ", [*FORMATS, "png"]),
        ("timeline extract --lang ", [*pack_codes()]),
        ("timeline extract --lang e", [code for code in pack_codes() if code.startswith("e")]),
        ("timeline extract-many --keep ", ["timeline", "all"]),
        ("timeline completion z", ["zsh"]),
    ],
)
def test_words_are_completed(line, words, capfd, monkeypatch):
    assert complete(line, capfd, monkeypatch) == [("plain", word) for word in words]


@pytest.mark.parametrize("line", ["extract ", "extract-many a", "bench times ", "demo -o ", "extract --overrides "])
def test_files_are_completed_by_the_shell(line, capfd, monkeypatch):
    ((kind, _),) = complete(f"timeline {line}", capfd, monkeypatch)
    assert kind == "file"


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash on the path")
def test_bash_takes_the_script(run, tmp_path):
    _, script, _ = run("completion", "bash")
    (tmp_path / "timeline").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m timeline "$@"\n', "utf-8")
    (tmp_path / "timeline").chmod(0o755)
    asked = f"{script}\nCOMP_WORDS=(timeline sc); COMP_CWORD=1; _timeline_completion timeline; echo ${{COMPREPLY[@]}}"
    path = os.pathsep.join([str(tmp_path), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(Path(timeline.__file__).parents[1])}
    done = subprocess.run(["bash", "-c", asked], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "schema\n"


def test_a_picture_is_bytes(tmp_path, capfdbinary):
    pytest.importorskip("resvg_py")
    assert main(["demo", "--format", "png", "--output", str(tmp_path / "a.png")]) == 0
    assert main(["demo", "--format", "png", "-q"]) == 0
    picture = (tmp_path / "a.png").read_bytes()
    assert picture.startswith(b"\x89PNG") and capfdbinary.readouterr().out == picture
    assert main(["demo", "--format", "png", "--output", str(tmp_path / "a.png")]) == 1


def test_a_picture_is_not_for_the_screen(run, monkeypatch):
    pytest.importorskip("resvg_py")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    code, out, err = run("demo", "--format", "png")
    assert (code, out) == (2, "") and "--output" in err


def test_a_missing_extra_is_told_of_before_reading(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    monkeypatch.setattr(timeline, "extract_many", None, raising=False)
    code, out, err = run("demo", "--format", "png")
    assert (code, out) == (1, "") and "timeline-extraction[png]" in err
