"""The words of a pack as one table: what each token, or run of tokens, may mean."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from attrs import field, frozen

from timeline.languages import Pack, load_pack
from timeline.text.read import TOKEN
from timeline.times.patterns import literals
from timeline.times.phrase_words import PhraseWords, phrase_words

LITERAL = "="
"""Prefix of the class of a word that patterns name literally."""


class Entry(NamedTuple):
    """One meaning of a form: its class, what it means, and the tokens that must follow."""

    kind: str
    meaning: str
    rest: tuple[str, ...]


@frozen(eq=False)
class Lexicon:
    """Folded first tokens to entries, and the proclitics that may be written onto a word."""

    entries: dict[str, tuple[Entry, ...]] = field(repr=False)
    proclitics: tuple[str, ...]
    phrases: PhraseWords = field(factory=PhraseWords, repr=False)
    _splits: dict[str, int] = field(factory=dict, repr=False, init=False)

    def split(self, form: str) -> int:
        """How many characters of an unknown form are proclitics before a known word; 0 if none."""
        found = self._splits.get(form)
        if found is None:
            if len(self._splits) > _CACHED_FORMS:
                self._splits.clear()
            found = self._splits[form] = self._find_split(form)
        return found

    def _find_split(self, form: str) -> int:
        for clitic in self.proclitics:
            if (
                form.startswith(clitic)
                and len(form) > len(clitic) + 1
                and form[len(clitic) :] in self.entries
            ):
                return len(clitic)
        return 0


_CACHED_FORMS = 50_000


@cache
def lexicon_of(code: str) -> Lexicon:
    """The compiled words of the pack of a language."""
    return compile_lexicon(load_pack(code))


def compile_lexicon(pack: Pack) -> Lexicon:
    """Index every form of a pack by its first token; definite forms are added where there is an article."""
    entries: dict[str, list[Entry]] = {}
    for kind, meanings in pack.words.items():
        for meaning, forms in meanings.items():
            for form in _with_article(forms, pack.articles):
                _add(entries, form, kind, meaning)
    for word in sorted(literals(pack.patterns)):
        for form in (word, *_swapped(word, pack.articles)):
            _add(entries, form, LITERAL + word, word)
    ordered = {k: tuple(sorted(set(v), key=lambda e: (-len(e.rest), e))) for k, v in entries.items()}
    return Lexicon(ordered, tuple(sorted(pack.proclitics, key=lambda c: (-len(c), c))), phrase_words(pack))


def _with_article(forms: Iterable[str], articles: tuple[str, ...]) -> Iterable[str]:
    for form in forms:
        yield form
        if form.startswith(articles):
            yield from _swapped(form, articles)
        else:
            yield from (article + form for article in articles)


def _swapped(form: str, articles: tuple[str, ...]) -> Iterable[str]:
    """A form with an article, with the other shapes of the article."""
    own = next((article for article in articles if form.startswith(article) and form != article), None)
    return [article + form[len(own) :] for article in articles if article != own] if own else []


def _add(entries: dict[str, list[Entry]], form: str, kind: str, meaning: str) -> None:
    tokens = TOKEN.findall(form)
    if tokens:
        entries.setdefault(tokens[0], []).append(Entry(kind, meaning, tuple(tokens[1:])))
