"""How far a noun phrase goes that names an event beside a time («two days after | the fall of the city»).

The packs say what articles, pronoun endings and function words are; no parsing is tried: a phrase that is not
clearly going on ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from timeline.languages import Pack

if TYPE_CHECKING:
    from timeline.times.items import Scan

LONGEST = 4
"""Words of the longest phrase."""
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
        | set(pack.syntax.get("breaks", ()))
        | joined
    )
    nouns = {noun for concept in pack.concepts.values() for noun in concept.nouns if " " not in noun}
    return PhraseWords(pack.articles, tuple(e for e in pack.enclitics if len(e) > 1), stops, frozenset(nouns))


def phrase_at(scan: Scan, start: int) -> tuple[str, int] | None:
    """Whether a phrase is `known` to name an event (else `definite` or `any`), and the token behind."""
    words = scan.phrases
    if not words.articles or not _is_word(scan, start):
        return None
    end = start + 1
    closed = words.is_closed(scan.forms[start])
    by_article = scan.forms[start].startswith(words.articles)
    other = "definite" if by_article else "any"
    known = "known" if _bare(scan.forms[start], words) in words.nouns else other
    while end - start < LONGEST and _is_word(scan, end):
        form = scan.forms[end]
        if closed:
            if not (by_article and form.startswith(words.articles)):
                break
        elif words.is_closed(form):
            closed, by_article = True, False
        elif scan.forms[end - 1] not in words.nouns and end - start > 1:
            break
        end += 1
    return known, end


def _bare(form: str, words: PhraseWords) -> str:
    article = next((a for a in words.articles if form.startswith(a)), "")
    return form[len(article) :]


def _is_word(scan: Scan, index: int) -> bool:
    """Whether a token is a content word: letters, no time word, no function word."""
    if index >= len(scan.forms) or not scan.forms[index].isalpha() or len(scan.forms[index]) < 2:
        return False
    form, words = scan.forms[index], scan.phrases
    if scan.glued(index) or form in words.stops or (form[:1] in scan.proclitics and form[1:] in words.nouns):
        return False
    return (
        all(item.kind.startswith("=") for item in scan.items.get(index, ()))
        or scan.forms[index] in scan.phrases.nouns
    )
