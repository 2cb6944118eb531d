"""Reads the corpus files of time expressions.

A case is a title, a publication date, a text and, below ``----``, one line a mention: value, `mod=` if any,
pattern name and the surface in quotes. A title that ends in ``:todo reason`` is known not to work yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from attrs import frozen

CORPUS = Path(__file__).parent / "corpus" / "times"
_MENTION = re.compile(r'(?P<value>\S+) (?:mod=(?P<mod>[A-Z_]+) )?(?P<rule>[a-z_]+) "(?P<text>.*)"')
_TODO = " :todo "


@frozen
class Expected:
    """A mention that must be found."""

    value: str
    mod: str | None
    rule: str
    text: str


@frozen
class Case:
    """A text and the mentions in it, in order."""

    place: str
    title: str
    published: date | None
    """None, written ``-``, where the text has no publication date."""
    text: str
    mentions: tuple[Expected, ...]
    todo: str | None = None


def corpus_files(lang: str = "*") -> list[Path]:
    """The corpus files of a language, or of all."""
    return sorted({*CORPUS.glob(f"{lang}.txt"), *CORPUS.glob(f"{lang}-negative.txt")})


def language_of(path: Path) -> str:
    """The language of a corpus file, by its name."""
    return path.stem.split("-")[0]


def read_cases(path: Path) -> Iterator[Case]:
    """All cases of a file; a line that cannot be read is an error with its place."""
    lines = path.read_text(encoding="utf-8").splitlines()
    heads = [i for i, line in enumerate(lines) if line.startswith("==== ")]
    for start, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        yield _read_case(f"{path.name}:{start + 1}", lines[start:end])


def _read_case(place: str, lines: list[str]) -> Case:
    title, _, todo = lines[0].removeprefix("==== ").partition(_TODO)
    rule = lines.index("----")
    mentions = tuple(_read_mention(place, line) for line in lines[rule + 1 :] if line.strip())
    published = None if lines[1].strip() == "-" else date.fromisoformat(lines[1].strip())
    return Case(place, title, published, "\n".join(lines[2:rule]), mentions, todo or None)


def _read_mention(place: str, line: str) -> Expected:
    match = _MENTION.fullmatch(line.strip())
    if match is None:
        raise ValueError(f"cannot read {line!r} @ {place}")
    return Expected(match["value"], match["mod"], match["rule"], match["text"])
