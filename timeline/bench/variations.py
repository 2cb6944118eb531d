"""Any number of articles from a few: each told again with other names, numbers and years, which makes another story.

The words that only one story has (its names, and what is special to it) change places with those of other stories;
numbers above the days of a month grow, and years go back with the publication day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from zlib import crc32

from attrs import frozen

from timeline.bench.read import Record
from timeline.values.document import Document, as_date

_RARE = re.compile(r"[^\W\d_]{4,}")
_NUMBER = re.compile(r"\d+")
_DAYS = 31
YEARS = range(1000, 2100)
"""Numbers that are taken for years."""


@frozen
class Variation:
    """A document, and the story that it tells: the same for documents that may be of the same events."""

    document: Document
    story: str


def variations(records: Sequence[Record], count: int) -> Iterator[Variation]:
    """So many documents: the articles as they are, then again and again with other words."""
    stories = {str(r["id"]): str(r.get("story") or r["id"]) for r in records}
    pools = {lang: _Pool.of(records, stories, lang) for lang in sorted({str(r["lang"]) for r in records})}
    for number in range(count):
        round_, place = divmod(number, len(records))
        record = records[place]
        pool, published = pools[str(record["lang"])], as_date(record.get("published"))
        yield Variation(
            Document(
                id=f"{record['id']}-{round_}",
                text=pool.vary(str(record["text"]), round_),
                published=years_back(published, round_) if published else None,
                lang=str(record["lang"]),
            ),
            f"{stories[str(record['id'])]}-{round_}",
        )


def years_back(day: date, years: int) -> date:
    """The same day of an earlier year; the day before where there is none.

    >>> years_back(date(2024, 2, 29), 1)
    datetime.date(2023, 2, 28)
    """
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=day.day - 1)


@frozen
class _Pool:
    """The words of a language that one story has, those with a capital apart."""

    words: Mapping[bool, Sequence[str]]
    rare: frozenset[str]

    @classmethod
    def of(cls, records: Sequence[Record], stories: Mapping[str, str], lang: str) -> _Pool:
        told: dict[str, set[str]] = {}
        for record in (r for r in records if r["lang"] == lang):
            for word in _RARE.findall(str(record["text"])):
                told.setdefault(word, set()).add(stories[str(record["id"])])
        rare = sorted(word for word, where in told.items() if len(where) == 1)
        return cls({case: [w for w in rare if w[0].isupper() == case] for case in (True, False)}, frozenset(rare))

    def vary(self, text: str, round_: int) -> str:
        """A text with other words and numbers; as it is in round 0."""
        if round_ == 0:
            return text
        text = _RARE.sub(lambda match: self._other(match.group(), round_), text)
        return _NUMBER.sub(lambda match: _other_number(match.group(), round_), text)

    def _other(self, word: str, round_: int) -> str:
        words = self.words[word[0].isupper()]
        return words[crc32(f"{round_} {word}".encode()) % len(words)] if word in self.rare else word


def _other_number(digits: str, round_: int) -> str:
    """Another number in the same digits, whatever their script."""
    value = int(digits)
    if value <= _DAYS:
        return digits
    other = value - round_ if value in YEARS else value + round_
    zero = ord(digits[0]) - int(digits[0])
    return "".join(chr(zero + int(digit)) for digit in str(other).zfill(len(digits)))
