"""What a pack says of the noun phrases that name an event beside a time."""

from __future__ import annotations

from attrs import field, frozen

from timeline.languages import Pack

_STOP_CUES = (
    "before", "after", "during", "since", "until", "conditional", "purpose", "place_preposition",
    "source_preposition", "negation", "future",
)  # fmt: skip
_SHORTEST_OWNED = 5
_SHORT = 3
"""Letters of the longest determiner that never heads a phrase."""


@frozen(eq=False)
class PhraseWords:
    """What a pack says of noun phrases."""

    articles: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    stops: frozenset[str] = field(default=frozenset(), repr=False)
    nouns: frozenset[str] = field(default=frozenset(), repr=False)
    """Nouns that name events."""

    def is_owned(self, form: str) -> bool:
        """Whether a word ends in a pronoun; endings of one letter are too often part of the word."""
        return len(form) >= _SHORTEST_OWNED and form.endswith(self.endings)

    def is_closed(self, form: str) -> bool:
        """Whether a word is definite by itself, so that only adjectives may follow."""
        return form.startswith(self.articles) or self.is_owned(form)


def phrase_words(pack: Pack) -> PhraseWords:
    """Collect what a pack says of noun phrases."""
    cues = [word.split()[0] for name in _STOP_CUES for word in pack.cues.get(name, ())]
    joined = {clitic + article for clitic in pack.proclitics for article in pack.articles}
    short = {word for word in pack.syntax.get("determiners", ()) if len(word) <= _SHORT}
    stops = (
        frozenset(cues)
        | short
        | set(pack.syntax.get("relatives", ()))
        | set(pack.syntax.get("complementizers", ()))
        | set(pack.syntax.get("breaks", ()))
        | joined
    )
    nouns = {noun for concept in pack.concepts.values() for noun in concept.nouns if " " not in noun}
    return PhraseWords(pack.articles, tuple(e for e in pack.enclitics if len(e) > 1), stops, frozenset(nouns))
