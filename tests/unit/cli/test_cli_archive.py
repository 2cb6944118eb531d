from __future__ import annotations

import json

import pytest

from timeline import Archive
from timeline.archive import add as adding

LINES = [
    {"id": "post", "text": "The treaty was signed on 17 January 2025 by Karim Haddad.", "source": "Post"},
    {"id": "rasd", "text": "وقع كريم حداد المعاهدة يوم 17 يناير 2025.", "source": "رصد"},
    {"id": "b"},
    {"id": "herald", "text": "The mayor hopes to resign on 3 March 2026.", "published": "2025-03-04"},
]


@pytest.fixture
def lines(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in LINES), "utf-8")
    return path


@pytest.fixture
def news(tmp_path, lines, run):
    assert run("archive", "add", tmp_path / "news.db", lines, "-q") == (0, "3 added, 0 replaced, 0 unchanged\n", "")
    return tmp_path / "news.db"


def test_adding_again_changes_nothing_and_names_what_is_broken(run, news, lines):
    code, out, err = run("archive", "add", news, lines)
    assert (code, out) == (0, "0 added, 0 replaced, 3 unchanged\n")
    assert "1 of what was given could not be used" in err
    code, _, err = run("archive", "add", news, lines, "--strict", "--verbose", "--durable")
    assert code == 3 and "`text` is missing" in err


def test_folders_and_texts_are_added(run, news, tmp_path):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.txt").write_text("She won on 5 May 2024.", "utf-8")
    assert run("archive", "add", news, tmp_path / "more")[1] == "1 added, 0 replaced, 0 unchanged\n"


@pytest.mark.parametrize(
    ("options", "days"),
    [
        ((), ["2025-01-17", "2026-03-03"]),
        (("--begin", "2026"), ["2026-03-03"]),
        (("--end", "2025-12", "--participant", "حداد"), ["2025-01-17"]),
        (("--status", "happened"), ["2025-01-17"]),
        (("--text", "treaty sign*"), ["2025-01-17"]),
        (("--source", "رصد", "--lang", "ar"), ["2025-01-17"]),
        (("--limit", "1"), ["2025-01-17"]),
        (("--place", "Nowhere"), []),
    ],
)
def test_questions(run, news, options, days):
    code, out, _ = run("archive", "query", news, *options, "--format", "json")
    assert (code, [event["edtf"] for event in json.loads(out)["events"]]) == (0, days)


def test_a_query_prints_what_a_timeline_is_written_as(run, news):
    with Archive(news) as archive:
        csv = archive.query(begin="2026").to("csv")
    assert run("archive", "query", news, "--begin", "2026", "--format", "csv")[1] == csv


@pytest.mark.parametrize(("name", "start"), [("a.html", "<!doctype"), ("a.ics", "BEGIN:VCAL"), ("a.csv", "id,edtf")])
def test_the_suffix_of_a_file_says_its_format(run, news, tmp_path, name, start):
    path = tmp_path / name
    assert run("archive", "export", news, path, "--begin", "2026")[:2] == (0, "")
    assert path.read_text("utf-8").startswith(start)
    assert run("archive", "export", news, path)[0] == 1
    assert run("archive", "export", news, path, "--force", "--format", "json")[0] == 0
    assert len(json.loads(path.read_text("utf-8"))["events"]) == 2


def test_a_suffix_that_says_none_is_not_understood(run, news, tmp_path):
    code, _, err = run("archive", "export", news, tmp_path / "a.docx")
    assert code == 2 and "--format" in err and not (tmp_path / "a.docx").exists()


def test_texts_come_with_the_formats_that_need_them(run, news, tmp_path):
    assert run("archive", "export", news, tmp_path / "a.tml", "--begin", "2026")[0] == 0
    assert "The mayor" in (tmp_path / "a.tml").read_text("utf-8")


def test_the_size_of_an_archive_is_told(run, news):
    rows = dict(line.rsplit(maxsplit=1) for line in run("archive", "stats", news)[1].splitlines())
    assert (rows["documents"], rows["events"], rows["documents in ar"]) == ("3", "2", "1")


def test_documents_are_removed_and_read_again(run, news, monkeypatch):
    assert run("archive", "remove", news, "herald")[:2] == (0, "")
    assert run("archive", "remove", news, "herald")[0] == 1
    assert run("archive", "refresh", news)[1] == "0 added, 0 replaced, 0 unchanged\n"
    monkeypatch.setattr(adding, "reader", lambda: "other")
    monkeypatch.setattr("timeline.archive.archive.reader", lambda: "other")
    assert run("archive", "refresh", news)[1] == "0 added, 2 replaced, 0 unchanged\n"


@pytest.mark.parametrize("command", ["query", "stats"])
def test_a_file_that_is_no_archive_is_named(run, lines, tmp_path, command):
    for path in (lines, tmp_path / "none.db"):
        code, out, err = run("archive", command, path)
        assert (code, out) == (1, "") and path.name in err


@pytest.mark.parametrize("option", ["--status", "--limit", "--format"])
def test_options_that_are_not_understood_exit_with_2(run, news, option):
    assert run("archive", "query", news, option, "wat")[0] == 2
    assert run("archive", "query", news, "--begin", "soon")[0] == 1


@pytest.mark.parametrize("command", ["", "add", "query", "export", "stats", "remove", "refresh"])
def test_help_has_examples(run, command):
    code, out, _ = run("archive", *command.split(), "--help")
    assert code == 0 and "timeline archive" in out and "Examples:" in out
