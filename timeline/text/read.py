"""A string read once: folded, split into sentences and tokens."""

from __future__ import annotations

import re
from bisect import bisect_right

from attrs import field, frozen

from timeline.text.fold import FoldedText, fold_with_map
from timeline.text.sentences import sentence_starts

TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")


@frozen
class Sentence:
    """A stretch of folded text, and the range of its tokens."""

    start: int
    end: int
    first: int
    last: int
    """Positions in the token lists: tokens first … last - 1."""


@frozen
class Text:
    """A text with its folded form; all positions are of the folded text until `raw_span` maps them back.

    Sentences cover the text without gaps. Tokens are runs of letters, runs of digits, or single marks.
    """

    map: FoldedText
    starts: list[int] = field(repr=False)
    ends: list[int] = field(repr=False)
    forms: list[str] = field(repr=False)
    sentences: list[Sentence] = field(repr=False)
    headline_end: int = 0
    """Folded position where a headline (a first line followed by a blank line) ends; 0 without one."""

    @property
    def folded(self) -> str:
        """The folded text."""
        return self.map.folded

    @property
    def raw(self) -> str:
        """The text as given."""
        return self.map.raw

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the text as given for a folded span."""
        return self.map.raw_span(start, end)

    def surface(self, start: int, end: int) -> str:
        """The text as given for a folded span."""
        first, last = self.raw_span(start, end)
        return self.raw[first:last]

    def sentence_at(self, position: int) -> int:
        """Index of the sentence that holds a folded position."""
        return max(0, bisect_right(self.sentences, position, key=lambda s: s.start) - 1)

    def raw_sentence(self, index: int) -> tuple[int, int]:
        """Offsets of a sentence in the text as given, without outer white space."""
        sentence = self.sentences[index]
        body = self.folded[sentence.start : sentence.end]
        start = sentence.start + len(body) - len(body.lstrip())
        end = sentence.start + len(body.rstrip())
        return self.raw_span(start, end) if end > start else self.raw_span(sentence.start, sentence.end)

    def token_at(self, position: int) -> int:
        """Index of the first token that ends after a folded position."""
        return bisect_right(self.ends, position)


def read_text(raw: str, abbreviations: frozenset[str] = frozenset()) -> Text:
    """Fold, split and tokenise a text. `abbreviations` are folded words after which a full stop ends nothing.

    >>> text = read_text("وقّعا في ١٧ يناير. ثم غادرا.")
    >>> [text.surface(s.start, s.end) for s in text.sentences]
    ['وقّعا في ١٧ يناير. ', 'ثم غادرا.']
    """
    mapped = fold_with_map(raw)
    starts, ends, forms = _tokens(mapped.folded)
    begins = sentence_starts(mapped, abbreviations)
    sentences = []
    first = 0
    for start, end in zip(begins, [*begins[1:], len(mapped.folded)], strict=True):
        last = first
        while last < len(starts) and starts[last] < end:
            last += 1
        sentences.append(Sentence(start, end, first, last))
        first = last
    return Text(mapped, starts, ends, forms, sentences, _headline_end(mapped.folded))


def _tokens(folded: str) -> tuple[list[int], list[int], list[str]]:
    starts, ends, forms = [], [], []
    known: dict[str, str] = {}  # a word that stands a thousand times needs no memory but once
    for match in TOKEN.finditer(folded):
        start, end = match.span()
        starts.append(start)
        ends.append(end)
        form = match.group()
        forms.append(known.setdefault(form, form))
    return starts, ends, forms


def _headline_end(folded: str) -> int:
    body = folded.lstrip()
    lead = len(folded) - len(body)
    line_end = body.find("\n")
    if line_end < 0 or not re.match(r"\n[^\S\n]*\n", body[line_end:]):
        return 0
    return lead + line_end
