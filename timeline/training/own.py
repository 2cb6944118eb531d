"""Our own annotated articles and stories, as spans and links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from timeline.training.corpora import Record

Span = tuple[int, int]
Surface = tuple[int, int, str]


def own_clusters(record: Record) -> dict[str, list[Surface]]:
    """Event id to the spans and surfaces of its mentions in one article."""
    return {
        event["id"]: [(m["start"], m["end"], m["text"]) for m in event["mentions"]]
        for event in record["events"]
    }


def story_clusters(
    story: Record, articles: Mapping[str, Mapping[str, list[Surface]]]
) -> dict[str, list[tuple[str, Surface]]]:
    """Event id of a story to the documents and spans of its members, in articles that are there."""
    return {
        event["id"]: [
            (member["doc"], surface)
            for member in event["members"]
            for surface in articles.get(member["doc"], {}).get(member["event"], [])
        ]
        for event in story["events"]
    }


def own_order(record: Record) -> Iterator[tuple[Span, Span, str]]:
    """Every pair of mentions of two events, with the relation that order and dates of the article fix.

    What neither fixes is ``vague``: there the model should learn to keep silent.
    """
    order = close_order(record["order"])
    for a, b in combinations(record["events"], 2):
        if (b["id"], a["id"]) in order or _ends_before(b, a):
            a, b = b, a
        ordered = (a["id"], b["id"]) in order or _ends_before(a, b)
        label = "vague" if not ordered else "includes" if _outlasts(a, b) else "before"
        for m, n in product(a["mentions"], b["mentions"]):
            yield (m["start"], m["end"]), (n["start"], n["end"]), label


def close_order(pairs: list[list[str]]) -> set[tuple[str, str]]:
    """The transitive closure of a few pairs.

    >>> sorted(close_order([["a", "b"], ["b", "c"]]))
    [('a', 'b'), ('a', 'c'), ('b', 'c')]
    """
    closed = {(a, b) for a, b in pairs}
    while True:
        new = {(a, d) for a, b in closed for c, d in closed if b == c} - closed
        if not new:
            return closed
        closed |= new


def _ends_before(a: Record, b: Record) -> bool:
    return bool(a["end"] and b["begin"]) and _last_day(a["end"]) < str(b["begin"])


def _outlasts(a: Record, b: Record) -> bool:
    """Whether `a`, which begins first, is known to last until `b` ends or longer."""
    if not (a["begin"] and a["end"] and b["end"]) or a["begin"] == a["end"]:
        return False
    return _last_day(a["end"]) >= _last_day(b["end"])


def _last_day(date: str) -> str:
    """A text that sorts after every day of the month or year that the date names."""
    return date.ljust(10, "~")
