"""Files of every kind become documents, and a broken one a problem with its path."""

import io
import sys
import time
from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.batch.folders import documents_from_files
from timeline.batch.readers import READERS, read_jsonl, read_plain
from timeline.batch.stream import Sifted
from timeline.errors import InputError, TimelineError
from timeline.values import Document, Problem

PAGE = """<html lang="en"><head><title>Bridge opens | The Post</title>
<meta property="article:published_time" content="{day}T10:00:00Z"><meta property="og:site_name" content="The Post">
</head><body><nav>Home</nav><article><h1>Bridge opens</h1>
<p>The bridge was opened on Tuesday by the mayor of the town, Anna Reed, before a crowd.</p>
<p>It had been closed in 2022 after the flood, and its repair cost the town more than it had.</p>
</article></body></html>"""


def mail(text="It rained.", subject="عاجل: مطر", day="Tue, 8 Apr 2025 23:30:00 +0300", kind="plain"):
    message = EmailMessage()
    message["Subject"] = subject
    if day:
        message["Date"] = day
    message.set_content(text, subtype=kind)
    return message.as_bytes()


def read(path, data, **options):
    path.write_bytes(data)
    return list(documents_from_files([str(path)], other=read_jsonl, **options))


def test_plain_text_has_its_file_as_source(tmp_path):
    assert read(tmp_path / "a.TXT", "\ufeffوقعا".encode()) == [Document("وقعا", source="a.TXT")]


@pytest.mark.parametrize(("name", "text"), [("a.jsonl", b'{"text": "x"}\n'), ("a.csv", b"text\nx\n")])
def test_a_file_of_many_documents_is_the_source_of_none(tmp_path, name, text):
    assert [document.source for document in read(tmp_path / name, text)] == [None]


def test_markdown_loses_its_marks_only(tmp_path):
    text = "---\ntitle: x\ntags:\n  - a\n---\n"
    text += "# The *fire*\r\n\n> It **burnt** [two days](http://a.b/c_d) at 5 * 3 a_b_c.\n"
    (found,) = read(tmp_path / "a.md", text.encode())
    assert found.text == "The fire\n\nIt burnt two days at 5 * 3 a_b_c.\n"
    rules = b"---\n\nA text.\n\n---\n"
    assert read(tmp_path / "b.md", rules)[0].text == rules.decode()


def test_a_mail(tmp_path):
    (found,) = read(tmp_path / "a.eml", mail())
    assert (found.title, found.published, found.text) == ("عاجل: مطر", date(2025, 4, 8), "It rained.\n")
    assert read(tmp_path / "b.eml", mail(day=None))[0].published is None


def test_a_table(tmp_path):
    rows = 'id,text,published,lang,source,title,more\nd1,"He won,\nagain.",2025-04-08,en,The Post,,x\n,Late.,soon,,,,\n'
    first, problem, second = read(tmp_path / "a.csv", rows.encode())
    day = date(2025, 4, 8)
    assert first == Document("He won,\nagain.", id="d1", published=day, lang="en", source="The Post")
    assert second == Document("Late.") and problem.code == "bad-published" and "a.csv:4" in problem.message
    long = "text\n" + "x" * 200_000
    assert len(read(tmp_path / "b.csv", long.encode())[0].text) == 200_000


def test_a_page(tmp_path):
    pytest.importorskip("trafilatura")
    for day in ("2025-04-08", "2090-01-01"):
        (found,) = read(tmp_path / "a.html", PAGE.format(day=day).encode())
        assert (found.title, found.published, found.source) == ("Bridge opens", date.fromisoformat(day), "The Post")
        assert found.text.startswith("Bridge opens\n\nThe bridge was opened on Tuesday") and "Home" not in found.text
    undated = PAGE.replace("article:published_time", "x").replace("on Tuesday", "on 3 March 2024")
    assert read(tmp_path / "b.htm", undated.encode())[0].published is None
    (problem,) = read(tmp_path / "c.html", b"")
    assert problem.code == "bad-file" and "no article" in problem.message


