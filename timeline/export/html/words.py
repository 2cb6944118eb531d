"""The page's own words, one file a language."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

FALLBACK = "en"
"""The language of the page where it has no words in the language of the articles."""


@frozen
class Words:
    """The words of one language, by section and key, and the direction it is written in."""

    lang: str
    dir: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    sections: Mapping[str, Mapping[str, str]]

    def __getitem__(self, section: str) -> Mapping[str, str]:
        return self.sections[section]

    def named(self, section: str, key: str) -> str:
        """The words for a key that may have none; then the key itself."""
        return self.sections[section].get(key, key)


def word_codes() -> tuple[str, ...]:
    """The languages the page has words in."""
    folder = files("timeline.export.html") / "words"
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")))


@cache
def load_words(lang: str) -> Words:
    """The words of a language, or those of `FALLBACK` where it has none.

    >>> load_words("ar").dir, load_words("xx").lang
    ('rtl', 'en')
    """
    code = lang if lang in word_codes() else FALLBACK
    text = (files("timeline.export.html") / "words" / f"{code}.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)
    sections = {key: value for key, value in table.items() if isinstance(value, dict)}
    return Words(table["lang"], table["dir"], tuple(table["months"]), tuple(table["short_months"]), sections)


def common_lang(langs: Iterable[str]) -> str:
    """The language of most documents; of equally common ones the first by code that the page has words in.

    >>> common_lang(["en", "ar", "ar"]), common_lang([])
    ('ar', 'en')
    """
    known = set(word_codes())
    counted = Counter(lang for lang in langs if lang in known)
    return min(counted, key=lambda lang: (-counted[lang], lang != FALLBACK, lang), default=FALLBACK)
