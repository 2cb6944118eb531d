"""Where sentences start: script-level rules, no word lists.

A sentence ends at ``. ! ? ؟ …`` (with closing quotes and brackets) before white space, and at a line end.
A full stop ends nothing inside a number, after a single letter or an abbreviation, or before a lower-case letter;
but a letter without case behind a number is its unit («2020 م.», «7 ص.»), and there a sentence may end.
A sentence of more than `LONGEST` characters is cut at a mark or white space, so that no text makes one sentence so
long that what looks at pairs within it takes forever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.text.fold import FoldedText

# possessive, and only from the first mark of a row: a row of dots without an end after it is looked at once
_CANDIDATE = re.compile(r"""(?<![.!?؟…])[.!?؟…]++["')\]}]*+\s+|\n\s*""")
_BREAK = re.compile(r"[^\w\s]\s*|\s+")
_WORD_BEFORE = re.compile(r"(?<!\w)[^\W\d_]+(?:\.[^\W\d_]+)*\Z")
_UNIT_BEFORE = re.compile(r"\d\s?[^\W\d_a-z]\Z")
_LONGEST_ABBREVIATION = 24
LONGEST = 1_000
"""Characters after which a sentence is cut at the next mark or white space."""
_STOPS = ".!?؟…"


def sentence_starts(text: FoldedText, abbreviations: frozenset[str]) -> list[int]:
    """Folded positions at which sentences start; the first is 0, so sentences join back to the text."""
    starts = [0]
    for match in _CANDIDATE.finditer(text.folded):
        after = match.end()
        if after >= len(text.folded) or after == starts[-1]:
            continue
        if "\n" in match.group() or _is_end(text, match, abbreviations):
            starts.append(after)
    return list(_cut_long(starts, text.folded))


def _cut_long(starts: list[int], folded: str) -> Iterator[int]:
    for start, end in zip(starts, [*starts[1:], len(folded)], strict=True):
        yield start
        while end - start > LONGEST:
            match = _BREAK.search(folded, start + LONGEST, end)
            if match is None or match.end() >= end:
                break
            start = match.end()
            yield start


def _is_end(text: FoldedText, match: re.Match[str], abbreviations: frozenset[str]) -> bool:
    mark = match.group().rstrip()
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    folded, at = text.folded, match.start()
    following = text.raw[text.raw_start(match.end())]
    if following.islower():
        return False
    word = _WORD_BEFORE.search(folded[max(0, at - _LONGEST_ABBREVIATION) : at])
    if word is None or _UNIT_BEFORE.search(folded, max(0, at - 3), at):
        return True
    before = word.group()
    if "." in before or (len(before) == 1 and before.isascii()):
        return False
    return before not in abbreviations
