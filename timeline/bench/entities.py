"""Which of some named entities take part in an event, as far as its sentence and those before it tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from timeline.events.options import Candidate
from timeline.events.roles import roles_of
from timeline.events.view import SentenceView, Trigger
from timeline.text import Text, fold
from timeline.text.read import TOKEN

Words = tuple[str, ...]

SHORT = 3
"""Letters of the shortest word that stands for a longer name («Hale» for «Tom Hale»)."""


@frozen
class Named:
    """Tokens first … last - 1 of a text name an entity."""

    first: int
    last: int
    entity: str


class Names:
    """What the texts of a collection call some entities: their names, parts of these, and stated short forms."""

    def __init__(self, entities: Mapping[str, Iterable[str]], texts: Sequence[Text]) -> None:
        self.full = {words: entity for entity, names in entities.items() for words in map(words_of, names) if words}
        self.called = {**_parts(self.full, texts), **_stated(self.full, texts), **self.full}
        self._longest_first = sorted(self.called, key=lambda words: (-len(words), words))

    def find(self, text: Text) -> list[Named]:
        """The entities that a text names, in its order; of names within one another the longest."""
        found, token = [], 0
        while token < len(text.forms):
            words = next((w for w in self._longest_first if self._stands_at(text, token, w)), None)
            if words:
                found.append(Named(token, token + len(words), self.called[words]))
            token += len(words) if words else 1
        return found

    def _stands_at(self, text: Text, token: int, words: Words) -> bool:
        if text.forms[token] != words[0] or tuple(text.forms[token : token + len(words)]) != words:
            return False
        return words in self.full or looks_named(text, token)


def words_of(name: str) -> Words:
    """The tokens of a name, as a text has them.

    >>> words_of("Airbus A380")
    ('airbus', 'a', '380')
    """
    return tuple(TOKEN.findall(fold(name)))


def looks_named(text: Text, token: int) -> bool:
    """Whether a token starts with a capital or is a number."""
    letter = text.raw[text.map.raw_start(text.starts[token])]
    return letter.isupper() or letter.isdigit()


def _parts(full: Mapping[Words, str], texts: Sequence[Text]) -> dict[Words, str]:
    """Last words and numbers of names, which stand for the whole of one name only; a word alone only if the texts
    write it as a name."""
    owners: dict[Words, set[str]] = {}
    for words, entity in full.items():
        spans = [(a, b) for a in range(len(words)) for b in range(a + 1, len(words) + 1)]
        for a, b in spans:
            told = any(len(word) >= SHORT for word in words[a:b]) and (a or b - a > 1)
            if told and (b == len(words) or words[b - 1].isdigit()):
                owners.setdefault(words[a:b], set()).add(entity)
    cases = Counter((f, looks_named(text, t)) for text in texts for t, f in enumerate(text.forms) if (f,) in owners)
    plain = {part for part in owners if len(part) == 1 and cases[part[0], False] >= cases[part[0], True]}
    return {part: min(names) for part, names in owners.items() if len(names) == 1 and part not in plain}


def _stated(full: Mapping[Words, str], texts: Sequence[Text]) -> dict[Words, str]:
    """Short forms that a text gives in brackets behind a name («the World Health Organization (WHO)»)."""
    found: dict[Words, str] = {}
    for text in texts:
        for token, mark in enumerate(text.forms[:-2]):
            if mark == "(" and text.forms[token + 2] == ")" and looks_named(text, token + 1):
                before = tuple(text.forms[:token])
                owner = next((full[words] for words in full if before[-len(words) :] == words), None)
                found |= {(text.forms[token + 1],): owner} if owner else {}
    return found


def taking_part(candidate: Candidate, named: Sequence[Named]) -> tuple[str, ...]:
    """The entities that take part in an event.

    Of a noun, all that its clause names; of a verb, the last one named before it, who is its subject more often than
    not, else the first one behind it. Where the sentence names none, the one that the text named last.
    """
    view, trigger = candidate.view, candidate.trigger
    here = [n for n in named if view.first <= n.first < view.last]
    before = [n for n in named if n.first < trigger.first]
    if not here:
        chosen = before[-1:]
    elif candidate.sense.pos == "noun":
        near = [n for n in here if _in_clause(view, trigger, n)]
        chosen = near or [min(here, key=lambda n: abs(n.first - trigger.first))]
    else:
        chosen = [n for n in here if n.first < trigger.first][-1:] or here[:1]
    return tuple(dict.fromkeys(n.entity for n in chosen))


def _in_clause(view: SentenceView, trigger: Trigger, name: Named) -> bool:
    """Whether neither a verb nor the end of a clause stands between a trigger and a name."""
    first, last = (name.last, trigger.first) if name.first < trigger.first else (trigger.last, name.first)
    return not view.breaks_between(first, last) and roles_of(view).verbs.isdisjoint(range(first, last))
