"""What tokens may mean, and the stretch of tokens they stand in."""

from __future__ import annotations

from typing import NamedTuple

from attrs import field, frozen

from timeline.text import Text
from timeline.times.phrase_words import PhraseWords


class Item(NamedTuple):
    """A meaning of the tokens from its position up to `end`."""

    kind: str
    meaning: str
    end: int


@frozen(eq=False)
class Scan:
    """Tokens of a sentence with what they may mean; `items[i]` start at token i. Positions are folded."""

    text: Text = field(repr=False)
    proclitics: frozenset[str] = frozenset()
    phrases: PhraseWords = field(factory=PhraseWords, repr=False)
    starts: list[int] = field(factory=list)
    ends: list[int] = field(factory=list)
    forms: list[str] = field(factory=list)
    items: dict[int, list[Item]] = field(factory=dict)

    def glued(self, index: int) -> bool:
        """Whether no space stands between a token and the one before."""
        return 0 < index < len(self.starts) and self.ends[index - 1] == self.starts[index]

    def add(self, index: int, kind: str, meaning: object, end: int) -> None:
        """Add a meaning of the tokens index … end - 1."""
        self.items.setdefault(index, []).append(Item(kind, str(meaning), end))

    def meaning(self, index: int, kind: str) -> Item | None:
        """The first item of a kind at a token."""
        return next((item for item in self.items.get(index, ()) if item.kind == kind), None)
