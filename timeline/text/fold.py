"""Spelling variants folded once, with a map back to the text as given.

Folding removes diacritics, tatweel and invisible format characters, unifies hamza seats, alef maqsura, ta marbuta,
presentation forms, digits of any script, dashes and quotes, and lowers case. It works character by character, so
it is idempotent and distributes over concatenation.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from attrs import field, frozen

_LETTERS = str.maketrans(
    {"ى": "ي", "ة": "ه", "ٱ": "ا", "ی": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ے": "ي", "ß": "ss"}
)
_MARKS = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‐": "-", "‑": "-"}
    | {"–": "-", "—": "-", "−": "-", "٫": ".", "٬": ",", "،": ",", "؛": ";", "ـ": ""}
)


def _fold_once(text: str) -> str:
    kept = (c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) not in ("Mn", "Cf"))
    plain = "".join(kept).translate(_LETTERS).translate(_MARKS).lower()
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in plain)


class _FoldTable(dict[int, str]):
    """Code point to its folded text, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        text = chr(code)
        while (folded := _fold_once(text)) != text:
            text = folded
        self[code] = text
        return text


_TABLE = _FoldTable()


def fold(text: str) -> str:
    """The text with spelling variants unified.

    >>> fold("الثُّلَاثَاءِ"), fold("٣ أبريل"), fold("Café")
    ('الثلاثاء', '3 ابريل', 'cafe')
    """
    return text.translate(_TABLE)


@frozen
class FoldedText:
    """A folded text that knows where each of its characters stood in the text as given.

    `breaks` are folded positions at which the distance to the given text changes, `shifts` those distances.
    """

    raw: str = field(repr=False)
    folded: str
    breaks: list[int] = field(repr=False)
    shifts: list[int] = field(repr=False)

    def raw_start(self, position: int) -> int:
        """Where the folded character at the position starts in the given text."""
        return position + self.shifts[bisect_right(self.breaks, position) - 1]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the given text that folded to `folded[start:end]`, without outer format characters."""
        if self.shifts == [0]:
            return start, end
        first = self.raw_start(start)
        last = self.raw_start(end) if end < len(self.folded) else len(self.raw)
        last = max(last, self.raw_start(end - 1) + 1)
        while last > first + 1 and unicodedata.category(self.raw[last - 1]) == "Cf":
            last -= 1
        return first, last

    def folded_position(self, raw_position: int) -> int:
        """The first folded position that starts at or after a position of the given text."""
        low, high = 0, len(self.folded)
        while low < high:
            middle = (low + high) // 2
            if self.raw_start(middle) < raw_position:
                low = middle + 1
            else:
                high = middle
        return low


def fold_with_map(raw: str) -> FoldedText:
    """Fold a text and keep the map; linear in its length."""
    odd = [c for c in sorted(set(raw)) if len(_TABLE[ord(c)]) != 1]
    if not odd:
        return FoldedText(raw, raw.translate(_TABLE), [0], [0])
    breaks, shifts = [0], [0]
    position = 0
    previous = 0
    for match in re.finditer("[" + "".join(map(re.escape, odd)) + "]", raw):
        at = match.start()
        position += at - previous
        width = len(_TABLE[ord(raw[at])])
        for inside in range(width):
            _set_shift(breaks, shifts, position + inside, at - position - inside)
        position += width
        _set_shift(breaks, shifts, position, at + 1 - position)
        previous = at + 1
    return FoldedText(raw, raw.translate(_TABLE), breaks, shifts)


def _set_shift(breaks: list[int], shifts: list[int], position: int, shift: int) -> None:
    if breaks[-1] == position:
        shifts[-1] = shift
    else:
        breaks.append(position)
        shifts.append(shift)


def has_case(text: str) -> bool:
    """Whether a text has letters of a script with capitals.

    >>> has_case("Putin"), has_case("بوتين"), has_case("17")
    (True, False, False)
    """
    return text.upper() != text.lower()
