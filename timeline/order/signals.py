"""Words beside and between two triggers that say how they stand in time: «before», «while», «said that».

The words are the cues and function words of the packs; their names are shared by all languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from attrs import field, frozen

from timeline.events.cues import cue_table
from timeline.languages import load_pack, pack_codes
from timeline.text import Text, read_text
from timeline.values import EventMention

CUES = (
    "before", "after", "during", "since", "until", "perfect", "future", "possible", "negation", "ongoing",
    "conditional", "purpose", "again",
)  # fmt: skip
WORDS = ("complementizers", "relatives", "breaks", "infinitive", "pronouns")
MARKS = {",": "comma", '"': "quote", "-": "dash", ":": "colon"}
NAMES = (*CUES, *WORDS, *MARKS.values())
LEAD = 4
"""Tokens before a trigger, in its sentence, whose signals concern it."""
OPENING = 3
"""Tokens that open a sentence."""
STEPS = ((0, "none"), (1, "one"), (3, "few"), (7, "some"), (14, "many"))
"""Up to how many tokens between two triggers, and the name of that distance."""

SIGNALS: tuple[str, ...] = (
    *(f"between_{name}" for name in NAMES),
    *(f"{side}_{place}_{name}" for side in "ab" for place in ("lead", "opening") for name in NAMES),
    *(f"words_{name}" for _, name in STEPS),
    "words_far",
)
"""Every name that `signal_names` can give."""


@frozen(eq=False)
class Marked:
    """A sentence and the names that its tokens have."""

    text: Text = field(repr=False)
    names: tuple[frozenset[str], ...]

    def tokens(self, mention: EventMention) -> tuple[int, int]:
        """The first token of a mention of this sentence, and the one after its last."""
        offset, position = mention.sentence[0], self.text.map.folded_position
        first = self.text.token_at(position(max(0, mention.start - offset)))
        last = self.text.token_at(position(max(0, mention.end - 1 - offset))) + 1
        return first, max(first + 1, last)

    def among(self, first: int, last: int) -> set[str]:
        """The names of tokens first … last - 1."""
        return {name for names in self.names[max(0, first) : max(0, last)] for name in names}


@lru_cache(4096)
def mark_sentence(quote: str) -> Marked:
    """The signals of a sentence, in whatever language.

    >>> [sorted(names) for names in mark_sentence("Nobody left before noon").names]
    [['negation'], [], ['before'], []]
    """
    text = read_text(quote)
    names: list[set[str]] = [{MARKS[form]} if form in MARKS else set() for form in text.forms]
    for code in pack_codes():
        syntax = load_pack(code).syntax
        for token, form in enumerate(text.forms):
            names[token].update(name for name in WORDS if form in syntax[name])
            for name, length in _cues_at(text.forms, token, code):
                for place in range(token, token + length):
                    names[place].add(name)
    return Marked(text, tuple(frozenset(some) for some in names))


def _cues_at(forms: list[str], token: int, code: str) -> Iterator[tuple[str, int]]:
    """The cues that begin at a token, and their lengths."""
    for rest, name in cue_table(code).get(forms[token], ()):
        if name in CUES and tuple(forms[token + 1 : token + 1 + len(rest)]) == rest:
            yield name, 1 + len(rest)


def signal_names(a: EventMention, b: EventMention) -> Iterator[str]:
    """The signals beside both triggers and, if they stand in one sentence, between them.

    >>> first = EventMention("m1", "d", 4, 8, "left", (0, 28), quote="She left before he arrived.")
    >>> second = EventMention("m2", "d", 19, 26, "arrived", (0, 28), quote="She left before he arrived.")
    >>> [name for name in signal_names(first, second) if "before" in name or "words" in name]
    ['between_before', 'words_few', 'b_lead_before', 'b_opening_before']
    """
    spans = [mark_sentence(m.quote).tokens(m) for m in (a, b)]
    if a.sentence == b.sentence:
        first, last = min(spans)[1], max(spans)[0]
        yield from (f"between_{name}" for name in NAMES if name in mark_sentence(a.quote).among(first, last))
        yield f"words_{next((name for limit, name in STEPS if last - first <= limit), 'far')}"
    for side, mention, (start, _) in zip("ab", (a, b), spans, strict=True):
        marked = mark_sentence(mention.quote)
        for place, names in (
            ("lead", marked.among(start - LEAD, start)),
            ("opening", marked.among(0, min(start, OPENING))),
        ):
            yield from (f"{side}_{place}_{name}" for name in NAMES if name in names)
