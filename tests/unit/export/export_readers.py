"""A reader for each format: reads what was written, and finds all events in it again."""

import csv
import json
import re
from datetime import date, timedelta
from io import StringIO

from export_schemas import SCHEMAS, TIMEML
from icalendar import Calendar
from jsonschema import Draft202012Validator
from lxml import etree
from markdown_it import MarkdownIt

from timeline.export.rows import claim_rows, event_rows
from timeline.export.safe import printable
from timeline.export.shown import is_exact, known_parts, shown_days
from timeline.export.wording import plain_title, say_when
from timeline.values import Event, Timeline
from timeline.values.convert import CONVERTER

SVG = "{http://www.w3.org/2000/svg}"
ENTITY = re.compile(r"#(\d+);")
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def dated(timeline):
    return [event for event in timeline.events if shown_days(event)]


def valid(name, text):
    data = json.loads(text)
    Draft202012Validator(SCHEMAS[name], format_checker=Draft202012Validator.FORMAT_CHECKER).validate(data)
    return data


def read_text(timeline, text):
    assert text.endswith("\n")


def read_json(timeline, text):
    assert Timeline.from_json(text) == timeline


def read_jsonl(timeline, text):
    assert text.splitlines() == text.split("\n")[:-1]
    assert tuple(CONVERTER.structure(json.loads(line), Event) for line in text.splitlines()) == timeline.events


def read_rows(rows, text):
    read = list(csv.DictReader(StringIO(text, newline="")))
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in read for cell in row.values())
    plain = [{name: re.sub(r"^'(?=[=+\-@])", "", cell) for name, cell in row.items()} for row in read]
    kept = [{name: "" if cell is None else str(cell) for name, cell in row.items()} for row in rows]
    kept = [{name: re.sub(r"^'(?=[=+\-@])", "", cell) for name, cell in row.items()} for row in kept]
    assert plain == kept
    assert text.count("\r\n") == len(rows) + 1


def read_csv(timeline, text):
    read_rows(event_rows(timeline), text)


def read_claims(timeline, text):
    read_rows(claim_rows(timeline), text)


def inlines(text):
    """What stands in each block of text, read as Markdown with tables; nothing but text and emphasis may."""
    tokens = [token for token in MarkdownIt("commonmark").enable("table").parse(text) if token.type == "inline"]
    kinds = {child.type for token in tokens for child in token.children}
    assert kinds <= {"text", "text_special", "strong_open", "strong_close", "em_open", "em_close"}
    return ["".join(child.content for child in token.children) for token in tokens]


def read_markdown(timeline, text):
    titles = [printable(plain_title(event)) for event in timeline.events]
    found = inlines(text)
    assert len(found) == len(titles) + len(timeline.conflicts) if titles else found == ["No events."]
    assert all(title in line for title, line in zip(titles, found, strict=False))


def read_markdown_table(timeline, text):
    titles = [printable(plain_title(event)) for event in timeline.events]
    found = inlines(text)
    assert found[4::3][: len(titles)] == titles


def read_ical(timeline, text):
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    calendar = Calendar.from_ical(text)
    shown = [event for event in dated(timeline) if shown_days(event)[1] < date.max]
    assert int(calendar["X-TIMELINE-LEFT-OUT"]) == len(timeline.events) - len(shown)
    for event, read in zip(shown, calendar.walk("VEVENT"), strict=True):
        assert not read.errors
        first, last = shown_days(event)
        assert (read.decoded("DTSTART"), read.decoded("DTEND")) == (first, last + timedelta(1))
        assert read["SUMMARY"] == plain_title(event) + ("" if is_exact(event) else f" ({say_when(event)})")
        assert read["X-TIMELINE-PRECISION"] == ("EXACT" if is_exact(event) else "WITHIN")
        assert read["UID"] == f"{event.id}@timeline-extraction"


def read_timelinejs(timeline, text):
    data = valid("timelinejs", text)
    assert [slide["unique_id"] for slide in data["events"]] == [event.id for event in dated(timeline)]
    for event, slide in zip(dated(timeline), data["events"], strict=True):
        start, end = ([*slide.get(name, {}).values()] for name in ("start_date", "end_date"))
        assert not end or start <= end
        assert len(start) == max(len(known_parts(event.begin)), 1)


def read_vis(timeline, text):
    data = valid("vis", text)
    for event, item in zip(dated(timeline), data, strict=True):
        assert item["start"] == shown_days(event)[0].isoformat()
        assert ("imprecise" in item["className"]) != is_exact(event)
        assert item.get("end", "Z") > item["start"]


def read_mermaid(timeline, text):
    head, *lines = text.split("\n")[:-1]
    assert head == "timeline"
    titles, when = [], []
    for line in lines:
        period, title = re.fullmatch(r" {4}([^#:;\n]+) : ([^:\n]+)", line).groups()
        assert not re.search(r'[#:;%<>&"{}\\`]', ENTITY.sub("", title))
        when.append(period if period.strip() else when[-1])
        titles.append(ENTITY.sub(lambda code: chr(int(code[1])), title))
    assert titles == [printable(plain_title(event)) for event in timeline.events]
    assert when == [say_when(event) for event in timeline.events]


def read_vega(timeline, text):
    data = valid("vega", text)
    values = data["data"]["values"]
    assert [value["title"] for value in values] == [plain_title(event) for event in dated(timeline)]
    assert len(values) + data["usermeta"]["left_out"] == len(timeline.events)


def read_jsonld(timeline, text):
    assert not set("<>&") & set(text)
    data = valid("jsonld", text)
    for event, item in zip(timeline.events, data["@graph"], strict=True):
        assert ("startDate" in item) == bool(known_parts(event.begin) and "/" not in event.begin.edtf())


def read_svg(timeline, text):
    root = etree.fromstring(text.encode())
    assert root.tag == f"{SVG}svg"
    assert len(root.findall(f"{SVG}circle")) == len(timeline.events)
    words = "".join(element.text or "" for element in root.findall(f"{SVG}text")).replace(" ", "")
    for event in timeline.events:
        assert NOT_XML.sub("\ufffd", plain_title(event)).replace(" ", "") in words
    assert all(0 < float(e.get("y")) < float(root.get("height")) for e in root.findall(f"{SVG}text"))


def read_timeml(text, raw):
    """The root, valid against the DTD, with the text it was made from."""
    root = etree.fromstring(text.encode())
    dtd = etree.DTD(StringIO(TIMEML))
    assert dtd.validate(root), dtd.error_log
    assert "".join(root.find("TEXT").itertext()) == NOT_XML.sub("\ufffd", raw)
    return root


READERS = {
    "text": read_text,
    "json": read_json,
    "jsonl": read_jsonl,
    "csv": read_csv,
    "csv-claims": read_claims,
    "markdown": read_markdown,
    "markdown-table": read_markdown_table,
    "ical": read_ical,
    "timelinejs": read_timelinejs,
    "vis": read_vis,
    "mermaid": read_mermaid,
    "vega": read_vega,
    "jsonld": read_jsonld,
    "svg": read_svg,
}
