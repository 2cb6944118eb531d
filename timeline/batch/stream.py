"""Documents from a stream of JSON lines; a broken line is data, not an end."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import evolve

from timeline.errors import InputError
from timeline.values import Document, Evidence, Problem, Timeline
from timeline.values.document import as_date
from timeline.values.timeline import gather

_KEYS = ("id", "published", "lang", "source", "title")


def documents_from_jsonl(lines: Iterable[str | bytes], place: str) -> Iterator[Document | Problem]:
    """A document for each line, or a problem that says in which line of `place` what is wrong.

    A line is ``{"id", "text", "published"?, "lang"?, "source"?, "title"?}``; empty lines are passed over.
    An unreadable publication date is a problem, and the document comes without it.

    >>> [type(x).__name__ for x in documents_from_jsonl(['{"text": "Hello."}', "{"], "a.jsonl")]
    ['Document', 'Problem']
    """
    for number, line in enumerate(lines, 1):
        yield from _read_line(line, f"{place}:{number}", first=number == 1)


def add_problems(timeline: Timeline, problems: Iterable[Problem]) -> Timeline:
    """The timeline with more problems, in the order that its own have."""
    parts = [Evidence(problems=tuple(some)) for some in (timeline.problems, problems)]
    return evolve(timeline, problems=gather(parts).problems)


def _read_line(line: str | bytes, place: str, *, first: bool) -> Iterator[Document | Problem]:
    try:
        text = line.decode("utf-8") if isinstance(line, bytes) else line
        text = text.removeprefix("\ufeff") if first else text
        if not text.strip():
            return
        data = json.loads(text)
    except UnicodeDecodeError as fault:
        yield Problem("bad-encoding", f"{place}: not UTF-8 at byte {fault.start} of the line")
        return
    except (ValueError, RecursionError) as fault:
        yield Problem("bad-json", f"{place}: not JSON: {fault}")
        return
    yield from _read_record(data, place)


def _read_record(data: Any, place: str) -> Iterator[Document | Problem]:
    if not isinstance(data, dict):
        yield Problem("bad-document", f"{place}: expected an object, got {type(data).__name__}")
    elif not isinstance(data.get("text"), str):
        fault = "not a string" if "text" in data else "missing"
        yield Problem("bad-document", f"{place}: `text` is {fault}")
    else:
        yield from _make_document(data, place)


def _make_document(data: Mapping[str, Any], place: str) -> Iterator[Document | Problem]:
    given = {key: data[key] for key in _KEYS if data.get(key) is not None}
    undated = ""
    try:
        as_date(given.get("published"))
    except InputError as fault:
        undated = f"{place}: {fault}"
        del given["published"]
    try:
        document = Document(data["text"], **given)
    except InputError as fault:
        yield Problem("bad-document", f"{place}: {fault}")
        return
    if undated:
        yield Problem("bad-published", undated, doc=document.id)
    yield document
