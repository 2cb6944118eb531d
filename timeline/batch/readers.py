"""A reader for each kind of file, by its suffix: what a file says of documents, as records.

A reader takes an open file and its name. It raises InputError where the file as a whole is of no use.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any, BinaryIO

from timeline.batch.files import decode_text
from timeline.batch.stream import Record, records_from_jsonl
from timeline.errors import InputError, TimelineError
from timeline.values import Problem

Reader = Callable[[BinaryIO, str], Iterator[Record | Problem]]

_MOST_CHARACTERS = 2**30
"""Of one cell; what the module csv allows by itself, 131072, is less than a long text has."""
_DATES = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}
"""Only the date that a page states of itself: no guess from its text, and no look at the clock."""
_MANY_TAGS = 5_000
"""Larger pages are read without a second opinion of jusText, whose time grows with the square of the paragraphs."""
_LONGEST_HEADER = 2_000
"""Characters of a mail's header that are read; the time of the package email grows with their square."""
_MARKS = (
    (re.compile(r"\A---\n(?:(?!---\n)(?:\w[\w-]*:|[ \t-]).*\n)*---\n"), ""),
    (re.compile(r"^ {0,3}(?:#{1,6}|>) +", re.M), ""),
    (re.compile(r"!?\[([^\[\]]*+)\]\([^()]*(?:\([^()]*\)[^()]*)*\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<!\w)([*_])(?=\S)([^*_\n]++)(?<=\S)\1(?!\w)"), r"\2"),
)
"""No pattern looks further than the next mark of its kind, so time grows with the text alone.

Python before 3.11.5 matches possessive groups wrongly, so groups give back; what they hold matches in one way only.
"""


def read_plain(stream: BinaryIO, place: str) -> Iterator[Record | Problem]:
    """The whole file is one text."""
    yield Record({"text": decode_text(stream.read(), place)}, place)


def read_markdown(stream: BinaryIO, place: str) -> Iterator[Record | Problem]:
    """The whole file is one text, without its front matter and the marks of headings, links, quotes and emphasis."""
    text = decode_text(stream.read(), place).replace("\r\n", "\n")
    for pattern, words in _MARKS:
        text = pattern.sub(words, text)
    yield Record({"text": text}, place)


def read_html(stream: BinaryIO, place: str) -> Iterator[Record | Problem]:
    """The article of a web page, with the date, the title and the site that the page states of itself.

    Raises TimelineError if the package trafilatura is missing.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError as fault:
        message = "web pages need the package trafilatura: pip install 'timeline-extraction[html]'"
        raise TimelineError(message, place=place) from fault
    data = stream.read()
    page: Any = bare_extraction(
        data,
        fast=data.count(b"<") > _MANY_TAGS,
        with_metadata=True,
        include_comments=False,
        date_extraction_params=_DATES,
    )
    if page is None or not page.text:
        raise InputError("no article in the page", place=place)
    lines = page.text.splitlines()
    if page.title and lines[0] != page.title:
        lines.insert(0, page.title)
    known = {"title": page.title, "published": page.date, "source": page.sitename, "lang": page.language}
    yield Record({"text": "\n\n".join(lines), **known}, place)


def read_csv(stream: BinaryIO, place: str) -> Iterator[Record | Problem]:
    """A record for each row, by the names in the first row; an empty cell says nothing."""
    csv.field_size_limit(_MOST_CHARACTERS)
    lines = (decode_text(line, f"{place}:{number}") for number, line in enumerate(stream, 1))
    rows = csv.DictReader(lines)
    if "text" not in (rows.fieldnames or ()):
        raise InputError("no column `text`", place=place)
    try:
        for row in rows:
            data = {key: cell for key, cell in row.items() if cell or key == "text"}
            yield Record(data, f"{place}:{rows.line_num}")
    except csv.Error as fault:
        raise InputError(f"not CSV: {fault}", place=f"{place}:{rows.line_num}") from fault


class _ShortHeaders(EmailPolicy):
    """Reads only the beginning of a long header."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


def read_mail(stream: BinaryIO, place: str) -> Iterator[Record | Problem]:
    """The plain text of a mail, its subject as title and its day (in the zone of the sender) as publication date."""
    mail = message_from_bytes(stream.read(), policy=_ShortHeaders())
    assert isinstance(mail, EmailMessage)
    part = mail.get_body(("plain",))
    if part is None:
        raise InputError("no part text/plain in the mail", place=place)
    sent = mail["date"]
    published = sent.datetime.date() if sent is not None and sent.datetime else None
    text = str(part.get_content()).replace("\r\n", "\n")
    yield Record({"text": text, "title": str(mail["subject"] or ""), "published": published}, place)


def read_jsonl(stream: BinaryIO, place: str) -> Iterator[Record | Problem]:
    """A record for each line of JSON."""
    return records_from_jsonl(stream, place)


READERS: Mapping[str, Reader] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".csv": read_csv,
    ".eml": read_mail,
    ".jsonl": read_jsonl,
}
