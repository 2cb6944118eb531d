"""Documents from records, and records from a stream of JSON lines; a broken line is data, not an end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import define, evolve, field, frozen

from timeline.errors import FormatError, InputError
from timeline.values import Document, Evidence, Problem, Timeline
from timeline.values.document import as_date, text_digest
from timeline.values.strict_json import read_json
from timeline.values.timeline import gather

_KEYS = ("id", "published", "lang", "source", "title")


@frozen
class Record:
    """What is said of one document, before it is known to be one, and where it was said."""

    data: Any
    place: str


def documents_from_jsonl(lines: Iterable[str | bytes], place: str) -> Iterator[Document | Problem]:
    """A document for each line, or a problem that says in which line of `place` what is wrong.

    A line is ``{"id", "text", "published"?, "lang"?, "source"?, "title"?}``; empty lines are passed over.
    An unreadable publication date is a problem, and the document comes without it.

    >>> [type(x).__name__ for x in documents_from_jsonl(['{"text": "Hello."}', "{"], "a.jsonl")]
    ['Document', 'Problem']
    """
    return make_documents(records_from_jsonl(lines, place))


def records_from_jsonl(lines: Iterable[str | bytes], place: str) -> Iterator[Record | Problem]:
    """A record for each line that is JSON."""
    for number, line in enumerate(lines, 1):
        yield from _read_line(line, f"{place}:{number}", first=number == 1)


def make_documents(
    records: Iterable[Record | Problem], given: Mapping[str, Any] | None = None
) -> Iterator[Document | Problem]:
    """The documents of the records; what is `given` holds for those that say nothing else."""
    for record in records:
        if isinstance(record, Problem):
            yield record
        else:
            yield from _read_record(record.data, record.place, given or {})


@define(eq=False)
class Sifted:
    """A stream of documents and problems as one of documents; the problems are kept, and the texts if asked for."""

    found: Iterable[Document | Problem]
    texts: dict[str, str] = field(factory=dict, init=False)
    problems: list[Problem] = field(factory=list, init=False)
    keep_texts: bool = field(default=False, kw_only=True)

    def __iter__(self) -> Iterator[Document]:
        for one in self.found:
            if isinstance(one, Problem):
                self.problems.append(one)
                continue
            if self.keep_texts:
                # of two texts under one id the one that the timeline keeps
                rivals = (self.texts.get(one.id, one.text), one.text)
                self.texts[one.id] = min(rivals, key=text_digest)
            yield one


def add_problems(timeline: Timeline, problems: Iterable[Problem]) -> Timeline:
    """The timeline with more problems, in the order that its own have."""
    parts = [Evidence(problems=tuple(some)) for some in (timeline.problems, problems)]
    return evolve(timeline, problems=gather(parts).problems)


def _read_line(line: str | bytes, place: str, *, first: bool) -> Iterator[Record | Problem]:
    try:
        text = line.decode("utf-8") if isinstance(line, bytes) else line
        text = text.removeprefix("\ufeff") if first else text
        if not text.strip():
            return
        data = read_json(text)
    except UnicodeDecodeError as fault:
        yield Problem("bad-encoding", f"{place}: not UTF-8 at byte {fault.start} of the line")
        return
    except FormatError as fault:
        yield Problem("bad-json", f"{place}: {fault}")
        return
    yield Record(data, place)


def _read_record(data: Any, place: str, rest: Mapping[str, Any]) -> Iterator[Document | Problem]:
    if not isinstance(data, dict):
        yield Problem("bad-document", f"{place}: expected an object, got {type(data).__name__}")
    elif not isinstance(data.get("text"), str):
        fault = "not a string" if "text" in data else "missing"
        yield Problem("bad-document", f"{place}: `text` is {fault}")
    else:
        yield from _make_document(data, place, rest)


def _make_document(data: Mapping[str, Any], place: str, rest: Mapping[str, Any]) -> Iterator[Document | Problem]:
    given = {**rest, **{key: data[key] for key in _KEYS if data.get(key) is not None}}
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
