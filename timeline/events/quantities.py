"""Numbers that a text gives of an event: how many were killed, how much was paid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from timeline.events.clauses import MARKS, glued, without_conjunction
from timeline.events.view import SentenceView, Trigger
from timeline.languages import Pack
from timeline.times.items import Scan
from timeline.times.lexicon import lexicon_of
from timeline.times.scan import scan_sentence

REACH = 14
"""Tokens around a trigger in which its numbers stand."""
BEHIND, BEFORE = 4, 4
"""Tokens from a number to the word behind it, or before it, that says what is counted."""
MOD_LENGTH = 4
"""Tokens of the longest words before a number that make it a bound."""
MOD_BEHIND = 3
"""Tokens from a number to the words behind it that say that it is a bound («12 people at least»)."""
DECIMALS = 2
"""Most digits behind a decimal comma; three are thousands."""


class Number(NamedTuple):
    """Tokens first … last - 1 are a number."""

    first: int
    last: int
    value: int
    mod: str = ""
    """How far it is only a bound: a TIMEX3 mod (``EQUAL_OR_MORE``, ``APPROX``), or empty."""
    begin: int = 0
    """The first token of the words before it that make it a bound, else `first`."""


class Numbers(NamedTuple):
    """The quantities of a mention, sorted by name."""

    values: tuple[tuple[str, int], ...]
    mods: tuple[tuple[str, str], ...]
    """Of those that are no more than a bound."""


def numbers_of(view: SentenceView, trigger: Trigger) -> Numbers:
    """The quantities near a trigger by name, each name once, the nearest number first chosen."""
    found: dict[str, tuple[int, Number]] = {}
    for name, number in _quantities(view):
        far = max(trigger.first - number.last, number.first - trigger.last, 0)
        if far <= REACH and (name not in found or far < found[name][0]):
            found[name] = far, number
    chosen = [(name, number) for name, (_, number) in sorted(found.items())]
    return Numbers(tuple((k, n.value) for k, n in chosen), tuple((k, n.mod) for k, n in chosen if n.mod))


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
    for at in range(len(scan.forms)):
        read = _read_number(scan, at) if at >= done else None
        if read is None:
            continue
        value, done = read
        first = text.token_at(scan.starts[at])
        last = text.token_at(scan.ends[done - 1] - 1) + 1
        factor = next((int(k) for k, words in view.pack.multipliers.items() if view.form(last) in words), 1)
        done += factor > 1
        whole = value * factor
        if first in timed or view.form(last) == "%" or whole != int(whole):
            continue
        mod, begin = _mod_before(view, scan, at)
        mod = mod or _mod_behind(scan, done)
        yield Number(first, last + (factor > 1), int(whole), mod, text.token_at(scan.starts[begin]))


def _read_number(scan: Scan, at: int) -> tuple[Decimal, int] | None:
    """The longest number that starts at a token of a scan, and the token after it."""
    ends = [(item.end, item.meaning) for item in scan.items.get(at, ()) if item.kind in ("number", "decimal")]
    if ends:
        done, meaning = max(ends, key=lambda e: e[0])
        return Decimal(meaning), done
    whole, comma, part = (*scan.forms[at : at + 3], "", "", "")[:3]
    if whole.isdigit() and comma == "," and part.isdigit() and scan.glued(at + 1) and scan.glued(at + 2):
        return (Decimal(f"{whole}.{part}"), at + 3) if len(part) <= DECIMALS else None
    return None


def _mod_before(view: SentenceView, scan: Scan, first: int) -> tuple[str, int]:
    """What the words right before a number, or its currency sign, make of it, and the first token of them."""
    number = first
    if first and not scan.forms[first - 1].isalnum() and scan.forms[first - 1] in _counted(view.pack):
        first -= 1
    for at in range(max(0, first - MOD_LENGTH), first):
        for item in scan.items.get(at, ()):
            if item.kind == "mod" and item.end == first:
                return item.meaning, at
    form = scan.forms[first - 1] if first else ""
    mod = next((name for name, words in view.pack.number_mods.items() if form in words), "")
    return (mod, first - 1) if mod else ("", number)


@cache
def _counted(pack: Pack) -> frozenset[str]:
    """Every word beside a number that says what it counts."""
    return frozenset(word for words in pack.quantities.values() for word in words)


def _mod_behind(scan: Scan, last: int) -> str:
    """What the words shortly behind a number make of it, if no other number follows them («12 people at least»)."""
    for at in range(last, min(len(scan.forms), last + MOD_BEHIND)):
        if scan.forms[at] in MARKS:
            return ""
        if item := scan.meaning(at, "mod"):
            return "" if _read_number(scan, item.end) else item.meaning
    return ""


def _name_of(view: SentenceView, number: Number, numbers: list[Number]) -> str:
    """What a number counts: by the nearest word beside it, with no mark, number or conjunction between."""
    others = {t for n in numbers if n is not number for t in range(n.first, n.last)}
    before = [number.first - 1, *range(number.begin - 1, number.begin - BEFORE, -1)]
    found = [
        *_words_beside(view, range(number.last, number.last + BEHIND), others, joined=False),
        *_words_beside(view, before if number.begin < number.first else before[1:], others, joined=True),
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else ""


def _words_beside(
    view: SentenceView, tokens: Sequence[int], others: set[int], *, joined: bool
) -> Iterator[tuple[int, str]]:
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
