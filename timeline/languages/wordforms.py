"""What a pack says of the look of words: patterns of forms, and rules that inflect, both checked before use.

A pattern is a regular expression of few means, so that no pack can make matching slow or call for anything: letters,
classes, groups, alternatives, repetitions. At most one repetition has no end, and there are few ways to match.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from attrs import define, field

from timeline.errors import shown
from timeline.languages.schema import SHAPES, TENSES, Inflection
from timeline.text import fold

Add = Callable[[str, str], None]
"""Takes the place and the message of a fault."""

WAYS = 1_000
"""In which a pattern may be tried at one place."""
DEPTH = 10
"""Of groups in groups."""
_TOKEN = re.compile(
    r"(?P<open>\((?:\?:)?(?!\?))|(?P<close>\)\??)|(?P<bar>\|)"
    r"|(?P<atom>\\[dswDSW]|\\[^\w\s]|\[\^?[^\[\]\\^]+\]|[^\\()\[\]{}^$*+?|])"
    r"(?P<times>[*+?]|\{\d{1,2}(?:,\d{0,2})?\})?"
)
_TEMPLATE = re.compile(r"(?:[^{}]|\{(\d)\})*")
_GROUP = re.compile(r"\{(\d)\}")


def check_shapes(shapes: Mapping[str, tuple[str, ...]], place: str, add: Add) -> None:
    """Tell what is wrong with the patterns of the shapes of forms."""
    for name, patterns in shapes.items():
        if name not in SHAPES:
            add(f"{place}.{name}", f"unknown shape {name!r}")
        for i, pattern in enumerate(patterns):
            if fault := pattern_fault(pattern):
                add(f"{place}.{name}[{i}]", f"cannot read pattern: {fault}")


def read_inflections(rows: object, place: str, add: Add) -> tuple[Inflection, ...]:
    """The inflection rules of a pack, without those that something is wrong with."""
    if not isinstance(rows, list):
        add(place, f"expected a list of tables, got {type(rows).__name__}")
        return ()
    rules = []
    for i, row in enumerate(rows):
        try:
            rule = _inflection(row)
        except (AttributeError, KeyError, TypeError, ValueError) as fault:
            add(f"{place}[{i}]", f"cannot read inflection: {shown(fault)}")
        else:
            rules.append(rule)
    return tuple(rules)


def _inflection(row: Mapping[str, Any]) -> Inflection:
    if not isinstance(row["forms"], list):
        raise TypeError("`forms` is a list")
    forms = tuple(fold(form) for form in row["forms"])
    rule = Inflection(row["of"], int(row["part"]), row["tense"], fold(row["match"]), forms)
    if rule.of not in ("verb", "noun") or rule.part not in (1, 2) or rule.tense not in TENSES:
        raise ValueError("`of` is verb or noun, `part` 1 or 2, `tense` one of " + ", ".join(TENSES))
    if fault := pattern_fault(rule.match):
        raise ValueError(fault)
    groups = re.compile(rule.match).groups
    for form in rule.forms:
        if not _TEMPLATE.fullmatch(form) or any(int(number) > groups for number in _GROUP.findall(form)):
            raise ValueError(f"a form has letters, and {{0}} to {{{groups}}}")
    return rule


@define
class _Branches:
    """A group on the way: the ways of its alternatives so far, and of the one being read."""

    done: int = field(default=0, init=False)
    ways: int = field(default=1, init=False)

    def total(self) -> int:
        return self.done + self.ways


def pattern_fault(pattern: str) -> str | None:
    """What speaks against a pattern, None if nothing does.

    >>> pattern_fault(".{2,}(?:tion|ment)s?"), pattern_fault("(?:a+)+b")
    (None, 'not understood at 6: +b')
    """
    groups, endless, at = [_Branches()], 0, 0
    while at < len(pattern):
        token = _TOKEN.match(pattern, at)
        if token is None or (token["close"] and len(groups) == 1):
            return f"not understood at {at}: {pattern[at : at + 9]}"
        at = token.end()
        if token["open"]:
            groups.append(_Branches())
        elif token["bar"]:
            groups[-1].done, groups[-1].ways = groups[-1].total(), 1
        elif token["close"]:
            inner = groups.pop().total()
            groups[-1].ways *= inner + (token["close"] == ")?")
        else:
            ways = _ways(token["times"] or "")
            endless += ways == 0
            groups[-1].ways *= ways or 1
        if max(group.total() for group in groups) > WAYS or len(groups) > DEPTH or endless > 1:
            return "too many ways to match: repeat without end once at most, and offer fewer alternatives"
    try:
        re.compile(pattern)
    except re.error as fault:
        return str(fault)
    return None


def _ways(times: str) -> int:
    """How many lengths a repetition may have; 0 if there is no end to them."""
    if not times or times == "?":
        return 1 + len(times)
    least, comma, most = times.strip("{}").partition(",")
    if times in "*+" or (comma and not most):
        return 0
    return max(int(most or least) - int(least), 0) + 1
