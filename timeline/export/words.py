"""What the library says to people, one file of words a language."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

FALLBACK = "en"
"""The language in which is said what another has no words for; the lines and messages of the data are in it."""
Table = Mapping[str, Mapping[str, str]]
_EDTF = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@frozen
class Words:
    """The words of one language, by section and key, and the direction it is written in."""

    lang: str
    dir: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    marks: Mapping[str, str]
    """What stands between the things of a `list`, and between `steps`."""
    plural: tuple[tuple[str, int, int, int], ...]
    """Which numbers have a plural category: its name, a modulo (0: none), and the first and last that have it."""
    counts: Table
    """How a number of things is said, by noun and plural category."""
    why: Table
    """Sentences with places, by kind: the lines of `Event.why` and the messages of problems."""
    sections: Table

    def __getitem__(self, section: str) -> Mapping[str, str]:
        return self.sections[section]

    def named(self, section: str, key: str) -> str:
        """The words for a key that may have none; then the key itself."""
        return self.sections[section].get(key, key)

    def count(self, noun: str, number: int, least: int | None = None) -> str:
        """So many things, or from `least` to so many, in the plural that the number takes (Unicode CLDR).

        >>> load_words("en").count("days", 1), load_words("en").count("day_range", 9, 2)
        ('1 day', '2 to 9 days')
        """
        category = next((name for name, *which in self.plural if _is_one_of(number, *which)), "other")
        forms = self.counts[noun]
        return forms.get(category, forms["other"]).format(n=number if least is None else least, m=number)


def _is_one_of(number: int, modulo: int, first: int, last: int) -> bool:
    return first <= (number % modulo if modulo else number) <= last


def word_codes() -> tuple[str, ...]:
    """The languages there are words in."""
    folder = files("timeline.export") / "words"
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")))


@cache
def load_words(lang: str) -> Words:
    """The words of a language, or those of `FALLBACK` where it has none.

    >>> load_words("ar").dir, load_words("xx").lang
    ('rtl', 'en')
    """
    code = lang if lang in word_codes() else FALLBACK
    text = (files("timeline.export") / "words" / f"{code}.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)
    return Words(
        lang=table["lang"],
        dir=table["dir"],
        months=tuple(table["months"]),
        short_months=tuple(table["short_months"]),
        marks={key: table[key] for key in ("list", "steps")},
        plural=tuple((name, modulo, first, last) for name, modulo, first, last in table["plural"]),
        counts=table["count"],
        why=table["why"],
        sections={k: v for k, v in table.items() if isinstance(v, dict) and k not in ("count", "why")},
    )


def common_lang(langs: Iterable[str]) -> str:
    """The language of most documents; of equally common ones the first by code that there are words in.

    >>> common_lang(["en", "ar", "ar"]), common_lang([])
    ('ar', 'en')
    """
    known = set(word_codes())
    counted = Counter(lang for lang in langs if lang in known)
    return min(counted, key=lambda lang: (-counted[lang], lang != FALLBACK, lang), default=FALLBACK)


def date_words(edtf: str, words: Words) -> str | None:
    """A day, month, year or decade of EDTF in words; None for anything else.

    >>> [date_words(edtf, load_words("en")) for edtf in ("2025-04-22", "201X", "soon")]
    ['22 April 2025', '2010s', None]
    """
    wording = words["date"]
    if re.fullmatch(r"\d{3}X", edtf):
        return wording["decade"].format(year=int(edtf[:3]) * 10)
    match = _EDTF.fullmatch(edtf)
    if match is None:
        return None
    year, month, day = match.groups()
    if month and not 1 <= int(month) <= 12:
        return None
    name = words.months[int(month) - 1] if month else ""
    return wording["day" if day else "month" if month else "year"].format(year=int(year), month=name, day=int(day or 0))