def test_a_missing_package_is_told(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(TimelineError, match=r"timeline-extraction\[html\].*a.html"):
        read(tmp_path / "a.html", b"<p>a")


BROKEN = [
    ("a.txt", b"\xff", "not UTF-8 at byte 0"),
    ("a.md", b"\x00" * 9, "binary"),
    ("a.csv", b"a,b\n1,2\n", "no column `text`"),
    ("a.csv", b"", "no column `text`"),
    ("a.csv", b"text\n\xff\n", "not UTF-8"),
    ("a.eml", mail("<p>a", kind="html"), "no part text/plain"),
    ("a.eml", b"Content-Type: text/plain; charset=none\n\nab\xff", "LookupError"),
]


@pytest.mark.parametrize(("name", "data", "words"), BROKEN)
def test_a_broken_file_is_a_problem_with_its_path(tmp_path, name, data, words):
    (problem,) = read(tmp_path / name, data)
    assert problem.code == "bad-file" and problem.doc is None
    assert problem.message.startswith(str(tmp_path / name)) and words in problem.message
    with pytest.raises(InputError, match=words):
        read(tmp_path / name, data, strict=True)


@given(st.sampled_from(sorted({*READERS} - {".html", ".htm"})), st.binary(max_size=80))
def test_any_file_is_documents_or_problems(suffix, data):
    reader = READERS[suffix]
    try:
        found = list(reader(io.BytesIO(data), "x"))
    except InputError:
        return
    except (LookupError, UnicodeError, ValueError):
        assert suffix == ".eml"
        return
    assert found or suffix in (".csv", ".jsonl")


def test_folders_are_read_in_the_order_of_their_paths(tmp_path):
    for name in ("b/2.txt", "b/1.md", "a.csv", "a.pdf", "c.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text({"a.csv": "text\ncell", "c.jsonl": '{"text": "line"}'}.get(name, name), "utf-8")
    found = documents_from_files([str(tmp_path)], other=read_plain)
    assert [one.text for one in found] == ["cell", "b/1.md", "b/2.txt", "line"]


def test_what_is_given_holds_for_those_that_say_nothing(tmp_path):
    lines = b'{"text": "a"}\n{"text": "b", "lang": "ar", "published": "2020-01-01"}\n'
    one, two = read(tmp_path / "a.jsonl", lines, given={"lang": "en", "published": date(2025, 1, 1)})
    assert one == Document("a", lang="en", published="2025-01-01")
    assert two == Document("b", lang="ar", published="2020-01-01")


def test_the_text_that_a_timeline_keeps_is_kept():
    news = [Document("a", id="d"), Document("b", id="d"), Problem("bad-json", "x")]
    kept = []
    for some in (news, news[::-1]):
        sifted = Sifted(some, keep_texts=True)
        assert len(list(sifted)) == 2 and len(sifted.problems) == 1
        kept.append(sifted.texts["d"])
    assert kept[0] == kept[1]
    sifted = Sifted(news)
    assert len(list(sifted)) == 2 and sifted.texts == {}


@pytest.mark.usefixtures("nothing_left_over")
@pytest.mark.parametrize(
    ("suffix", "head", "unit", "tail"),
    [
        (".md", "---\n", "-a:\n", ""),
        (".md", "", "[", ""),
        (".md", "", "[](", ""),
        (".md", "", "**a ", ""),
        (".eml", "Subject: ", "=?utf-8?q?a?= ", "\nContent-Type: text/plain\n\na\n"),
        (".eml", "Content-Type: text/plain; a=", "text/plain; a=", "\n\na\n"),
    ],
)
def test_marks_without_end_take_little_time(suffix, head, unit, tail):
    data = (head + unit * (200_000 // len(unit)) + tail).encode()
    begin = time.process_time()
    list(READERS[suffix](io.BytesIO(data), "x"))
    assert time.process_time() - begin < 1
