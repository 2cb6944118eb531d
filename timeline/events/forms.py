"""The trigger words of a pack, inflected: what a token may say happens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from attrs import field, frozen

from timeline.languages import Concept, Pack, load_pack
from timeline.text.read import TOKEN


class Sense(NamedTuple):
    """One reading of a form as a trigger."""

    concept: str
    kind: str
    """``occurrence``, ``reporting``, ``aspectual``, ``state`` or ``intention``."""
    pos: str
    """``verb``, ``noun`` or ``phrase``."""
    tense: str
    lemma: str


@frozen(eq=False)
class TriggerForms:
    """All inflected forms of the triggers of a pack, and its phrases by their first token."""

    single: dict[str, tuple[Sense, ...]] = field(repr=False)
    phrases: dict[str, tuple[tuple[tuple[str, ...], Sense], ...]] = field(repr=False)
    pack: Pack

    def senses(self, form: str, surface: str) -> tuple[Sense, ...]:
        """What a token may mean, looking through proclitics, the article and pronoun suffixes."""
        if found := self.single.get(form):
            return found
        for body, nouns_only in self._bodies(form):
            found = self.single.get(body, ()) or self._without_suffix(body, surface)
            kept = tuple(s for s in found if s.pos == "noun" or not nouns_only)
            if kept:
                return kept
        return self._without_suffix(form, surface)

    def _bodies(self, form: str) -> Iterator[tuple[str, bool]]:
        pack = self.pack
        for clitic in ("", *pack.proclitics):
            if not form.startswith(clitic):
                continue
            rest = form[len(clitic) :]
            if clitic:
                yield rest, clitic not in pack.verb_proclitics
            for article in pack.articles:
                if rest.startswith(article) and len(rest) > len(article) + 1:
                    yield rest[len(article) :], True

    def _without_suffix(self, form: str, surface: str) -> tuple[Sense, ...]:
        # ta marbuta folds to the same letter as the suffix «ه»
        if surface.endswith("ة"):
            return ()
        for suffix in self.pack.enclitics:
            body = form.removesuffix(suffix)
            if body != form and len(body) > 2 and body in self.single:
                return self.single[body]
        return ()


@cache
def trigger_forms(code: str) -> TriggerForms:
    """The inflected triggers of the pack of a language."""
    return compile_forms(load_pack(code))


def compile_forms(pack: Pack) -> TriggerForms:
    """Inflect every trigger of a pack by the rules of the pack."""
    rules = _Rules(pack)
    single: dict[str, set[Sense]] = {}
    phrases: dict[str, set[tuple[tuple[str, ...], Sense]]] = {}
    for concept in pack.concepts.values():
        for form, sense in rules.forms(concept):
            single.setdefault(form, set()).add(sense)
    for concept in pack.concepts.values():
        for tokens, sense in rules.phrases(concept, single):
            phrases.setdefault(tokens[0], set()).add((tokens[1:], sense))
    return TriggerForms(
        {form: tuple(sorted(senses)) for form, senses in single.items()},
        {first: tuple(sorted(rest, key=lambda r: (-len(r[0]), r))) for first, rest in phrases.items()},
        pack,
    )


class _Rules:
    """The inflection rules of a pack, ready to apply."""

    def __init__(self, pack: Pack) -> None:
        self.rules = [(rule, re.compile(rule.match)) for rule in pack.inflections]
        self.irregular = pack.irregular
        verbs = (verb.split("/")[0] for concept in pack.concepts.values() for verb in concept.verbs)
        self.bases = {*verbs, *pack.irregular}

    def forms(self, concept: Concept) -> Iterator[tuple[str, Sense]]:
        for verb in concept.verbs:
            for form, tense in self.verb_forms(verb):
                yield form, Sense(concept.name, concept.kind, "verb", tense, verb.split("/")[0])
        for noun in concept.nouns:
            for form, tense in self._inflect("noun", (noun,)):
                yield form, Sense(concept.name, concept.kind, "noun", tense, noun)

    def verb_forms(self, verb: str) -> Iterator[tuple[str, str]]:
        irregular = self.irregular.get(verb)
        for form, tense in self._inflect("verb", verb.split("/")):
            if not (irregular and tense == "past"):
                yield form, tense
        yield from ((form, "past") for form in irregular or ())

    def _inflect(self, of: str, parts: Sequence[str]) -> Iterator[tuple[str, str]]:
        for rule, pattern in self.rules:
            if rule.of != of or rule.part > len(parts):
                continue
            if match := pattern.fullmatch(parts[rule.part - 1]):
                for template in rule.forms:
                    yield template.format(match.group(), *match.groups()), rule.tense

    def phrases(
        self, concept: Concept, single: Mapping[str, Iterable[Sense]]
    ) -> Iterator[tuple[tuple[str, ...], Sense]]:
        """The phrases of a concept as tokens; a base form at their head stands for all forms of that verb."""
        for phrase in concept.phrases:
            tokens = tuple(TOKEN.findall(phrase))
            for head, tense in self._heads(tokens, single):
                yield (head, *tokens[1:]), Sense(concept.name, concept.kind, "phrase", tense, phrase)

    def _heads(self, tokens: tuple[str, ...], single: Mapping[str, Iterable[Sense]]) -> Iterator[tuple[str, str]]:
        if len(tokens) > 1 and tokens[0] in self.bases:
            yield from dict(self.verb_forms(tokens[0])).items()
            return
        tenses = sorted(s.tense for s in single.get(tokens[0], ()) if s.pos == "verb")
        yield tokens[0], tenses[0] if tenses else "none"
