"""What the user gives: a text and what is known of it."""

from __future__ import annotations

from datetime import date, datetime

from attrs import evolve, field, frozen

from timeline.errors import InputError, shown
from timeline.values.ids import stable_id


def as_date(value: object, place: str = "published") -> date | None:
    """A publication date from a date, an ISO string, or None.

    Raises InputError for anything else, naming the value.

    >>> as_date("2025-04-08")
    datetime.date(2025, 4, 8)
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value.strip()).date()
        except ValueError:
            pass
    raise InputError(f"not a date: {shown(value)} (give YYYY-MM-DD)", place=place, value=value)


def text_digest(text: str) -> str:
    """A short digest of a text, to notice two documents with one id."""
    return stable_id("", text)


def _as_text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise InputError(f"a text is a str, not {type(value).__name__}", place="text", value=value)


def _as_name(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value or None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise InputError(f"expected a str, got {shown(value)}", place="document", value=value)


@frozen
class Document:
    """A text with an id and, if known, its publication date, language, source and title.

    Without an id it gets one made from its content.
    """

    text: str = field(converter=_as_text)
    id: str = field(default=None, converter=_as_name, kw_only=True)
    published: date | None = field(default=None, converter=as_date, kw_only=True)
    lang: str | None = field(default=None, converter=_as_name, kw_only=True)
    source: str | None = field(default=None, converter=_as_name, kw_only=True)
    title: str | None = field(default=None, converter=_as_name, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.id is None:
            made = stable_id("d", self.text, self.published, self.lang, self.source, self.title)
            object.__setattr__(self, "id", made)


def as_document(
    text: str | Document, *, published: str | date | None = None, lang: str | None = None
) -> Document:
    """A document from a text or a document, with what is given besides filled in."""
    if isinstance(text, Document):
        changes = {k: v for k, v in (("published", published), ("lang", lang)) if v is not None}
        return evolve(text, **changes) if changes else text
    if not isinstance(text, str):
        raise InputError(f"a text is a str or a Document, not {type(text).__name__}", place="text", value=text)
    return Document(text, published=published, lang=lang)


@frozen
class DocumentInfo:
    """What a timeline keeps of a document: everything but its text."""

    id: str
    lang: str
    published: date | None = None
    published_from: str | None = field(default=None)
    """``given`` by the user, read from the ``text`` itself, or None if unknown."""
    source: str | None = None
    title: str | None = None
    digest: str = ""
    """Of the text, to notice two documents with one id."""
