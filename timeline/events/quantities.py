"""Numbers that a text gives of an event: how many were killed, how much was paid."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from timeline.events.clauses import MARKS, glued, without_conjunction
from timeline.events.view import SentenceView, Trigger
from timeline.times.lexicon import lexicon_of
from timeline.times.scan import scan_sentence

REACH = 14
"""Tokens around a trigger in which its numbers stand."""
BEHIND, BEFORE = 4, 4
"""Tokens from a number to the word behind it, or before it, that says what is counted."""


class Number(NamedTuple):
    """Tokens first … last - 1 are a number."""

    first: int
    last: int
    value: int


def numbers_of(view: SentenceView, trigger: Trigger) -> tuple[tuple[str, int], ...]:
    """The quantities near a trigger by name, each name once, the nearest number first chosen; sorted by name."""
    found: dict[str, tuple[int, int]] = {}
    for name, number in _quantities(view):
        far = max(trigger.first - number.last, number.first - trigger.last, 0)
        if far <= REACH and (name not in found or far < found[name][0]):
            found[name] = far, number.value
    return tuple(sorted((name, value) for name, (_, value) in found.items()))


@lru_cache(maxsize=4)
def _quantities(view: SentenceView) -> tuple[tuple[str, Number], ...]:
    """The numbers of a sentence that count something that has a name."""
    numbers = list(_numbers(view))
    named = [(_name_of(view, n, numbers), n) for n in numbers]
    return tuple((name, n) for name, n in named if name)


def _numbers(view: SentenceView) -> Iterator[Number]:
    """Numbers in digits and words that belong to no time."""
    text = view.text
    scan = scan_sentence(text, view.first, view.last, lexicon_of(view.pack.code))
    timed = {t for span in view.times for t in range(span.first, span.last)}
    done = -1
    for at in sorted(scan.items):
        ends = [(item.end, item.meaning) for item in scan.items[at] if item.kind == "number"]
        if at < done or not ends:
            continue
        done, meaning = max(ends, key=lambda e: e[0])
        first = text.token_at(scan.starts[at])
        last = text.token_at(scan.ends[done - 1] - 1) + 1
        if first not in timed and view.form(last) != "%":
            yield _multiplied(view, Number(first, last, int(meaning)))


def _multiplied(view: SentenceView, number: Number) -> Number:
    factor = next((int(k) for k, words in view.pack.multipliers.items() if view.form(number.last) in words), 1)
    return Number(number.first, number.last + (factor > 1), number.value * factor)


def _name_of(view: SentenceView, number: Number, numbers: list[Number]) -> str:
    """What a number counts: by the nearest word beside it, with no mark, number or conjunction between."""
    others = {t for n in numbers if n is not number for t in range(n.first, n.last)}
    found = [
        *_words_beside(view, range(number.last, number.last + BEHIND), others, joined=False),
        *_words_beside(view, range(number.first - 1, number.first - 1 - BEFORE, -1), others, joined=True),
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else ""


def _words_beside(view: SentenceView, tokens: range, others: set[int], *, joined: bool) -> Iterator[tuple[int, str]]:
    """The first word among tokens that says what is counted, and how many tokens away it stands."""
    for distance, token in enumerate(tokens):
        form = view.form(token)
        bare = without_conjunction(view.pack, form)
        if not form or token in others or form in view.pack.syntax["breaks"]:
            return
        if form in MARKS and not glued(view, token):
            return
        for name, words in view.pack.quantities.items():
            if form in words or (joined and bare in words):
                yield distance, name
                return
